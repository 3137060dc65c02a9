"""Certified electronic copies of originals (Nghị định 45/2020/NĐ-CP, Điều 10), in the body's register of the year."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.signing.models import IssuedPaper
from tinhso.kernel import clock
from tinhso.onestop.models.dossiers import JUSTICE


class CopyState(models.TextChoices):
    COMPARED = "compared", _("Đã đối chiếu, chờ ký")
    CERTIFIED = "certified", _("Đã chứng thực")
    DROPPED = "dropped", _("Không chứng thực")


class CertifiedCopy(models.Model):
    """One copy. `scan` is of the original that was presented and compared; `number` and `year` are drawn when it is
    certified, so that what isn't certified takes no number. `fee` in đồng."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=CopyState.choices, default=CopyState.COMPARED)
    title = models.CharField(max_length=300)
    original_number = models.CharField(max_length=80, blank=True)
    original_issuer = models.CharField(max_length=200, blank=True)
    requester = models.CharField(max_length=200)
    requester_id = models.CharField(max_length=20)
    pages = models.PositiveIntegerField()
    fee = models.BigIntegerField()
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    compared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    compared_at = models.DateTimeField(default=clock.now)
    year = models.PositiveIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    certified_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    certified_at = models.DateTimeField(null=True)
    paper = models.OneToOneField(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    dropped_because = models.CharField(max_length=300, blank=True)
    field_code = models.CharField(max_length=60, default=JUSTICE)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="certified_copy_number"),
            models.CheckConstraint(
                name="certified_copy_is_whole",
                condition=~Q(state="certified")
                | (Q(number__isnull=False) & Q(year__isnull=False) & Q(paper__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="certified_copy_unit")]

    def __str__(self) -> str:
        return self.title

    @property
    def register_number(self) -> str:
        """ "12/2026", "" before it is certified."""
        return f"{self.number}/{self.year}" if self.number else ""

    def journal_subject(self) -> Subject:
        return Subject("onestop.certified_copy", str(self.pk), self.title, self.unit_id, self.unit.path)
