"""A report of the house: composed of figures and narrative, signed, numbered, and then never changed again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import Document
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.models import Snapshot
from tinhso.reporting.life_cycles import REPORT


class Report(models.Model):
    """One version of one report. `template` is the code of its outline (outlines are code, in `outlines/`).

    `sections`: [{"key", "heading", "text"}], text with figure tokens (rules/tokens.py); what the tokens stand for is
    computed, and after signing taken from `frozen`, which was counted at the position of `snapshot`. `words` are the
    texts that its outline asks for; `document` is the plan whose tasks it reports on (None: all of them).
    `explanations`: key of a finding → why it stands. `division` is the drafter's, whose head passes it on; `unit`
    issues it. An issued version keeps its files by hash; a correction is a new version that `corrects` it and says
    what changed in `changes`: [{"label", "old", "new"}].
    """

    template = models.CharField(max_length=60)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    field_code = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField()
    title = models.CharField(_("Trích yếu"), max_length=400)
    recipient = models.CharField(_("Kính gửi"), max_length=200, blank=True)
    state = models.CharField(max_length=15, choices=REPORT.states.items(), default=REPORT.initial)
    sections = models.JSONField(default=list)
    words = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    frozen = models.JSONField(default=dict)
    due_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    drafter = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    return_reason = models.TextField(blank=True)

    signer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=160, blank=True)
    signer_authority = models.CharField(max_length=200, blank=True)
    signer_position = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True)
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="+")

    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    docx = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    version = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    changes = models.JSONField(default=list)
    change_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-until", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "unit", "document", "since", "until", "version"],
                name="report_once",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                "unit", ExtractYear("issued_on"), "number", name="report_number_once", condition=Q(number__isnull=False)
            ),
            models.CheckConstraint(name="report_period", condition=Q(since__lte=F("until"))),
            models.CheckConstraint(
                name="issued_is_frozen",
                condition=~Q(state="issued")
                | Q(
                    number__isnull=False,
                    issued_on__isnull=False,
                    snapshot__isnull=False,
                    docx__isnull=False,
                    pdf__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    def journal_subject(self) -> Subject:
        return Subject("reporting.report", str(self.pk or ""), self.title, self.unit_id, self.unit.path)
