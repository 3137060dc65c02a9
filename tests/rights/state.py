"""What is stored, as a count and a checksum per table: two of them are equal exactly when nothing has changed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

# Sessions and sign-in bookkeeping are the web's own, not the domain's.
LEFT_OUT = ("django_session", "django_migrations", "axes_")
WRITES = """
    SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
                    + pg_stat_get_xact_tuples_deleted(oid)
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
State = dict[str, tuple[int, str]]


@dataclass
class Seen:
    """Known once the block is left: the tables whose content it changed."""

    changed: list[str] = field(default_factory=list)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is undone at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def watched(*but_events: str) -> Iterator[Seen]:
    """What happens inside is undone at the end, and told; audit entries of the named events don't count.

    Only what was written to is looked into, once before the undoing and once after it.
    """
    seen, before = Seen(), _writes()
    with undone():
        yield seen
        written = [table for table, writes in _writes().items() if writes != before.get(table)]
        left = _contents(written, but_events)
    seen.changed = changed(_contents(written, but_events), left)


def stored(*but_events: str) -> State:
    """The whole domain; audit entries of the named events don't count."""
    return _contents(_writes(), but_events)


def changed(before: State, after: State) -> list[str]:
    """The tables that differ."""
    return sorted(table for table in after if before.get(table) != after[table])


def _writes() -> dict[str, int]:
    """The domain's tables, and how many rows this transaction wrote to each so far; what was undone counts too."""
    with connection.cursor() as cursor:
        cursor.execute(WRITES)
        return {table: writes for table, writes in cursor.fetchall() if not table.startswith(LEFT_OUT)}


def _contents(tables: Collection[str], but_events: tuple[str, ...]) -> State:
    parts = [
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM \"{name}\" t"
        + (" WHERE event <> ALL(%(events)s)" if name == "journal_audit" else "")
        for name in tables
    ]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), {"events": list(but_events) or [""]})
        return {table: (count, checksum) for table, count, checksum in cursor.fetchall()}
