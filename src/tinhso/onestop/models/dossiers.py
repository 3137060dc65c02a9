"""Dossiers handed in for the province's procedures, and what happened to them.

Dossiers that were taken over in batches know only what other systems told of them; everything else is null or blank.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop.life_cycles import DOSSIER, OPEN_STATES

JUSTICE = "tu-phap"
IS_OPEN = Q(state__in=sorted(OPEN_STATES))


class Service(models.TextChoices):
    """The five essential services of civil status that Project 06 reports."""

    BIRTH = "birth", _("Đăng ký khai sinh")
    DEATH = "death", _("Đăng ký khai tử")
    MARRIAGE = "marriage", _("Đăng ký kết hôn")
    LINKED_BIRTH = "linked_birth", _("Liên thông khai sinh, thường trú, thẻ bảo hiểm y tế")
    LINKED_DEATH = "linked_death", _("Liên thông khai tử, xóa thường trú, mai táng phí")


class Channel(models.TextChoices):
    ONLINE = "online", _("Trực tuyến")
    DIRECT = "direct", _("Trực tiếp")
    POSTAL = "postal", _("Bưu chính")


class Person(models.TextChoices):
    """Whose dossier it is."""

    CITIZEN = "citizen", _("Công dân")
    BUSINESS = "business", _("Doanh nghiệp")
    HOUSEHOLD = "household", _("Hộ kinh doanh")


class Filing(models.TextChoices):
    """Who came with it."""

    SELF = "self", _("Tự nộp")
    REPRESENTATIVE = "representative", _("Người đại diện nộp thay")
    ASSISTED = "assisted", _("Công chức hỗ trợ nộp")


class Dossier(models.Model):
    """One dossier. `code` is its national code, kept through all bodies; `unit` is competent for it, `receiving_unit`
    took it in, `holder` has it now.

    `received_at` is the true time, `reached_at` when the competent unit had it. `state`, `step`, `holder`, `assignee`
    and the times are what queues need: verbs write them after every event. `due_at` is what the applicant was last
    told, `first_due_at` what the receipt said, both null while the clock stands or hasn't started; `on_time` goes by
    the limit that no apology moves. `counted_overdue`: a fact says that it is overdue. `revision` counts changes.
    `batch` and `line` say where a dossier that was taken over from another system came from.
    """

    code = models.CharField(max_length=60, unique=True)
    service = models.CharField(max_length=20, choices=Service.choices, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    field_code = models.CharField(max_length=60, default=JUSTICE)
    batch = models.CharField(max_length=60, blank=True, db_default="")
    line = models.PositiveIntegerField(null=True)

    version = models.ForeignKey("onestop.ProcedureVersion", null=True, on_delete=models.PROTECT, related_name="+")
    receiving_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, null=True, choices=DOSSIER.states.items())
    step = models.CharField(max_length=60, blank=True, db_default="")
    step_name = models.CharField(max_length=200, blank=True, db_default="")
    summary = models.CharField(max_length=500, blank=True, db_default="")

    applicant_kind = models.CharField(max_length=12, choices=Person.choices, blank=True, db_default="")
    applicant_name = models.CharField(max_length=200, blank=True, db_default="")
    applicant_folded = models.CharField(max_length=250, blank=True, db_default="", editable=False)
    applicant_id = models.CharField(max_length=20, blank=True, db_default="")
    applicant_phone = models.CharField(max_length=20, blank=True, db_default="")
    applicant_address = models.CharField(max_length=300, blank=True, db_default="")
    filing = models.CharField(max_length=16, choices=Filing.choices, blank=True, db_default="")
    filer_name = models.CharField(max_length=200, blank=True, db_default="")
    filer_id = models.CharField(max_length=20, blank=True, db_default="")
    filer_ground = models.CharField(max_length=300, blank=True, db_default="")
    answers = models.JSONField(null=True)

    received_at = models.DateTimeField(null=True)
    reached_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    statutory_due_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    on_time = models.BooleanField(null=True)
    digitised = models.BooleanField(db_default=False, default=False)
    reused = models.BooleanField(db_default=False, default=False)
    paid_online = models.BooleanField(db_default=False, default=False)
    counted_overdue = models.BooleanField(db_default=False, default=False)
    revision = models.PositiveIntegerField(db_default=0, default=0)

    class Meta:
        ordering = ["received_on", "code"]
        indexes = [
            models.Index(fields=["unit", "received_on"], name="dossier_unit_day"),
            models.Index(fields=["receiving_unit", "-id"], name="dossier_counter", condition=Q(state__isnull=False)),
            models.Index(fields=["holder", "due_at", "id"], name="dossier_queue", condition=IS_OPEN),
            models.Index(fields=["assignee", "due_at", "id"], name="dossier_mine", condition=IS_OPEN),
            models.Index(
                fields=["receiving_unit", "finished_at"], name="dossier_to_give", condition=Q(state="finished")
            ),
            models.Index(fields=["applicant_id", "-id"], name="dossier_person", condition=~Q(applicant_id="")),
            models.Index(fields=["filer_id", "-id"], name="dossier_filer", condition=~Q(filer_id="")),
            GinIndex(SearchVector("applicant_folded", config="simple"), name="dossier_names"),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: object, **kwargs: object) -> None:
        self.applicant_folded = fold(self.applicant_name)[:250]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def title(self) -> str:
        """The procedure's name today, or the service's for a dossier from a batch."""
        return self.version.procedure.title if self.version else str(self.get_service_display())

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was taken in for another unit that doesn't have it yet."""
        return self.receiving_unit_id is not None and self.reached_at is None

    def journal_subject(self) -> Subject:
        return Subject("onestop.dossier", self.code, self.code, self.unit_id, self.unit.path)


class Move(models.TextChoices):
    """What happens to a dossier besides the events of the clock (rules/clock_types.EventKind)."""

    REGISTERED = "registered", _("Đăng ký trực tuyến")
    ASSIGNED = "assigned", _("Phân công")
    MOVED = "moved", _("Chuyển bước")
    PASSED = "passed", _("Chuyển đơn vị")
    PAYMENT_RECORDED = "payment_recorded", _("Ghi nhận thanh toán")
    RESULT_SIGNED = "result_signed", _("Ký kết quả")
    RESULT_REVOKED = "result_revoked", _("Thu hồi kết quả")
    NOTED = "noted", _("Ghi chú")
    RATED = "rated", _("Người nộp đánh giá")


class HappenedEvent(models.Model):
    """Something that happened to a dossier or a petition. `at` is when it truly happened, `recorded_at` when it was
    written down. `data` holds what the clock needs and what the timeline tells."""

    kind = models.CharField(max_length=24)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=clock.now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=160)
    actor_unit = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class DossierEvent(HappenedEvent):
    """The database refuses to change or delete one (migration 0003). `kind`: of rules/clock_types.EventKind or Move;
    `data`, for the clock: competent, due, by."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events")
    step = models.CharField(max_length=60, blank=True)

    class Meta(HappenedEvent.Meta):
        indexes = [models.Index(fields=["dossier", "at", "id"], name="dossier_event_order")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"
