"""Rounds and what units hand in. A round's keeper sees it whole, a unit its own forms."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.reporting import rights
from tinhso.reporting.models import Form, Round, Submission, SubmissionReminder
from tinhso.reporting.rules.calendars import late_from

KEEPER = "form__calendar__keeper__"
FIELD = "form__calendar__field_code"
OUT = ("draft", "returned")


class Show(StrEnum):
    """Which submissions of a round are shown; the values stand in addresses."""

    ALL = ""
    MISSING = "chua-gui"
    LATE = "tre"
    WAITING = "cho-duyet"
    RETURNED = "tra-lai"
    ACCEPTED = "da-duyet"


@dataclass(frozen=True)
class SubmissionFilter:
    show: Show = Show.ALL
    text: str = ""

    @classmethod
    def from_querydict(cls, given: QueryDict) -> "SubmissionFilter":
        known = given.get("xem", "")
        return cls(Show(known) if known in set(Show) else Show.ALL, given.get("q", "")[:100])


@dataclass(frozen=True)
class Progress:
    """How many submissions a round has in each state. `missing`: nothing was ever handed in; `late`: handed in late,
    or still missing after the time limit."""

    total: int
    missing: int
    waiting: int
    returned: int
    accepted: int
    late: int

    @property
    def handed_in(self) -> int:
        return self.total - self.missing


def visible_forms(actor: Actor) -> QuerySet[Form]:
    """Forms of calendars that the actor's keeper keeps."""
    kept = _kept(actor, "calendar__keeper__", "calendar__field_code")
    return Form.objects.filter(kept).select_related("calendar__keeper", "reporters")


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """Rounds of keepers that the actor works for, newest first."""
    kept = Round.objects.filter(_kept(actor, KEEPER, FIELD)).select_related("form__calendar__keeper", "version")
    return kept.order_by("-until", "form")  # said here: counting beside the rows would drop the model's own order


def round_of(actor: Actor, round_id: int) -> Round | None:
    return visible_rounds(actor).filter(pk=round_id).first()


def visible_submissions(actor: Actor) -> QuerySet[Submission]:
    """Those of units that the actor sees, and all of the rounds of the actor's keeper."""
    own = actor.within(rights.VIEW, "unit__", f"round__{FIELD}")
    kept = _kept(actor, f"round__{KEEPER}", f"round__{FIELD}")
    return Submission.objects.filter(own | kept)


def rounds_with_progress(actor: Actor) -> QuerySet[Round]:
    """The same, each with its counts as `total`, `handed_in`, `waiting` and `accepted`."""
    return visible_rounds(actor).annotate(
        total=Count("submissions"),
        handed_in=Count("submissions", filter=Q(submissions__submitted_at__isnull=False)),
        waiting=Count("submissions", filter=Q(submissions__state="submitted")),
        accepted=Count("submissions", filter=Q(submissions__state="accepted")),
    )


def submission_of(actor: Actor, submission_id: int) -> Submission | None:
    found = visible_submissions(actor).select_related("round__version", "saved_by", "submitted_by")
    return found.filter(pk=submission_id).first()


def own_submissions(actor: Actor) -> QuerySet[Submission]:
    """What the actor's own unit has to hand in or has handed in, what is due first on top."""
    fills = actor.within(rights.FILL, "unit__", f"round__{FIELD}")
    return visible_submissions(actor).filter(fills).order_by(F("round__due_at").desc(), "round__form__name")


def submissions_of(it: Round, chosen: SubmissionFilter, now: datetime | None = None) -> QuerySet[Submission]:
    """Of a round that the caller was allowed to see; by unit, in Vietnamese order."""
    rows = Submission.objects.filter(round=it).order_by("unit__sort_key", "pk")
    if chosen.show is not Show.ALL:
        rows = rows.filter(_shown(it, now or clock.now())[chosen.show])
    for word in fold(chosen.text).split():
        rows = rows.filter(unit__folded__contains=word)
    return rows


def progress_of(it: Round, now: datetime | None = None) -> Progress:
    shown = _shown(it, now or clock.now())
    found = Submission.objects.filter(round=it).aggregate(
        total=Count("pk"),
        missing=Count("pk", filter=shown[Show.MISSING]),
        waiting=Count("pk", filter=shown[Show.WAITING]),
        returned=Count("pk", filter=shown[Show.RETURNED]),
        accepted=Count("pk", filter=shown[Show.ACCEPTED]),
        late=Count("pk", filter=shown[Show.LATE]),
    )
    return Progress(**found)


def not_handed_in(it: Round) -> QuerySet[Submission]:
    """What the units still owe: never handed in, or returned and not handed in again."""
    return Submission.objects.filter(round=it, state__in=OUT).order_by("unit__sort_key", "pk")


def reminder_of(actor: Actor, reminder_id: int) -> SubmissionReminder | None:
    """A letter of the actor's keeper, or one that was sent to a unit in the actor's view."""
    path = f"submission__round__{KEEPER}"
    kept = _kept(actor, path, f"submission__round__{FIELD}")
    received = actor.within(rights.VIEW, "submission__unit__", f"submission__round__{FIELD}")
    letters = SubmissionReminder.objects.filter(kept | (received & Q(sent_at__isnull=False)))
    return (
        letters.select_related("sender", "submission__unit", "submission__round__form__calendar__keeper", "drafted_by")
        .filter(pk=reminder_id)
        .first()
    )


def reminders_of(it: Round) -> QuerySet[SubmissionReminder]:
    """Letters of a round that the caller was allowed to see: the newest day's first, by unit in Vietnamese order."""
    letters = SubmissionReminder.objects.filter(submission__round=it).select_related("submission__unit", "drafted_by")
    return letters.order_by("-day", "submission__unit__sort_key", "pk")


def _kept(actor: Actor, keeper: str, field: str) -> Q:
    return actor.within(rights.VIEW, keeper, field) | actor.within(rights.REVIEW, keeper, field)


def _shown(it: Round, now: datetime) -> dict[Show, Q]:
    limit = late_from(it.due_at)
    overdue = Q(submitted_at=None) if now >= limit else Q(pk__in=[])
    return {
        Show.MISSING: Q(submitted_at=None),
        Show.LATE: Q(submitted_at__gte=limit) | overdue,
        Show.WAITING: Q(state="submitted"),
        Show.RETURNED: Q(state="returned"),
        Show.ACCEPTED: Q(state="accepted"),
    }
