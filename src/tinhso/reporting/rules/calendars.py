"""Reporting windows: which days a period counts, and until which minute its report is in time.

All days and moments are meant in Vietnam. A calendar's cut-offs are those of its rules; each window begins the day
after the one before it ended, so that a change of rules loses no day and counts none twice.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.kernel import clock
from tinhso.kernel.calendar import WorkingCalendar, default_calendar
from tinhso.kernel.dates import Period

LAST_MINUTE = time(23, 59)
A_DAY = timedelta(days=1)

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)

# The months in which a calendar's periods end. What is left of a year after its nine months isn't reported by itself.
_MONTHS = {
    "monthly": tuple(range(1, 13)),
    "quarterly": (3, 6, 9, 12),
    "half_yearly": (6, 12),
    "nine_monthly": (9, 12),
    "yearly": (12,),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """How periods are cut whose cut-off lies from `since` to `until` (None: open). See models.CalendarRule."""

    cut_off_day: int
    due_days: int = 1
    due_time: time | None = None
    moves_to_working_day: bool = False
    since: date | None = None
    until: date | None = None
    recipient: str = ""
    source: str = ""
    verified: bool = False

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that one report counts, the last minute (aware) in which it is in time, and the rule that says so."""

    period: Period
    due_at: datetime
    rule: Cut


def window(rhythm: str, rules: Sequence[Cut], day: date, working: WorkingCalendar | None = None) -> Window | None:
    """The window in which `day` is counted. None: no rule covers it, or it is one that isn't reported (ad hoc
    calendars; the rest of the year of nine-monthly ones). Rules must not overlap; their order doesn't matter."""
    found = _ending_next(rhythm, rules, day, working or default_calendar())
    if found is None or day not in found.period or not _is_reported(rhythm, found.period.last_day):
        return None
    return found


def next_windows(
    rhythm: str, rules: Sequence[Cut], day: date, count: int, working: WorkingCalendar | None = None
) -> list[Window]:
    """Up to `count` windows in order, from the one in which `day` lies."""
    return list(islice(_from(rhythm, rules, day, working or default_calendar()), count))


def windows_cut(
    rhythm: str, rules: Sequence[Cut], first: date, last: date, working: WorkingCalendar | None = None
) -> list[Window]:
    """The windows whose cut-off lies from `first` to `last`, in order."""
    found = _from(rhythm, rules, first, working or default_calendar())
    return list(takewhile(lambda each: each.period.last_day <= last, found))


def is_late(submitted_at: datetime, due_at: datetime) -> bool:
    """Whether a moment lies after the last minute in time: a report due at 17:00 is in time at 17:00:59."""
    return submitted_at >= late_from(due_at)


def late_from(due_at: datetime) -> datetime:
    """The first moment that is late, for comparisons inside a query."""
    return due_at + timedelta(minutes=1)


