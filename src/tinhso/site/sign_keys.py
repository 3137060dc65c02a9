"""`tinhso sign-keys`: a trial key for a unit or a person, on this machine."""

import typer

from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.verbs import make_software_certificate
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing.models import Certificate
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date

DONE, UNKNOWN = 0, 2


def make_key(unit_code: str, username: str) -> int:
    """Make and register it; returns the exit code."""
    unit = Unit.objects.filter(code=unit_code).first()
    if unit is None:
        typer.echo(f"Không có đơn vị mã “{unit_code}”.", err=True)
        return UNKNOWN
    account = Account.objects.filter(username=username, is_active=True).first() if username else None
    if username and account is None:
        typer.echo(f"Không có tài khoản đang hoạt động tên “{username}”.", err=True)
        return UNKNOWN
    actor = system_actor("tinhso sign-keys")
    made = make_software_certificate(actor, unit_id=unit.pk, account_id=account.pk if account else None)
    certificate = Certificate.objects.get(pk=made)
    until = format_date(clock.local(certificate.valid_to).date())
    typer.echo(f"Đã tạo khóa ký thử nghiệm của {certificate.name}, hiệu lực đến {until}.")
    return DONE
