"""Units of the province as a tree that is valid in time.

A unit that was merged away stays in the table with its last day: records that name it remain readable,
and `Succession` says who holds its work and its books today.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel.text import canonical_key, fold, sort_key


class UnitKind(models.TextChoices):
    PROVINCE = "province", _("Tỉnh")
    COMMITTEE_OFFICE = "office", _("Văn phòng")
    DEPARTMENT = "department", _("Sở")
    AGENCY = "agency", _("Cơ quan cấp tỉnh")
    VERTICAL = "vertical", _("Cơ quan ngành dọc")
    COURT = "court", _("Tòa án, Viện kiểm sát")
    PARTY = "party", _("Cơ quan Đảng, đoàn thể")
    SERVICE = "service", _("Đơn vị sự nghiệp")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    COMMUNE = "commune", _("Xã")
    WARD = "ward", _("Phường")
    DISTRICT = "district", _("Huyện, thành phố (đến 30/6/2025)")
    DIVISION = "division", _("Phòng, bộ phận")
    CENTRAL = "central", _("Cơ quan trung ương")


PLACE_PREFIXES = ("Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu ")
COMMUNE_LEVEL = (UnitKind.COMMUNE, UnitKind.WARD)


class DatedQuerySet(models.QuerySet):
    """Rows with `valid_from` / `valid_to` (both days included; an open end is null)."""

    def valid_on(self, day: date) -> "DatedQuerySet":
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class Dated(models.Model):
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def dated_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to"))
    )


class Unit(Dated):
    """One organisational unit: province, department, commune, division of a department, outside body.

    `code` is ours and never changes. `path` ("/1/14/203/", ids from the root, itself included) is the
    current place in the tree, kept so that "everything below" is one index range; history is in `placements`.
    """

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=120, editable=False)
    folded = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)

    class Meta:
        ordering = ["sort_key"]
        indexes = [
            models.Index(fields=["path"], name="unit_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["kind", "sort_key"]),
        ]
        constraints = [dated_order("unit_dates")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_commune_level(self) -> bool:
        return self.kind in COMMUNE_LEVEL

    @property
    def place_name(self) -> str:
        """The name alone, without its kind: "Xã Hùng An" → "Hùng An"."""
        return next((self.name.removeprefix(each) for each in PLACE_PREFIXES if self.name.startswith(each)), self.name)

    field_code = ""

    def journal_subject(self) -> Subject:
        return Subject("organizations.unit", str(self.pk), self.name, self.pk, self.path)

    def index_names(self) -> None:
        """Recompute the folded search text and the Vietnamese sort key from the names."""
        self.folded = fold(f"{self.name} {self.short_name}")
        self.sort_key = sort_key(self.name)

    def save(self, *args: object, **kwargs: object) -> None:
        self.index_names()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            super().save(update_fields=["path"])


class UnitPlacement(Dated):
    """Which parent a unit had, and when. The open placement agrees with `Unit.parent`."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [dated_order("placement_dates")]


class UnitAlias(models.Model):
    """Another way in which documents write a unit's name; compared by its canonical key."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "key"], name="alias_once")]
        indexes = [models.Index(fields=["key"])]

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = canonical_key(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class CodeScheme(models.TextChoices):
    ORGANISATION = "organisation", _("Mã định danh cơ quan (QĐ 20/2020/QĐ-TTg)")
    LEGACY_ORGANISATION = "organisation_legacy", _("Mã định danh cũ (QCVN 102:2016)")
    ADMINISTRATIVE = "administrative", _("Mã đơn vị hành chính")


class UnitCode(Dated):
    """An identifier code of a unit in an outside scheme, with its history and its source."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=30, choices=CodeScheme.choices)
    value = models.CharField(max_length=60)
    source = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=False)

    class Meta:
        constraints = [dated_order("unit_code_dates")]
        indexes = [models.Index(fields=["scheme", "value"])]


class Succession(models.Model):
    """What became of a unit. `successor` null: a person must find out; it stands in the queue until then."""

    class Part(models.TextChoices):
        WHOLE = "whole", _("toàn bộ")
        PARTIAL = "part", _("một phần")
        UNKNOWN = "unknown", _("chưa rõ")

    predecessor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="inheritances")
    effective_on = models.DateField()
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.WHOLE)
    act = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once", nulls_distinct=False)
        ]


class UnitGroup(models.Model):
    """A named set of units ("UBND cấp xã"), evaluated at a date: units of `kinds` below `root`, plus dated members."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=20, choices=UnitKind.choices), default=list, blank=True)
    root = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(fields=["aliases"])]

    def __str__(self) -> str:
        return self.name


class GroupMember(Dated):
    """A unit that belongs to a group by decision, from a day to a day; `excluded` takes one out of the rule."""

    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships")
    excluded = models.BooleanField(default=False)

    class Meta:
        constraints = [dated_order("member_dates")]
