from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "tinhso.foundation.administration"
    label = "administration"

    def ready(self) -> None:
        from tinhso.foundation.administration import events, rights, unit_events  # noqa: F401
        from tinhso.foundation.administration.queries.certificates import certificates_line
        from tinhso.foundation.administration.queries.health import register_connection

        register_connection(certificates_line)
