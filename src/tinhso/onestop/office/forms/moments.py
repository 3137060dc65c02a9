"""A moment as an officer types it: the clock on his wall."""

from datetime import datetime
from typing import Any

from django import forms

from tinhso.kernel import clock


class MomentField(forms.DateTimeField):
    """Local date and time in Vietnam; cleaned to an aware moment."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        given = super().to_python(value)
        return given.replace(tzinfo=clock.ZONE) if given else None
