"""Every verb works for those who may and refuses everybody else, and a refusal leaves nothing behind but itself."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from tests.directives.conftest import Desk
from tests.directives.world import CALLS, World, build
from tinhso.directives import verbs
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.organizations.models import UnitAlias
from tinhso.foundation.verbs.errors import NotPermitted

PEOPLE = (
    "aggregator",
    "justice_officer",
    "justice_leader",
    "north_officer",
    "north_colleague",
    "north_leader",
    "south_officer",
    "leadership",
    "system_owner",
)
CHECKED_ELSEWHERE = {"replace_person": "by the hand-over of a person's work", "NotReady": "an error"}


@pytest.fixture
def world(desk: Desk) -> World:
    return build(desk)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of the wing, and what its verbs write elsewhere; the audit apart."""
    models = [*apps.get_app_config("directives").get_models(), Fact, OutboxMessage, UnitAlias]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_verb_is_in_the_table() -> None:
    assert set(verbs.__all__) - set(CHECKED_ELSEWHERE) == set(CALLS)


def test_who_may_does_and_it_is_journalled(world: World) -> None:
    for name, call in CALLS.items():
        arguments, keywords = call.arguments(world)
        for person in sorted(call.allowed):
            entries = AuditEntry.objects.count()
            with transaction.atomic():
                call.verb(getattr(world.cast, person), *arguments, **keywords)
                done = AuditEntry.objects.order_by("-id").first()
                assert AuditEntry.objects.count() > entries, name
                assert done is not None
                assert done.actor_name == getattr(world.cast.province, person).full_name
                transaction.set_rollback(True)


def test_who_may_not_is_refused_and_changes_nothing(world: World) -> None:
    before = everything()
    for name, call in CALLS.items():
        arguments, keywords = call.arguments(world)
        for person in sorted(set(PEOPLE) - call.allowed):
            with pytest.raises(NotPermitted) as refusal:
                call.verb(getattr(world.cast, person), *arguments, **keywords)
            assert refusal.value.message, f"{name} must tell {person} why"
            denial = AuditEntry.objects.order_by("-id").first()
            assert denial is not None
            assert (denial.event, denial.actor_name) == (
                "access.denied",
                getattr(world.cast.province, person).full_name,
            )
    assert everything() == before
