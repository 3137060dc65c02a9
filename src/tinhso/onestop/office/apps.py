from django.apps import AppConfig


class OnestopOfficeConfig(AppConfig):
    """An app of its own, so that Django finds the screens' templates and styles in this folder."""

    name = "tinhso.onestop.office"
    label = "onestop_office"

    def ready(self) -> None:
        from tinhso.onestop.office import menu

        menu.register_all()
