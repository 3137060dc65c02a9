"""When is reported, to whom, and by which text: dated data, because these rules change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Dated, Unit, dated_order
from tinhso.foundation.organizations.subjects import Subject


class Rhythm(models.TextChoices):
    WEEKLY = "weekly", _("Hằng tuần")
    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    HALF_YEARLY = "half_yearly", _("6 tháng")
    NINE_MONTHLY = "nine_monthly", _("9 tháng")
    YEARLY = "yearly", _("Hằng năm")
    AD_HOC = "ad_hoc", _("Đột xuất")


class ReportCalendar(models.Model):
    """One duty to report periodically. `keeper` is the unit that collects and writes it."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(_("Tên chế độ báo cáo"), max_length=200)
    rhythm = models.CharField(max_length=15, choices=Rhythm.choices)
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    field_code = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def journal_subject(self) -> Subject:
        return Subject("reporting.calendar", str(self.pk or ""), self.name, self.keeper_id, self.keeper.path)


class CalendarRule(Dated):
    """How the periods of a calendar are cut, for periods whose cut-off lies within these dates.

    `cut_off_day` is the last day counted: a day of the period's last month (31 is its last day), or of a weekly
    calendar the day of the week, 1 is Monday. A period begins the day after the one before it ended. What is handed in
    up to midnight of the day `due_days` after the cut-off is in time; with `due_time`, up to that minute of it.
    """

    calendar = models.ForeignKey(ReportCalendar, on_delete=models.CASCADE, related_name="rules")
    cut_off_day = models.PositiveSmallIntegerField()
    due_days = models.PositiveSmallIntegerField(default=1)
    due_time = models.TimeField(null=True, blank=True)
    moves_to_working_day = models.BooleanField(default=False)
    recipient = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    verified = models.BooleanField(default=False)

    class Meta:
        ordering = ["calendar", "valid_from"]
        constraints = [
            dated_order("calendar_rule_dates"),
            models.CheckConstraint(name="cut_off_day_exists", condition=models.Q(cut_off_day__range=(1, 31))),
        ]
