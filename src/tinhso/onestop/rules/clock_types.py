"""What goes into the legal clock (events) and what comes out of it (a reading with its derivation).

All moments given must be aware; all that come out are in Vietnam's time, to the minute. Durations are working minutes
unless they say otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from tinhso.kernel.calendar import CalendarDay
from tinhso.onestop.rules.dated import Rule
from tinhso.onestop.rules.procedure import Duration


class EventKind(StrEnum):
    RECEIVED = "received"
    HANDED_OVER = "handed_over"  # the competent body has it
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_GIVEN = "supplement_given"
    PAYMENT_AWAITED = "payment_awaited"
    PAID = "paid"
    LENGTHENED = "lengthened"  # the law gives this case more time (procedure.Extension)
    EXTENDED = "extended"  # the body names a new appointment (hẹn lại)
    APOLOGISED = "apologised"
    FINISHED = "finished"  # Đã xử lý xong
    RESULT_GIVEN = "result_given"  # Đã trả kết quả
    REFUSED = "refused"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


ENDINGS = frozenset(
    {
        EventKind.FINISHED,
        EventKind.RESULT_GIVEN,
        EventKind.REFUSED,
        EventKind.STOPPED,
        EventKind.WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at its true time.

    `competent`, of RECEIVED: whether the body that received it is the one to decide; else HANDED_OVER says when that
    one had it. `due`, of EXTENDED: the new appointment. `by`, of LENGTHENED: so much more.
    Raises ValueError where one of these is missing or senseless, or the time has no zone.
    """

    kind: EventKind
    at: datetime
    competent: bool = True
    due: datetime | None = None
    by: Duration | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or (self.due is not None and self.due.tzinfo is None):
            raise ValueError("a time without a time zone can't be placed on the clock")
        if (self.kind is EventKind.EXTENDED) != (self.due is not None):
            raise ValueError("an extension, and nothing else, names a new appointment")
        if self.due is not None and self.due <= self.at:
            raise ValueError("a new appointment lies in the future")
        if (self.kind is EventKind.LENGTHENED) != (self.by is not None):
            raise ValueError("a longer term, and nothing else, says by how much")


