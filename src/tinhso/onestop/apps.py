from django.apps import AppConfig


class OnestopConfig(AppConfig):
    name = "tinhso.onestop"
    label = "onestop"
    verbose_name = "onestop"

    def ready(self) -> None:
        from tinhso.onestop import events, handover, metrics, rights  # noqa: F401

        handover.register()
        metrics.register()
