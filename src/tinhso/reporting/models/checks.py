"""One report under check: its text as it came, what was corrected, what doesn't agree now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock


class Check(models.Model):
    """Belongs to the person who made it; nobody else sees it.

    `working` is the .docx that is commented and given back; empty for pasted text. `source_text` is the extracted text
    of the report as it came; `edits` are the accepted corrections in it, [[start, end, replacement, reason], …].
    `findings` and the counts are what the checker says of the text with these corrections; spans refer to that text.
    `dismissed` holds the keys of findings that the person has looked at and left.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Tên báo cáo"), max_length=200)
    working = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    against = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    source_text = models.TextField()
    edits = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    dismissed = models.JSONField(default=list)
    claims_checked = models.PositiveIntegerField(default=0)
    numbers_total = models.PositiveIntegerField(default=0)
    numbers_in_claims = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-id"]

    field_code = ""

    def __str__(self) -> str:
        return self.title

    def journal_subject(self) -> Subject:
        return Subject("reporting.check", str(self.pk or ""), self.title, self.unit_id, self.unit.path)