def window_name(rhythm: str, period: Period) -> str:
    """What people call a window: by the week, month, quarter or year that its cut-off lies in."""
    last = period.last_day
    match rhythm:
        case "weekly":
            year, week, _weekday = last.isocalendar()
            return _("tuần %(week)s/%(year)s") % {"week": week, "year": year}
        case "monthly":
            return _("tháng %(month)s/%(year)s") % {"month": last.month, "year": last.year}
        case "quarterly":
            quarter = ("I", "II", "III", "IV")[(last.month - 1) // 3]
            return _("quý %(quarter)s/%(year)s") % {"quarter": quarter, "year": last.year}
        case "half_yearly" if last.month <= 6:
            return _("6 tháng đầu năm %(year)s") % {"year": last.year}
        case "half_yearly":
            return _("6 tháng cuối năm %(year)s") % {"year": last.year}
        case "nine_monthly":
            return _("9 tháng đầu năm %(year)s") % {"year": last.year}
        case "yearly":
            return _("năm %(year)s") % {"year": last.year}
    return str(period)


def cut_in_words(rhythm: str, rule: Cut) -> str:
    """The rule as a sentence: when is counted, until when is in time, and what becomes of days of rest."""
    if rhythm == "weekly":
        parts = [_("chốt %(weekday)s") % {"weekday": WEEKDAYS[rule.cut_off_day - 1]}]
    elif rule.cut_off_day > 30:
        parts = [_("chốt ngày cuối tháng")]
    else:
        parts = [_("chốt ngày %(day)s") % {"day": f"{rule.cut_off_day:02}"}]
    if rule.due_days == 0:
        parts.append(_("gửi trong ngày chốt"))
    else:
        parts.append(_("gửi trong %(days)s ngày sau đó") % {"days": rule.due_days})
    if rule.due_time is not None:
        parts.append(_("đến %(time)s của ngày cuối") % {"time": f"{rule.due_time:%H:%M}"})
    if rule.moves_to_working_day:
        parts.append(_("trùng ngày nghỉ thì lùi đến ngày làm việc kế tiếp"))
    return "; ".join(parts)


def misplaced_change(rhythm: str, rules: Sequence[Cut]) -> date | None:
    """The first day of a rule that follows another so that a week or month is left with two cut-offs or with none."""
    for rule in rules:
        if rule.since is None or not any(each.holds_on(rule.since - A_DAY) for each in rules):
            continue
        first, last = _stretch_around(rhythm, rule.since)
        firsts = ((_first_cut(rhythm, each.cut_off_day, first), each) for each in rules)
        held = {cut for cut, each in firsts if cut <= last and each.holds_on(cut)}
        if len(held) != 1 and (rhythm == "weekly" or first.month in _MONTHS[rhythm]):
            return rule.since
    return None


def _from(rhythm: str, rules: Sequence[Cut], day: date, working: WorkingCalendar) -> Iterator[Window]:
    """The reported windows from the one in which `day` lies, or the next one where it lies in none."""
    while (found := _ending_next(rhythm, rules, day, working)) is not None:
        if _is_reported(rhythm, found.period.last_day):
            yield found
        day = found.period.last_day + A_DAY


def _ending_next(rhythm: str, rules: Sequence[Cut], day: date, working: WorkingCalendar) -> Window | None:
    if rhythm != "weekly" and rhythm not in _MONTHS:
        return None
    cuts = [(cut, rule) for rule in rules if (cut := _next_cut(rhythm, rule, day)) is not None]
    if not cuts:
        return None
    last, rule = min(cuts, key=lambda each: each[0])
    return Window(Period(_first_day(rhythm, rules, last, rule), last), _due_at(rule, last, working), rule)


def _next_cut(rhythm: str, rule: Cut, day: date) -> date | None:
    cut = _first_cut(rhythm, rule.cut_off_day, max(day, rule.since or day))
    return cut if rule.until is None or cut <= rule.until else None


def _first_day(rhythm: str, rules: Sequence[Cut], last: date, rule: Cut) -> date:
    """The day after the cut-off before `last`. Where no rule held for a while, the duty begins anew: then the window
    is as long as if its own rule had always held, but takes no day that was counted already."""
    earlier = [cut for each in rules if (cut := _cut_before(rhythm, each, last)) is not None]
    usual = _last_cut(rhythm, rule.cut_off_day, last - A_DAY)
    before = max(earlier) if earlier else usual
    if earlier and _is_interrupted(rules, before, last):
        before = max(before, usual)
    return before + A_DAY


def _cut_before(rhythm: str, rule: Cut, day: date) -> date | None:
    """The last cut-off of a rule before a day."""
    cut = _last_cut(rhythm, rule.cut_off_day, min(day - A_DAY, rule.until or day))
    return cut if rule.holds_on(cut) else None


def _is_interrupted(rules: Sequence[Cut], after: date, until: date) -> bool:
    begun = [each.since for each in rules if each.since is not None and after < each.since - A_DAY < until]
    return any(not any(each.holds_on(since - A_DAY) for each in rules) for since in begun)


def _is_reported(rhythm: str, last: date) -> bool:
    return rhythm != "nine_monthly" or last.month == 9


def _due_at(rule: Cut, last: date, working: WorkingCalendar) -> datetime:
    day = last + timedelta(days=rule.due_days)
    if rule.moves_to_working_day and not working.is_working(day):
        day = working.next_working_day(day)
    return datetime.combine(day, rule.due_time or LAST_MINUTE, clock.ZONE)


def _first_cut(rhythm: str, cut_off_day: int, day: date) -> date:
    """The first cut-off on or after a day, were the rule always in force."""
    if rhythm == "weekly":
        return day + timedelta(days=(cut_off_day - day.isoweekday()) % 7)
    month = _month_number(day)
    while not _ends_in(rhythm, month) or _day_of(month, cut_off_day) < day:
        month += 1
    return _day_of(month, cut_off_day)


def _last_cut(rhythm: str, cut_off_day: int, day: date) -> date:
    """The last cut-off on or before a day, were the rule always in force."""
    if rhythm == "weekly":
        return day - timedelta(days=(day.isoweekday() - cut_off_day) % 7)
    month = _month_number(day)
    while not _ends_in(rhythm, month) or _day_of(month, cut_off_day) > day:
        month -= 1
    return _day_of(month, cut_off_day)


def _stretch_around(rhythm: str, day: date) -> tuple[date, date]:
    """The week or month in which a day lies."""
    if rhythm == "weekly":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    return day.replace(day=1), _day_of(_month_number(day), 31)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _ends_in(rhythm: str, month: int) -> bool:
    return month % 12 + 1 in _MONTHS[rhythm]


def _day_of(month: int, day: int) -> date:
    """A day of a month, or its last where it is shorter."""
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day, monthrange(year, index + 1)[1]))
