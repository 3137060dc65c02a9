"""A place's outages: one whose slips aren't accounted for, one that lasts, one that waits to be confirmed."""

from dataclasses import dataclass
from datetime import timedelta

from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Outage, SlipBlock

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class OutagesOf:
    """`ended` has two slips out and a spoiled one of `block`; `lasting` and `settled` have none."""

    block: SlipBlock
    ended: Outage
    lasting: Outage
    settled: Outage

    @property
    def out(self) -> str:
        return f"1/{self.block.year}"

    @property
    def spoiled(self) -> str:
        return f"3/{self.block.year}"


def outages_of(unit: Unit, leader: Account, reason: str) -> OutagesOf:
    system, now = system_actor("test"), clock.now()

    def declare(began: int, ended: int | None) -> Outage:
        until = now + ended * HOUR if ended else None
        given = {"unit_id": unit.pk, "reason": reason, "supervisor_id": leader.pk}
        return Outage.objects.get(pk=verbs.declare_outage(system, began_at=now + began * HOUR, ended_at=until, **given))

    settled = declare(-50, -49)
    block = SlipBlock.objects.get(pk=verbs.print_slips(system, unit_id=unit.pk, count=3))
    ended = declare(-30, -29)
    verbs.spoil_slip(system, ended.pk, number=f"3/{block.year}", reason="Rách")
    return OutagesOf(block, ended, declare(-1, None), settled)
