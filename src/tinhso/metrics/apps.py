from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "tinhso.metrics"
    label = "metrics"
    verbose_name = "metrics"

    def ready(self) -> None:
        from django.core.checks import register as register_check

        from tinhso.foundation.administration.queries.health import register_connection
        from tinhso.foundation.jobs.worker import register_part
        from tinhso.metrics import checks, events, health, rights, roller, stated  # noqa: F401

        register_part("roller", roller.run)
        register_connection(health.agreement)
        register_check(checks.definitions_hold)
        stated.register()
