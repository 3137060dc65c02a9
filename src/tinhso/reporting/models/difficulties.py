"""Difficulties and proposals: raised once, carried from report to report until somebody has answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.reporting.life_cycles import DIFFICULTY


class Difficulty(models.Model):
    """`answering_unit` is a unit that uses the system, else `answering_body` names the one outside it.

    `merged_into`: several units raised the same; the aggregator's one is answered for all of them.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    field_code = models.CharField(max_length=60, blank=True)
    subject = models.CharField(_("Khó khăn, vướng mắc"), max_length=300)
    detail = models.TextField(_("Nội dung"), blank=True)
    proposal = models.TextField(_("Đề xuất, kiến nghị"), blank=True)
    answering_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answering_body = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=15, choices=DIFFICULTY.states.items(), default=DIFFICULTY.initial)
    raised_on = models.DateField()
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(_("Trả lời"), blank=True)
    answer_document = models.CharField(_("Văn bản trả lời"), max_length=200, blank=True)
    answered_on = models.DateField(null=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        ordering = ["raised_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="answered_has_answer",
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_on__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.subject

    def journal_subject(self) -> Subject:
        return Subject("reporting.difficulty", str(self.pk or ""), self.subject, self.unit_id, self.unit.path)
