"""Many rows into one table in one statement."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def copy_in(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY the rows, values in the order of the columns; JSON comes as text (`as_json`)."""
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f"COPY {table} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def new_ids(table: str, count: int) -> list[int]:
    """So many ids that the table hasn't given out, in order: for rows that others of the same batch refer to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [row[0] for row in cursor.fetchall()]


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
