"""Letters that urge a unit to hand in what is due."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.reporting.models.rounds import Submission


class SubmissionReminder(models.Model):
    """A letter of the round's keeper about one submission; one a day. Its text is kept as it was sent."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reminders")
    sender = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    body = models.TextField(_("Nội dung thư"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["submission", "day"], name="reminded_once_a_day")]

    @property
    def field_code(self) -> str:
        return self.submission.field_code

    def journal_subject(self) -> Subject:
        label = f"{self.submission.unit}: {self.day:%d/%m/%Y}"
        return Subject("reporting.reminder", str(self.pk or ""), label, self.sender_id, self.sender.path)
