from django.apps import AppConfig


class MetricsOfficeConfig(AppConfig):
    """An app of its own, so that Django finds the screens' templates in this folder."""

    name = "tinhso.metrics.office"
    label = "metrics_office"

    def ready(self) -> None:
        from tinhso.metrics.office import menu

        menu.register_all()
