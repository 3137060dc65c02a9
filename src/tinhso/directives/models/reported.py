"""What a unit's written report says of its tasks: row by row, until a person has decided each."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models.assignments import Assignment, Report
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock


class ReportedResults(models.Model):
    """A report as it was read. `unit` reports; `receiver` is the unit that follows its tasks, whose people decide.

    `period`: the words of the report on what it covers ("Số liệu tính từ ngày 08/7/2025 đến ngày 07/8/2025").
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="received_results")
    symbol = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    period = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["file", "receiver"], name="results_once")]

    def __str__(self) -> str:
        return self.symbol or self.name

    @property
    def field_code(self) -> str:
        return ""

    def journal_subject(self) -> Subject:
        return Subject("directives.results", str(self.pk or ""), str(self), self.receiver_id, self.receiver.path)


class ReportedRow(models.Model):
    """One row, and the assignment that it was matched to or that a person chose.

    `result_state`: what the result's own words say (`reading.states`). `candidates`: the likest assignments, the best
    first, [{"assignment": id, "likeness": percent, "reasons": [code, …]}, …]. `report`: what accepting it recorded.
    """

    class Certainty(models.TextChoices):
        CERTAIN = "certain", _("Chắc chắn")
        POSSIBLE = "possible", _("Cần xem")
        NONE = "none", _("Không có nhiệm vụ tương ứng")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Chờ quyết định")
        ACCEPTED = "accepted", _("Đã ghi nhận")
        REFUSED = "refused", _("Không ghi nhận")

    results = models.ForeignKey(ReportedResults, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    group = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=20, blank=True)
    content = models.TextField()
    leads = models.TextField(blank=True)
    deadline_text = models.TextField(blank=True)
    result = models.TextField(blank=True)
    result_state = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=120, blank=True)

    assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="reported_rows"
    )
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.NONE)
    candidates = models.JSONField(default=list)

    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["results", "assignment"], name="row_once_per_assignment", condition=models.Q(state="accepted")
            ),
            models.CheckConstraint(
                name="accepted_row_is_recorded",
                condition=~models.Q(state="accepted") | models.Q(assignment__isnull=False, report__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.content[:120]
