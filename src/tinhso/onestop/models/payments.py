"""What is due for a dossier and what was paid."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models.dossiers import Dossier


class PaymentState(models.TextChoices):
    FREE = "free", _("Không phải nộp")
    DUE = "due", _("Chưa nộp")
    PAID = "paid", _("Đã nộp")
    CANCELLED = "cancelled", _("Đã hủy")


class PaymentMethod(models.TextChoices):
    CASH = "cash", _("Tiền mặt")
    TRANSFER = "transfer", _("Chuyển khoản")
    ONLINE = "online", _("Thanh toán trực tuyến")


class Payment(models.Model):
    """One fee of a dossier, in đồng. `full` is what it would be without the zero rate of `resolution`; `collected`
    says at which stage it is paid (rules/procedure.Collected). `reference` names the payment that covered it, and may
    cover several fees of one dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="payments")
    fee_code = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    full = models.BigIntegerField()
    amount = models.BigIntegerField()
    resolution = models.CharField(max_length=300, blank=True)
    collected = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=PaymentState.choices)
    method = models.CharField(max_length=10, choices=PaymentMethod.choices, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "fee_code"], name="payment_fee_once"),
            models.CheckConstraint(
                name="paid_says_how",
                condition=~Q(state="paid") | (~Q(reference="") & ~Q(method="") & Q(paid_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["reference"], name="payment_reference", condition=~Q(reference=""))]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.fee_code}"
