"""Short announcements on the page after an htmx request."""

from typing import TypeVar

from django.http import HttpResponse
from django.utils.functional import Promise
from django_htmx.http import trigger_client_event

Response = TypeVar("Response", bound=HttpResponse)


def toast(response: Response, text: str | Promise, state: str = "ok") -> Response:
    """Have the page that receives this htmx response announce `text`; `state` is one of the status states."""
    return trigger_client_event(response, "toast", {"text": str(text), "state": state})
