"""Audit event types are classes: a code, a label, how long they are kept, what may be erased, and a message."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.kernel.dates import format_date

_STORED_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEARS = 365
DEFAULT_RETENTION_DAYS = 10 * YEARS

_events: dict[str, type["AuditEvent"]] = {}


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """Base of all event types. Fields of the subclass become the entry's data.

    `personal` names the fields that hold personal data and are masked for readers without the right;
    a retention of None means "for ever". `message` is formatted with the data, so that the audit screen
    reads as a sentence after "who, when".
    """

    code: ClassVar[str] = ""
    label: ClassVar[Promise | str] = ""
    message: ClassVar[Promise | str] = ""
    retention_days: ClassVar[int | None] = DEFAULT_RETENTION_DAYS
    personal: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.code:
            return
        if cls.code in _events and _events[cls.code].__qualname__ != cls.__qualname__:
            raise ValueError(f"audit event {cls.code} is declared twice")
        _events[cls.code] = cls

    def data(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Denied(AuditEvent):
    code = "access.denied"
    label = _("Từ chối truy cập")
    message = _("bị từ chối: %(reason)s")
    retention_days = 2 * YEARS
    action: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class PersonalDataRead(AuditEvent):
    code = "access.personal_data_read"
    label = _("Xem dữ liệu cá nhân")
    message = _("xem dữ liệu cá nhân: %(what)s")
    what: str


@dataclass(frozen=True, kw_only=True)
class Exported(AuditEvent):
    code = "access.exported"
    label = _("Kết xuất dữ liệu")
    message = _("kết xuất %(rows)s dòng: %(what)s")
    what: str
    rows: int


def event_types() -> list[type[AuditEvent]]:
    return sorted(_events.values(), key=lambda each: each.code)


def describe(code: str, data: dict[str, Any]) -> tuple[str, str]:
    """Label and sentence of a stored entry; an event type that no longer exists is shown by its code."""
    kind = _events.get(code)
    if kind is None:
        return code, ""
    try:
        values = {name: _written(value) for name, value in data.items()}
        return str(kind.label), str(kind.message) % values
    except (KeyError, TypeError, ValueError):
        return str(kind.label), ""


def _written(value: Any) -> Any:
    """Days are stored as ISO text and read as offices write them; nothing reads as a dash."""
    if isinstance(value, str) and _STORED_DAY.fullmatch(value):
        return format_date(date.fromisoformat(value))
    return "–" if value is None else value
