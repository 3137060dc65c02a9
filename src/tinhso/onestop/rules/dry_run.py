"""A procedure tried out on an imagined dossier whose days are given, not waited for. Pure.

A history of actions goes through the version's process and the legal clock; the trace says after each action where the
dossier is, what the clock shows and what was against the rules. The trace is plain enough to be kept: run again on a
later version, it shows what that changes for a dossier like this one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.kernel.clock import local
from tinhso.onestop.rules import clock
from tinhso.onestop.rules.asked import asked
from tinhso.onestop.rules.choices import Ending
from tinhso.onestop.rules.clock_rules import ClockRules
from tinhso.onestop.rules.clock_types import Event, EventKind, State
from tinhso.onestop.rules.fees import due
from tinhso.onestop.rules.procedure import Content, Extension
from tinhso.onestop.rules.process import longest
from tinhso.onestop.rules.working_time import to_minute, to_moment

MOST_ACTIONS = 100
AN_HOUR = 60


class Do(StrEnum):
    """What can be done. Besides steps these are the events of the clock that a person causes."""

    RECEIVE = "receive"
    HAND_OVER = "hand_over"
    STEP = "step"
    ASK_SUPPLEMENT = "ask_supplement"
    GIVE_SUPPLEMENT = "give_supplement"
    ASK_PAYMENT = "ask_payment"
    PAY = "pay"
    LENGTHEN = "lengthen"
    APOLOGISE = "apologise"
    EXTEND = "extend"
    STOP = "stop"
    WITHDRAW = "withdraw"


EVENTS = {
    Do.HAND_OVER: EventKind.HANDED_OVER,
    Do.ASK_SUPPLEMENT: EventKind.SUPPLEMENT_ASKED,
    Do.GIVE_SUPPLEMENT: EventKind.SUPPLEMENT_GIVEN,
    Do.ASK_PAYMENT: EventKind.PAYMENT_AWAITED,
    Do.PAY: EventKind.PAID,
    Do.APOLOGISE: EventKind.APOLOGISED,
    Do.STOP: EventKind.STOPPED,
    Do.WITHDRAW: EventKind.WITHDRAWN,
}
ENDINGS = {
    Ending.RESULT: EventKind.FINISHED,
    Ending.REFUSED: EventKind.REFUSED,
    Ending.STOPPED: EventKind.STOPPED,
}
OVER = (State.FINISHED, State.STOPPED)


class Fault(StrEnum):
    """Why an action couldn't be done; it is then left out of the process and the clock."""

    NOT_RECEIVED = "not_received"
    RECEIVED_TWICE = "received_twice"
    OVER = "over"
    OTHER_STEP = "other_step"
    NO_SUCH_OUTCOME = "no_such_outcome"
    NO_SUCH_EXTENSION = "no_such_extension"
    NO_APPOINTMENT = "no_appointment"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody does at a moment. `step` and `outcome`, of STEP: which step is done and what it came to;
    `extension`, of LENGTHEN: code of the term's extension; `until`, of EXTEND: the new appointment. Of RECEIVE: whether
    by the competent body, online, and which sources of data failed."""

    at: datetime
    do: Do
    step: str = ""
    outcome: str = ""
    extension: str = ""
    until: datetime | None = None
    competent: bool = True
    online: bool = False
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one action: the step the dossier is at ("" for none), the clock's state and the appointment, what
    the clock warns of. `asked` and `fee` are told once, when the dossier is received."""

    at: datetime
    do: Do
    step: str
    state: State
    due: datetime | None = None
    late: bool = False
    warnings: tuple[str, ...] = ()
    fault: Fault | None = None
    asked: tuple[str, ...] = ()
    fee: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Line `place` (from 1) has another `field` than before; None for a line that isn't there."""

    place: int
    field: str
    old: object
    new: object


def run(content: Content, history: Iterable[Action], calendar: WorkingCalendar, rules: ClockRules) -> tuple[Line, ...]:
    """The trace of the history, a line for each action in the order of time. Raises ValueError for days before the
    first rules of the clock."""
    tried = _Tried(content, calendar, rules)
    return tuple(tried.do(action) for action in sorted(history, key=lambda each: each.at))


def differences(old: Sequence[Line], new: Sequence[Line]) -> tuple[Difference, ...]:
    """What another version makes of the same history."""
    return tuple(
        Difference(place, each.name, was, now)
        for place, (before, after) in enumerate(zip(old, new, strict=False), 1)
        for each in fields(Line)
        if (was := getattr(before, each.name)) != (now := getattr(after, each.name))
    )


