"""What applicants think of how they were received and served: once for each dossier."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.kernel import clock
from tinhso.onestop.models.dossiers import Dossier


class Satisfaction(models.TextChoices):
    """The index counts the satisfied among those who answered; that there are three answers is our own choice."""

    VERY = "very_satisfied", _("Rất hài lòng")
    SATISFIED = "satisfied", _("Hài lòng")
    NOT = "not_satisfied", _("Chưa hài lòng")


class RatedAt(models.TextChoices):
    COUNTER = "counter", _("Tại quầy")
    BY_CODE = "by_code", _("Bằng mã trên giấy tiếp nhận")
    PORTAL = "portal", _("Qua cổng dịch vụ công")


class DossierRating(models.Model):
    """The applicant's one answer for a dossier."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="rating")
    satisfaction = models.CharField(max_length=16, choices=Satisfaction.choices)
    comment = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=10, choices=RatedAt.choices)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.satisfaction}"

    @property
    def is_satisfied(self) -> bool:
        return self.satisfaction != Satisfaction.NOT
