"""What happens when in the demo's past: acts are put on the agenda in any order and played in the order of time, each
with the clock set back to its moment, so that the journal reads like a history."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

FIRST_HOUR, LAST_HOUR = 7.5, 16.5
APART = timedelta(minutes=7)
YESTERDAY = -1


@dataclass
class Agenda:
    """`today` is the day on which the demo is loaded; all days are given as days from it and lie before it."""

    today: date
    random: Random
    _acts: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)
    _reached: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def put(self, moment: datetime, act: Callable[[], object]) -> None:
        """`act` is called with the clock at `moment`. It may put further acts on the agenda; what they would do in its
        past (a run of holidays brought them forward) they do right after it."""
        heapq.heappush(self._acts, (max(moment, self._reached + APART), next(self._order), act))

    def on(self, day: int, act: Callable[[], object], hour: float | None = None) -> None:
        """Put an act on a day, in office hours; on a day off it happens the working day before."""
        self.put(self._at(self._working(self.today + timedelta(days=day)), hour), act)

    def play(self) -> int:
        """Call everything in order; returns how many acts there were."""
        played = 0
        while self._acts:
            moment, _order, act = heapq.heappop(self._acts)
            self._reached = moment
            with clock.frozen(moment):
                act()
            played += 1
        return played

    def moments(self, first: int, last: int, number: int) -> list[datetime]:
        """So many moments from one day to another in office hours, in order, the last one on the last day."""
        begin, end = (self._working(self.today + timedelta(days=min(day, YESTERDAY))) for day in (first, last))
        span = max((end - begin).days, 0)
        days = [begin + timedelta(days=round(span * (place + 1) / number)) for place in range(number)]
        moments: list[datetime] = []
        for day in days:
            moment = self._at(self._working(day), None)
            moments.append(max(moment, moments[-1] + APART) if moments else moment)
        return moments

    def _at(self, day: date, hour: float | None) -> datetime:
        hour = self.random.uniform(FIRST_HOUR, LAST_HOUR) if hour is None else hour
        return datetime.combine(day, time.min, tzinfo=clock.ZONE).astimezone(UTC) + timedelta(hours=hour)

    def _working(self, day: date) -> date:
        calendar = default_calendar()
        return day if calendar.is_working(day) else calendar.add_working_days(day, -1)
