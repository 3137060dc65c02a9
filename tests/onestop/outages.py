"""Outages for tests: one hour of a Wednesday at the northern counter."""

from datetime import datetime, timedelta
from typing import Any

from tests.onestop.dossiers import MORNING, Counter
from tinhso.onestop import verbs
from tinhso.onestop.inputs import GivenSlip
from tinhso.onestop.models import Outage

NOON = MORNING + timedelta(hours=3)
HOUR = timedelta(hours=1)


def declared(at: Counter, **changes: Any) -> Outage:
    """By default what is over: 09:00 to 10:00."""
    given = {
        "unit_id": at.province.north.pk,
        "began_at": MORNING,
        "ended_at": MORNING + HOUR,
        "reason": "Mất điện cả xã",
        "supervisor_id": at.province.north_leader.pk,
    }
    return Outage.objects.get(pk=verbs.declare_outage(at.officer, **{**given, **changes}))


def printed(at: Counter, count: int = 5) -> int:
    return int(verbs.print_slips(at.officer, unit_id=at.province.north.pk, count=count))


def on_slip(outage: Outage, number: str, received_at: datetime | None = None) -> dict[str, Any]:
    """What an intake has more when it was received on paper."""
    moment = received_at or outage.began_at + timedelta(minutes=10)
    return {"slip": GivenSlip(outage.pk, number), "received_at": moment}
