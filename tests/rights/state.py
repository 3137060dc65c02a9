"""What is stored, as a count and a checksum per table: two of them are equal exactly when nothing has changed."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Sessions and sign-in bookkeeping are the web's own, not the domain's.
LEFT_OUT = ("django_session", "django_migrations", "axes_")
State = dict[str, tuple[int, str]]


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is undone at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(*but_events: str) -> State:
    """The whole domain; audit entries of the named events don't count."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"events": list(but_events) or [""]})
        return {table: (count, checksum) for table, count, checksum in cursor.fetchall()}


def changed(before: State, after: State) -> list[str]:
    """The tables that differ."""
    return sorted(table for table in after if before.get(table) != after[table])


@functools.cache
def _statement() -> str:
    tables = [name for name in sorted(connection.introspection.table_names()) if not name.startswith(LEFT_OUT)]
    parts = [
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM \"{name}\" t"
        + (" WHERE event <> ALL(%(events)s)" if name == "journal_audit" else "")
        for name in tables
    ]
    return " UNION ALL ".join(parts)
