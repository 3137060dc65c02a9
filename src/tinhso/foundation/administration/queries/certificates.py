"""The inventory of certificates, for who manages it and for the operations page."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.queries.health import Connection
from tinhso.foundation.administration.rights import CERTIFICATES_MANAGE
from tinhso.foundation.signing.models import EXPIRES_SOON, Certificate
from tinhso.foundation.verbs.errors import NotFound, NotPermitted
from tinhso.kernel import clock


def visible_certificates(actor: Actor) -> QuerySet[Certificate]:
    return Certificate.objects.filter(actor.within(CERTIFICATES_MANAGE)).select_related("unit", "account")


def require_manage(actor: Actor) -> None:
    """Raises NotPermitted for whoever manages certificates nowhere."""
    if not actor.may_anywhere(CERTIFICATES_MANAGE):
        raise NotPermitted(actor.may(CERTIFICATES_MANAGE, "/").reason)


def certificate_of(actor: Actor, certificate_id: int) -> Certificate:
    """Raises NotPermitted for who manages none, NotFound when there is none or it lies outside the actor's reach."""
    require_manage(actor)
    found = visible_certificates(actor).filter(pk=certificate_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy chứng thư này; có thể nó thuộc đơn vị ngoài phạm vi của bạn."))
    return found


def expiring(actor: Actor) -> QuerySet[Certificate]:
    """Those that end within thirty days, the next first; without the revoked ones."""
    now = clock.now()
    soon = visible_certificates(actor).filter(valid_to__gte=now, valid_to__lt=now + EXPIRES_SOON)
    return soon.filter(revoked_at__isnull=True)


def certificates_line() -> Connection:
    """How many certificates sign at present, and how many of them end soon."""
    now, name = clock.now(), _("Chứng thư ký số")
    valid = Certificate.objects.filter(valid_from__lte=now, valid_to__gte=now, revoked_at__isnull=True)
    if not (held := valid.count()):
        return Connection(name, "idle", _("chưa có chứng thư nào"), _("Chưa ký số được trong hệ thống."))
    detail = _("%(count)s còn hiệu lực") % {"count": held}
    if ending := valid.filter(valid_to__lt=now + EXPIRES_SOON).count():
        advice = _("%(count)s chứng thư hết hạn trong 30 ngày tới: xin cấp lại.") % {"count": ending}
        return Connection(name, "warn", detail, advice)
    return Connection(name, "ok", detail)
