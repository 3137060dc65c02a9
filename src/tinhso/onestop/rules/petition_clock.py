"""The clock of a petition (phản ánh, kiến nghị): to refuse, to ask for more, to handle, to publish. Pure.

Limits are in working days, the first one the working day after the event they count from, the last until its closing.
Refusing and asking for more are ways out, not duties: when their time is over, they lapse. What is closed unpublished,
with its reason, owes no publication any more. A petition is judged by the rules of the day it was received.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import ClockRules, Effect, Petition
from tinhso.onestop.rules.clock_story import skipped
from tinhso.onestop.rules.clock_types import EventKind, Promise, Step, StepKind
from tinhso.onestop.rules.procedure import Duration
from tinhso.onestop.rules.working_time import DAY, WorkingTime, moment_or_none, to_minute, to_moment


class PetitionKind(StrEnum):
    RECEIVED = "received"
    REFUSED = "refused"
    ASKED = "asked"
    GIVEN = "given"
    HANDLED = "handled"
    PUBLISHED = "published"
    CLOSED = "closed"  # handled, and not to be published


@dataclass(frozen=True, slots=True)
class PetitionEvent:
    """Something that happened to a petition at its true time (aware)."""

    kind: PetitionKind
    at: datetime


class Standing(StrEnum):
    OPEN = "open"
    WAITING = "waiting"  # for the petitioner
    KEPT = "kept"
    LATE = "late"  # done late, or a duty not done when it was due
    LAPSED = "lapsed"  # a way out that wasn't taken


@dataclass(frozen=True, slots=True)
class PetitionLimit:
    """`due`: the last minute in time; None while it waits for the petitioner."""

    promise: Promise
    due: datetime | None
    done: datetime | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class PetitionReading:
    """The limits that count by now, in the order of their days, and what is `due` next (None: nothing left)."""

    limits: tuple[PetitionLimit, ...]
    due: datetime | None
    derivation: tuple[Step, ...]

    def limit(self, promise: Promise) -> PetitionLimit | None:
        """None where it doesn't count for this petition."""
        return next((each for each in self.limits if each.promise is promise), None)

    @property
    def duty(self) -> PetitionLimit | None:
        """What the body still owes: the answer, then its publication; None when nothing is left."""
        found = self.limit(Promise.PUBLISH) or self.limit(Promise.HANDLE)
        return found if found is not None and found.done is None else None

    @property
    def is_late(self) -> bool:
        return any(limit.standing is Standing.LATE for limit in self.limits)


@dataclass(slots=True)
class _Course:
    received: int
    now: int
    refused: int | None = None
    asked: int | None = None  # the first time
    waits: list[tuple[int, int | None]] = field(default_factory=list)
    handled: int | None = None
    published: int | None = None
    is_closed: bool = False

    @property
    def is_waiting(self) -> bool:
        return bool(self.waits) and self.waits[-1][1] is None


