"""The one source of the present moment.

Instants are aware and in UTC, the way they are stored; the law counts days in Vietnam's time zone. Domain code
never reads the system clock itself, so that a test or a rehearsal of a period's end can move time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

Source = Callable[[], datetime]

_frozen: ContextVar[datetime | None] = ContextVar("tinhso_frozen_clock", default=None)
_source: Source | None = None


def now() -> datetime:
    """The present instant, aware, in UTC."""
    frozen_at = _frozen.get()
    if frozen_at is not None:
        return frozen_at
    if _source is not None:
        return _in_utc(_source())
    return datetime.now(UTC)  # noqa: TID251 - the one place that may


def today() -> date:
    """The present calendar day in Vietnam, the day the law counts in."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The same instant on a Vietnamese wall clock. Raises ValueError for a moment without a time zone."""
    return _in_utc(moment).astimezone(ZONE)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at an aware moment, for the current thread or task only. May be nested; the innermost holds."""
    token = _frozen.set(_in_utc(at))
    try:
        yield
    finally:
        _frozen.reset(token)


def set_source(source: Source | None) -> None:
    """Let the whole process, all threads, read the time from `source`; None gives the system clock back.

    `frozen` still wins in the thread that uses it. The source must return aware datetimes.
    """
    global _source
    _source = source


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone can't be placed on the clock")
    return moment.astimezone(UTC)
