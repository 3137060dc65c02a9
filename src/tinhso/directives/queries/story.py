"""One assignment with everything that happened to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from tinhso.directives import rights
from tinhso.directives.models import (
    Assignment,
    DueChange,
    Evidence,
    Inheritance,
    Part,
    ReminderLetter,
    Report,
    TaskLink,
)
from tinhso.directives.queries.rows import AssignmentRow, rows_of, with_details
from tinhso.directives.queries.visible import visible_assignments, visible_tasks
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import describe
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import NotFound

LATEST_EVENTS = 200
# What happens to a report before the unit's leader lets it go is the house's own business.
SENT_BACK = "directives.report_sent_back"
IN_THE_HOUSE = ("directives.report_drafted", "directives.report_submitted", SENT_BACK)


@dataclass(frozen=True)
class StoryEvent:
    """One entry of the audit as a line: who, when, and the sentence of its event."""

    at: datetime
    code: str
    label: str
    text: str
    actor_name: str
    actor_post: str
    actor_unit: str
    on_behalf_of: str


@dataclass(frozen=True)
class Story:
    """Reports (with their evidence) and events newest first; what hasn't left the unit is there only for its own
    people. `siblings` is how many other units have the same task, as far as the actor may see them; `links` are of
    the task, in both directions."""

    row: AssignmentRow
    reports: list[Report]
    evidence: list[Evidence]
    due_changes: list[DueChange]
    parts: list[Part]
    links: list[TaskLink]
    reminders: list[ReminderLetter]
    inheritances: list[Inheritance]
    events: list[StoryEvent]
    siblings: int

    @property
    def assignment(self) -> Assignment:
        return self.row.assignment

    @property
    def open_report(self) -> Report | None:
        """The report being drafted or waiting for the leader."""
        return next((each for each in self.reports if each.state in ("draft", "submitted")), None)

    @property
    def report_to_judge(self) -> Report | None:
        return next((each for each in self.reports if each.state == "passed_on"), None)


def assignment(actor: Actor, assignment_id: int) -> Assignment:
    """One assignment that the actor may see. Raises NotFound."""
    return _seen(actor, assignment_id)


def story(actor: Actor, assignment_id: int) -> Story:
    """Raises NotFound for what the actor may not see."""
    found = _seen(actor, assignment_id)
    tasks = visible_tasks(actor)
    links = TaskLink.objects.filter(
        Q(later=found.task_id, earlier__in=tasks) | Q(earlier=found.task_id, later__in=tasks)
    )
    shown = Prefetch("evidence", Evidence.objects.select_related("file", "added_by"))
    inside = bool(actor.may(rights.REPORT, found.unit.path, found.field_code or None))
    reports = list(found.reports.select_related("author").prefetch_related(shown))
    if not inside:
        reports = _outside(found, reports)
    return Story(
        row=rows_of([found])[0],
        reports=reports,
        evidence=sorted((each for report in reports for each in report.evidence.all()), key=lambda each: each.pk),
        due_changes=list(found.due_changes.select_related("changed_by")),
        parts=list(found.parts.select_related("person", "division")),
        links=list(links.select_related("later__document", "earlier__document")),
        reminders=list(found.reminder_letters.filter(sent_at__isnull=False).select_related("sender")),
        inheritances=list(found.inheritances.select_related("heir", "decided_by")),
        events=_events(found, inside),
        siblings=visible_assignments(actor).filter(task=found.task_id).exclude(pk=found.pk).count(),
    )


def _seen(actor: Actor, assignment_id: int) -> Assignment:
    rows = with_details(Assignment.objects.filter(pk__in=visible_assignments(actor).filter(pk=assignment_id)))
    found = rows.select_related("task__document__aggregator", "task__document__issuer").first()
    if found is None:
        raise NotFound(_("Không tìm thấy việc này, hoặc bạn không được xem."))
    return found


def _outside(found: Assignment, reports: list[Report]) -> list[Report]:
    """The reports that the unit's leader has let go."""
    about = AuditEntry.objects.filter(subject_kind="directives.assignment", subject_id=str(found.pk), event=SENT_BACK)
    kept = set(about.values_list("data__report", flat=True))
    return [each for each in reports if each.state not in ("draft", "submitted") and each.pk not in kept]


def _events(found: Assignment, inside: bool) -> list[StoryEvent]:
    """Its own entries, those of its task, and the document's taking effect and end."""
    untold = ("access.denied", *(() if inside else IN_THE_HOUSE))
    about = Q(subject_kind="directives.assignment", subject_id=str(found.pk))
    about |= Q(subject_kind="directives.task", subject_id=str(found.task_id))
    whole = ("put_in_force", "document_closed", "document_reopened", "document_withdrawn")
    about |= Q(
        subject_kind="directives.document",
        subject_id=str(found.task.document_id),
        event__in=[f"directives.{name}" for name in whole],
    )
    entries = AuditEntry.objects.filter(about).exclude(event__in=untold).order_by("-id")[:LATEST_EVENTS]
    return [_event(entry) for entry in entries]


def _event(entry: AuditEntry) -> StoryEvent:
    label, text = describe(entry.event, entry.data)
    return StoryEvent(
        entry.at, entry.event, label, text, entry.actor_name, entry.actor_post, entry.actor_unit, entry.on_behalf_of
    )
