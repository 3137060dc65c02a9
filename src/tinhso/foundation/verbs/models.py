from django.db import models


class IdempotencyKey(models.Model):
    """A caller's key for one write: the same key again returns the first outcome and changes nothing."""

    account_id = models.BigIntegerField(null=True)
    key = models.CharField(max_length=120)
    verb = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_id", "key"], name="idempotency_key_once", nulls_distinct=False)
        ]
