"""The legal clock as somebody would live it: a walk from minute to minute with a hand on the calendar.

Shares no code with the clock but the calendar's is_working: it counts where the clock computes, and knows no tables.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tinhso.kernel.calendar import WorkingCalendar

MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)

Sessions = list[tuple[time, time]]
Terms = list[tuple[int, int, bool]]  # days, hours, same day


@dataclass(frozen=True)
class SlowRules:
    """What holds from a day on; `cut_off` None: no such rule."""

    since: date
    cut_off: time | None
    late_day_is_first: bool
    competent_body_starts: bool
    supplement: str
    payment: str
    incomplete_days: int
    apology_days: int


@dataclass(frozen=True)
class SlowEvent:
    kind: str
    at: datetime  # naive, in Vietnam, whole minutes
    competent: bool = True
    due: datetime | None = None
    days: int = 0
    hours: int = 0


@dataclass
class Hand:
    """The hand that walks to one limit."""

    begins: datetime
    allowed: int
    used: int = 0
    at: datetime | None = None
    late: bool = False


@dataclass
class Pushed:
    """The appointment of an extension, pushed on minute by minute."""

    due: datetime
    allowed: int
    used: int = 0
    stands_before: bool = False
    late: bool = False


@dataclass
class SlowReading:
    state: str = "not_started"
    started: datetime | None = None
    ended: datetime | None = None
    hands: list[Hand] = field(default_factory=list)
    pushed: Pushed | None = None
    stands: bool = False
    supplements: int = 0
    extensions: int = 0
    incomplete_by: datetime | None = None


class SlowClock:
    def __init__(self, calendar: WorkingCalendar, hours: Callable[[date], Sessions], rules: list[SlowRules]) -> None:
        self.calendar, self.hours, self.rules = calendar, hours, rules
        self.flags: dict[date, list[bool]] = {}

    def works(self, minute: datetime) -> bool:
        """Whether the minute beginning here is worked."""
        day = minute.date()
        if day not in self.flags:
            flags = [False] * 1440
            if self.calendar.is_working(day):
                for opens, closes in self.hours(day):
                    for index in range(opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute):
                        flags[index] = True
            self.flags[day] = flags
        return self.flags[day][minute.hour * 60 + minute.minute]

    def walk(self, since: datetime, work: int) -> datetime:
        while work:
            work -= self.works(since)
            since += MINUTE
        return since

    def between(self, since: datetime, until: datetime) -> int:
        count = 0
        while since < until:
            count += self.works(since)
            since += MINUTE
        return count

    def day_after(self, day: date, count: int) -> date:
        step = A_DAY if count > 0 else -A_DAY
        for _ in range(abs(count)):
            day += step
            while not self.calendar.is_working(day):
                day += step
        return day

    def morning(self, day: date) -> datetime:
        minute = datetime.combine(day, time())
        while not self.works(minute):
            minute += MINUTE
        return minute

    def evening(self, day: date) -> datetime:
        minute = datetime.combine(day, time()) + A_DAY
        while not self.works(minute - MINUTE):
            minute -= MINUTE
        return minute

    def rules_of(self, day: date) -> SlowRules:
        found = None
        for rule in self.rules:
            if rule.since <= day and (found is None or rule.since > found.since):
                found = rule
        assert found is not None
        return found

    def counts_from(self, at: datetime, cut_off: time | None) -> datetime:
        if cut_off is None or (self.calendar.is_working(at.date()) and at.time() <= cut_off):
            return at
        return self.morning(self.day_after(at.date(), 1))

    def term(self, at: datetime, rule: SlowRules, days: int, hours: int, same_day: bool) -> tuple[datetime, datetime]:
        start = self.counts_from(at, rule.cut_off)
        if same_day:
            minute = start
            while not self.works(minute):
                minute += MINUTE
            return start, self.evening(minute.date())
        if hours:
            return start, self.walk(start, 60 * hours)
        first = start.date() if start != at and rule.late_day_is_first else self.day_after(start.date(), 1)
        last = first
        for _ in range(days - 1):
            last = self.day_after(last, 1)
        return self.morning(first), self.evening(last)

    def read(self, terms: Terms, events: list[SlowEvent], now: datetime) -> SlowReading:
        """The promised term comes last."""
        events = sorted((event for event in events if event.at <= now), key=lambda event: event.at)
        reading = SlowReading()
        if not events:
            return reading
        return _Walk(self, terms, events, now, reading).go()


class _Walk:
    def __init__(
        self,
        clock: SlowClock,
        terms: list[tuple[int, int, bool]],
        events: list[SlowEvent],
        now: datetime,
        out: SlowReading,
    ) -> None:
        self.clock, self.terms, self.events, self.now, self.out = clock, terms, events, now, out
        self.rule = clock.rules_of(events[0].at.date())
        self.received = self.elsewhere = False
        self.resumed_at: datetime | None = None
        self.waits: dict[str, bool] = {}  # what is waited for -> whether that stops the clock
        self.longer = self._longer()

    def _longer(self) -> list[SlowEvent]:
        """More time counts for the whole case, whenever it was given while the case lived."""
        found, lives = [], False
        for event in self.events:
            lives = lives or event.kind == "received"
            if event.kind in ENDS:
                break
            if event.kind == "lengthened" and lives:
                found.append(event)
        return found

    def go(self) -> SlowReading:
        minute = self.events[0].at
        left = list(self.events)
        while True:
            while left and left[0].at == minute and self.out.ended is None:
                self.happen(left.pop(0))
            if minute >= self.now or self.out.ended is not None:
                break
            self.tick(minute)
            minute += MINUTE
        self.out.stands = any(self.waits.values())
        if self.out.state not in ("finished", "stopped") and self.out.started is not None:
            self.out.state = "paused" if self.out.stands else "running"
        if not self.out.stands:
            self.look_ahead(minute)
        return self.out

    def tick(self, minute: datetime) -> None:
        stands, works = any(self.waits.values()), self.clock.works(minute)
        for hand in self.out.hands:
            if stands:
                continue
            hand.late = hand.late or hand.at is not None
            if works and minute >= hand.begins:
                hand.used += 1
                if hand.used == hand.allowed:
                    hand.at = minute + MINUTE
        pushed = self.out.pushed
        if pushed is None:
            return
        if stands and pushed.stands_before and works:
            pushed.due = self.clock.walk(pushed.due, 1)
        if not stands:
            pushed.late = pushed.late or minute >= pushed.due
            if works and minute >= self.out.hands[-1].begins:
                pushed.used += 1

    def look_ahead(self, minute: datetime) -> None:
        """Where the limits lie if nothing stops the clock from now on."""
        for hand in self.out.hands:
            if hand.at is None:
                hand.at = self.clock.walk(max(minute, hand.begins), hand.allowed - hand.used)

    def happen(self, event: SlowEvent) -> None:
        if event.kind in ENDS:
            self.out.ended = event.at
            self.out.state = "finished" if event.kind in ("finished", "result_given") else "stopped"
        elif event.kind == "received":
            if not self.received:
                self.received = True
                self.elsewhere = not event.competent and self.rule.competent_body_starts
                if not self.elsewhere:
                    self.begin(event.at)
        elif self.received:
            getattr(self, event.kind)(event)

    def handed_over(self, event: SlowEvent) -> None:
        if self.elsewhere:
            self.elsewhere = False
            self.begin(event.at)

    def begin(self, at: datetime) -> None:
        clock, rule = self.clock, self.rule
        self.out.started = clock.counts_from(at, rule.cut_off)
        self.out.incomplete_by = clock.term(at, rule, rule.incomplete_days, 0, False)[1]
        self.out.pushed = None
        self.out.hands = []
        for days, hours, same_day in self.terms:
            begins, ends = clock.term(at, rule, days, hours, same_day)
            for more in self.longer:
                if more.days:
                    ends = clock.evening(clock.day_after(ends.date(), more.days))
                else:
                    ends = clock.walk(ends, 60 * more.hours)
            self.out.hands.append(Hand(begins, clock.between(begins, ends)))

    def supplement_asked(self, event: SlowEvent) -> None:
        self.out.supplements += 1
        self.wait("supplement", self.rule.supplement != "none", event.at)

    def payment_awaited(self, event: SlowEvent) -> None:
        self.wait("payment", self.rule.payment != "none", event.at)

    def wait(self, what: str, stops: bool, at: datetime) -> None:
        if what in self.waits:
            return
        if stops and not any(self.waits.values()) and self.out.pushed is not None and self.resumed_at != at:
            self.out.pushed.stands_before = at < self.out.pushed.due
        self.waits[what] = stops

    def supplement_given(self, event: SlowEvent) -> None:
        if self.come("supplement", event.at) and self.rule.supplement == "restart" and self.out.started is not None:
            self.begin(event.at)

    def paid(self, event: SlowEvent) -> None:
        self.come("payment", event.at)

    def come(self, what: str, at: datetime) -> bool:
        if self.waits.pop(what, None) is None:
            return False
        if not any(self.waits.values()):
            self.resumed_at = at
        return True

    def lengthened(self, event: SlowEvent) -> None:
        pass  # known from the outset

    def apologised(self, event: SlowEvent) -> None:
        pass

    def extended(self, event: SlowEvent) -> None:
        self.out.extensions += 1
        assert event.due is not None
        if self.out.hands:
            used = self.out.hands[-1].used
            allowed = used + self.clock.between(event.at, event.due)
            stands = any(self.waits.values())
            self.out.pushed = Pushed(event.due, allowed, used, stands and event.at < event.due)


ENDS = {"finished", "result_given", "refused", "stopped", "withdrawn"}
