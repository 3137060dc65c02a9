from django.apps import AppConfig
from procrastinate import App


class JobsConfig(AppConfig):
    name = "tinhso.foundation.jobs"
    label = "jobs"


def configure(app: App) -> None:
    """Called by Procrastinate when Django is ready: find every wing's `jobs.py`."""
    from django.utils.module_loading import autodiscover_modules

    autodiscover_modules("jobs")
