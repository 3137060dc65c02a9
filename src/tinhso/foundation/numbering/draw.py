"""Numbers without gaps, drawn under a lock in the transaction that uses them."""

from django.db import connection


def draw(series: str, *, beyond: int = 0) -> int:
    """The next number of `series` (1, 2, 3 …), or the first after `beyond` where others have used those before. The
    series stays locked until the transaction ends, so a number that is rolled back is drawn again and none is ever
    missing. Must be called inside a transaction (a verb)."""
    if not connection.in_atomic_block:
        raise RuntimeError("numbers are drawn inside a verb's transaction")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO numbering_counter (series, last) VALUES (%(series)s, %(beyond)s + 1) "
            "ON CONFLICT (series) DO UPDATE SET last = GREATEST(numbering_counter.last, %(beyond)s) + 1 RETURNING last",
            {"series": series, "beyond": beyond},
        )
        return int(cursor.fetchone()[0])


def series_of_year(register: str, year: int) -> str:
    """A register that starts again at 01 each year (NĐ 30/2020, art. 15)."""
    return f"{register}/{year}"
