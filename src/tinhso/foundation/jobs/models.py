from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    WAITING = "waiting", _("Chờ chạy")
    RUNNING = "running", _("Đang chạy")
    STOPPED = "stopped", _("Đã dừng")
    DONE = "done", _("Xong")
    FAILED = "failed", _("Lỗi")


class JobRun(models.Model):
    """One long piece of work as its owner sees it: progress, a checkpoint to go on from, its outcome."""

    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    account_id = models.BigIntegerField(null=True)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    checkpoint = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    result = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)
    stop_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["account_id", "-id"], name="run_of_account")]
