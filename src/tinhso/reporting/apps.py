from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tinhso.reporting"
    label = "reporting"
    verbose_name = "reporting"

    def ready(self) -> None:
        from tinhso.metrics.bearers import register_bearer
        from tinhso.reporting import events, jobs, rights  # noqa: F401
        from tinhso.reporting.queries.borne import bears
        from tinhso.reporting.seed.forms import register_form_metrics

        register_form_metrics()
        register_bearer("reporting.report", bears)
