"""Procedures, their versions and dry runs."""

from collections.abc import Callable
from typing import Any

from tests.rights.table.samples import (
    REASON,
    Sample,
    Values,
    day,
    following,
    get,
    post,
    somewhere,
    upload,
)
from tests.rights.world import Place
from tests.rights.world.procedures import changed_file, new_file
from tinhso.kernel import clock
from tinhso.onestop.rights import KEEP_PROCEDURES, VIEW_PROCEDURES

keeps_procedures = following(KEEP_PROCEDURES)
sees_procedures = somewhere(VIEW_PROCEDURES)


def procedure_of(name: str) -> Values:
    return lambda place: {"procedure_id": getattr(place.catalogue, name).procedure_id}


def version_of(name: str, **more: Callable[[Place], Any]) -> Values:
    return lambda place: {
        "version_id": getattr(place.catalogue, name).pk,
        **{key: get(place) for key, get in more.items()},
    }


def trial_row(place: Place) -> dict[str, Any]:
    """A dry run of one action, to be kept."""
    received = f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"
    return {"a-TOTAL_FORMS": "1", "a-INITIAL_FORMS": "0", "a-0-at": received, "a-0-do": "receive"}


def kept_trial(place: Place) -> dict[str, Any]:
    return {**trial_row(place), "keep": "1", "name": "Phép thử mới"}


def imported(place: Place) -> dict[str, Any]:
    return {"file": upload("a.json", new_file(f"moi.{place.unit.pk}").encode()), "keeper": place.follower.pk}


def changed_draft(place: Place) -> dict[str, Any]:
    return {"file": upload("a.json", changed_file(place.catalogue.draft).encode())}


the_published, the_draft = version_of("published"), version_of("draft")
the_trial = version_of("published", trial_id=lambda place: place.catalogue.trial.pk)

PROCEDURES: dict[str, list[Sample]] = {
    "onestop:procedures": [get(sees_procedures)],
    "onestop:late_announcements": [get(somewhere(KEEP_PROCEDURES))],
    "onestop:import_procedure": [get(somewhere(KEEP_PROCEDURES)), post(keeps_procedures, data=imported)],
    "onestop:procedure": [
        get(sees_procedures, procedure_of("published")),
        get(keeps_procedures, procedure_of("draft")),
    ],
    "onestop:compare_versions": [
        get(sees_procedures, procedure_of("published")),
        get(keeps_procedures, procedure_of("draft")),
    ],
    "onestop:draft_version": [post(keeps_procedures, procedure_of("published"))],
    "onestop:export_version": [get(sees_procedures, the_published), get(keeps_procedures, the_draft)],
    "onestop:replace_content": [
        get(keeps_procedures, the_draft),
        post(keeps_procedures, the_draft, changed_draft),
    ],
    "onestop:enter_decision": [
        get(keeps_procedures, the_draft),
        post(keeps_procedures, the_draft, {"decision_symbol": "2/QĐ-UBND"}),
    ],
    "onestop:publish_version": [post(keeps_procedures, the_draft)],
    "onestop:discard_draft": [post(keeps_procedures, the_draft)],
    "onestop:record_public_update": [
        get(keeps_procedures, the_published),
        post(keeps_procedures, the_published, lambda place: {"published_on": day(0)}),
    ],
    "onestop:withdraw_version": [
        get(keeps_procedures, the_published),
        post(keeps_procedures, the_published, lambda place: {"last_day": day(1), **REASON}),
    ],
    "onestop:dry_run": [
        get(sees_procedures, the_published),
        get(keeps_procedures, the_draft),
        post(sees_procedures, the_published, trial_row, changes=False),
        post(keeps_procedures, the_published, kept_trial),
    ],
    "onestop:rerun_trial": [get(sees_procedures, the_trial)],
    "onestop:accept_trial": [post(keeps_procedures, the_trial)],
    "onestop:remove_trial": [post(keeps_procedures, the_trial)],
}
