from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "tinhso.demo"
    label = "demo"

    def ready(self) -> None:
        from tinhso.demo import guide

        guide.register()
