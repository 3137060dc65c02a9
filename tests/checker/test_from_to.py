"""What went from one figure to another, and percentages that make up 100."""

import pytest

from tests.checker.reading import corrected, kinds

WRONG = {
    "rút còn": (
        "Tổng thời gian giải quyết từ 1.440 giờ rút còn 903 giờ, tức là cắt được 5.537 giờ, tương ứng 37,29%.",
        "5.537 → 537",
    ),
    "the difference first": ("Số vụ phạm pháp giảm 34 vụ, từ 111 vụ xuống còn 68 vụ (giảm 38,7%).", "34 → 43"),
    "new over old": ("Tai nạn giao thông: 72/87 vụ, giảm 51 vụ (17,24%).", "51 → 15"),
    "points": ("Tỷ lệ đỗ là 94,25%. Tỷ lệ năm trước là 92,26%, như thế nhích lên 1,79 điểm %.", "1,79 → 1,99"),
    "three shares": (
        "Dưới 25 tuổi chiếm 41,0%, từ 25 đến 30 tuổi chiếm 31,2%, trên 30 tuổi chiếm 72,8%.",
        "72,8% → 27,8%",
    ),
    "the rest in per cent": ("Hộ dùng nước sạch đạt 94,3% (2.061/2.186 hộ), tức là còn 7,7%.", "7,7% → 5,7%"),
    "the whole of a ratio": (
        "Tiếp nhận cả thảy 55 lượt. Đã xử lý, công khai kết quả 47/52 lượt, đạt 85,5%.",
        "52 → 55",
    ),
}
RIGHT = {
    "limits": "Thời hạn từ 5 ngày đến 10 ngày; giảm 40% so với quy định, tiết kiệm 12 triệu đồng.",
    "of a rule": "Rút từ 10 ngày xuống còn 5 ngày, giảm 40% so với quy định.",
    "groups that overlap": "Người cao tuổi chiếm 63,7%, người khuyết tật chiếm 31,2%, hộ nghèo chiếm 72,8%.",
    "a share rounded so that all make up 100": "Tốt 55,7% (355 thôn), khá 22,0% (140 thôn), yếu 22,3% (142 thôn).",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, correction = WRONG[case]
    assert corrected(text) == [correction]


@pytest.mark.parametrize("case", RIGHT)
def test_left_alone(case: str) -> None:
    assert kinds(RIGHT[case]) == []
