from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "tinhso.metrics"
    label = "metrics"
    verbose_name = "metrics"

    def ready(self) -> None:
        from tinhso.foundation.jobs.worker import register_part
        from tinhso.metrics import roller

        register_part("roller", roller.run)
