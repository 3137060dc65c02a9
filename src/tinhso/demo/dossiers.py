"""Invented dossiers of the five essential services, seeded, whose counts are those that real reports state.

Window 08/7/2025-07/8/2025 as in 119/BC-STP, the year 2025 as in 461/BC-STP (its parts). All days of the year's
dossiers lie from 01/01 to 07/12/2025, so that the calendar year, the year of Project 06's reports (08/12-07/12) and
that of Nghị định 09/2019/NĐ-CP (15/12-14/12) hold the same. Which commune and day a dossier belongs to is invented,
and so are the communes' codes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.kernel.dates import Period
from tinhso.kernel.identifiers import OrganizationCode, build_dossier_code
from tinhso.onestop.models import Channel, Service
from tinhso.onestop.verbs import Received

SEED = 461
AUGUST = Period(date(2025, 7, 8), date(2025, 8, 7))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 7))
FIRST_COMMUNE_CODE = 101
WEEKEND_SHARE, WARD_SHARE = 0.25, 2.5
SATURDAY = 5

Counts = Mapping[Service, tuple[int, int]]
"""Online and all, by service."""

IN_AUGUST: Counts = {
    Service.BIRTH: (1_802, 2_463),
    Service.DEATH: (543, 668),
    Service.MARRIAGE: (606, 1_001),
    Service.LINKED_BIRTH: (1_671, 1_671),
    Service.LINKED_DEATH: (461, 461),
}
IN_THE_YEAR: Counts = {
    Service.BIRTH: (29_502, 33_360),
    Service.DEATH: (6_812, 7_740),
    Service.MARRIAGE: (11_420, 12_894),
    Service.LINKED_BIRTH: (26_638, 26_638),
    Service.LINKED_DEATH: (6_218, 6_218),
}

DEPARTMENT_CODE = "H60.31"


def august_2025(communes: Sequence[Unit]) -> list[Received]:
    """The dossiers of the August window: 5.083 of 6.264 online."""
    random = Random(SEED)  # noqa: S311 - invented dossiers
    return _coded(_drawn(IN_AUGUST, _days(AUGUST), communes, random))


def year_2025(communes: Sequence[Unit]) -> list[Received]:
    """The dossiers of the year, those of the August window among them: 80.590 of 86.850 online."""
    random = Random(SEED)  # noqa: S311 - invented dossiers
    august = list(_drawn(IN_AUGUST, _days(AUGUST), communes, random))
    rest = {
        service: (online - IN_AUGUST[service][0], received - IN_AUGUST[service][1])
        for service, (online, received) in IN_THE_YEAR.items()
    }
    other_days = [day for day in _days(YEAR) if day not in AUGUST]
    return _coded([*august, *_drawn(rest, other_days, communes, random)])


def of_window(window: Period, communes: Sequence[Unit], until: date, share: float = 0.4) -> list[Received]:
    """A window of other years: about `share` of August 2025's dossiers, drawn anew, those after `until` left out."""
    random = Random(f"{SEED} {window}")  # noqa: S311 - invented dossiers
    counts = {
        service: (_part(online, share, random), round(received * share * 1.06))
        for service, (online, received) in IN_AUGUST.items()
    }
    linked = (Service.LINKED_BIRTH, Service.LINKED_DEATH)  # handed in online and in no other way
    counts |= {service: (counts[service][1], counts[service][1]) for service in linked}
    drawn = _drawn(counts, _days(window), communes, random)
    return _coded(each for each in drawn if each[0] <= until)


def code_of(unit: Unit, communes: Sequence[Unit]) -> str:
    """The invented identifier code of a commune, or of the department that the demo shows."""
    at = next((place for place, each in enumerate(communes) if each.pk == unit.pk), None)
    return DEPARTMENT_CODE if at is None else _commune_code(at)


def _commune_code(at: int) -> str:
    """By the commune's place in the order of the codes of the list of administrative units."""
    return f"H60.{FIRST_COMMUNE_CODE + at}"


def by_month(rows: Sequence[Received]) -> dict[str, list[Received]]:
    """One batch for each month, by a name that says which."""
    batches: dict[str, list[Received]] = {}
    for row in rows:
        batches.setdefault(f"mot-cua-{row.received_on:%Y-%m}", []).append(row)
    return batches


def _drawn(
    counts: Counts, days: Sequence[date], communes: Sequence[Unit], random: Random
) -> Iterator[tuple[date, int, int, str, str]]:
    """Day, place of the commune in order, its id, service, channel."""
    places = sorted(communes, key=lambda unit: unit.code)
    day_weights = [WEEKEND_SHARE if day.weekday() >= SATURDAY else 1.0 for day in days]
    size = [random.uniform(0.5, 1.5) * (WARD_SHARE if unit.kind == UnitKind.WARD else 1.0) for unit in places]
    for service, (online, received) in counts.items():
        for channel, number in ((Channel.ONLINE, online), (Channel.DIRECT, received - online)):
            chosen_days = random.choices(days, day_weights, k=number)
            chosen = random.choices(range(len(places)), size, k=number)
            for day, at in zip(chosen_days, chosen, strict=True):
                yield day, at, places[at].pk, service.value, channel.value


def _coded(
    drawn: Iterator[tuple[date, int, int, str, str]] | Sequence[tuple[date, int, int, str, str]],
) -> list[Received]:
    """In the order of days, each with its code: the sequence restarts every day and body."""
    last: Counter[tuple[date, int]] = Counter()
    bodies: dict[int, OrganizationCode] = {}
    rows = []
    for day, at, unit_id, service, channel in sorted(drawn):
        last[day, at] += 1
        body = bodies.get(at) or bodies.setdefault(at, OrganizationCode(_commune_code(at)))
        code = build_dossier_code(body, day, last[day, at]).text
        rows.append(Received(code, service, channel, unit_id, day))
    return rows


def _part(number: int, share: float, random: Random) -> int:
    return round(number * share * random.uniform(1.0, 1.05))


def _days(period: Period) -> list[date]:
    length = (period.last_day - period.first_day).days + 1
    return [period.first_day + timedelta(days=each) for each in range(length)]
