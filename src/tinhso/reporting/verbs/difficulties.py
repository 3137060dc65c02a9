"""Difficulties and proposals: raised by a unit, merged by the aggregator, open until somebody has answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.directives.recipients import followers_of, people_of
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import office_of
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.reporting import events, rights
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty

LONGEST_LINE = 400


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, and of whom: a unit that uses the system, else the name of a body outside it."""

    subject: str
    detail: str = ""
    proposal: str = ""
    answering_unit_id: int | None = None
    answering_body: str = ""


@verb()
def raise_difficulty(act: Act[Difficulty], *, unit_id: int, question: Question, field_code: str = "") -> int:
    """Raise a difficulty of a unit; returns its id. Raises Invalid, NotPermitted."""
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise Invalid(FieldProblem("unit_id", _("Không có đơn vị này.")))
    difficulty = Difficulty(
        unit=unit, field_code=field_code, raised_on=clock.today(), raised_by_id=act.actor.account_id
    )
    act.require(rights.RAISE, difficulty)
    _asks_another(difficulty, question)
    _ask(difficulty, question)
    difficulty.save()
    act.subject = difficulty
    act.audit(events.DifficultyRaised(**_written(difficulty)))
    text = _("%(unit)s nêu khó khăn: %(subject)s")
    _tell(act, difficulty, [*_answering(difficulty), *followers_of(unit)], text, unit=unit)
    return difficulty.pk


@verb(locks=Difficulty)
def edit_difficulty(act: Act[Difficulty], *, question: Question) -> None:
    """Word an open difficulty anew, or ask somebody else. Raises Invalid, Refused."""
    difficulty = _written_by(act)
    checked.move(DIFFICULTY, difficulty.state, "edit")
    asked = (difficulty.answering_unit_id, difficulty.answering_body)
    if not difficulty.merged.exists():
        _asks_another(difficulty, question)
    _ask(difficulty, question)
    difficulty.save()
    act.audit(events.DifficultyEdited(**_written(difficulty)))
    if asked != (difficulty.answering_unit_id, difficulty.answering_body):
        text = _("%(unit)s hỏi đơn vị bạn: %(subject)s")
        _tell(act, difficulty, _answering(difficulty), text, unit=difficulty.unit)


@verb(locks=Difficulty)
def withdraw_difficulty(act: Act[Difficulty], *, reason: str) -> None:
    """It has settled itself. What was merged into it stays merged, and is settled with it. Raises Invalid, Refused."""
    difficulty = _written_by(act)
    difficulty.state = checked.move(DIFFICULTY, difficulty.state, "withdraw")
    reason = checked.required("reason", reason, _("Hãy ghi lý do rút khó khăn này."), 1000)
    difficulty.save()
    act.audit(events.DifficultyWithdrawn(reason=reason))
    people = [*_answering(difficulty), *_raisers(difficulty)]
    _tell(act, difficulty, people, _("%(unit)s rút khó khăn: %(subject)s"), unit=difficulty.unit)


@verb()
def merge_difficulties(act: Act[Difficulty], *, ids: Sequence[int], question: Question) -> int:
    """Make one difficulty of several open ones, asked by the actor's office for all of their units; returns its id.

    If one of them is such a one already, the others go into it. It counts as raised when the first of them was.
    Raises Invalid, NotFound, Refused.
    """
    parts = _chosen(act, ids)
    whole = _whole(act, parts)
    whole.raised_on = min(part.raised_on for part in parts)
    act.require(rights.CONSOLIDATE, whole)
    _ask(whole, question)
    whole.save()
    act.subject = whole
    taken_in = [part for part in parts if part.pk != whole.pk]
    for part in taken_in:
        part.state = checked.move(DIFFICULTY, part.state, "merge")
        part.merged_into = whole
        part.save()
        act.audit(events.DifficultyMerged(into=whole.subject, into_id=whole.pk), part)
    units = sorted(part.unit.name for part in taken_in)
    act.audit(events.DifficultiesMerged(**_written(whole), count=len(units), raised_by=units))
    _tell(act, whole, _answering(whole), _("%(unit)s hỏi đơn vị bạn: %(subject)s"), unit=whole.unit)
    _tell(act, whole, _raisers(whole), _("%(unit)s đã gộp khó khăn bạn nêu: %(subject)s"), unit=whole.unit)
    return whole.pk


@verb(locks=Difficulty)
def answer_difficulty(act: Act[Difficulty], *, answer: str, document: str = "", on: date | None = None) -> None:
    """Answer for the unit asked; for a body outside, the aggregator of the raiser records what its document says.

    `on`: the day of the answer (default today), not before the day it was raised. Raises Invalid, Refused.
    """
    difficulty = act.subject
    if difficulty.answering_unit is not None:
        act.require(rights.ANSWER, difficulty.answering_unit)
    else:
        act.require(rights.CONSOLIDATE, difficulty)
    difficulty.state = checked.move(DIFFICULTY, difficulty.state, "answer")
    difficulty.answer = checked.required("answer", answer, _("Hãy ghi nội dung trả lời."))
    difficulty.answer_document = checked.text("document", document, 200)
    if difficulty.answering_unit is None and not difficulty.answer_document:
        raise Invalid(FieldProblem("document", _("Cơ quan ngoài hệ thống trả lời bằng văn bản: hãy ghi số, ký hiệu.")))
    difficulty.answered_on = on or clock.today()
    if not difficulty.raised_on <= difficulty.answered_on <= clock.today():
        raise Invalid(FieldProblem("on", _("Ngày trả lời phải từ ngày nêu đến hôm nay.")))
    difficulty.save()
    act.audit(
        events.DifficultyAnswered(
            answerer=answerer(difficulty), answer=difficulty.answer, document=difficulty.answer_document
        )
    )
    people = [*_raisers(difficulty), *followers_of(difficulty.unit)]
    _tell(act, difficulty, people, _("%(by)s đã trả lời: %(subject)s"), by=answerer(difficulty))


