"""How a petition ends after its answer: published for everybody, or closed unpublished; and how it was rated."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop import events, rights
from tinhso.onestop.facts import PETITION_CLOSED, PETITION_PUBLISHED, PETITION_RATED
from tinhso.onestop.models import Petition, PetitionStep, Satisfaction
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.rules.petition_clock import PetitionKind
from tinhso.onestop.verbs.checking import compact
from tinhso.onestop.verbs.petitions.course import (
    LATE,
    LONGEST_REASON,
    ON_TIME,
    begin,
    begin_at_either,
    dimensions,
    happened,
)
from tinhso.onestop.wording.moments import in_words

LONGEST_NOTE = 500


@verb(locks=Petition)
def publish_petition(
    act: Act[Petition], *, question: str, answer: str, at: datetime | None = None, seen: int | None = None
) -> None:
    """Publish what was asked and what was answered, in words that name nobody. Raises Invalid while a text still holds
    the petitioner's name or a number of his, Refused."""
    petition = act.subject
    at = begin(act, rights.HANDLE_PETITIONS, "publish", at, seen)
    question = checked.required("question", question, _("Ghi nội dung phản ánh để công khai."))
    answer = checked.required("answer", answer, _("Ghi nội dung trả lời để công khai."))
    if problems := [*_named("question", question, petition), *_named("answer", answer, petition)]:
        raise Invalid(*problems)
    petition.published_question, petition.published_answer, petition.published_at = question, answer, at
    act.audit(events.PetitionPublished(question=question, answer=answer))
    limit = happened(act, at, (PetitionKind.PUBLISHED, {})).limit(Promise.PUBLISH)
    how = LATE if limit and limit.due and at > limit.due else ON_TIME
    act.fact(PETITION_PUBLISHED, day=clock.local(at).date(), timing=how, **dimensions(petition))


@verb(locks=Petition)
def close_petition(act: Act[Petition], *, reason: str, at: datetime | None = None, seen: int | None = None) -> None:
    """End an answered petition without publishing it, with the reason. Raises Invalid, Refused, NotPermitted."""
    at = begin(act, rights.DECIDE_PETITIONS, "close", at, seen)
    reason = checked.required("reason", reason, _("Ghi lý do không công khai."), LONGEST_REASON)
    act.audit(events.PetitionClosed(reason=reason))
    act.fact(PETITION_CLOSED, day=clock.local(at).date(), **dimensions(act.subject))
    happened(act, at, (PetitionKind.CLOSED, {"reason": reason}))


@verb(locks=Petition)
def rate_petition(act: Act[Petition], *, rating: str, note: str = "", seen: int | None = None) -> None:
    """Write down, once, what the petitioner says of the handling. Raises Invalid, Refused."""
    petition = act.subject
    at = begin_at_either(act, rights.RECEIVE_PETITIONS, "rate", None, seen)
    if petition.rated_at is not None:
        said = _("Người phản ánh đã đánh giá lúc %(when)s; chỉ ghi một lần.")
        raise Refused(said % {"when": in_words(petition.rated_at)})
    if rating not in Satisfaction.values:
        raise Invalid(FieldProblem("rating", _("Chọn mức hài lòng.")))
    petition.rating, petition.rated_at = rating, at
    petition.rating_note = checked.text("note", note, LONGEST_NOTE)
    act.audit(events.PetitionerRated(rating=str(petition.get_rating_display())))
    act.fact(PETITION_RATED, rating=rating, **dimensions(petition))
    happened(act, at, (PetitionStep.RATED, {"rating": rating, "note": petition.rating_note}))


def _named(field: str, text: str, petition: Petition) -> Iterator[FieldProblem]:
    """What in a text for everybody tells who the petitioner is."""
    name, digits = fold(petition.petitioner_name), compact(text)
    if name and re.search(rf"\b{re.escape(name)}\b", fold(text)):
        yield FieldProblem(field, _("Còn tên của người phản ánh; bỏ đi trước khi công khai."))
    if any(number and number in digits for number in (petition.petitioner_id, petition.petitioner_phone)):
        yield FieldProblem(field, _("Còn số định danh hoặc điện thoại của người phản ánh; bỏ đi trước khi công khai."))
    if petition.petitioner_email and petition.petitioner_email.lower() in text.lower():
        yield FieldProblem(field, _("Còn thư điện tử của người phản ánh; bỏ đi trước khi công khai."))
