"""The wing's work in a bulk hand-over: what a person holds, and how it is given on."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import Assignment, Part, Status
from tinhso.directives.verbs.handover import replace_person
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.handover import WorkSource, register_work_source


def open_work(account_id: int) -> QuerySet[Assignment]:
    """Assignments in force, not accepted, that the person does, answers for or has an open part of."""
    parts = Part.objects.filter(person_id=account_id).exclude(status=Status.DONE)
    mine = Q(officer_id=account_id) | Q(leader_id=account_id) | Q(pk__in=parts.values("assignment"))
    in_force = Assignment.objects.filter(mine, task__document__state="in_force", merged_into=None)
    return in_force.exclude(evidence_state="accepted")


def hand_over(actor: Actor, from_id: int, to_id: int) -> int:
    ids = list(open_work(from_id).order_by("pk").values_list("pk", flat=True))
    for pk in ids:
        replace_person(actor, pk, from_id=from_id, to_id=to_id)
    return len(ids)


def register() -> None:
    register_work_source(
        WorkSource(
            kind="directives.assignments",
            label=_("Nhiệm vụ đang làm"),
            count=lambda account_id: open_work(account_id).count(),
            hand_over=hand_over,
        )
    )
