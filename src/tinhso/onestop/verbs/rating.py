"""The applicant says whether he is satisfied: once for each dossier, after its result."""

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop.events.outages import DossierRated
from tinhso.onestop.facts import RATED
from tinhso.onestop.models import Dossier, DossierRating, Move, RatedAt, Satisfaction
from tinhso.onestop.queries.ratings import why_not_rated
from tinhso.onestop.rating_codes import is_rating_code
from tinhso.onestop.verbs import course

LONGEST_COMMENT = 1000


@verb(locks=Dossier)
def rate_dossier(act: Act[Dossier], *, satisfaction: str, comment: str = "", place: str = RatedAt.COUNTER) -> None:
    """Record what the applicant answered on the officer's screen, or on a portal (`place`). Raises Invalid, Refused."""
    course.require_at_counter_or_holder(act)
    if place not in (RatedAt.COUNTER, RatedAt.PORTAL):
        raise Invalid(FieldProblem("place", _("Chọn nơi đánh giá: tại quầy hoặc qua cổng dịch vụ công.")))
    _rate(act, satisfaction, comment, place)


@verb(locks=Dossier)
def rate_by_code(act: Act[Dossier], *, rating_code: str, satisfaction: str, comment: str = "") -> None:
    """Record what somebody answered who has the receipt: its code stands for his right. Raises Invalid, Refused."""
    if not is_rating_code(rating_code, act.subject.code):
        raise Invalid(FieldProblem("rating_code", _("Mã đánh giá không đúng; xem lại trên giấy tiếp nhận.")))
    _rate(act, satisfaction, comment, RatedAt.BY_CODE)


def _rate(act: Act[Dossier], satisfaction: str, comment: str, place: str) -> None:
    dossier = act.subject
    if satisfaction not in Satisfaction.values:
        raise Invalid(FieldProblem("satisfaction", _("Chọn một mức hài lòng.")))
    comment = checked.text("comment", comment, LONGEST_COMMENT)
    if why := why_not_rated(dossier):
        raise Refused(why)
    rating = DossierRating.objects.create(
        dossier=dossier,
        satisfaction=satisfaction,
        comment=comment,
        place=place,
        taken_by_id=act.actor.account_id,
    )
    answer = "satisfied" if rating.is_satisfied else "not_satisfied"
    act.fact(RATED, satisfaction=answer, **course.dimensions(dossier))
    act.audit(DossierRated(satisfaction=satisfaction, place=place))
    course.happened(act, clock.now(), (Move.RATED, {"satisfaction": satisfaction, "note": comment}))
