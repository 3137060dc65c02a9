"""Petitions."""

from collections.abc import Callable
from typing import Any

from tests.rights.table.dossiers import asked_for_unit
from tests.rights.table.samples import (
    REASON,
    Sample,
    Values,
    anybody,
    get,
    on_unit,
    post,
    somewhere,
)
from tests.rights.world import FIELD, Place
from tinhso.onestop import rights as onestop


def petition_of(name: str = "open", **more: Callable[[Place], Any]) -> Values:
    return lambda place: {
        "petition_id": getattr(place.petitions, name).pk,
        **{key: get(place) for key, get in more.items()},
    }


def with_petition(name: str = "open", **data: Any) -> Values:
    """With the revision that the officer saw."""
    return lambda place: {
        "seen": getattr(place.petitions, name).revision,
        **{key: value(place) if callable(value) else value for key, value in data.items()},
    }


def a_call(place: Place) -> dict[str, Any]:
    told = {"key": "khoa", "channel": "phone", "about": "conduct", "title": "Chờ lâu", "field_code": FIELD}
    return {**told, "unit": place.unit.pk, "content": "Hai giờ", "name": "Thào Thị Dợ", "phone": "0912345678"}


sees_petitions, sees_petition = somewhere(onestop.VIEW_PETITIONS), on_unit(onestop.VIEW_PETITIONS)
sees_petitioner, receives_petition = on_unit(onestop.VIEW_PETITIONERS), on_unit(onestop.RECEIVE_PETITIONS)
handles, decides_petition = on_unit(onestop.HANDLE_PETITIONS), on_unit(onestop.DECIDE_PETITIONS)
the_petition_file = petition_of(file_id=lambda place: place.petitions.open.files.get().pk)

PETITIONS: dict[str, list[Sample]] = {
    "onestop:petitions": [
        get(sees_petitions),
        get(on_unit(onestop.VIEW_PETITIONS, None), query=asked_for_unit),
    ],
    "onestop:receive_petition": [
        get(somewhere(onestop.RECEIVE_PETITIONS)),
        post(receives_petition, data=a_call),
    ],
    "onestop:published_petitions": [get(anybody)],
    "onestop:petition": [get(sees_petition, petition_of(), recorded=True)],
    "onestop:petitioner_number": [post(sees_petitioner, petition_of(), {"purpose": "Xác minh"})],
    "onestop:petition_receipt": [get(sees_petitioner, petition_of(), recorded=True)],
    "onestop:petition_file": [get(sees_petitioner, the_petition_file, recorded=True)],
    "onestop:take_petition": [post(handles, petition_of())],
    "onestop:assign_petition": [
        get(decides_petition, petition_of()),
        post(decides_petition, petition_of(), with_petition(assignee=lambda place: place.owner.pk)),
    ],
    "onestop:hand_over_petition": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(unit=lambda place: place.follower.pk)),
    ],
    "onestop:refuse_petition": [
        get(decides_petition, petition_of()),
        post(decides_petition, petition_of(), with_petition(**REASON)),
    ],
    "onestop:ask_petitioner": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(wanted="Số quầy")),
    ],
    "onestop:take_given": [
        get(receives_petition, petition_of("asked")),
        post(receives_petition, petition_of("asked"), with_petition("asked", text="Quầy 3")),
    ],
    "onestop:answer_petition": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(answer="Đã thêm quầy")),
    ],
    "onestop:publish_petition": [
        get(handles, petition_of("answered"), recorded=True),
        post(handles, petition_of("answered"), with_petition("answered", question="Chờ lâu", answer="Đã thêm quầy")),
    ],
    "onestop:close_petition": [
        get(decides_petition, petition_of("answered")),
        post(decides_petition, petition_of("answered"), with_petition("answered", **REASON)),
    ],
    "onestop:rate_petition": [
        get(receives_petition, petition_of("answered")),
        post(receives_petition, petition_of("answered"), with_petition("answered", rating="satisfied")),
    ],
}
