"""Definitions that don't hold together stop the start, not the report."""

from typing import Any

from django.core.checks import CheckMessage, Error

from tinhso.metrics import definitions


def definitions_hold(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [Error(problem, id="metrics.E001") for problem in definitions.check()]
