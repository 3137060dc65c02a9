"""Dossiers handed in for the province's procedures; for now what the reports count of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject

JUSTICE = "tu-phap"


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


class Dossier(models.Model):
    """One dossier. `code` is its national code, kept through all bodies; `unit` is competent for it.

    `batch` and `line` say where a dossier that was taken over from another system came from.
    """

    code = models.CharField(max_length=60, unique=True)
    service = models.CharField(max_length=20, choices=Service.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    field_code = models.CharField(max_length=60, default=JUSTICE)
    batch = models.CharField(max_length=60, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["received_on", "code"]
        indexes = [models.Index(fields=["unit", "received_on"], name="dossier_unit_day")]

    def __str__(self) -> str:
        return self.code

    def journal_subject(self) -> Subject:
        return Subject("onestop.dossier", self.code, self.code, self.unit_id, self.unit.path)
