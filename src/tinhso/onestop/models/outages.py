"""Outages of a counter, and the numbered paper slips that it hands out meanwhile."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.onestop.life_cycles import OUTAGE
from tinhso.onestop.models.dossiers import Dossier

ACCOUNT = settings.AUTH_USER_MODEL


class Outage(models.Model):
    """A time during which a counter receives on paper; one of the future is announced. `supervisor` is asked to confirm
    what was entered afterwards; `confirmed_by` did it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=OUTAGE.states.items(), default=OUTAGE.initial)
    reason = models.CharField(max_length=300)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    declared_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=clock.now)
    supervisor = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    field_code = ""
    """A counter receives for all fields."""

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(state="declared"), name="outage_one_at_a_time"),
            models.CheckConstraint(
                name="outage_ends_after_it_began", condition=Q(ended_at=None) | Q(ended_at__gt=F("began_at"))
            ),
            models.CheckConstraint(
                name="outage_that_is_over_has_an_end",
                condition=Q(state__in=["declared", "called_off"]) | ~Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="outage_confirmed_when", condition=~Q(state="confirmed") | ~Q(confirmed_at=None)
            ),
        ]
        indexes = [models.Index(fields=["unit", "-began_at"], name="outage_unit")]

    def __str__(self) -> str:
        return f"{self.reason} ({clock.local(self.began_at):%H:%M %d/%m/%Y})"

    @property
    def is_on(self) -> bool:
        """Whether the counter receives on paper at this moment."""
        return self.state == OUTAGE.initial and self.began_at <= clock.now()

    def journal_subject(self) -> Subject:
        return Subject("onestop.outage", str(self.pk), str(self), self.unit_id, self.unit.path)


class SlipBlock(models.Model):
    """Blank slips that were printed together: numbers `first` to `last` of the unit's year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    printed_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(default=clock.now)

    field_code = ""

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="slip_block_is_not_empty", condition=Q(last__gte=F("first")))]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}/{self.year}"

    def journal_subject(self) -> Subject:
        return Subject("onestop.slip_block", str(self.pk), str(self), self.unit_id, self.unit.path)


class PaperSlip(models.Model):
    """One blank slip: `number` is gap-free in the unit's year, `code` what is printed under its QR code."""

    block = models.ForeignKey(SlipBlock, on_delete=models.PROTECT, related_name="slips")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["year", "number"]
        constraints = [models.UniqueConstraint(fields=["unit", "year", "number"], name="paper_slip_number")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """ "4/2026", as people call it."""
        return f"{self.number}/{self.year}"


class SlipState(models.TextChoices):
    OUT = "out", _("Chưa quyết toán")
    USED = "used", _("Đã nhập hồ sơ")
    SPOILED = "spoiled", _("Hỏng")
    RETURNED = "returned", _("Trả lại, chưa dùng")


class OutageSlip(models.Model):
    """A slip that lay at the counter during an outage, and what became of it. One that came back unused may lie there
    again in the next outage; one that was used or spoiled never."""

    outage = models.ForeignKey(Outage, on_delete=models.PROTECT, related_name="slips")
    slip = models.ForeignKey(PaperSlip, on_delete=models.PROTECT, related_name="taken_out")
    state = models.CharField(max_length=10, choices=SlipState.choices, default=SlipState.OUT)
    dossier = models.OneToOneField(Dossier, null=True, on_delete=models.PROTECT, related_name="outage_slip")
    reason = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["slip__year", "slip__number"]
        constraints = [
            models.UniqueConstraint(fields=["outage", "slip"], name="outage_slip_once"),
            models.UniqueConstraint(fields=["slip"], condition=~Q(state="returned"), name="slip_in_one_outage"),
            models.CheckConstraint(
                name="used_slip_has_its_dossier",
                condition=(Q(state="used") & ~Q(dossier=None)) | (~Q(state="used") & Q(dossier=None)),
            ),
            models.CheckConstraint(name="spoiled_slip_says_why", condition=~Q(state="spoiled") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.slip.name
