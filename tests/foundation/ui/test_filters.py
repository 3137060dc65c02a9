from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from tinhso.foundation.ui.templatetags import ui
from tinhso.kernel import clock

NOON = datetime(2025, 8, 15, 5, 0, tzinfo=UTC)  # 12:00 in Vietnam


def test_figures_are_written_the_vietnamese_way() -> None:
    assert ui.integer(1405105) == "1.405.105"
    assert ui.percent(Fraction(5083, 6264)) == "81,15%"


@pytest.mark.parametrize("written", [ui.integer, ui.percent, ui.date_vn, ui.datetime_vn, ui.ago])
def test_what_is_missing_is_blank_not_zero(written: object) -> None:
    assert written(None) == ""  # type: ignore[operator]


def test_a_late_evening_moment_in_utc_belongs_to_the_next_day_in_vietnam() -> None:
    assert ui.date_vn(datetime(2025, 8, 14, 20, 30, tzinfo=UTC)) == ui.date_vn(date(2025, 8, 15))
    assert ui.datetime_vn(datetime(2025, 8, 14, 20, 30, tzinfo=UTC)).startswith("03:30 15/8")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2025, 8, 15, 4, 59, 40, tzinfo=UTC), "vừa xong"),
        (datetime(2025, 8, 15, 4, 55, tzinfo=UTC), "5 phút trước"),
        (datetime(2025, 8, 15, 2, 12, tzinfo=UTC), "hôm nay 09:12"),
        (datetime(2025, 8, 14, 7, 20, tzinfo=UTC), "hôm qua 14:20"),
        (datetime(2025, 8, 13, 7, 20, tzinfo=UTC), "14:20 13/8/2025"),
        (datetime(2025, 8, 15, 6, 0, tzinfo=UTC), "13:00 15/8/2025"),
    ],
)
def test_how_long_ago_is_said_in_words_up_to_yesterday(moment: datetime, words: str) -> None:
    with clock.frozen(NOON):
        assert ui.ago(moment) == words


def test_people_are_marked_by_the_given_name_which_comes_last() -> None:
    assert ui.initial("Lò Thị Mẩy") == "M"
    assert ui.initial("") == ""
