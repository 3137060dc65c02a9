"""Documents that assign work, and what stands in them, as it is written."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.directives.life_cycles import DOCUMENT
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit, UnitGroup
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.text import fold


class DocumentKind(models.TextChoices):
    PLAN = "plan", _("Kế hoạch")
    OFFICIAL_LETTER = "official_letter", _("Công văn")
    DIRECTIVE = "directive", _("Chỉ thị")
    CONCLUSION_NOTICE = "conclusion_notice", _("Thông báo kết luận")
    DECISION = "decision", _("Quyết định")
    RESOLUTION = "resolution", _("Nghị quyết")
    PROGRAMME = "programme", _("Chương trình")


class Document(models.Model):
    """A plan, letter or directive of which tasks are tracked. `aggregator` is the unit that follows it up;
    `secondary_source`: known only from a report about it, so it can't take effect before the original is attached."""

    symbol = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True)
    kind = models.CharField(_("Loại văn bản"), max_length=30, choices=DocumentKind.choices, default=DocumentKind.PLAN)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan ban hành"))
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    subject = models.CharField(_("Trích yếu"), max_length=500)
    signer = models.CharField(_("Người ký"), max_length=160, blank=True)
    field_code = models.CharField(_("Lĩnh vực"), max_length=40, blank=True)
    aggregator = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="followed_documents", verbose_name=_("Đơn vị theo dõi, tổng hợp")
    )
    secondary_source = models.BooleanField(_("Mới biết qua nguồn thứ cấp"), default=False)
    original = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    original_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=DOCUMENT.states.items(), default=DOCUMENT.initial)
    in_force_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    folded = models.CharField(max_length=700, editable=False)

    class Meta:
        ordering = ["-issued_on", "-id"]

    def __str__(self) -> str:
        return self.symbol or self.subject

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.symbol} {self.subject}")[:700]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def journal_subject(self) -> Subject:
        return Subject("directives.document", str(self.pk or ""), str(self), self.aggregator_id, self.aggregator.path)


class TaskGroup(models.Model):
    """A numbered heading over tasks, with the count that the document itself states."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="groups")
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=500)
    stated_count = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


class TaskKind(models.TextChoices):
    TASK = "task", _("Nhiệm vụ")
    DUTY = "duty", _("Trách nhiệm")


class Task(models.Model):
    """One piece of work as the document words it; a duty is one that it gives to an addressee in prose."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tasks")
    group = models.ForeignKey(TaskGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=10, choices=TaskKind.choices, default=TaskKind.TASK)
    number = models.CharField(max_length=20, blank=True)
    content = models.TextField()
    deliverable = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)
    folded = models.TextField(editable=False)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.content[:120]

    @property
    def field_code(self) -> str:
        return self.document.field_code

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.number} {self.content} {self.deliverable}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def journal_subject(self) -> Subject:
        aggregator = self.document.aggregator
        return Subject("directives.task", str(self.pk or ""), str(self), aggregator.pk, aggregator.path)


class PartyRole(models.TextChoices):
    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")


class Party(models.Model):
    """Who a task names, verbatim, and what that was resolved to: a unit, a group, or nothing yet (a person decides)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=15, choices=PartyRole.choices)
    text = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(UnitGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-role", "id"]
        constraints = [
            models.CheckConstraint(
                name="party_one_resolution", condition=models.Q(unit__isnull=True) | models.Q(group__isnull=True)
            )
        ]

    @property
    def is_resolved(self) -> bool:
        return self.unit_id is not None or self.group_id is not None


class DeadlineKind(models.TextChoices):
    DATE = "date", _("Đến ngày")
    MONTH = "month", _("Trong tháng")
    QUARTER = "quarter", _("Trong quý")
    YEAR = "year", _("Trong năm")
    ONGOING = "ongoing", _("Thường xuyên")
    EVENT = "event", _("Khi phát sinh")
    ROADMAP = "roadmap", _("Theo lộ trình")
    NONE = "none", _("Không nêu")


class Deadline(models.Model):
    """One deadline as it is written (`text`) and as it was understood. `due` is the last day on which it is kept."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="deadlines")
    text = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=DeadlineKind.choices)
    due = models.DateField(null=True, blank=True)
    conditional_on = models.CharField(max_length=300, blank=True)
    ongoing_after = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


class Target(models.Model):
    """A figure that the document wants reached."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="targets")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="targets")
    text = models.CharField(max_length=500)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]


class TaskLink(models.Model):
    """A later document restates or continues a task: linked, not duplicated."""

    class Kind(models.TextChoices):
        RESTATES = "restates", _("nhắc lại")
        CONTINUES = "continues", _("tiếp nối")
        REPLACES = "replaces", _("thay thế")

    later = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links_back")
    earlier = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links_forward")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="link_once"),
            models.CheckConstraint(name="link_not_to_itself", condition=~models.Q(later=models.F("earlier"))),
        ]

    @property
    def field_code(self) -> str:
        return self.later.field_code

    def journal_subject(self) -> Subject:
        return self.later.journal_subject()
