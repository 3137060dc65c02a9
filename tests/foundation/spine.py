"""A smallest possible wing for the tests of the spine: one verb that renames a unit and tells one person."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action
from tinhso.foundation.journal.events import AuditEvent
from tinhso.foundation.numbering.draw import draw
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb

RENAME = register_action("test.rename", _("đổi tên thử"), [Role.AGGREGATOR])


@dataclass(frozen=True, kw_only=True)
class Renamed(AuditEvent):
    code = "test.renamed"
    label = _("Đổi tên")
    message = _("đổi tên từ %(old)s thành %(new)s")
    old: str
    new: str
    number: int


@verb(locks=Unit, permission=RENAME)
def rename(act: Act[Unit], *, name: str, tell: int | None = None, fail: bool = False) -> int:
    unit = act.subject
    if not name:
        raise Refused("Tên không được để trống.")
    old, unit.name = unit.name, name
    unit.save()
    number = draw(f"test/{unit.pk}")
    act.audit(Renamed(old=old, new=name, number=number))
    act.fact("test.renamed", number=number)
    if tell:
        act.notify([tell], f"{unit.pk}:{number}", "/", kind="test")
    if fail:
        raise ZeroDivisionError
    return number


@verb(locks=Unit, permission=RENAME)
def forget_to_audit(act: Act[Unit]) -> None:
    act.subject.name = "không ai biết"
    act.subject.save()
