"""What several verbs of this room check first."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Account, Grant
from tinhso.foundation.administration.reach import covering_scope, out_of_reach
from tinhso.foundation.organizations.models import Dated, Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, NotPermitted, Refused
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel import clock


def require_cover(act: Act[Account], grant: Grant) -> None:
    """Raises NotPermitted unless the actor manages people over the whole of what the grant reaches."""
    if act.actor.is_system:
        return
    scope = covering_scope(act.actor, grant.unit, subtree=grant.subtree, field=grant.field)
    if scope is None:
        raise NotPermitted(out_of_reach(grant), act.subject.journal_subject())
    act.scope = scope


def require_reach(act: Act[Account]) -> None:
    """Raises NotPermitted when the person holds, or will hold, rights outside the actor's reach."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    for grant in Grant.objects.filter(still, account=act.subject).select_related("unit"):
        require_cover(act, grant)


def refuse_self(act: Act[Account], message: str) -> None:
    """Nobody does this to himself, nor to the person on whose behalf he acts."""
    own = {act.actor.account_id, act.scope.on_behalf_of_id if act.scope else None}
    if act.subject.pk in own:
        raise NotPermitted(message, act.subject.journal_subject())


def unit_of(unit_id: int) -> Unit:
    """The unit, which must exist today. Raises NotFound, Refused."""
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    if not unit.is_valid_on(clock.today()):
        raise Refused(_("%(unit)s không còn hoạt động.") % {"unit": unit.name})
    return unit


def account_of(account_id: int) -> Account:
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise NotFound(_("Không tìm thấy người này."))
    return account


def check_period(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise Invalid(FieldProblem("until", _("Ngày cuối phải từ ngày đầu trở đi.")))


def end_before(row: Dated, day: date) -> None:
    """Make the row hold no longer from `day` on; one that would not have begun by then is taken out."""
    last_day = date.fromordinal(day.toordinal() - 1)
    if row.valid_to is not None and row.valid_to <= last_day:
        return
    if row.valid_from is not None and row.valid_from > last_day:
        row.delete()
        return
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
