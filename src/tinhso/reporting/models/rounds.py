"""A form going round in one period, and what each unit handed in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.models import Snapshot
from tinhso.reporting.life_cycles import SUBMISSION
from tinhso.reporting.models.forms import Form, FormVersion


class Round(models.Model):
    """One period of a form. Open until it is closed; then `snapshot` holds its figures."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="rounds")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-until", "form"]
        constraints = [
            models.UniqueConstraint(fields=["form", "since", "until"], name="round_once"),
            models.CheckConstraint(name="round_period", condition=Q(since__lte=F("until"))),
            models.CheckConstraint(
                name="round_closed_with_snapshot",
                condition=Q(closed_at=None, snapshot=None) | Q(closed_at__isnull=False, snapshot__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.since:%d/%m/%Y} - {self.until:%d/%m/%Y}"

    @property
    def field_code(self) -> str:
        return self.form.field_code

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    def journal_subject(self) -> Subject:
        keeper = self.form.calendar.keeper
        return Subject("reporting.round", str(self.pk or ""), str(self), keeper.pk, keeper.path)


class NamedSubmissions(models.Manager["Submission"]):
    """With the unit, form and keeper by which every entry of the journal names a submission and asks for rights."""

    def get_queryset(self) -> models.QuerySet["Submission"]:
        return super().get_queryset().select_related("unit", "round__form__calendar__keeper")


class Submission(models.Model):
    """What one unit reports in a round. It exists from the round's opening on, so that who is missing is a query.

    `values`: line code → whole number, of entered lines only; computed ones are never stored, they are figures.
    `explanations`: key of a questioned rule → the unit's answer. `submitted_at` is when it was first handed in, which
    decides whether it was late; a return doesn't make it late, `resubmitted_at` shows the last time.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="submissions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=15, choices=SUBMISSION.states.items(), default=SUBMISSION.initial)
    values = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    resubmitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    reminded_at = models.DateTimeField(null=True)

    objects = NamedSubmissions()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="submission_once"),
            models.CheckConstraint(
                name="handed_in_has_a_time", condition=Q(state="draft") | Q(submitted_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="submission_unit_state")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.round}"

    @property
    def field_code(self) -> str:
        return self.round.field_code

    def journal_subject(self) -> Subject:
        return Subject("reporting.submission", str(self.pk or ""), str(self), self.unit_id, self.unit.path)
