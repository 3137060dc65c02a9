"""The counter, queues and dossiers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.onestop.dossiers import ANSWERS
from tests.rights.table.samples import (
    REASON,
    Sample,
    Values,
    anybody,
    either,
    get,
    nobody,
    on_unit,
    post,
    somewhere,
)
from tests.rights.world import FIELD, Place
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.kernel import clock
from tinhso.onestop import rights as onestop
from tinhso.onestop.rating_codes import rating_code


def completes_first_step(actor: Actor, place: Place) -> bool:
    """The first step of a marriage is an officer's of the unit, not its leader's."""
    return any(each.role is Role.OFFICER and each.covers(place.unit.path, FIELD) for each in actor.scopes)


def dossier_of(name: str = "", **more: Callable[[Place], Any]) -> Values:
    def args(place: Place) -> dict[str, Any]:
        it = getattr(place.dossiers, name) if name else place.dossier
        return {"code": it.code, **{key: get(place) for key, get in more.items()}}

    return args


def asked_for_unit(place: Place) -> dict[str, Any]:
    return {"unit": place.unit.pk}


def marriage_at(place: Place) -> dict[str, Any]:
    return {"thu-tuc": place.intake.procedure_id, **asked_for_unit(place)}


def at_counter(place: Place) -> dict[str, Any]:
    """A marriage as the counter's form sends it."""
    applicant = {"kind": "citizen", "name": "Sùng Thị Mỷ", "id_number": "002301000018"}
    return {
        "key": "khoa",
        "competent_unit": place.unit.pk,
        "channel": "direct",
        "filer.filing": "self",
        **{f"applicant.{name}": value for name, value in applicant.items()},
        **{f"answers.{form}.{name}": value for form, typed in ANSWERS.items() for name, value in typed.items()},
    }


def whose_number(place: Place) -> dict[str, Any]:
    return {"applicant.kind": "citizen", "applicant.id_number": place.intake.applicant.id_number}


def first_step(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "step": "tiep-nhan", "outcome": "day-du"}


def seen(name: str = "", **data: Any) -> Values:
    """With the revision that the officer saw."""
    return lambda place: {
        "seen": (getattr(place.dossiers, name) if name else place.dossier).revision,
        **{key: value(place) if callable(value) else value for key, value in data.items()},
    }


def with_the_receipts_code(place: Place) -> dict[str, Any]:
    return {"satisfaction": "satisfied", "rating_code": rating_code(place.dossiers.finished.code)}


def in_a_month(place: Place) -> str:
    return f"{clock.local(place.dossier.due_at + timedelta(days=30)):%Y-%m-%dT%H:%M}"


sees_dossiers, takes_in = somewhere(onestop.VIEW), on_unit(onestop.TAKE_IN)
sees_dossier, sees_persons = on_unit(onestop.VIEW), on_unit(onestop.VIEW_PERSONS)
processes, decides, assigns = on_unit(onestop.PROCESS), on_unit(onestop.DECIDE), on_unit(onestop.ASSIGN)
at_counter_or_holder = either(takes_in, processes)
sees_queue = on_unit(onestop.VIEW, None)
a_scan = dossier_of("finished", component_id=lambda place: place.dossiers.scanned.pk)
a_result = dossier_of("finished", result_id=lambda place: place.dossiers.finished.results.get().pk)

DOSSIERS: dict[str, list[Sample]] = {
    "onestop:counter": [
        get(somewhere(onestop.TAKE_IN)),
        get(takes_in, query=marriage_at),
        post(takes_in, data=at_counter, query=marriage_at),
    ],
    "onestop:counter_applicant": [post(takes_in, data=whose_number, query=marriage_at)],
    "onestop:my_queue": [get(sees_dossiers)],
    "onestop:unit_queue": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:results_to_give": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:taken_in": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:board": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:batch": [
        post(
            completes_first_step,
            data=lambda place: {"do": "on:tiep-nhan/day-du", "chosen": [place.dossier.code]},
            sent_away=True,
        )
    ],
    "onestop:dossiers": [
        get(sees_dossiers, query=lambda place: {"q": "Lu"}),
        post(sees_dossiers, data={"q": "002301000018", "purpose": "Trả lời tại quầy"}),
    ],
    "onestop:dossier": [get(sees_dossier, dossier_of(), recorded=True)],
    "onestop:receipt": [get(sees_dossier, dossier_of(), recorded=True)],
    "onestop:component_file": [get(sees_persons, a_scan, recorded=True)],
    "onestop:result_file": [get(sees_persons, a_result, recorded=True)],
    "onestop:dossier_way": [get(completes_first_step, first_step), post(completes_first_step, first_step, seen())],
    "onestop:take_dossier": [post(processes, dossier_of())],
    "onestop:accept_dossier": [post(takes_in, dossier_of("online"))],
    "onestop:refuse_intake": [
        get(decides, dossier_of("online")),
        post(decides, dossier_of("online"), seen("online", **REASON)),
    ],
    "onestop:assign_dossier": [
        get(assigns, dossier_of()),
        post(assigns, dossier_of(), seen(assignee=lambda place: place.owner.pk)),
    ],
    "onestop:hand_over_dossier": [
        get(processes, dossier_of()),
        post(processes, dossier_of(), seen(unit=lambda place: place.follower.pk)),
    ],
    "onestop:ask_supplement": [get(processes, dossier_of()), post(processes, dossier_of(), seen(note="Ký lại"))],
    "onestop:give_supplement": [
        get(at_counter_or_holder, dossier_of("waiting")),
        post(at_counter_or_holder, dossier_of("waiting"), seen("waiting")),
    ],
    "onestop:await_payment": [post(processes, dossier_of())],
    "onestop:record_payment": [
        get(at_counter_or_holder, dossier_of()),
        post(at_counter_or_holder, dossier_of(), seen(amount=8000, method="cash", reference="BL 1")),
    ],
    "onestop:reappoint_dossier": [
        get(decides, dossier_of()),
        post(decides, dossier_of(), seen(due=in_a_month, **REASON)),
    ],
    "onestop:lengthen_dossier": [
        get(nobody, dossier_of()),
        post(nobody, dossier_of(), seen(extension="xac-minh", **REASON)),
    ],
    "onestop:refuse_dossier": [get(decides, dossier_of()), post(decides, dossier_of(), seen(**REASON))],
    "onestop:stop_dossier": [get(decides, dossier_of()), post(decides, dossier_of(), seen(**REASON))],
    "onestop:withdraw_dossier": [
        get(at_counter_or_holder, dossier_of()),
        post(at_counter_or_holder, dossier_of(), seen(**REASON)),
    ],
    "onestop:give_result": [
        get(at_counter_or_holder, dossier_of("finished")),
        post(at_counter_or_holder, dossier_of("finished"), seen("finished", receiver="Sùng Thị Mỷ")),
    ],
    "onestop:rate_at_counter": [
        get(at_counter_or_holder, dossier_of("finished")),
        post(at_counter_or_holder, dossier_of("finished"), {"satisfaction": "satisfied"}),
    ],
    "onestop:rate_by_code": [
        get(anybody, dossier_of("finished")),
        post(anybody, dossier_of("finished"), with_the_receipts_code),
    ],
    "onestop:note_dossier": [post(processes, dossier_of(), {"note": "Đã gọi điện"})],
}
