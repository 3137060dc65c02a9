"""Whether a dossier can be rated: by whom, and whether it was already."""

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.onestop import rights
from tinhso.onestop.models import Dossier, DossierRating
from tinhso.onestop.wording.moments import in_words

RATED_STATES = frozenset({"finished", "result_given"})


def rateable(code: str) -> Dossier | None:
    """The dossier by its code, for everybody who has it, once it has a result."""
    rows = Dossier.objects.select_related("rating", "version__procedure").defer("version__content", "answers")
    return rows.filter(code=code.strip().upper(), state__in=RATED_STATES).first()


def why_not_asked(actor: Actor, dossier: Dossier) -> str:
    """Why the actor doesn't hand his screen over for it: only its counter, or where it lies, does."""
    here, holder = dossier.receiving_unit, dossier.holder
    if here is not None and actor.may(rights.TAKE_IN, here.path, dossier.field_code):
        return ""
    if holder is None:
        return _("Hồ sơ này nạp từ hệ thống khác, chỉ để thống kê; không xử lý ở đây.")
    return actor.may(rights.PROCESS, holder.path, dossier.field_code).reason


def why_not_rated(dossier: Dossier) -> str:
    """Why the dossier can't be rated now; "" when it can."""
    if dossier.state not in RATED_STATES:
        return _("Chỉ đánh giá được khi hồ sơ đã có kết quả.")
    earlier = DossierRating.objects.filter(dossier=dossier).first()
    if earlier is not None:
        said = _("Hồ sơ đã được đánh giá lúc %(at)s; mỗi hồ sơ đánh giá một lần.")
        return said % {"at": in_words(earlier.rated_at)}
    return ""
