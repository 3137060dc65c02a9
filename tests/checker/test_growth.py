"""What has grown or shrunk, by how many and by how much."""

import pytest

from tests.checker.reading import findings, kinds

WRONG = {
    "difference": "Cấp 2.092 phiếu, tăng 955 phiếu so với cùng kỳ năm trước (1.497 phiếu).",
    "percentage": "Xảy ra 60 vụ (cùng kỳ 80 vụ), giảm 35%.",
    "beyond the plan": "Kế hoạch là 420 lượt; kết quả thực hiện 546 lượt, vượt 13% so với kế hoạch.",
    "percentage points": "Tỷ lệ tăng từ 66,5% của quý trước lên 82,5% trong quý này, tăng 19,0 điểm phần trăm.",
}

LEFT_ALONE = {
    "all three agree": "Cấp 2.092 phiếu, tăng 595 phiếu (tăng 39,7%) so với cùng kỳ năm trước (1.497 phiếu).",
    "down": "Xảy ra 60 vụ (cùng kỳ 80 vụ), giảm 20 vụ, tương đương giảm 25%.",
    "no earlier count": "Cấp 2.092 phiếu, tăng 39,7% so với cùng kỳ.",
    "other things": "Có 2.092 phiếu, thời gian giảm 3 ngày so với quy định 10 ngày.",
    "equal to 110 %": "Chỉ tiêu là 420 lượt; thực hiện 462 lượt, bằng 110% kế hoạch, vượt 10% so với chỉ tiêu.",
    "about": "Cấp 2.092 phiếu, tăng khoảng 40% so với cùng kỳ năm trước (1.497 phiếu).",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    assert kinds(WRONG[case]) == ["growth"]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []
