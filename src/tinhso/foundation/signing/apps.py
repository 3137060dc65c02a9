from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "tinhso.foundation.signing"
    label = "signing"

    def ready(self) -> None:
        from tinhso.foundation.signing import events  # noqa: F401
