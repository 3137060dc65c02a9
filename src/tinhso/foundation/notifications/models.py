from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tinhso.kernel import clock


class Notification(models.Model):
    """One line in a person's bell: what happened, where to look. Made once per message and person.

    `created_at`: when it happened, not when it was delivered."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="notifications")
    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=80)
    text = models.CharField(max_length=400)
    url = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="notification_once")]
        indexes = [models.Index(fields=["account", "-id"], name="notification_bell")]
