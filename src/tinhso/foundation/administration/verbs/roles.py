"""Roles: granted over a unit for a time, and revoked from a day on."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Account, Grant
from tinhso.foundation.accounts.roles import ROLE_LABELS, Role
from tinhso.foundation.administration import events
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.administration.verbs.checks import check_period, end_before, refuse_self, require_cover, unit_of
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb(locks=Account, permission=PEOPLE_MANAGE)
def grant_role(
    act: Act[Account],
    *,
    role: str,
    unit_id: int,
    subtree: bool = True,
    field: str = "",
    since: date | None = None,
    until: date | None = None,
    reason: str = "",
) -> int:
    """Give a role over a unit (with everything below it, or not), in one field or all (""); returns the grant's id.

    `since` (default today) and `until` are the first and the last day. Nobody grants to himself, nor to the person
    for whom he stands in, nor anything that reaches beyond his own management of people.
    """
    refuse_self(act, _("Không ai tự giao vai trò cho mình."))
    if role not in set(Role):
        raise Invalid(FieldProblem("role", _("Không có vai trò này.")))
    since = since or clock.today()
    check_period(since, until)
    grant = Grant(
        account=act.subject,
        role=role,
        unit=unit_of(unit_id),
        subtree=subtree,
        field=field,
        valid_from=since,
        valid_to=until,
        reason=reason,
    )
    require_cover(act, grant)
    _refuse_double(grant)
    grant.save()
    label = str(ROLE_LABELS[Role(role)])
    act.audit(
        events.RoleGranted(
            role=label,
            unit=grant.unit.name,
            subtree=subtree,
            field=field,
            since=format_date(since),
            until=format_date(until) if until else _("khi thu hồi"),
            reason=reason,
        )
    )
    text = _("Bạn được giao vai trò %(role)s tại %(unit)s.") % {"role": label, "unit": grant.unit.name}
    act.notify([act.subject.pk], text, reverse("office:rights"), kind="people.role_granted")
    return grant.pk


@verb(locks=Account, permission=PEOPLE_MANAGE)
def revoke_role(act: Act[Account], *, grant_id: int, on: date | None = None, reason: str) -> None:
    """End a role: `on` (default today) is the first day without it."""
    refuse_self(act, _("Không ai tự thu hồi vai trò của mình; nhờ một người quản trị khác."))
    day = on or clock.today()
    grant = Grant.objects.filter(account=act.subject, pk=grant_id).select_related("unit").first()
    if grant is None:
        raise NotFound(_("Không tìm thấy vai trò này của người này."))
    require_cover(act, grant)
    if grant.valid_to is not None and grant.valid_to < day:
        raise Refused(_("Vai trò này đã hết hạn ngày %(day)s.") % {"day": format_date(grant.valid_to)})
    label = str(ROLE_LABELS[Role(grant.role)])
    end_before(grant, day)
    act.audit(events.RoleRevoked(role=label, unit=grant.unit.name, on=format_date(day), reason=reason))
    text = _("Vai trò %(role)s của bạn tại %(unit)s kết thúc từ %(day)s.") % {
        "role": label,
        "unit": grant.unit.name,
        "day": format_date(day),
    }
    act.notify([act.subject.pk], text, reverse("office:rights"), kind="people.role_revoked")


def _refuse_double(grant: Grant) -> None:
    same = Grant.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=grant.valid_from),
        account=grant.account,
        role=grant.role,
        unit=grant.unit,
        field=grant.field,
    )
    if grant.valid_to:
        same = same.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=grant.valid_to))
    if same.exists():
        raise Refused(_("Người này đã có vai trò này tại %(unit)s trong thời gian đó.") % {"unit": grant.unit.name})
