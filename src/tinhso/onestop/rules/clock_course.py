"""What the events of a dossier do to its clock, one after the other, in minutes (see working_time.py)."""

from dataclasses import dataclass

from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import CaseRules, CutOff, Effect, FirstDay, Start
from tinhso.onestop.rules.clock_types import ENDINGS, Event, EventKind, State
from tinhso.onestop.rules.dated import Rule
from tinhso.onestop.rules.procedure import Duration
from tinhso.onestop.rules.working_time import DAY, WorkingTime, to_minute

_WAITED_FOR = {EventKind.SUPPLEMENT_GIVEN: EventKind.SUPPLEMENT_ASKED, EventKind.PAID: EventKind.PAYMENT_AWAITED}


@dataclass(slots=True)
class Happening:
    """A line of the story as it was lived; clock_story.py writes it out. `until` None: not over yet."""

    event: EventKind
    at: int
    until: int | None = None
    rule: Rule | None = None
    late: bool = False  # a start after the cut-off: counts as handed over at `until`
    stands: bool = False  # waiting that stops the clock
    count: int = 0
    by: Duration | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    at: int
    due: int


class Course:
    """Takes the events in order, then is closed. `start` and what counts from it belong to the last run."""

    def __init__(self, rules: CaseRules, cut_off: CutOff, time: WorkingTime) -> None:
        self.rules, self.cut_off, self.time = rules, cut_off, time
        self.happenings: list[Happening] = []
        self.received = False
        self.begun_at: int | None = None  # the reception that the run began with; `start` if that was late
        self.start: int | None = None
        self.started_late = False
        self.ended: int | None = None
        self.ending: EventKind | None = None
        self.last = 0
        self.supplements = 0
        self.extensions = 0
        self.asked_late: int | None = None
        self.apologised: int | None = None
        self.extension: Extension | None = None
        self.longer: list[Duration] = []
        self.standing: list[tuple[int, int | None]] = []  # when the clock stood, merged
        self._waits: dict[EventKind, Happening] = {}
        self._elsewhere: Happening | None = None

    def take(self, event: Event, at: int) -> None:
        if self.ended is not None:
            return
        kind = event.kind
        if kind in ENDINGS:
            self._end(kind, at)
        elif kind is EventKind.RECEIVED:
            self._receive(event, at)
        elif not self.received:
            return
        elif kind is EventKind.HANDED_OVER:
            self._hand_over(at)
        elif kind in _WAITED_FOR:
            self._come(kind, at)
        else:
            self._happen(event, at)

    def _happen(self, event: Event, at: int) -> None:
        match event.kind:
            case EventKind.SUPPLEMENT_ASKED:
                self._ask(at)
            case EventKind.PAYMENT_AWAITED:
                self._wait(EventKind.PAYMENT_AWAITED, at, self.rules.payment.effect, self.rules.payment)
            case EventKind.LENGTHENED if event.by is not None:
                self.longer.append(event.by)
                self.happenings.append(Happening(event.kind, at, by=event.by))
            case EventKind.EXTENDED if event.due is not None:
                self._extend(at, to_minute(event.due))
            case EventKind.APOLOGISED:
                self.apologised = at if self.apologised is None else self.apologised
                self.happenings.append(Happening(event.kind, at))

    def _receive(self, event: Event, at: int) -> None:
        if self.received:
            return
        self.received = True
        self.happenings.append(Happening(EventKind.RECEIVED, at))
        if event.competent or self.rules.elsewhere.starts is Start.RECEPTION:
            self._begin(at)
        else:
            self._elsewhere = Happening(EventKind.HANDED_OVER, at, rule=self.rules.elsewhere)
            self.happenings.append(self._elsewhere)

    def _hand_over(self, at: int) -> None:
        if self._elsewhere is not None and self.start is None:
            self._elsewhere.until = at
            self._begin(at)

    def _begin(self, at: int) -> None:
        """A new run. What counts as handed over later than it came says so in the last happening's wake."""
        self.begun_at = at
        self.start = self._counts_from(at)
        self.started_late = self.start != at
        self.apologised = self.extension = None
        if self.started_late:
            self.happenings.append(Happening(EventKind.RECEIVED, at, self.start, self.cut_off, late=True))

    def _counts_from(self, at: int) -> int:
        limit = self.cut_off.at
        day, minute = divmod(at, DAY)
        if limit is None or (self.time.is_working(day) and minute <= limit.hour * 60 + limit.minute):
            return at
        return self.time.opening(self.time.working_day(day, 1))

    def _ask(self, at: int) -> None:
        self.supplements += 1
        rule = self.rules.supplement
        if self.incomplete_by is not None and at > self.incomplete_by:
            self.asked_late = self.incomplete_by
        self._wait(EventKind.SUPPLEMENT_ASKED, at, rule.effect, rule)

    def _wait(self, reason: EventKind, at: int, effect: Effect, rule: Rule) -> None:
        if reason in self._waits:
            return
        stands = effect is not Effect.NONE
        if stands and not any(wait.stands for wait in self._waits.values()):
            follows = bool(self.standing) and self.standing[-1][1] == at
            self.standing.append((self.standing.pop()[0] if follows else at, None))
        self._waits[reason] = Happening(reason, at, rule=rule, stands=stands)
        self.happenings.append(self._waits[reason])

    def _come(self, kind: EventKind, at: int) -> None:
        wait = self._waits.pop(_WAITED_FOR[kind], None)
        if wait is None:
            return
        wait.until = at
        if wait.stands and not any(other.stands for other in self._waits.values()):
            self.standing[-1] = (self.standing[-1][0], at)
        restarts = kind is EventKind.SUPPLEMENT_GIVEN and self.rules.supplement.effect is Effect.RESTART
        if restarts and self.start is not None:
            self.happenings.append(Happening(kind, at, rule=wait.rule))
            self._begin(at)

    def _extend(self, at: int, due: int) -> None:
        self.extensions += 1
        self.extension = Extension(at, due)
        rule = self.rules.reappointment
        self.happenings.append(Happening(EventKind.EXTENDED, at, due, rule, count=self.extensions))

    def _end(self, kind: EventKind, at: int) -> None:
        self.ended, self.ending = at, kind
        self.happenings.append(Happening(kind, at))

    def close(self, now: int) -> None:
        """No more events until `now`."""
        self.last = now if self.ended is None else self.ended

    @property
    def state(self) -> State:
        if self.ended is not None:
            done = self.ending in (EventKind.FINISHED, EventKind.RESULT_GIVEN)
            return State.FINISHED if done else State.STOPPED
        if self.start is None:
            return State.NOT_STARTED
        return State.PAUSED if self.is_standing else State.RUNNING

    @property
    def is_standing(self) -> bool:
        return bool(self.standing) and self.standing[-1][1] is None

    @property
    def last_running(self) -> int:
        """The last minute until which the clock ran."""
        if self.standing:
            begins, ends = self.standing[-1]
            if ends is None or ends >= self.last:
                return begins
        return self.last

    @property
    def incomplete_by(self) -> int | None:
        """Last minute to give the dossier back as incomplete."""
        if self.start is None:
            return None
        return self._plain_span(self.start, Duration(self.rules.supplement.within_days, TimeUnit.WORKING_DAYS))[1]

    def span(self, length: Duration) -> tuple[int, int]:
        """From when to when a term runs if nothing stops it, in the last run."""
        assert self.start is not None
        since, until = self._plain_span(self.start, length)
        for more in self.longer:
            until = self._lengthen(until, more)
        return since, until

    def _plain_span(self, start: int, length: Duration) -> tuple[int, int]:
        day = start // DAY
        if length.unit is TimeUnit.WORKING_HOURS:
            return start, self.time.after(start, 60 * length.amount)
        if length.unit is TimeUnit.SAME_DAY:
            open_yet = self.time.is_working(day) and start < self.time.closing(day)
            return start, self.time.closing(day if open_yet else self.time.working_day(day, 1))
        same_day = self.started_late and self.rules.first_day.after_cut_off is FirstDay.SAME
        first = day if same_day else self.time.working_day(day, 1)
        last = first if length.amount == 1 else self.time.working_day(first, length.amount - 1)
        return self.time.opening(first), self.time.closing(last)

    def _lengthen(self, until: int, more: Duration) -> int:
        if more.unit is TimeUnit.WORKING_HOURS:
            return self.time.after(until, 60 * more.amount)
        return self.time.closing(self.time.working_day(until // DAY, more.amount))

    def used(self, since: int, until: int) -> int:
        """Working minutes that ran between the two."""
        stood = sum(
            self.time.worked(max(begins, since), until if ends is None else min(ends, until))
            for begins, ends in self.standing
        )
        return self.time.worked(since, until) - stood
