"""What the demo's offices are known and sign by: invented identifier codes, trial keys of those who sign."""

from collections.abc import Sequence
from datetime import date

from tinhso.demo.cast import Cast
from tinhso.demo.dossiers import code_of
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.administration.verbs import make_software_certificate, set_code
from tinhso.foundation.organizations.models import CodeScheme, Unit

SINCE = date(2025, 7, 1)
SOURCE = "Mã mẫu của bản trình diễn"
SIGNING = {"xa-00721": ("xa.ld",), "so-tu-phap": ("tuphap.ld", "tuphap.pgd")}
"""The units whose seal the demo holds, and who signs for them."""


def give_codes(cast: Cast, communes: Sequence[Unit]) -> None:
    """Each commune its own code, and the department: dossiers are numbered by body."""
    for unit in (*communes, Unit.objects.get(code="so-tu-phap")):
        set_code(
            cast.system_owner,
            unit.pk,
            scheme=CodeScheme.ORGANISATION,
            value=code_of(unit, communes),
            since=SINCE,
            source=SOURCE,
        )


def give_keys(cast: Cast) -> None:
    """Nobody outside trusts them: the authority is the installation's own."""
    actor = system_actor(SOURCE)
    for code, usernames in SIGNING.items():
        unit = Unit.objects.get(code=code)
        make_software_certificate(actor, unit_id=unit.pk)
        for username in usernames:
            make_software_certificate(actor, unit_id=unit.pk, account_id=cast.account_id(username))
