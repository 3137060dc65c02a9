"""A task in the hands of one unit. Three things never share a field: what the unit says, what the evidence
supports, and the schedule."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.directives.life_cycles import REPORT
from tinhso.directives.models.documents import DeadlineKind, PartyRole, Task
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock


class Status(models.TextChoices):
    """What the unit says."""

    NOT_STARTED = "not_started", _("Chưa làm")
    IN_PROGRESS = "in_progress", _("Đang làm")
    DONE = "done", _("Báo xong")
    NOT_ARISEN = "not_arisen", _("Chưa phát sinh")


class EvidenceState(models.TextChoices):
    """What the evidence supports."""

    NONE = "none", _("Chưa có minh chứng")
    OFFERED = "offered", _("Có minh chứng, chờ nghiệm thu")
    RETURNED = "returned", _("Bị trả lại, cần bổ sung")
    ACCEPTED = "accepted", _("Đã nghiệm thu")


class Assignment(models.Model):
    """`first_due` is set once, when the document takes effect, and never overwritten; `due` is today's deadline.

    Only a lead unit reports; a coordinating unit's row says that it takes part and whom it has put on it.
    `merged_into`: after a merger the heir already had this task, so its own assignment goes on and this one is history.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=15, choices=PartyRole.choices, default=PartyRole.LEAD)

    status = models.CharField(max_length=15, choices=Status.choices, default=Status.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(default=0)
    result = models.TextField(blank=True)
    said_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)

    evidence_state = models.CharField(max_length=10, choices=EvidenceState.choices, default=EvidenceState.NONE)
    accepted_at = models.DateTimeField(null=True)

    deadline_kind = models.CharField(max_length=10, choices=DeadlineKind.choices, default=DeadlineKind.NONE)
    first_due = models.DateField(null=True)
    due = models.DateField(null=True)
    due_before_issue = models.BooleanField(default=False)

    division = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="led_assignments"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="assignment_once"),
            models.CheckConstraint(
                name="percent_agrees_with_status",
                condition=models.Q(status="done", percent=100)
                | models.Q(status="in_progress", percent__lt=100)
                | models.Q(status__in=["not_started", "not_arisen"], percent=0),
            ),
            models.CheckConstraint(
                name="only_lead_units_report",
                condition=models.Q(role="lead") | models.Q(status="not_started", evidence_state="none"),
            ),
            models.CheckConstraint(
                name="accepted_is_done",
                condition=~models.Q(evidence_state="accepted") | models.Q(status="done"),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due"], name="assignment_unit_due"),
            models.Index(fields=["due", "status"], name="assignment_due"),
            models.Index(fields=["officer", "due"], name="assignment_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.task} — {self.unit}"

    @property
    def field_code(self) -> str:
        return self.task.document.field_code

    def journal_subject(self) -> Subject:
        return Subject("directives.assignment", str(self.pk or ""), str(self), self.unit_id, self.unit.path)


class Part(models.Model):
    """A share of an assignment that the unit gives to a division and a person, due within the assignment's deadline."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="parts")
    title = models.CharField(_("Nội dung"), max_length=300)
    division = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="task_parts")
    due = models.DateField(_("Hạn"), null=True, blank=True)
    status = models.CharField(max_length=15, choices=Status.choices, default=Status.NOT_STARTED)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["due", "id"]


class DueChange(models.Model):
    """A new deadline: when, from what to what, why, on what basis. The first deadline stays what it was."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="due_changes")
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    old_due = models.DateField(null=True)
    new_due = models.DateField()
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]


class Report(models.Model):
    """A progress report on its way: drafter → unit's leader → aggregator. By proxy: entered by the aggregator from
    a letter of a body that doesn't use the system."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reports")
    status = models.CharField(max_length=15, choices=Status.choices)
    percent = models.PositiveSmallIntegerField(default=0)
    result = models.TextField(blank=True)
    state = models.CharField(max_length=15, choices=REPORT.states.items(), default=REPORT.initial)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    by_proxy = models.BooleanField(default=False)
    letter = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["state", "id"], name="report_waiting", condition=models.Q(state__in=["submitted", "passed_on"])
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], name="one_draft_report", condition=models.Q(state__in=["draft", "submitted"])
            )
        ]


class Evidence(models.Model):
    """A file or a cited document that shows the result. Withdrawn evidence stays, marked.

    `offered_at`: when it left the house with a report; until then it supports nothing."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="evidence")
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="evidence")
    label = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document_symbol = models.CharField(max_length=120, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    offered_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_has_something",
                condition=models.Q(file__isnull=False) | ~models.Q(document_symbol=""),
            )
        ]


class Inheritance(models.Model):
    """After a merger: the heir is proposed to take an assignment over; a person decides."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Đề xuất")
        ACCEPTED = "accepted", _("Đã chuyển")
        REFUSED = "refused", _("Không chuyển")

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="inheritances")
    heir = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "heir"], name="inheritance_once")]

    @property
    def field_code(self) -> str:
        return self.assignment.field_code

    def journal_subject(self) -> Subject:
        return self.assignment.journal_subject()


class Escalation(models.Model):
    """That a level of reminding was reached for a deadline; once each, however often the job runs."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="escalations")
    level = models.CharField(max_length=20)
    due = models.DateField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "level", "due"], name="escalation_once")]


class ReminderLetter(models.Model):
    """A letter that urges a unit, drafted from its late tasks; the text is kept as it was sent."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reminder_letters")
    sender = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    assignments = models.ManyToManyField(Assignment, related_name="reminder_letters")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    @property
    def field_code(self) -> str:
        return ""

    def journal_subject(self) -> Subject:
        return Subject("directives.reminder", str(self.pk or ""), str(self.unit), self.sender_id, self.sender.path)
