"""Accounts: made, edited, locked; first passwords and second factors. Rights are a matter of roles.py."""

import secrets

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Account, Post
from tinhso.foundation.administration import events
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.administration.verbs.checks import refuse_self, require_reach, unit_of
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

PASSWORD_GROUPS = 4
GROUP_LENGTH = 4
# Without the characters that are read wrongly from a slip of paper: 0/o, 1/l/i.
SLIP_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@verb()
def create_account(
    act: Act[None],
    *,
    username: str,
    full_name: str,
    unit_id: int,
    title: str,
    email: str = "",
    phone: str = "",
    is_leader: bool = False,
) -> int:
    """Make an account with its first post, from today; returns its id. It can't sign in before `set_password`."""
    unit = unit_of(unit_id)
    act.require(PEOPLE_MANAGE, unit)
    try:
        with transaction.atomic():
            account = Account.objects.create_user(username, full_name=full_name, email=email, phone=phone)
    except IntegrityError as taken:
        raise Invalid(FieldProblem("username", _("Tên đăng nhập này đã có người dùng."))) from taken
    Post.objects.create(account=account, unit=unit, title=title, is_leader=is_leader, valid_from=clock.today())
    act.audit(events.AccountCreated(username=username, title=title, unit=unit.name, email=email, phone=phone), account)
    return account.pk


@verb(locks=Account)
def edit_account(act: Act[Account], *, full_name: str, email: str, phone: str) -> None:
    """Correct a person's name and contact data: a manager, or the person for their own contact data."""
    account = act.subject
    if act.actor.account_id != account.pk:
        act.require(PEOPLE_MANAGE, account)
        require_reach(act)
    elif full_name != account.full_name:
        raise Refused(_("Họ tên do người quản trị sửa."))
    event = events.AccountEdited(
        old_name=account.full_name,
        name=full_name,
        old_email=account.email,
        email=email,
        old_phone=account.phone,
        phone=phone,
    )
    account.full_name, account.email, account.phone = full_name, email, phone
    account.save()
    act.audit(event)


@verb(locks=Account, permission=PEOPLE_MANAGE)
def deactivate_account(act: Act[Account], *, reason: str) -> None:
    """Lock the account: its sessions end with their next request, and nobody acts with its rights."""
    refuse_self(act, _("Không ai tự khóa tài khoản của mình."))
    require_reach(act)
    if not act.subject.is_active:
        raise Refused(_("Tài khoản này đã khóa."))
    act.subject.is_active = False
    act.subject.save(update_fields=["is_active"])
    act.audit(events.AccountDeactivated(reason=reason))


@verb(locks=Account, permission=PEOPLE_MANAGE)
def reactivate_account(act: Act[Account], *, reason: str) -> None:
    require_reach(act)
    if act.subject.is_active:
        raise Refused(_("Tài khoản này đang hoạt động."))
    act.subject.is_active = True
    act.subject.save(update_fields=["is_active"])
    act.audit(events.AccountReactivated(reason=reason))


@verb(locks=Account, permission=PEOPLE_MANAGE)
def set_password(act: Act[Account]) -> str:
    """Give the person a one-time password, which is returned once and never stored in clear.

    Ends their sessions; whoever signs in with it must choose another before anything else.
    """
    refuse_self(act, _("Mật khẩu của chính bạn thì đổi ở trang cá nhân."))
    require_reach(act)
    password = "-".join(
        "".join(secrets.choice(SLIP_ALPHABET) for _letter in range(GROUP_LENGTH)) for _group in range(PASSWORD_GROUPS)
    )
    act.subject.set_password(password)
    act.subject.must_change_password = True
    act.subject.save(update_fields=["password", "must_change_password"])
    act.audit(events.OneTimePasswordSet())
    return password


@verb(locks=Account, permission=PEOPLE_MANAGE)
def require_second_factor(act: Act[Account], *, required: bool) -> None:
    """Whether the person must sign in with a second factor (system owners must in any case)."""
    require_reach(act)
    act.subject.must_use_second_factor = required
    act.subject.save(update_fields=["must_use_second_factor"])
    act.audit(events.SecondFactorRequired(required=required))


@verb(locks=Account, permission=PEOPLE_MANAGE)
def reset_second_factor(act: Act[Account], *, reason: str) -> None:
    """Forget the devices of a person who lost theirs; if one is required, they must set up another at once."""
    refuse_self(act, _("Thiết bị của chính bạn thì gỡ ở trang cá nhân."))
    require_reach(act)
    Authenticator.objects.filter(user=act.subject).delete()
    act.audit(events.SecondFactorReset(reason=reason))