class State(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"  # with a result
    STOPPED = "stopped"  # without


class Promise(StrEnum):
    STATUTORY = "statutory"
    COMMITTED = "committed"
    APPOINTED = "appointed"
    # of petitions
    REFUSE = "refuse"
    ASK = "ask"
    HANDLE = "handle"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Due:
    """One time limit. `at`: its last minute in time; None while the clock stands and it isn't reached.

    `allowed`, `used`, `remaining`, `late_by` are working minutes. Late is what ran past `at`, be it outside working
    hours: then `late_by` is 0.
    """

    promise: Promise
    at: datetime | None
    allowed: int
    used: int
    late: bool

    @property
    def remaining(self) -> int:
        return 0 if self.late else max(0, self.allowed - self.used)

    @property
    def late_by(self) -> int:
        return max(0, self.used - self.allowed) if self.late else 0


class Kept(StrEnum):
    """Which word to the applicant holds; see Reading.kept."""

    PROMISE = "promise"  # the limit that he was told first
    SECOND = "second"  # that one passed, but not the appointment named with an apology before
    NEITHER = "neither"


class WarningKind(StrEnum):
    APOLOGY_DUE = "apology_due"  # at: its last minute; shown from the day it lies on
    APOLOGY_LATE = "apology_late"  # it was sent after that
    SUPPLEMENT_ASKED_BEFORE = "supplement_asked_before"  # as often as one may: one more is against the rule
    SUPPLEMENT_TOO_OFTEN = "supplement_too_often"
    SUPPLEMENT_ASKED_LATE = "supplement_asked_late"  # at: until when it could be asked for
    REAPPOINTMENT_USED = "reappointment_used"
    REAPPOINTMENT_TOO_OFTEN = "reappointment_too_often"
    CALENDAR_UNCERTAIN = "calendar_uncertain"  # days off that no notice confirms yet


@dataclass(frozen=True, slots=True)
class ClockWarning:
    kind: WarningKind
    at: datetime | None = None
    count: int = 0
    rule: Rule | None = None


class StepKind(StrEnum):
    """What a line of the derivation says; the fields of Step it uses stand behind."""

    RECEIVED = "received"  # start
    ELSEWHERE = "elsewhere"  # start, end (None: still there), rule: not yet with the competent body
    LATE = "late"  # start: received; end: counts as handed over; rule
    PAUSED = "paused"  # start, end (None: lasts), minutes of working time, event: what is waited for, rule
    WENT_ON = "went_on"  # start, end, event, rule: waiting that doesn't stop the clock
    RESTARTED = "restarted"  # start: what was asked for came; rule
    LENGTHENED = "lengthened"  # start, length: so much more
    EXTENDED = "extended"  # start, end: the new appointment; count: the how manieth; rule
    APOLOGISED = "apologised"  # start
    ENDED = "ended"  # start, event
    TERM = "term"  # promise, length; start: from when it counts; end: when it ends if nothing stops it; minutes; rule
    REST = "rest"  # start, end: first and last day not counted; count of days; days: the calendar's entries among them
    MADE_UP = "made_up"  # start: a day of weekly rest that was worked; days
    DUE = "due"  # promise, end (None: not known while the clock stands)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the derivation. `rule` carries its source and whether that is verified."""

    kind: StepKind
    start: datetime | None = None
    end: datetime | None = None
    minutes: int = 0
    count: int = 0
    promise: Promise | None = None
    length: Duration | None = None
    event: EventKind | None = None
    days: tuple[CalendarDay, ...] = ()
    rule: Rule | None = None


@dataclass(frozen=True)
class Reading:
    """The clock at a moment.

    `started`: from when the term counts (after a restart: of the last run); None with all three limits while the
    clock hasn't started. `appointed` is what the applicant was last told: the extension if there is one, else the
    committed, else the statutory limit, which extensions leave as they are.
    `apology_by`: last minute for the apology, None where there is none left to send (or no time for it).
    `apologised`: when that was done in the present run.
    `incomplete_by`: last minute to give the dossier back as incomplete; None when the clock isn't running.
    """

    state: State
    started: datetime | None
    ended: datetime | None
    statutory: Due | None
    committed: Due | None
    appointed: Due | None
    supplements: int
    extensions: int
    apology_by: datetime | None
    incomplete_by: datetime | None
    warnings: tuple[ClockWarning, ...]
    apologised: datetime | None
    _story: Callable[[], tuple[Step, ...]] = field(repr=False, compare=False)

    @property
    def kept(self) -> Kept:
        """Which word to the applicant was kept, or can be so far.

        Nghị định 61/2018/NĐ-CP, Điều 19.9 has a body that won't be in time apologise before the limit and name a new
        appointment, once (clock_rules.toml, `apology` and `reappointment`, says for which days that is read). It lets
        the applicant know; it doesn't lengthen the time that the law gives. So only PROMISE is on time in figures, as
        for the index: Bộ chỉ số 766, 2.1 compares the end with the appointment of the receipt (end_time.py; read in
        excerpts, unverified). Screens call SECOND what it is, since the body did what the decree asks of it.
        """
        promised = self.committed or self.statutory
        if promised is None or promised.at is None or not promised.late:
            return Kept.PROMISE
        in_time = self.apologised is not None and self.apologised <= promised.at
        anew = self.appointed is not None and self.extensions > 0 and not self.appointed.late
        return Kept.SECOND if in_time and anew else Kept.NEITHER

    @cached_property
    def derivation(self) -> tuple[Step, ...]:
        """The lines that lead to the limits, in order. Made when asked for: a queue shows none."""
        return self._story()
