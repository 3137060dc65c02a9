from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The shell and the screens that belong to no single wing."""

    name = "tinhso.office"
    label = "office"

    def ready(self) -> None:
        from tinhso.office import finding, menu, today

        menu.register()
        finding.register()
        today.register()
