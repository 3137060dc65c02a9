from django.apps import AppConfig


class ReportingOfficeConfig(AppConfig):
    """An app of its own, so that Django finds the screens' templates and styles in this folder."""

    name = "tinhso.reporting.office"
    label = "reporting_office"

    def ready(self) -> None:
        from tinhso.reporting.office import menu

        menu.register_all()
