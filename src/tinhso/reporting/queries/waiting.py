"""What waits for a person in this wing today: forms, drafts, signatures, questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel import clock
from tinhso.reporting import rights
from tinhso.reporting.models import Difficulty, Report, Round, Submission
from tinhso.reporting.queries.difficulties import waiting_for_answer
from tinhso.reporting.rules.calendars import is_late

SHOWN = 12
# Who acts next on a report, and on which of its units the right is asked for.
NEXT_HAND = {
    "draft": (rights.COMPOSE, "division__"),
    "with_head": (rights.PASS_ON, "division__"),
    "with_signer": (rights.SIGN, "unit__"),
    "signed": (rights.ISSUE, "unit__"),
}


@dataclass(frozen=True)
class Waiting:
    """Each list holds the first `SHOWN`, most urgent first; the counts are of all."""

    actor: Actor

    @cached_property
    def forms(self) -> list[Submission]:
        return list(forms_due(self.actor)[:SHOWN])

    @cached_property
    def late_forms(self) -> int:
        now = clock.now()
        return sum(is_late(now, form.round.due_at) for form in self.forms)

    @cached_property
    def rounds(self) -> list[Round]:
        return list(rounds_to_review(self.actor)[:SHOWN])

    @cached_property
    def reports(self) -> list[Report]:
        return list(reports_at_hand(self.actor)[:SHOWN])

    @cached_property
    def questions(self) -> list[Difficulty]:
        found = waiting_for_answer(self.actor).select_related("unit", "answering_unit")
        return list(found.order_by("raised_on", "pk")[:SHOWN])

    @property
    def is_empty(self) -> bool:
        return not (self.forms or self.rounds or self.reports or self.questions)


def forms_due(actor: Actor) -> QuerySet[Submission]:
    """Forms that the actor's units haven't handed in, or got back, of rounds that are open."""
    field = "round__form__calendar__field_code"
    mine = actor.within(rights.FILL, "unit__", field) | actor.within(rights.SUBMIT, "unit__", field)
    rows = Submission.objects.filter(mine, state__in=["draft", "returned"], round__closed_at=None)
    return rows.select_related("round__form__calendar", "unit").order_by("round__due_at", "unit__sort_key")


def rounds_to_review(actor: Actor) -> QuerySet[Round]:
    """Open rounds with something handed in that waits for the actor's decision; `handed_in` says how much."""
    field = "submissions__round__form__calendar__field_code"
    waiting = actor.within(rights.REVIEW, "submissions__unit__", field) & Q(submissions__state="submitted")
    rows = Round.objects.filter(waiting, closed_at=None).select_related("form__calendar__keeper")
    return rows.annotate(handed_in=Count("submissions")).order_by("due_at", "pk")


def reports_at_hand(actor: Actor) -> QuerySet[Report]:
    """Reports whose next step is the actor's."""
    mine = _any(
        actor.within(right, place, "field_code") & Q(state=state) for state, (right, place) in NEXT_HAND.items()
    )
    return Report.objects.filter(mine).select_related("unit", "division").order_by("due_at", "pk")


def _any(conditions: Iterable[Q]) -> Q:
    rows = Q(pk__in=[])
    for condition in conditions:
        rows |= condition
    return rows
