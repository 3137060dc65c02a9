"""When a dossier counts as ended, and whether on time, for the service quality index (component 2.1).

This is the index's own way to judge, beside the clock: it takes the appointment that the applicant was given at
reception, gives the applicant's time back, and calls late whatever was asked for more than once. The profile is
dated data (clock_rules.toml, `end_time`); a period is judged by the profile of its last day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.kernel.clock import local
from tinhso.onestop.rules.clock import read
from tinhso.onestop.rules.clock_rules import ClockRules, EndTime
from tinhso.onestop.rules.clock_types import Event, EventKind
from tinhso.onestop.rules.procedure import Term
from tinhso.onestop.rules.working_time import WorkingTime, to_minute, to_moment


@dataclass(frozen=True, slots=True)
class Ended:
    """`at`: the end that counts, `by` the kind of event that makes it (None: not ended, the period's last moment).

    `limit`: what it was compared with, the applicant's `supplement_minutes` of working time given back; None for a
    dossier refused before it was received, which has none.
    """

    at: datetime
    by: EventKind | None
    limit: datetime | None
    supplement_minutes: int
    supplements: int
    on_time: bool
    profile: EndTime


def ended(
    term: Term,
    events: Iterable[Event],
    appointed: datetime | None,
    period_end: datetime,
    calendar: WorkingCalendar,
    rules: ClockRules,
) -> Ended | None:
    """How the period that ends with this moment judges the dossier; None when it counts in no way by then.

    `appointed`: the appointment of the receipt; None: the statutory time from reception takes its place.
    Events after the period haven't happened.
    """
    known = sorted((event for event in events if event.at <= period_end), key=lambda event: event.at)
    received = next((event.at for event in known if event.kind is EventKind.RECEIVED), None)
    profile = rules.on(local(period_end).date()).end_time
    end = _end(known, received is not None, profile)
    if end is None and received is None:
        return None
    time = rules.working_time(calendar)
    asked = sum(event.kind is EventKind.SUPPLEMENT_ASKED for event in known)
    waited = _waited(known, end, time) if profile.supplement_time_subtracted else 0
    limit = appointed
    if limit is None and received is not None:
        first = read(term, [Event(EventKind.RECEIVED, received)], calendar, rules, received)
        limit = first.statutory.at if first.statutory else None
    if limit is not None:
        limit = to_moment(time.after(to_minute(limit), waited))
    at = end.at if end else period_end
    punctual = limit is None or to_minute(at) <= to_minute(limit)
    on_time = punctual and asked <= profile.supplements_allowed
    return Ended(at, end.kind if end else None, limit, waited, asked, on_time, profile)


def _end(known: list[Event], received: bool, profile: EndTime) -> Event | None:
    for kind in profile.order:
        found = next((event for event in known if event.kind == kind), None)
        if found is not None and (received or found.kind is not EventKind.WITHDRAWN):
            return found
    asked = [event for event in known if event.kind is EventKind.SUPPLEMENT_ASKED]
    given = any(event.kind is EventKind.SUPPLEMENT_GIVEN and event.at >= asked[-1].at for event in known if asked)
    return asked[0] if len(asked) == 1 and not given else None


def _waited(known: list[Event], end: Event | None, time: WorkingTime) -> int:
    """Working minutes between a request and what was given for it, up to the end."""
    total, since = 0, None
    for event in known:
        if end is not None and event.at > end.at:
            break
        if event.kind is EventKind.SUPPLEMENT_ASKED and since is None:
            since = to_minute(event.at)
        elif event.kind is EventKind.SUPPLEMENT_GIVEN and since is not None:
            total, since = total + time.worked(since, to_minute(event.at)), None
    return total
