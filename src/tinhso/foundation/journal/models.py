"""The journal: three insert-only tables and the seals over them.

Rows are inserted without a position. `journal_seal()` (sql/seal.sql) gives *committed* rows a gapless
position across the three tables and chains each batch to the one before. The application's database role may
insert and read; it can't update or delete, and triggers refuse it to everybody else too.
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class JournalId(models.Func):
    """Next value of the one sequence that the three tables share, so that ids order rows across them."""

    template = "nextval('journal_id')"
    output_field = models.BigIntegerField()


class JournalRow(models.Model):
    id = models.BigIntegerField(primary_key=True, db_default=JournalId())
    position = models.BigIntegerField(null=True, editable=False)
    digest = models.BinaryField(null=True, editable=False)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


def _row_indexes(name: str) -> list[models.Index]:
    return [
        models.Index(fields=["id"], name=f"{name}_unsealed", condition=Q(position__isnull=True)),
        models.Index(fields=["position"], name=f"{name}_position"),
    ]


class AuditEntry(JournalRow):
    """Who did what to which subject, when, why, from where, on whose behalf. Names are those of the time."""

    event = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=160)
    actor_post = models.CharField(max_length=160, blank=True)
    actor_unit = models.CharField(max_length=200, blank=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    on_behalf_of = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    subject_label = models.CharField(max_length=300, blank=True)
    unit_id = models.BigIntegerField(null=True)
    unit_path = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        db_table = "journal_audit"
        indexes = [
            *_row_indexes("audit"),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="audit_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_actor"),
            models.Index(fields=["unit_path"], name="audit_unit", opclasses=["varchar_pattern_ops"]),
        ]


class Fact(JournalRow):
    """A signed amount of something countable, with dimensions; a correction is a reversing fact and a new one."""

    kind = models.CharField(max_length=60)
    day = models.DateField()
    unit_id = models.BigIntegerField(null=True)
    amount = models.BigIntegerField(default=1)
    dimensions = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    reverses_id = models.BigIntegerField(null=True)
    batch = models.CharField(max_length=60, blank=True)
    line = models.IntegerField(null=True)

    class Meta:
        db_table = "journal_fact"
        indexes = [
            *_row_indexes("fact"),
            models.Index(fields=["kind", "day", "unit_id"], name="fact_kind_day_unit"),
            models.Index(fields=["subject_kind", "subject_id"], name="fact_subject"),
        ]
        constraints = [models.UniqueConstraint(fields=["reverses_id"], name="fact_reversed_once")]


class OutboxMessage(JournalRow):
    """A message to somebody, written with the change that caused it. `subject` is what order is kept within."""

    topic = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        db_table = "journal_outbox"
        indexes = [*_row_indexes("outbox"), models.Index(fields=["subject", "id"], name="outbox_subject")]


class Seal(models.Model):
    """One sealed batch: positions first..last, and a hash over their digests and the seal before."""

    last_position = models.BigIntegerField(primary_key=True)
    first_position = models.BigIntegerField(unique=True)
    chain = models.BinaryField()
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "journal_seal"
        constraints = [
            models.CheckConstraint(name="seal_range", condition=Q(first_position__lte=F("last_position"))),
        ]


SEALED_TABLES: dict[str, type[JournalRow]] = {"audit": AuditEntry, "fact": Fact, "outbox": OutboxMessage}
