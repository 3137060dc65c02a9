"""The steps of the control slip, from what happened to a dossier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.rules.printed.values import SlipStep
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.rules.working_time import WorkingTime, to_minute, to_moment

AN_HOUR = 60
MOVED, PASSED, ASSIGNED = "moved", "passed", "assigned"
WAITS = {EventKind.SUPPLEMENT_ASKED: "chờ bổ sung", EventKind.PAYMENT_AWAITED: "chờ nộp phí, lệ phí"}
CAME = (EventKind.SUPPLEMENT_GIVEN, EventKind.PAID)
ENDS = {
    EventKind.FINISHED: "xử lý xong",
    EventKind.REFUSED: "từ chối",
    EventKind.STOPPED: "dừng giải quyết",
    EventKind.WITHDRAWN: "người nộp rút hồ sơ",
}
RETURNING = "Trả kết quả"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it is stored: `kind` of the clock's or of the dossier's moves, who did it, and what was told."""

    kind: str
    at: datetime
    actor: str
    data: Mapping[str, Any]


def hand_overs(
    says: Content, giver: str, events: Iterable[Happened], time: WorkingTime, *, taker: str
) -> tuple[SlipStep, ...]:
    """One line for each hand-over, the first from the applicant (`giver`) to the officer or counter (`taker`).

    The hours of a step are working hours from when it was handed over; while the applicant is waited for they stand.
    """
    walk = _Walk(says, time)
    for each in events:
        if each.kind == EventKind.RECEIVED:
            walk.begin(says.steps[0].name, says.steps[0].hours, giver, taker, each.at)
        elif walk.steps:
            walk.go(each)
    return tuple(walk.steps)


class _Walk:
    def __init__(self, says: Content, time: WorkingTime) -> None:
        self.says, self.time = says, time
        self.steps: list[SlipStep] = []
        self.hours = 0.0
        self.waited_since: datetime | None = None

    def begin(self, name: str, hours: float, giver: str, taker: str, at: datetime) -> None:
        self.hours = hours
        due = to_moment(self.time.after(to_minute(at), round(hours * AN_HOUR))) if hours else None
        self.steps.append(SlipStep(name, giver, taker, at, due, None))

    def go(self, each: Happened) -> None:
        data = each.data
        if each.kind in (MOVED, PASSED, EventKind.HANDED_OVER):
            self._hand_over(each)
        elif each.kind == ASSIGNED and data.get("officer"):
            self._change(taker=data["officer"])
        elif each.kind in WAITS:
            self.waited_since = each.at
            self._change(note=_joined(self.steps[-1].note, WAITS[EventKind(each.kind)]))
        elif each.kind in CAME:
            self._go_on(each.at)
        elif each.kind in ENDS:
            self._change(done_at=each.at, note=_joined(self.steps[-1].note, ENDS[EventKind(each.kind)]))
        elif each.kind == EventKind.RESULT_GIVEN:
            self.steps.append(SlipStep(RETURNING, each.actor, data["receiver"], each.at, None, each.at))

    def _hand_over(self, each: Happened) -> None:
        data, now = each.data, self.steps[-1]
        self._change(done_at=each.at)
        if each.kind == MOVED:
            self._change(note=_joined(now.note, data["outcome"]))
            step = self.says.step(data["to"])
            self.begin(data["new"], step.hours if step else 0, each.actor, data.get("officer") or "–", each.at)
        else:
            self.begin(now.name, self.hours, data["sender"], data["receiver"], each.at)

    def _go_on(self, at: datetime) -> None:
        """What was waited for came: the step is due so much later."""
        due = self.steps[-1].due_at
        if self.waited_since is not None and due is not None:
            waited = self.time.worked(to_minute(self.waited_since), to_minute(at))
            self._change(due_at=to_moment(self.time.after(to_minute(due), waited)))
        self.waited_since = None

    def _change(self, **values: Any) -> None:
        self.steps[-1] = replace(self.steps[-1], **values)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
