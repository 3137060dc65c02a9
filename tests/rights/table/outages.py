"""Outages and their paper slips."""

from datetime import timedelta
from typing import Any

from tests.rights.table.dossiers import asked_for_unit, sees_dossiers, sees_queue
from tests.rights.table.samples import REASON, Sample, Values, get, on_unit, post
from tests.rights.world import Place
from tinhso.kernel import clock
from tinhso.onestop import rights as onestop


def outage_of(name: str) -> Values:
    return lambda place: {"outage_id": getattr(place.outages, name).pk}


def an_earlier_outage(place: Place) -> dict[str, Any]:
    began, until = (f"{clock.local(clock.now() - timedelta(hours=hours)):%Y-%m-%dT%H:%M}" for hours in (5, 4))
    return {"reason": "Mất mạng", "began_at": began, "ended_at": until, "supervisor": place.leader.pk}


receives_here = on_unit(onestop.TAKE_IN, None)
confirms = on_unit(onestop.CONFIRM_OUTAGE, None)

OUTAGES: dict[str, list[Sample]] = {
    "onestop:outages": [get(sees_dossiers)],
    "onestop:declare_outage": [
        get(receives_here, query=asked_for_unit),
        post(receives_here, data=an_earlier_outage, query=asked_for_unit),
    ],
    "onestop:number_slips": [post(receives_here, data=lambda place: {"unit": place.unit.pk, "count": 2})],
    "onestop:slip_block": [get(receives_here, lambda place: {"block_id": place.outages.block.pk})],
    "onestop:outage": [get(sees_queue, outage_of("ended")), get(sees_queue, outage_of("lasting"))],
    "onestop:end_outage": [
        get(receives_here, outage_of("lasting")),
        post(
            receives_here,
            outage_of("lasting"),
            lambda place: {"ended_at": f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"},
        ),
    ],
    "onestop:call_off_outage": [post(receives_here, outage_of("lasting"))],
    "onestop:spoil_slip": [
        get(receives_here, outage_of("ended")),
        post(receives_here, outage_of("ended"), lambda place: {"number": place.outages.out, **REASON}),
    ],
    "onestop:return_slips": [post(receives_here, outage_of("ended"))],
    "onestop:reopen_slip": [post(receives_here, outage_of("ended"), lambda place: {"number": place.outages.spoiled})],
    "onestop:confirm_outage": [get(confirms, outage_of("settled")), post(confirms, outage_of("settled"))],
}
