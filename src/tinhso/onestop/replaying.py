"""What a history of events makes of a dossier: its state, step and holder, and the events as they are stored.

The life cycle and the version's process are the judges: what a verb would refuse one after the other is refused here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.workflow.lifecycle import WrongState
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import Move, Satisfaction
from tinhso.onestop.rules.choices import Ending
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.rules.plain import as_plain
from tinhso.onestop.rules.procedure import Content, Outcome, Step
from tinhso.onestop.taken_over import Doer, Happened

ACTIONS: Mapping[str, str] = {
    EventKind.RECEIVED: "receive",
    EventKind.HANDED_OVER: "hand_over",
    EventKind.SUPPLEMENT_ASKED: "ask_supplement",
    EventKind.SUPPLEMENT_GIVEN: "give_supplement",
    EventKind.PAYMENT_AWAITED: "await_payment",
    EventKind.PAID: "pay",
    EventKind.LENGTHENED: "reappoint",
    EventKind.EXTENDED: "reappoint",
    EventKind.APOLOGISED: "reappoint",
    EventKind.FINISHED: "finish",
    EventKind.RESULT_GIVEN: "give_result",
    EventKind.REFUSED: "refuse",
    EventKind.STOPPED: "stop",
    EventKind.WITHDRAWN: "withdraw",
    Move.ASSIGNED: "assign",
    Move.MOVED: "hand_on",
    Move.PASSED: "hand_over",
}
"""By kind of event the action of the life cycle; the kinds that aren't here leave the state as it is."""

BESIDE = frozenset({Move.REGISTERED, Move.PAYMENT_RECORDED, Move.NOTED, Move.RATED})
RATED_STATES = ("finished", "result_given")
ENDS: Mapping[str, Ending] = {
    EventKind.FINISHED: Ending.RESULT,
    EventKind.REFUSED: Ending.REFUSED,
    EventKind.STOPPED: Ending.STOPPED,
}


