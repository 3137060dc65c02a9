"""What waits for a person in this wing today: forms, drafts, signatures, questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel import clock
from tinhso.reporting.models import Difficulty, Report, Round, Submission
from tinhso.reporting.queries.collecting import OUT, own_submissions, visible_rounds
from tinhso.reporting.queries.difficulties import waiting_for_answer
from tinhso.reporting.queries.reports import waiting_reports
from tinhso.reporting.rules.calendars import is_late

SHOWN = 12


@dataclass(frozen=True)
class Waiting:
    """Each list holds the first `SHOWN`, most urgent first; the counts are of all."""

    actor: Actor

    @cached_property
    def forms(self) -> list[Submission]:
        return list(forms_due(self.actor)[:SHOWN])

    @cached_property
    def late_forms(self) -> int:
        due = forms_due(self.actor).values_list("round__due_at", flat=True)
        now = clock.now()
        return sum(is_late(now, due_at) for due_at in due)

    @cached_property
    def rounds(self) -> list[Round]:
        return list(rounds_to_review(self.actor)[:SHOWN])

    @cached_property
    def reports(self) -> list[Report]:
        return list(waiting_reports(self.actor).order_by("due_at", "pk")[:SHOWN])

    @cached_property
    def questions(self) -> list[Difficulty]:
        found = waiting_for_answer(self.actor).select_related("unit", "answering_unit")
        return list(found.order_by("raised_on", "pk")[:SHOWN])

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many there are of each in all; those are counted of which more wait than are listed."""
        return {
            "forms": _count(self.forms, forms_due(self.actor)),
            "rounds": _count(self.rounds, rounds_to_review(self.actor)),
            "reports": _count(self.reports, waiting_reports(self.actor)),
            "questions": _count(self.questions, waiting_for_answer(self.actor)),
        }

    @property
    def is_empty(self) -> bool:
        return not (self.forms or self.rounds or self.reports or self.questions)


def forms_due(actor: Actor) -> QuerySet[Submission]:
    """Forms that the actor's units haven't handed in, or got back, of rounds that are open."""
    due = own_submissions(actor).filter(state__in=OUT, round__closed_at=None)
    return due.select_related("round__form__calendar", "unit").order_by("round__due_at", "unit__sort_key")


def rounds_to_review(actor: Actor) -> QuerySet[Round]:
    """Open rounds with something handed in that waits for a decision; `handed_in` says how much."""
    rounds = visible_rounds(actor).filter(closed_at=None)
    waiting = Count("submissions", filter=Q(submissions__state="submitted"))
    return rounds.annotate(handed_in=waiting).filter(handed_in__gt=0).order_by("due_at", "pk")


def _count(listed: Sequence[object], everything: QuerySet[Any]) -> int:
    return len(listed) if len(listed) < SHOWN else everything.count()
