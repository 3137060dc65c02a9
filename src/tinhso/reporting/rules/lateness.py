"""How late something is, to the minute, and in words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from tinhso.reporting.rules.calendars import is_late

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def late_minutes(at: datetime, due_at: datetime) -> int:
    """Whole minutes after the last one in time; 0 when it is in time."""
    return (at - due_at) // MINUTE if is_late(at, due_at) else 0


def late_words(minutes: int) -> str:
    """The two largest parts: "2 ngày 3 giờ", "1 giờ 5 phút", "1 phút"."""
    days, rest = divmod(minutes, DAY // MINUTE)
    hours, minutes = divmod(rest, HOUR // MINUTE)
    parts = [
        _("%(n)s ngày") % {"n": days} if days else "",
        _("%(n)s giờ") % {"n": hours} if hours else "",
        _("%(n)s phút") % {"n": minutes} if minutes else "",
    ]
    return " ".join([part for part in parts if part][:2])