def usual_history(
    content: Content, start: datetime, calendar: WorkingCalendar, rules: ClockRules
) -> tuple[Action, ...]:
    """A dossier that goes the longest way, each step done after its hours: something to begin a trial with."""
    return tuple(_usual(content, start, calendar, rules))


def _usual(content: Content, start: datetime, calendar: WorkingCalendar, rules: ClockRules) -> Iterator[Action]:
    yield Action(start, Do.RECEIVE)
    way, time, minute = longest(content.steps), rules.working_time(calendar), to_minute(start)
    for place, step in enumerate(way, 1):
        after = way[place] if place < len(way) else None
        minute = time.after(minute, int(step.hours * AN_HOUR))
        outcome = next(
            (each for each in step.outcomes if (each.next == after.code if after else each.ends is Ending.RESULT)),
            step.outcomes[0],
        )
        yield Action(to_moment(minute), Do.STEP, step=step.code, outcome=outcome.code)


class _Tried:
    """The imagined dossier on its way."""

    def __init__(self, content: Content, calendar: WorkingCalendar, rules: ClockRules) -> None:
        self.content, self.calendar, self.rules = content, calendar, rules
        self.events: list[Event] = []
        self.step = ""

    def do(self, action: Action) -> Line:
        fault = self._fault(action)
        if fault is None:
            self._take(action)
        reading = clock.read(self.content.term, self.events, self.calendar, self.rules, action.at)
        received = action.do is Do.RECEIVE and fault is None
        return Line(
            at=action.at,
            do=action.do,
            step=self.step,
            state=reading.state,
            due=reading.appointed.at if reading.appointed else None,
            late=bool(reading.appointed and reading.appointed.late),
            warnings=tuple(each.kind.value for each in reading.warnings),
            fault=fault,
            asked=self._asked(action) if received else (),
            fee=self._fee(action) if received else None,
        )

    def _fault(self, action: Action) -> Fault | None:
        if action.do is Do.RECEIVE:
            return Fault.RECEIVED_TWICE if self.events else None
        if not self.events:
            return Fault.NOT_RECEIVED
        state = clock.read(self.content.term, self.events, self.calendar, self.rules, action.at).state
        if state in OVER:
            return Fault.OVER
        if action.do is Do.STEP:
            return Fault.WAITING if state is State.PAUSED else self._step_fault(action)
        if action.do is Do.LENGTHEN and self._extension(action) is None:
            return Fault.NO_SUCH_EXTENSION
        if action.do is Do.EXTEND and (action.until is None or action.until <= action.at):
            return Fault.NO_APPOINTMENT
        return None

    def _step_fault(self, action: Action) -> Fault | None:
        step = self.content.step(self.step)
        if step is None or step.code != action.step:
            return Fault.OTHER_STEP
        return None if any(each.code == action.outcome for each in step.outcomes) else Fault.NO_SUCH_OUTCOME

    def _take(self, action: Action) -> None:
        if action.do is Do.STEP:
            self._go_on(action)
        elif action.do is Do.RECEIVE:
            self.step = self.content.steps[0].code if self.content.steps else ""
            self.events.append(Event(EventKind.RECEIVED, action.at, competent=action.competent))
        elif action.do is Do.EXTEND:
            self.events.append(Event(EventKind.EXTENDED, action.at, due=action.until))
        elif action.do is Do.LENGTHEN:
            extension = self._extension(action)
            assert extension is not None
            self.events.append(Event(EventKind.LENGTHENED, action.at, by=extension.by))
        else:
            self.events.append(Event(EVENTS[action.do], action.at))
            if action.do in (Do.STOP, Do.WITHDRAW):
                self.step = ""

    def _go_on(self, action: Action) -> None:
        step = self.content.step(self.step)
        assert step is not None
        outcome = next(each for each in step.outcomes if each.code == action.outcome)
        self.step = outcome.next
        if outcome.ends is not None:
            self.events.append(Event(ENDINGS[outcome.ends], action.at))

    def _extension(self, action: Action) -> Extension | None:
        return next((each for each in self.content.term.extensions if each.code == action.extension), None)

    def _asked(self, action: Action) -> tuple[str, ...]:
        failed = dict.fromkeys(action.failed, "")
        return tuple(
            each.component.code for each in asked(self.content, local(action.at).date(), failed=failed) if each.is_asked
        )

    def _fee(self, action: Action) -> int:
        day = local(action.at).date()
        return sum(each.amount for each in due(self.content, day, areas=(), online=action.online))
