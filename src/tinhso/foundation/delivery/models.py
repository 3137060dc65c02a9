from django.db import models


class State(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Delivery(models.Model):
    """One outbox message on its way to one subscriber. The message is in the journal; only its way is kept here."""

    message_id = models.BigIntegerField()
    position = models.BigIntegerField()
    subscriber = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message_id", "subscriber"], name="delivery_once")]
        indexes = [
            models.Index(
                fields=["subscriber", "subject", "position"],
                name="delivery_open",
                condition=models.Q(state__in=["waiting", "running", "dead"]),
            ),
            models.Index(
                fields=["position"], name="delivery_queue", condition=models.Q(state__in=["waiting", "running"])
            ),
            models.Index(fields=["state", "finished_at"], name="delivery_state"),
        ]


class RelayMark(models.Model):
    """How far the relay has read the journal's outbox, as a position."""

    name = models.CharField(max_length=20, primary_key=True)
    position = models.BigIntegerField(default=0)
