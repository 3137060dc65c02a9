"""Deadlines as plans word them, and which day they end on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.directives.rules.deadlines import last_day as ends
from tinhso.directives.rules.deadlines import read_deadline
from tinhso.kernel.dates import Period, format_date

DAYS = st.dates(date(1990, 1, 2), date(2099, 12, 31))
MONTHS = st.tuples(st.integers(1990, 2099), st.integers(1, 12))


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Hoàn thành trong tháng 9/2025", "month", date(2025, 9, 30)),
        ("Hoàn thành Trong tháng 07/2025.", "month", date(2025, 7, 31)),
        ("Hoàn thành trong 10/7/2025", "date", date(2025, 7, 10)),
        ("Hoàn thành đến 30/6/2025", "date", date(2025, 6, 30)),
        ("Hoàn thành trước 30/08/2025", "date", date(2025, 8, 29)),
        ("Trước ngày mùng 9/12/2025", "date", date(2025, 12, 8)),
        ("Quý III năm 2025", "quarter", date(2025, 9, 30)),
        ("Trong năm 2025", "year", date(2025, 12, 31)),
        ("trước quý II/2026", "date", date(2026, 3, 31)),
    ],
)
def test_a_date_or_period_ends_on_its_last_day(text: str, kind: str, due: date) -> None:
    understood = read_deadline(text)
    assert (understood.kind, understood.due) == (kind, due)


def test_work_that_goes_on_after_its_deadline_says_so() -> None:
    understood = read_deadline("Hoàn thành đến 30/6/2025 và duy trì thực hiện thường xuyên")
    assert understood.due == date(2025, 6, 30)
    assert understood.ongoing_after


def test_a_condition_is_kept_beside_the_date_it_stands_with() -> None:
    understood = read_deadline("Hoàn thành trước ngày 20/12/2025 theo tiến độ, chỉ đạo từ Bộ, Ngành Trung ương")
    assert understood.due == date(2025, 12, 19)
    assert understood.conditional_on == "theo tiến độ, chỉ đạo từ Bộ, Ngành Trung ương"


def test_the_date_of_a_cited_document_is_no_deadline() -> None:
    understood = read_deadline("Hoàn thành theo lộ trình tại Thông báo số 318/TB-VPCP ngày 24/6/2025 của Văn phòng")
    assert (understood.kind, understood.due) == ("roadmap", None)
    assert "318/TB-VPCP" in understood.conditional_on


def test_a_date_after_a_condition_is_still_found() -> None:
    assert read_deadline("Theo hướng dẫn của Bộ, hoàn thành trước 30/8/2025").due == date(2025, 8, 29)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thực hiện thường xuyên", "ongoing"),
        ("Sau khi Tòa án nhân dân tối cao triển khai", "event"),
        ("Theo tiến độ, chỉ đạo từ Bộ, Ngành Trung ương", "roadmap"),
        ("", "none"),
        ("sớm nhất có thể", "none"),
    ],
)
def test_what_isnt_a_date_gets_no_day(text: str, kind: str) -> None:
    understood = read_deadline(text)
    assert (understood.kind, understood.due) == (kind, None)


@given(DAYS)
def test_before_a_day_ends_the_day_before(day: date) -> None:
    assert read_deadline(f"Hoàn thành trước ngày {format_date(day)}").due == day - timedelta(days=1)
    assert read_deadline(f"Hoàn thành đến {format_date(day)}").due == day


@given(MONTHS)
def test_a_month_ends_on_its_last_day_however_it_is_written(month: tuple[int, int]) -> None:
    year, number = month
    last = Period.month(year, number).last_day
    for text in (
        f"trong tháng {number}/{year}",
        f"tháng {number:02} năm {year}",
        f"Hoàn thành trong tháng {number}/{year}.",
    ):
        assert read_deadline(text).due == last


@given(DAYS, st.sampled_from(["month", "quarter", "year", "date"]))
def test_the_last_day_of_a_period_holds_the_day_and_stays_when_asked_again(day: date, kind: str) -> None:
    last = ends(kind, day)
    assert last >= day
    assert last.year == day.year
    assert ends(kind, last) == last
    assert kind == "date" or (last + timedelta(days=1)).day == 1


@given(st.text(max_size=200))
def test_any_text_is_understood_or_left_alone(text: str) -> None:
    understood = read_deadline(text)
    assert understood.due is None or understood.kind in ("date", "month", "quarter", "year")
