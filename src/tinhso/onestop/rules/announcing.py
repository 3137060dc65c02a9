"""When a procedure has to be decided on and made public, and whether that was on time. Pure.

The limits are dated data with their source (announcing.toml).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.onestop.rules.grounds import Source
from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import holds


class Announcer(StrEnum):
    PROVINCE = "province"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Limit:
    """The decision comes at least `lead_working_days` before the effect, the public update at most
    `update_working_days` after the decision."""

    announcer: Announcer
    lead_working_days: int
    update_working_days: int
    since: date
    source: Source
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """The last days on which a version could be decided on and made public in time, and what became of it.
    `is_waiting`: it isn't public yet."""

    decide_by: date
    update_by: date
    decided_late: bool
    updated_late: bool
    is_waiting: bool
    limit: Limit

    @property
    def is_late(self) -> bool:
        return self.decided_late or self.updated_late


@dataclass(frozen=True, slots=True)
class _Limits:
    limit: tuple[Limit, ...]


@cache
def limits() -> tuple[Limit, ...]:
    """The limits that come with the package."""
    text = files(__package__).joinpath("announcing.toml").read_text(encoding="utf-8")
    return read_as(_Limits, tomllib.loads(text)).limit


def announcement(
    decided_on: date,
    effective_from: date,
    published_on: date | None,
    *,
    today: date,
    calendar: WorkingCalendar,
    announcer: Announcer = Announcer.PROVINCE,
) -> Announcement | None:
    """How a version stands today by the limit of the day of its decision; None where no limit held."""
    limit = next(
        (each for each in limits() if each.announcer is announcer and holds(each.since, each.until, decided_on)), None
    )
    if limit is None:
        return None
    decide_by = calendar.add_working_days(effective_from, -limit.lead_working_days)
    update_by = calendar.add_working_days(decided_on, limit.update_working_days)
    return Announcement(
        decide_by=decide_by,
        update_by=update_by,
        decided_late=decided_on > decide_by,
        updated_late=(published_on or today) > update_by,
        is_waiting=published_on is None,
        limit=limit,
    )
