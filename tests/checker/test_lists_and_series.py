"""Lists whose shape tells what belongs together, and figures that share a word."""

import pytest

from tests.checker.reading import corrected, kinds

WRONG = {
    "items with a figure each": (
        "Tuyên truyền lưu động tại 03 thôn (Nà Lòa 9 buổi, Bản Cưởm 8 buổi, Khuổi Sao 6 buổi và Pác Mạ 7 buổi).",
        "03 → 04",
    ),
    "items that repeat the noun": (
        "Cấp xã sử dụng 06 phần mềm do các bộ triển khai, gồm phần mềm hộ tịch; phần mềm đất đai; phần mềm kế toán.",
        "06 → 03",
    ),
    "a list whose figures make up their total": (
        "Mở 02 câu lạc bộ với 24 buổi sinh hoạt: Tiếng Anh (9 buổi), Bóng đá (8 buổi) và Tin học (7 buổi).",
        "02 → 03",
    ),
    "one unit for a series": (
        "Thu trong năm 3.069 triệu đồng; theo quý lần lượt là 304; 782; 954 và 1.092 triệu đồng.",
        "1.092 triệu → 1.029 triệu",
    ),
    "a share in the bracket of its part": ("Hộ tịch: 70 hồ sơ (trực tuyến 46, 91,4%).", "46 → 64"),
    "a share behind its percentage": ("Có 76,9% xã (20/62 xã) duy trì phổ cập mức độ 3.", "62 → 26"),
    "parallel percentages": (
        "Khảo sát về dịch vụ công: 76,1% trả lời rất hài lòng, 18,9% hài lòng, 9,5% chưa hài lòng.",
        "76,1% → 71,6%",
    ),
}
RIGHT = {
    "kinds of persons are no items": "Mở 02 lớp với 100 học viên: nam 60 học viên, nữ 40 học viên.",
    "some of them": "Toàn tỉnh có 12 mô hình hay, tiêu biểu như: mô hình A; mô hình B; mô hình C.",
    "a mark out of five": "Điểm trung bình 4,7/5. Tỷ lệ đúng hạn đạt 94,2%.",
    "shares that overlap": "Có 95,1% hồ sơ trực tuyến, 80,2% đúng hạn, 60,3% thanh toán qua mạng.",
}


@pytest.mark.parametrize(("text", "correction"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_its_list_is_found(text: str, correction: str) -> None:
    assert corrected(text) == [correction]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_lists_of_something_else_are_left_alone(text: str) -> None:
    assert kinds(text) == []