@verb(locks=Difficulty)
def reopen_difficulty(act: Act[Difficulty], *, reason: str) -> None:
    """The answer didn't settle it: it is open again, and the answer stays in its story. Raises Invalid, Refused."""
    difficulty = _written_by(act)
    difficulty.state = checked.move(DIFFICULTY, difficulty.state, "reopen")
    reason = checked.required("reason", reason, _("Hãy ghi vì sao câu trả lời chưa giải quyết được."), 1000)
    event = events.DifficultyReopened(reason=reason, answer=difficulty.answer, document=difficulty.answer_document)
    difficulty.answer, difficulty.answer_document, difficulty.answered_on = "", "", None
    difficulty.save()
    act.audit(event)
    people = [*_answering(difficulty), *followers_of(difficulty.unit)]
    _tell(act, difficulty, people, _("%(unit)s hỏi lại: %(subject)s"), unit=difficulty.unit)


def answerer(difficulty: Difficulty) -> str:
    """Who is asked, by name."""
    return str(difficulty.answering_unit or difficulty.answering_body)


def _written_by(act: Act[Difficulty]) -> Difficulty:
    """Its wording is the raiser's; of a merged one, the aggregator's who made it."""
    merged = act.subject.merged.exists()
    act.require(rights.CONSOLIDATE if merged else rights.RAISE, act.subject)
    return act.subject


def _chosen(act: Act[Any], ids: Sequence[int]) -> list[Difficulty]:
    if len(set(ids)) < 2:
        raise Refused(_("Hãy chọn ít nhất hai khó khăn để gộp."))
    parts = list(
        Difficulty.objects.select_for_update(of=("self",)).select_related("unit").filter(pk__in=ids).order_by("pk")
    )
    if len(parts) < len(set(ids)):
        raise NotFound(_("Không tìm thấy một trong các khó khăn đã chọn."))
    for part in parts:
        act.require(rights.CONSOLIDATE, part)
        checked.move(DIFFICULTY, part.state, "merge")
    return parts


def _whole(act: Act[Any], parts: list[Difficulty]) -> Difficulty:
    """The one that the others go into: there already, or new and of the actor's office."""
    wholes = [part for part in parts if part.merged.exists()]
    if len(wholes) > 1:
        raise Refused(_("Trong các khó khăn đã chọn chỉ được có một khó khăn gộp."))
    if wholes:
        return wholes[0]
    own = Unit.objects.filter(pk=act.actor.unit_id).first()
    if own is None:
        raise Refused(_("Tài khoản của bạn chưa gắn với đơn vị nào."))
    fields = {part.field_code for part in parts}
    field_code = fields.pop() if len(fields) == 1 else ""
    return Difficulty(unit=office_of(own), field_code=field_code, raised_by_id=act.actor.account_id)


def _asks_another(difficulty: Difficulty, question: Question) -> None:
    """A unit doesn't ask itself; an aggregator's office may, for those who raised it."""
    if question.answering_unit_id == difficulty.unit_id:
        raise Invalid(FieldProblem("answering_unit_id", _("Đơn vị không tự hỏi mình; hãy chọn đơn vị khác.")))


def _ask(difficulty: Difficulty, question: Question) -> None:
    difficulty.subject = checked.required("subject", question.subject, _("Hãy ghi khó khăn, vướng mắc."), 300)
    difficulty.detail = checked.text("detail", question.detail)
    difficulty.proposal = checked.text("proposal", question.proposal)
    difficulty.answering_body = checked.text("answering_body", question.answering_body, 200)
    asked = Unit.objects.filter(pk=question.answering_unit_id).first() if question.answering_unit_id else None
    if question.answering_unit_id and (asked is None or not asked.is_valid_on(clock.today())):
        raise Invalid(FieldProblem("answering_unit_id", _("Không có đơn vị này.")))
    if asked is not None and difficulty.answering_body:
        raise Invalid(FieldProblem("answering_body", _("Chọn một đơn vị, hoặc ghi tên cơ quan ngoài hệ thống.")))
    if asked is None and not difficulty.answering_body:
        raise Invalid(FieldProblem("answering_unit_id", _("Hãy chọn đơn vị cần trả lời.")))
    difficulty.answering_unit = asked


def _written(difficulty: Difficulty) -> dict[str, str]:
    return {
        "subject": difficulty.subject,
        "proposal": difficulty.proposal,
        "answerer": answerer(difficulty),
    }


def _answering(difficulty: Difficulty) -> list[int]:
    return [*people_of([difficulty.answering_unit_id])] if difficulty.answering_unit_id else []


def _raisers(difficulty: Difficulty) -> list[int]:
    """Who raised it and what was merged into it, and the leaders of their units."""
    raised = [difficulty, *difficulty.merged.all()]
    authors = [each.raised_by_id for each in raised if each.raised_by_id is not None]
    return [*authors, *people_of({each.unit_id for each in raised})]


def _tell(act: Act[Any], difficulty: Difficulty, people: Iterable[int], text: str, **values: object) -> None:
    url = subject_url("reporting.difficulty", str(difficulty.pk))
    line = text % {"subject": difficulty.subject, **values}
    others = sorted(set(people) - {act.actor.account_id})
    act.notify(others, line[:LONGEST_LINE], url, kind="reporting.difficulty")
