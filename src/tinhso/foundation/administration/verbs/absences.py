"""Who is away, and who stands in for them with their rights."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Absence, Account
from tinhso.foundation.administration import events
from tinhso.foundation.administration.queries.people import colleagues
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.administration.verbs.checks import account_of, check_period, end_before, require_reach
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, NotPermitted, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb(locks=Account)
def record_absence(
    act: Act[Account], *, since: date, until: date | None = None, substitute_id: int | None = None, reason: str = ""
) -> int:
    """Note that a person is away from `since` to `until` (both included; open when None); returns the absence's id.

    The person does it, or a manager who reaches all rights of the person. The substitute comes from the same office
    and acts with the person's rights in that time, every act saying so. Nobody makes himself another's substitute.
    """
    _require_own_or_managed(act)
    check_period(since, until)
    _refuse_overlap(act.subject, since, until)
    substitute = _substitute(act, substitute_id, since, until) if substitute_id else None
    absence = Absence.objects.create(
        account=act.subject, substitute=substitute, reason=reason, valid_from=since, valid_to=until
    )
    last = format_date(until) if until else _("khi trở lại")
    act.audit(
        events.AbsenceRecorded(
            since=format_date(since),
            until=last,
            substitute=substitute.full_name if substitute else _("không có"),
            reason=reason,
        )
    )
    if substitute:
        text = _("Bạn thay %(name)s từ %(since)s đến %(until)s.") % {
            "name": act.subject.full_name,
            "since": format_date(since),
            "until": last,
        }
        act.notify([substitute.pk], text, reverse("office:rights"), kind="people.absence_recorded")
    return absence.pk


@verb(locks=Account)
def end_absence(act: Act[Account], *, absence_id: int, on: date | None = None) -> None:
    """The person is back on `on` (default today); the substitute's rights end the day before."""
    _require_own_or_managed(act)
    day = on or clock.today()
    absence = Absence.objects.filter(account=act.subject, pk=absence_id).first()
    if absence is None:
        raise NotFound(_("Không tìm thấy lần vắng mặt này."))
    if absence.valid_to is not None and absence.valid_to < day:
        raise Refused(_("Lần vắng mặt này đã kết thúc."))
    end_before(absence, day)
    act.audit(events.AbsenceEnded(on=format_date(day)))


def _require_own_or_managed(act: Act[Account]) -> None:
    if act.actor.account_id != act.subject.pk:
        act.require(PEOPLE_MANAGE, act.subject)
        require_reach(act)


def _refuse_overlap(account: Account, since: date, until: date | None) -> None:
    other = Absence.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=since), account=account)
    if until:
        other = other.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=until))
    if other.exists():
        raise Refused(_("Đã ghi một lần vắng mặt trùng thời gian này."))


def _substitute(act: Act[Account], substitute_id: int, since: date, until: date | None) -> Account:
    substitute = account_of(substitute_id)
    if substitute.pk == act.actor.account_id:
        raise NotPermitted(_("Không ai tự cử mình thay người khác."), act.subject.journal_subject())
    if substitute.pk == act.subject.pk:
        raise Invalid(FieldProblem("substitute_id", _("Người thay phải là người khác.")))
    if not colleagues(act.subject).filter(pk=substitute.pk).exists():
        raise Invalid(FieldProblem("substitute_id", _("Người thay phải đang công tác trong cùng cơ quan.")))
    away = Absence.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=since), account=substitute)
    if until:
        away = away.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=until))
    if away.exists():
        problem = _("%(name)s cũng vắng mặt trong thời gian này.") % {"name": substitute.full_name}
        raise Invalid(FieldProblem("substitute_id", problem))
    return substitute
