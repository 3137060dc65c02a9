"""What written deadlines mean."""

from datetime import date

import pytest

from tinhso.directives.reading.deadlines import ReadDeadline, deadlines_in_prose, read_deadlines


def one(text: str, year: int | None = 2025) -> ReadDeadline:
    (deadline,) = read_deadlines(text, year=year)
    return deadline


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("31/12/2025", "date", date(2025, 12, 31)),
        ("Trước ngày 20/12/2025", "date", date(2025, 12, 19)),
        ("Hoàn thành trước 01/7/2025", "date", date(2025, 6, 30)),
        ("Chậm nhất ngày 15 tháng 8 năm 2025", "date", date(2025, 8, 15)),
        ("Trước 17h00 ngày 20/9/2025", "date", date(2025, 9, 20)),
        ("Ban hành kế hoạch trước ngày 06/4/2025", "date", date(2025, 4, 5)),
        ("Trong tháng 9/2025", "month", date(2025, 9, 30)),
        ("Tháng 02/2028", "month", date(2028, 2, 29)),
        ("6/2025", "month", date(2025, 6, 30)),
        ("Tháng 11 - 12/2025", "month", date(2025, 12, 31)),
        ("Từ tháng 8 đến tháng 12/2025", "month", date(2025, 12, 31)),
        ("Trước tháng 10/2025", "month", date(2025, 9, 30)),
        ("tháng 10", "month", date(2025, 10, 31)),
        ("Quý III/2025", "quarter", date(2025, 9, 30)),
        ("Quí 4 năm 2025", "quarter", date(2025, 12, 31)),
        ("Quý IV/2025 - Quý II/2026", "quarter", date(2026, 6, 30)),
        ("Quý III, IV/2025", "quarter", date(2025, 12, 31)),
        ("Năm 2026", "year", date(2026, 12, 31)),
        ("2025 - 2035", "year", date(2035, 12, 31)),
        ("Giai đoạn 2026-2030", "year", date(2030, 12, 31)),
        ("Thường xuyên", "ongoing", None),
        ("Hằng năm", "ongoing", None),
        ("Từ 01/7/2025", "ongoing", None),
        ("Trước 15/11 hằng năm", "ongoing", None),
        ("Khi có phát sinh", "event", None),
        ("Sau khi Luật có hiệu lực", "event", None),
        ("Trong 30 ngày kể từ ngày ký", "event", None),
        ("Theo lộ trình của Bộ Tài chính", "roadmap", None),
        ("Theo tiến độ tại Thông báo số 12/TB-VPCP ngày 03/3/2025", "roadmap", None),
        ("", "none", None),
    ],
)
def test_a_deadline_is_due_on_its_last_day(text: str, kind: str, due: date | None) -> None:
    deadline = one(text)
    assert (deadline.kind, deadline.due) == (kind, due)
    assert deadline.text == text


def test_work_that_goes_on_afterwards() -> None:
    deadline = one("Hoàn thành đến 30/6/2025 và duy trì thường xuyên")
    assert (deadline.due, deadline.ongoing_after) == (date(2025, 6, 30), True)


def test_a_date_that_depends_keeps_its_date() -> None:
    deadline = one("Tháng 9/2025 theo hướng dẫn của Bộ Y tế")
    assert (deadline.due, deadline.conditional_on) == (date(2025, 9, 30), "theo hướng dẫn của Bộ Y tế")


def test_two_deadlines_by_actor() -> None:
    first, second = read_deadlines("Sở Y tế: trước 30/9/2025; UBND cấp xã: trước 31/10/2025", year=2025)
    assert (first.due, second.due) == (date(2025, 9, 29), date(2025, 10, 30))


def test_what_is_not_understood_keeps_its_text() -> None:
    deadline = one("Xem phụ lục")
    assert (deadline.kind, deadline.understood, deadline.text) == ("none", False, "Xem phụ lục")


def test_a_month_without_a_year_needs_the_documents() -> None:
    assert one("tháng 10", year=None).due is None


def test_prose_tells_deadlines_from_other_dates() -> None:
    text = (
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 02/02/2025, rà soát hồ sơ tiếp nhận từ ngày 01/7/2025, "
        "hoàn thành trước ngày 30 tháng 11 năm 2025."
    )
    assert [deadline.due for deadline in deadlines_in_prose(text, year=2025)] == [date(2025, 11, 29)]


@pytest.mark.parametrize("text", ["Quý I hằng năm", "06 tháng/lần", "02 lần/năm", "Hàng tuần"])
def test_what_recurs_is_never_due(text: str) -> None:
    deadline = one(text)
    assert (deadline.kind, deadline.due) == ("ongoing", None)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Bố trí địa điểm cho đơn vị số hóa, ngay sau khi có hướng dẫn của Sở Nội vụ.", "event"),
        ("Gửi danh sách cán bộ đầu mối trong vòng 10 ngày kể từ ngày ban hành Kế hoạch.", "event"),
        ("Hoàn thành chuyển đổi dữ liệu 15 xã, hoàn thành quý IV/2025.", "quarter"),
    ],
)
def test_times_that_close_a_sentence(sentence: str, kind: str) -> None:
    assert [deadline.kind for deadline in deadlines_in_prose(sentence, year=2025)] == [kind]


def test_an_event_that_opens_a_sentence_is_past() -> None:
    assert deadlines_in_prose("Sau khi sáp nhập, các xã rà soát hồ sơ tồn đọng.", year=2025) == []