class Impossible(ValueError):
    """The event at `place` (from 1) can't have happened; `message` says why, in the user's words."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(message)
        self.place, self.message = place, message


@dataclass(slots=True)
class Stored:
    """An event as the database keeps it."""

    kind: str
    at: datetime
    by: Doer
    step: str
    data: dict[str, Any]


@dataclass(slots=True)
class Replay:
    """Takes the events one after the other. `units`: names by id, of all units that have to do with it."""

    says: Content
    receiving_id: int
    competent_id: int
    units: Mapping[int, str]
    state: str = DOSSIER.initial
    step: Step | None = None
    holder_id: int = 0
    assignee: Doer | None = None
    received_at: datetime | None = None
    reached_at: datetime | None = None
    finished_at: datetime | None = None
    rating: Happened | None = None
    missing: dict[str, str] = field(default_factory=dict)
    stored: list[Stored] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.step = self.says.steps[0] if self.says.steps else None
        self.holder_id = self.receiving_id

    def take(self, happened: Sequence[Happened], now: datetime) -> None:
        """Raises Impossible."""
        last: datetime | None = None
        for place, each in enumerate(happened, 1):
            if each.at.tzinfo is None or each.at > now:
                raise Impossible(place, _("Thời điểm này không thể ở tương lai."))
            if last is not None and each.at < last:
                raise Impossible(place, _("Xảy ra trước việc đứng ngay trên nó; xếp lại theo thời gian."))
            last = each.at
            try:
                self._take(each)
            except WrongState as wrong:
                raise Impossible(place, wrong.message) from wrong
            except ValueError as wrong:
                raise Impossible(place, str(wrong)) from wrong

    def _take(self, each: Happened) -> None:
        kind = each.kind
        if kind not in BESIDE:
            if kind not in ACTIONS:
                raise ValueError(_("Không có loại việc “%(kind)s”.") % {"kind": kind[:40]})
            at_intake = kind == EventKind.REFUSED and self.state == DOSSIER.initial
            self.state = DOSSIER.target(self.state, "refuse_intake" if at_intake else ACTIONS[kind])
        data = {**each.data, **self._effect(each)}
        self.stored.append(Stored(kind, each.at, each.by, self.step.code if self.step else "", data))

    def _effect(self, each: Happened) -> dict[str, Any]:
        """What it changes besides the state, and what it tells."""
        match each.kind:
            case EventKind.RECEIVED:
                return self._receive(each)
            case Move.MOVED:
                return self._hand_on(each)
            case EventKind.HANDED_OVER | Move.PASSED:
                return self._hand_over(each)
            case Move.ASSIGNED:
                before, self.assignee = self.assignee, each.officer
                return {"officer": each.officer.name if each.officer else "", "before": before.name if before else ""}
            case EventKind.EXTENDED:
                return self._extend(each)
            case EventKind.LENGTHENED:
                return self._lengthen(each)
            case EventKind.SUPPLEMENT_ASKED:
                self.missing = {one["code"]: one["because"] for one in each.data.get("components", ())}
            case EventKind.SUPPLEMENT_GIVEN:
                self.missing = {}
            case Move.RATED:
                return self._rate(each)
            case EventKind.FINISHED | EventKind.REFUSED | EventKind.STOPPED | EventKind.WITHDRAWN:
                return self._end(each)
        return {}

    def _receive(self, each: Happened) -> dict[str, Any]:
        here = self.receiving_id == self.competent_id
        self.received_at = each.at
        if here:
            self.reached_at = each.at
        return {"competent": here}

    def _hand_on(self, each: Happened) -> dict[str, Any]:
        self._require_reached()
        assert self.step is not None
        outcome = self._outcome(each.outcome)
        following = self.says.step(outcome.next)
        if outcome.ends is not None or following is None:
            raise ValueError(_("Kết cục “%(outcome)s” kết thúc hồ sơ, không chuyển bước.") % {"outcome": outcome.name})
        before, self.step, self.assignee = self.step, following, each.officer
        told = {"old": before.name, "new": following.name, "outcome": outcome.name, "note": each.data.get("note", "")}
        officer = each.officer.name if each.officer else ""
        return {**told, "from": before.code, "to": following.code, "officer": officer}

    def _hand_over(self, each: Happened) -> dict[str, Any]:
        first = each.kind == EventKind.HANDED_OVER
        receiver = self.competent_id if first else each.unit_id
        if receiver is None or receiver not in self.units or receiver == self.holder_id:
            raise ValueError(_("Chọn đơn vị nhận, khác đơn vị đang giữ hồ sơ."))
        sender, self.holder_id, self.assignee = self.holder_id, receiver, None
        if first:
            self.reached_at = each.at
        else:
            self._require_reached()
        return {"sender": self.units[sender], "receiver": self.units[receiver], "note": each.data.get("note", "")}

    def _extend(self, each: Happened) -> dict[str, Any]:
        if each.due is None or each.due.tzinfo is None or each.due <= each.at:
            raise ValueError(_("Ghi thời điểm hẹn lại, sau lúc hẹn."))
        return {"due": each.due.isoformat()}

    def _lengthen(self, each: Happened) -> dict[str, Any]:
        chosen = next((one for one in self.says.term.extensions if one.code == each.extension), None)
        if chosen is None:
            raise ValueError(_("Thủ tục không có trường hợp kéo dài này."))
        return {"extension": chosen.code, "when": chosen.when, "by": as_plain(chosen.by)}

    def _end(self, each: Happened) -> dict[str, Any]:
        self.assignee = None
        if each.kind == EventKind.FINISHED:
            self._require_reached()
            self.finished_at = each.at
        if each.outcome and self._outcome(each.outcome).ends is not ENDS.get(each.kind):
            raise ValueError(_("Bước này không có kết cục đó; chọn lại."))
        return {"outcome": each.outcome} if each.outcome else {}

    def _rate(self, each: Happened) -> dict[str, Any]:
        if self.rating is not None or self.state not in RATED_STATES:
            raise ValueError(_("Người nộp đánh giá một lần, sau khi hồ sơ có kết quả."))
        if each.data.get("satisfaction") not in Satisfaction.values:
            raise ValueError(_("Chọn một mức hài lòng."))
        self.rating = each
        return {}

    def _outcome(self, code: str) -> Outcome:
        outcomes = self.step.outcomes if self.step else ()
        chosen = next((one for one in outcomes if one.code == code), None)
        if chosen is None:
            raise ValueError(_("Bước này không có kết cục đó; chọn lại."))
        return chosen

    def _require_reached(self) -> None:
        if self.reached_at is None:
            competent = self.units.get(self.competent_id, "")
            said = _("Hồ sơ thuộc thẩm quyền của %(unit)s: chuyển hồ sơ cho đơn vị đó trước.")
            raise ValueError(said % {"unit": competent})
