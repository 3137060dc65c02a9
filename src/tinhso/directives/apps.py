from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "tinhso.directives"
    label = "directives"
    verbose_name = "directives"

    def ready(self) -> None:
        from tinhso.directives import facts, rights  # noqa: F401
