"""Dates, periods, cited documents, appendices."""

import pytest

from tests.checker.reading import HEAD, corrected, findings, kinds
from tinhso.checker import Severity

WRONG = {
    "no such month": ("Hoàn thành trong tháng 13/2025.", "date"),
    "no such day": ("Thực hiện từ ngày 31/6/2025.", "date"),
    "a window that runs backwards": ("Số liệu từ ngày 13/8/2025 đến ngày 09/8/2025.", "date"),
    "an outlook before the end": ("Đề án giai đoạn 2021-2025, định hướng đến năm 2023.", "date"),
    "a period that runs backwards": ("Chương trình giai đoạn 2025 - 2021.", "date"),
    "a document with two dates": (
        "Kế hoạch số 52/KH-UBND ngày 18/3/2025 và Kế hoạch số 52/KH-UBND ngày 28/3/2025 của UBND tỉnh.",
        "reference",
    ),
    "a document with two numbers": (
        "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển dữ liệu.\n"
        "Quyết định số 60/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển dữ liệu.",
        "reference",
    ),
    "a document whose date stands in brackets": (
        "Ban hành Kế hoạch số 83/KH-UBND (20/3/2025) về chuyển đổi số. Kế hoạch số 83/KH-UBND ngày 20/02/2025.",
        "reference",
    ),
    "a year in the symbol": ("Quyết định số 64/2025/QĐ-UBND được ký ban hành ngày 22/6/2026.", "reference"),
    "accepted before it was signed": (
        "Hợp đồng được ký ngày 04/12/2024; biên bản nghiệm thu lập ngày 09/6/2024.",
        "date",
    ),
    "a period in words": ("Đề án được duyệt cho giai đoạn 2025 đến năm 2021.", "date"),
    "a programme with two periods": (
        "Chương trình chống rác thải nhựa giai đoạn 2021 - 2023. Tổng kết Chương trình chống rác thải nhựa "
        "giai đoạn 2021 - 2025.",
        "date",
    ),
    "an appendix in words": ("Danh sách có ở Phụ lục ba.\n\nPHỤ LỤC MỘT\nPHƯƠNG ÁN\nĐảng ủy", "structure"),
}

LEFT_ALONE = {
    "so many in a month": "Văn bản phát hành trong tháng 35 văn bản, gửi đúng hạn.",
    "a leap day": "Ban hành ngày 29/02/2024.",
    "numbers begin again each year": (
        "Kế hoạch số 52/KH-UBND ngày 18/3/2025 thay cho Kế hoạch số 52/KH-UBND ngày 28/3/2024."
    ),
    "two provinces": (
        "Kế hoạch số 52/KH-UBND ngày 18/3/2025 của UBND tỉnh Hà Giang và "
        "Kế hoạch số 52/KH-UBND ngày 28/3/2025 của UBND tỉnh Tuyên Quang."
    ),
    "two forms of one day": (
        "Nghị định số 16/2025/NĐ-CP ngày 10/6/2025 và Nghị định số 16/2025/NĐ-CP ngày 10 tháng 06 năm 2025."
    ),
    "dots": "Quyết định số 85/QĐ-BTP ngày 13.4.2018, từ tháng 1.2018 trở đi.",
    "ratio like a date": "Duy trì 05/05 nhóm dịch vụ.",
    "two beginnings": "Ký ngày 05/7/2025, khởi công ngày 01/7/2025.",
    "an appendix of a circular": (
        "Biểu mẫu tại Phụ lục 5 của Thông tư số 3/2024/TT-BTP.\n\nPHỤ LỤC 1\nDANH SÁCH\nĐảng ủy"
    ),
    "a law's year": "Theo Luật số 71/2025/QH15 và Nghị định số 118/2025/NĐ-CP.",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, kind = WRONG[case]
    assert kinds(text) == [kind]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []


def test_the_usual_date_is_proposed() -> None:
    text = "\n".join(
        f"- Kế hoạch số 52/KH-UBND ngày {day} của UBND tỉnh." for day in ("18/3/2025", "28/3/2025", "18/3/2025")
    )
    assert corrected(text) == ["28/3/2025 → 18/3/2025"]


def test_deadlines_and_citations_around_the_day_of_issue() -> None:
    assert findings(HEAD + "Các phòng gửi báo cáo trước ngày 20/9/2025.") == []
    (late,) = findings(HEAD + "Các phòng gửi báo cáo trước ngày 20/8/2025.")
    assert late.severity is Severity.DOUBTFUL
    (later,) = findings(HEAD + "Thực hiện Kế hoạch số 52/KH-UBND ngày 18/10/2025 của UBND tỉnh.")
    assert later.severity is Severity.CONTRADICTION
    assert findings(HEAD + "Kể từ ngày 01/7/2025, tỉnh chưa cung cấp dịch vụ.") == []


def test_appendices_that_are_cited_but_absent() -> None:
    text = (
        HEAD
        + "Kết quả như sau (chi tiết tại Phụ lục {n} kèm theo).\n\nSở trân trọng báo cáo./.\n\nPHỤ LỤC 01\nDANH MỤC\n"
    )
    assert findings(text.format(n="01")) == []
    assert kinds(text.format(n="02")) == ["structure"]
    assert findings(HEAD + "Theo Phụ lục 02 ban hành kèm theo Quyết định số 766/QĐ-TTg, thực hiện công khai.") == []