def read(
    events: Iterable[PetitionEvent], calendar: WorkingCalendar, rules: ClockRules, now: datetime
) -> PetitionReading:
    """The clock at `now` (aware); events after it haven't happened. Raises ValueError when none says it was received,
    or for days before the first rules."""
    happened = sorted((event for event in events if event.at <= now), key=lambda event: event.at)
    course = _run(happened, to_minute(now))
    rule = rules.on(date.fromordinal(course.received // DAY)).petition
    return _Reader(course, rule, rules.working_time(calendar), calendar).reading()


def _run(happened: list[PetitionEvent], now: int) -> _Course:
    received = next((event for event in happened if event.kind is PetitionKind.RECEIVED), None)
    if received is None:
        raise ValueError("a petition's clock starts with its reception")
    course = _Course(to_minute(received.at), now)
    for event in happened[happened.index(received) + 1 :]:
        _take(course, event.kind, to_minute(event.at))
    return course


def _take(course: _Course, kind: PetitionKind, at: int) -> None:
    """What comes after an ending, or what nobody asked for, changes nothing."""
    if course.handled is not None:
        if course.is_closed or course.published is not None:
            return
        if kind is PetitionKind.PUBLISHED:
            course.published = at
        course.is_closed = kind is PetitionKind.CLOSED
    elif course.refused is None:
        match kind:
            case PetitionKind.REFUSED:
                course.refused = at
            case PetitionKind.HANDLED:
                course.handled = at
            case PetitionKind.ASKED if not course.is_waiting:
                course.asked = at if course.asked is None else course.asked
                course.waits.append((at, None))
            case PetitionKind.GIVEN if course.is_waiting:
                course.waits.append((course.waits.pop()[0], at))


class _Reader:
    def __init__(self, course: _Course, rule: Petition, time: WorkingTime, calendar: WorkingCalendar) -> None:
        self.course, self.rule, self.time, self.calendar = course, rule, time, calendar
        self.stands = rule.effect is not Effect.NONE
        self.terms: list[Step] = []

    def reading(self) -> PetitionReading:
        course, rule = self.course, self.rule
        limits = [
            self._way_out(Promise.REFUSE, rule.refuse_days, course.refused),
            self._way_out(Promise.ASK, rule.ask_days, course.asked),
            self._handling() if course.refused is None else None,
            self._publishing(course.handled) if course.handled is not None and not course.is_closed else None,
        ]
        counting = tuple(limit for limit in limits if limit is not None)
        open_limits = [limit.due for limit in counting if limit.done is None and limit.standing is not Standing.LAPSED]
        due = min((at for at in open_limits if at is not None), default=None)
        return PetitionReading(counting, due, tuple(self._story(counting)))

    def _span(self, since: int, days: int, promise: Promise) -> tuple[int, int]:
        first = self.time.working_day(since // DAY, 1)
        last = first if days == 1 else self.time.working_day(first, days - 1)
        begins, ends = self.time.opening(first), self.time.closing(last)
        self.terms.append(
            Step(
                StepKind.TERM,
                to_moment(begins),
                to_moment(ends),
                minutes=self.time.worked(begins, ends),
                promise=promise,
                length=Duration(days, TimeUnit.WORKING_DAYS),
                rule=self.rule,
            )
        )
        return begins, ends

    def _way_out(self, promise: Promise, days: int, done: int | None) -> PetitionLimit | None:
        """None when the petition went another way."""
        if done is None and (self.course.refused is not None or self.course.handled is not None):
            return None
        due = self._span(self.course.received, days, promise)[1]
        if done is not None:
            standing = Standing.KEPT if done <= due else Standing.LATE
        else:
            standing = Standing.OPEN if self.course.now <= due else Standing.LAPSED
        return PetitionLimit(promise, to_moment(due), moment_or_none(done), standing)

    def _handling(self) -> PetitionLimit:
        course, time = self.course, self.time
        waits = course.waits if self.stands else []
        if self.rule.effect is Effect.RESTART:
            since = max((ends for _, ends in waits if ends is not None), default=course.received)
            waits = [wait for wait in waits if wait[1] is None]
        else:
            since = course.received
        begins, ends = self._span(since, self.rule.handle_days, Promise.HANDLE)
        due: int | None = ends
        for asked, given in waits:
            if due is None or max(asked, begins) >= due:
                break
            due = None if given is None else time.after(due, time.worked(max(asked, begins), given))
        return self._judged(Promise.HANDLE, due, course.handled)

    def _judged(self, promise: Promise, due: int | None, done: int | None) -> PetitionLimit:
        course = self.course
        waiting = promise is Promise.HANDLE and self.stands and course.is_waiting
        ran_until = course.waits[-1][0] if waiting else course.now if done is None else done
        if due is not None and ran_until > due:
            standing = Standing.LATE
        elif done is not None:
            standing = Standing.KEPT
        else:
            standing = Standing.WAITING if waiting else Standing.OPEN
        return PetitionLimit(promise, moment_or_none(due), moment_or_none(done), standing)

    def _publishing(self, handled: int) -> PetitionLimit:
        due = self._span(handled, self.rule.publish_days, Promise.PUBLISH)[1]
        return self._judged(Promise.PUBLISH, due, self.course.published)

    def _story(self, limits: tuple[PetitionLimit, ...]) -> Iterator[Step]:
        course = self.course
        yield Step(StepKind.RECEIVED, to_moment(course.received))
        for asked, given in course.waits:
            yield Step(
                StepKind.PAUSED if self.stands else StepKind.WENT_ON,
                to_moment(asked),
                moment_or_none(given),
                minutes=self.time.worked(asked, course.now if given is None else given) if self.stands else 0,
                event=EventKind.SUPPLEMENT_ASKED,
                rule=self.rule,
            )
            if given is not None and self.rule.effect is Effect.RESTART:
                yield Step(StepKind.RESTARTED, to_moment(given), rule=self.rule)
        for done, event in ((course.refused, EventKind.REFUSED), (course.handled, EventKind.FINISHED)):
            if done is not None:
                yield Step(StepKind.ENDED, to_moment(done), event=event)
        yield from self.terms
        last = max((to_minute(limit.due) for limit in limits if limit.due is not None), default=course.now)
        yield from skipped(course.received, last, self.time, self.calendar)
        for limit in limits:
            yield Step(StepKind.DUE, end=limit.due, promise=limit.promise)
