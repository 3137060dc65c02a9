"""Numbers have no gaps, not even when verbs fail or compete."""

import threading

import pytest
from django.db import connection, transaction

from tinhso.foundation.numbering.draw import draw, series_of_year


@pytest.mark.django_db
def test_each_series_counts_for_itself_and_each_year_begins_at_one():
    outgoing_2025, outgoing_2026 = series_of_year("cv-di", 2025), series_of_year("cv-di", 2026)
    assert [draw(outgoing_2025), draw(outgoing_2025), draw(outgoing_2026)] == [1, 2, 1]


@pytest.mark.django_db(transaction=True)
def test_a_number_is_only_drawn_in_a_transaction():
    with pytest.raises(RuntimeError, match="transaction"):
        draw("cv-di/2025")


@pytest.mark.django_db(transaction=True)
def test_competing_and_failing_drawers_leave_no_gap_and_no_double():
    drawn: list[int] = []

    def clerk(fails: bool) -> None:
        try:
            with transaction.atomic():
                number = draw("so-den/2025")
                if fails:
                    raise ValueError
                drawn.append(number)
        except ValueError:
            pass
        finally:
            connection.close()

    clerks = [threading.Thread(target=clerk, args=(turn % 3 == 0,)) for turn in range(30)]
    for each in clerks:
        each.start()
    for each in clerks:
        each.join()

    assert sorted(drawn) == list(range(1, 21))
