from django.apps import AppConfig


class DirectivesOfficeConfig(AppConfig):
    """An app of its own, so that Django finds the screens' templates and styles in this folder."""

    name = "tinhso.directives.office"
    label = "directives_office"

    def ready(self) -> None:
        from tinhso.directives.office import menu

        menu.register()
