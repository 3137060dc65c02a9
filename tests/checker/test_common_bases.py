"""Percentages whose base serves several of them, stands above them, or is named behind them."""

import pytest

from tests.checker.reading import corrected, kinds

WRONG = {
    "the base above a list": (
        "Số hóa khi trả kết quả (tính trên 3.625 hồ sơ đã có kết quả):\n- Số hóa thành phần: 3.403 (93,1%);\n"
        "- Kết quả có ký số: 2.956 (80,9%).",
        "3.625 → 3.652",
    ),
    "one of several shares": (
        "Thu về 962 phiếu hợp lệ. Rất hài lòng: 624 phiếu, 64,9%; hài lòng: 278 phiếu, 29,8%; "
        "chưa hài lòng: 60 phiếu, 6,2%.",
        "29,8% → 28,9%",
    ),
    "the base by its name": (
        "1. Tổng số phải giải quyết: 1.591 hồ sơ.\n2. Đã trả 1.464 hồ sơ (bằng 90,88% số phải giải quyết).",
        "1.464 → 1.446",
    ),
}
RIGHT = {
    "shares of different bases": (
        "Có 962 hộ. Nhà kiên cố: 624 nhà, 71,2%; chuồng trại: 278 cái, 38,1%; bể nước: 60 bể, 9,4%."
    ),
    "one share of something else": "Có 1.591 hồ sơ; riêng tổ 3 trả 1.164 hồ sơ (bằng 90,88% số của tổ 2).",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, correction = WRONG[case]
    assert corrected(text) == [correction]


@pytest.mark.parametrize("case", RIGHT)
def test_left_alone(case: str) -> None:
    assert kinds(RIGHT[case]) == []
