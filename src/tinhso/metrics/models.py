"""Cells with their watermark, frozen periods, figures that people stated, and what the two computations found."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel.dates import Period


class Cell(models.Model):
    kind = models.CharField(max_length=60)
    day = models.DateField()
    unit_id = models.BigIntegerField(null=True)
    dimensions = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        abstract = True


class DayCell(Cell):
    """What the facts of one kind, day, unit and set of dimensions add up to, up to the watermark.

    Only `metrics_roll` (sql/metrics.sql) and the repair of a difference write here.
    """

    amount = models.BigIntegerField()

    class Meta:
        db_table = "metrics_day_cell"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "day", "unit_id", "dimensions"], name="day_cell_once", nulls_distinct=False
            )
        ]


class MonthCell(Cell):
    """The same of a whole calendar month, under its first day: a long period is read out of few rows."""

    amount = models.BigIntegerField()

    class Meta:
        db_table = "metrics_month_cell"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "day", "unit_id", "dimensions"], name="month_cell_once", nulls_distinct=False
            )
        ]


class Watermark(models.Model):
    """One row: the last journal position whose fact is in the cells."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField()

    class Meta:
        db_table = "metrics_watermark"
        constraints = [models.CheckConstraint(name="watermark_is_one", condition=Q(id=1))]


class Snapshot(models.Model):
    """The figures of a period as they stood at a journal position.

    `parents` is the tree of that day (unit id → parent id): figures rebuilt years later are of the same units.
    """

    since = models.DateField()
    until = models.DateField()
    position = models.BigIntegerField()
    parents = models.JSONField()
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    taken_by_id = models.BigIntegerField(null=True)

    field_code = ""

    class Meta:
        db_table = "metrics_snapshot"

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    def journal_subject(self) -> Subject:
        return Subject("metrics.snapshot", str(self.pk), str(self.period), self.home_id, self.home.path)


class FrozenFigure(models.Model):
    """One figure of a snapshot; `denominator` is null for what isn't a ratio."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)

    class Meta:
        db_table = "metrics_frozen_figure"
        constraints = [models.UniqueConstraint(fields=["snapshot", "unit", "code"], name="frozen_once")]


class StatedFigure(models.Model):
    """A number that somebody states: typed by its unit, or taken over from a document of another system.

    What it counts to is its facts; a correction reverses the fact and records a new one.
    """

    class Origin(models.TextChoices):
        ENTERED = "entered", _("Đơn vị nhập")
        IMPORTED = "imported", _("Lấy từ văn bản")

    origin = models.CharField(max_length=10, choices=Origin.choices)
    code = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    value = models.BigIntegerField()
    document = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    stated_at = models.DateTimeField()
    stated_by_id = models.BigIntegerField(null=True)
    field_code = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "metrics_stated_figure"
        constraints = [
            models.UniqueConstraint(fields=["origin", "code", "unit", "since", "until"], name="stated_once"),
            models.CheckConstraint(name="stated_period", condition=Q(since__lte=F("until"))),
            models.CheckConstraint(name="imported_has_document", condition=~Q(origin="imported") | ~Q(document="")),
        ]

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    def journal_subject(self) -> Subject:
        label = f"{self.document or self.unit}: {self.code}"
        return Subject("metrics.stated", str(self.pk or ""), label, self.unit_id, self.unit.path)


class Comparison(models.Model):
    """One run of the second computation: every cell against the facts up to the watermark."""

    compared_at = models.DateTimeField()
    position = models.BigIntegerField()
    cells = models.BigIntegerField()
    differing = models.IntegerField()
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    field_code = ""

    class Meta:
        db_table = "metrics_comparison"

    def journal_subject(self) -> Subject:
        return Subject("metrics.comparison", str(self.pk), str(self.position), self.home_id, self.home.path)


class Difference(Cell):
    """A cell of a day, or of a month, that isn't what its facts add up to, until somebody has it computed again."""

    months = models.BooleanField(default=False)
    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="differences")
    in_cells = models.BigIntegerField()
    in_facts = models.BigIntegerField()
    owner_id = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by_id = models.BigIntegerField(null=True)

    field_code = ""

    class Meta:
        db_table = "metrics_difference"
        constraints = [
            models.UniqueConstraint(
                fields=["months", "kind", "day", "unit_id", "dimensions"],
                name="difference_open_once",
                condition=Q(settled_at=None),
                nulls_distinct=False,
            )
        ]

    def journal_subject(self) -> Subject:
        home = self.comparison.home
        return Subject("metrics.difference", str(self.pk), f"{self.kind} {self.day}", home.pk, home.path)
