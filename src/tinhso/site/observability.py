"""Structured logs without personal numbers, and one id per request that follows it everywhere."""

import logging
import logging.config
import os
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

PERSONAL_NUMBER = re.compile(r"\b\d{9}(?:\d{3})?\b")
REQUEST_ID = re.compile(r"^[\w.-]{8,60}$")


class RequestContextMiddleware:
    """Takes `X-Request-ID` from the proxy or draws one; returns it, and binds it to every log line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.request_id = given if REQUEST_ID.match(given) else uuid4().hex  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.clear_contextvars()
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


def scrub_personal_numbers(logger: Any, name: str, event: dict[str, Any]) -> dict[str, Any]:
    """Mask what looks like a personal identification or identity card number in every value."""
    return {key: PERSONAL_NUMBER.sub("***", value) if isinstance(value, str) else value for key, value in event.items()}


def configure_logging(_settings: dict[str, Any]) -> None:
    """JSON lines on standard error, or readable ones with TINHSO_LOG=console."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        scrub_personal_numbers,
    ]
    console = os.environ.get("TINHSO_LOG") == "console"
    renderer = structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],  # type: ignore[list-item]
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["stderr"], "level": os.environ.get("TINHSO_LOG_LEVEL", "WARNING")},
        }
    )
