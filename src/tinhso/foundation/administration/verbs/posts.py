"""Where people work: posts, transfers, and the work that is handed over."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Absence, Account, Grant, Post
from tinhso.foundation.administration import events
from tinhso.foundation.administration.handover import work_sources
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.administration.verbs.checks import account_of, end_before, require_reach, unit_of
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb(locks=Account, permission=PEOPLE_MANAGE)
def add_post(act: Act[Account], *, unit_id: int, title: str, is_leader: bool = False, since: date | None = None) -> int:
    """A further post beside those the person holds, from a day on (default today); returns its id."""
    unit = unit_of(unit_id)
    act.require(PEOPLE_MANAGE, unit)
    day = since or clock.today()
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    if Post.objects.filter(still, account=act.subject, unit=unit).exists():
        raise Refused(_("Người này đã có chức danh tại %(unit)s.") % {"unit": unit.name})
    post = Post.objects.create(account=act.subject, unit=unit, title=title, is_leader=is_leader, valid_from=day)
    act.audit(events.PostAdded(title=title, unit=unit.name, since=format_date(day)))
    return post.pk


@verb(locks=Account, permission=PEOPLE_MANAGE)
def transfer(act: Act[Account], *, to_unit: int, title: str, on: date | None = None, is_leader: bool = False) -> None:
    """Move a person to another unit; `on` (default today) is the first day there.

    Rights belong to the place: all posts and all roles end the day before, and the person stands in for nobody any
    more. Roles at the new place are granted anew. Open work is handed over separately.
    """
    day = on or clock.today()
    account = act.subject
    unit = unit_of(to_unit)
    act.require(PEOPLE_MANAGE, unit)
    require_reach(act)
    old = account.posts.valid_on(clock.today()).select_related("unit").first()
    if old is not None and old.unit_id == unit.pk:
        raise Refused(_("Người này đang công tác tại %(unit)s.") % {"unit": unit.name})
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    for post in Post.objects.filter(still, account=account):
        end_before(post, day)
    grants = list(Grant.objects.filter(still, account=account))
    for grant in grants:
        end_before(grant, day)
    _end_substitutions(account, day)
    Post.objects.create(account=account, unit=unit, title=title, is_leader=is_leader, valid_from=day)
    act.audit(
        events.Transferred(
            old_unit=old.unit.name if old else "—",
            unit=unit.name,
            title=title,
            since=format_date(day),
            grants=len(grants),
        )
    )
    text = _("Bạn chuyển công tác đến %(unit)s từ %(day)s.") % {"unit": unit.name, "day": format_date(day)}
    act.notify([account.pk], text, reverse("office:rights"), kind="people.transferred")


@verb(locks=Account, permission=PEOPLE_MANAGE)
def hand_over(act: Act[Account], *, to_account_id: int, reason: str) -> int:
    """Give all open work of a person to another one, whatever kinds of work the wings know; returns how many items.

    The receiver must be active and within the actor's management of people as well.
    """
    giver, receiver = act.subject, account_of(to_account_id)
    act.require(PEOPLE_MANAGE, receiver)
    if receiver.pk == giver.pk:
        raise Refused(_("Người nhận phải là người khác."))
    if not receiver.is_active:
        raise Refused(_("Tài khoản của người nhận đã khóa."))
    moved = {source.kind: source.hand_over(act.actor, giver.pk, receiver.pk) for source in work_sources()}
    items = sum(moved.values())
    if not items:
        raise Refused(_("Người này không còn việc đang mở để bàn giao."))
    act.audit(
        events.WorkHandedOver(
            receiver=receiver.full_name, receiver_id=receiver.pk, items=items, kinds=moved, reason=reason
        )
    )
    text = _("Bạn nhận bàn giao %(items)s việc từ %(giver)s.") % {"items": items, "giver": giver.full_name}
    act.notify([receiver.pk], text, reverse("office:home"), kind="people.work_handed_over")
    return items


def _end_substitutions(account: Account, day: date) -> None:
    """The absences go on; only the substitute stops standing in from `day`."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    for absence in Absence.objects.filter(still, substitute=account):
        if absence.valid_from is None or absence.valid_from < day:
            Absence.objects.create(
                account=absence.account, reason=absence.reason, valid_from=day, valid_to=absence.valid_to
            )
            end_before(absence, day)
        else:
            absence.substitute = None
            absence.save(update_fields=["substitute"])
