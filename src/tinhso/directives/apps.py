from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "tinhso.directives"
    label = "directives"
    verbose_name = "directives"

    def ready(self) -> None:
        from tinhso.directives import events, facts, handover, metrics, rights  # noqa: F401

        handover.register()
        metrics.register()
