"""What a sample is, whose right it may ask for, and what it is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rights.world import FIELD, Place
from tinhso.directives import rights
from tinhso.directives.office.views.spreadsheet import SALT
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.rights import (
    OPERATIONS_OPERATE,
    ORGANIZATIONS_MANAGE,
    PEOPLE_MANAGE,
)
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing.codes import written
from tinhso.kernel import clock

Rule = Callable[[Actor, Place], bool]
Values = Callable[[Place], dict[str, Any]]


def nothing(place: Place) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sample:
    """One request. `changes`: None where it may or may not change something. `recorded`: a read that leaves an entry
    of its own in the audit. `sent_away`: who may not is led elsewhere (302) instead of being refused."""

    method: str
    rule: Rule
    args: Values = nothing
    data: Values = nothing
    query: Values = nothing
    changes: bool | None = False
    recorded: bool = False
    sent_away: bool = False


def get(rule: Rule, args: Values = nothing, **how: Any) -> Sample:
    return Sample("get", rule, args, **how)


def post(rule: Rule, args: Values = nothing, data: Values | dict[str, Any] | None = None, **how: Any) -> Sample:
    given = data if callable(data) else lambda place: data or {}
    return Sample("post", rule, args, given, **{"changes": True, **how})


# Whose right, on what.


def anybody(actor: Actor, place: Place) -> bool:
    return True


def nobody(actor: Actor, place: Place) -> bool:
    return False


def signed_in(actor: Actor, place: Place) -> bool:
    return actor.account_id is not None


def owner(actor: Actor, place: Place) -> bool:
    return actor.account_id == place.owner.pk


def on_unit(code: str, field: str | None = FIELD) -> Rule:
    return lambda actor, place: bool(actor.may(code, place.unit.path, field))


def following(code: str, field: str | None = FIELD) -> Rule:
    return lambda actor, place: bool(actor.may(code, place.follower.path, field))


def on_province(code: str) -> Rule:
    return lambda actor, place: bool(actor.may(code, Unit.objects.get(parent=None).path))


def somewhere(code: str) -> Rule:
    return lambda actor, place: actor.may_anywhere(code)


def either(*rules: Rule) -> Rule:
    return lambda actor, place: any(rule(actor, place) for rule in rules)


def both(*rules: Rule) -> Rule:
    return lambda actor, place: all(rule(actor, place) for rule in rules)


def colleague(actor: Actor, place: Place) -> bool:
    """Who works in the same house knows the people there."""
    return place.unit.pk in actor.memberships


def at_own_unit(code: str) -> Rule:
    return lambda actor, place: bool(actor.may(code, actor.unit_path or "/"))


sees = either(on_unit(rights.VIEW), following(rights.ACCEPT))
sees_document = either(sees, following(rights.DRAFT))
manages_people = on_unit(PEOPLE_MANAGE, None)
manages_unit = on_unit(ORGANIZATIONS_MANAGE, None)
operates_run = either(owner, on_province(OPERATIONS_OPERATE))


receives = following(rights.ACCEPT)


# The samples' arguments.


def reported_row(place: Place) -> dict[str, Any]:
    return {"results_id": place.results.pk, "row_id": place.reported_row.pk}


def work(name: str, **more: Callable[[Place], Any]) -> Values:
    """The place's assignment of that name, with further arguments."""
    return lambda place: {"assignment_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def paper(name: str, **more: Callable[[Place], Any]) -> Values:
    return lambda place: {"document_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def person(name: str = "owner", **more: Callable[[Place], Any]) -> Values:
    return lambda place: {"account_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def one(argument: str, name: str, **more: object) -> Values:
    return lambda place: {argument: getattr(place, name).pk, **more}


def the_unit(place: Place) -> dict[str, Any]:
    return {"unit_id": place.unit.pk}


def decision(name: str, word: str) -> Values:
    return work(name, report_id=lambda place: place.report(getattr(place, name)).pk, decision=lambda place: word)


def day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def head(place: Place) -> dict[str, Any]:
    return {
        "kind": "plan",
        "issuer_id": place.unit.parent_id,
        "issued_on": day(-3),
        "subject": "Kế hoạch mới",
        "aggregator_id": place.follower.pk,
        "field_code": FIELD,
    }


def task(place: Place) -> dict[str, Any]:
    return {"kind": "task", "content": "Việc mới", "leads": place.unit.name, "group_id": ""}


def upload(name: str = "a.txt", content: bytes = "Nội dung".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def token(place: Place) -> str:
    """What the page hands on about an uploaded workbook; nobody can make one for another document."""
    return signing.dumps([place.draft.pk, place.workbook, "a.xlsx"], salt=SALT)


def verification_code(place: Place) -> dict[str, Any]:
    return {"code": written(place.verified_paper.code)}


REASON = {"reason": "Có lý do"}
REPORT = {"status": "in_progress", "percent": 40, "result": "Đang làm"}
