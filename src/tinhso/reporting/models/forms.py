"""Forms: which figures units hand in, and what must hold between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Dated, UnitGroup, dated_order
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.reporting.models.calendars import ReportCalendar


class Form(models.Model):
    """A form of a calendar, filled in by the units of `reporters` as that group stands at the cut-off."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(_("Tên biểu mẫu"), max_length=200)
    calendar = models.ForeignKey(ReportCalendar, on_delete=models.PROTECT, related_name="forms")
    reporters = models.ForeignKey(UnitGroup, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def field_code(self) -> str:
        return self.calendar.field_code

    def journal_subject(self) -> Subject:
        keeper = self.calendar.keeper
        return Subject("reporting.form", str(self.pk or ""), self.name, keeper.pk, keeper.path)


class FormVersion(Dated):
    """The lines and rules of a form for periods whose cut-off lies within these dates (rules/forms.py reads them)."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="versions")
    lines = models.JSONField()
    rules = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["form", "valid_from"]
        constraints = [dated_order("form_version_dates")]
