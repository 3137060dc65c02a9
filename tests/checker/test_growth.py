"""What has grown or shrunk, by how many and by how much."""

import pytest

from tests.checker.reading import findings, kinds

WRONG = {
    "difference": "Cấp 2.092 phiếu, tăng 955 phiếu so với cùng kỳ năm trước (1.497 phiếu).",
    "percentage": "Xảy ra 60 vụ (cùng kỳ 80 vụ), giảm 35%.",
    "beyond the plan": "Kế hoạch là 420 lượt; kết quả thực hiện 546 lượt, vượt 13% so với kế hoạch.",
    "percentage points": "Tỷ lệ tăng từ 66,5% của quý trước lên 82,5% trong quý này, tăng 19,0 điểm phần trăm.",
    "higher than": "Bán lẻ 9 tháng ước 987 tỷ đồng, cao hơn 14,9% so với cùng kỳ (798 tỷ đồng).",
    "fewer than": "Cấp 2.238 bản, ít hơn 255 bản so với 9 tháng đầu năm 2024 (2.943 bản).",
    "times as much": "Doanh thu đạt 271 tỷ đồng, gấp 3,6 lần so với năm trước (61 tỷ đồng).",
    "points and an earlier value": "Tỷ lệ đạt 79,5%, tăng thêm 6,1 điểm phần trăm so với tháng trước (77,9%).",
    "against the plan": "Thu đạt 6.044 triệu đồng, cao hơn dự toán 121 triệu đồng (dự toán giao là 5.833 triệu đồng).",
    "compared first": "So với 6 tháng đầu năm 2024 (3.440 lượt), chỉ còn 2.662 lượt khám, giảm 478 lượt khám.",
    "in the next sentence": "Tổng đàn hiện có 3.990 con. So với đầu năm, khi có 4.537 con, số lượng ít đi 628 con.",
    "a column of a table": (
        "Chỉ tiêu\tCùng kỳ\tKỳ báo cáo\tTăng, giảm (%)\nLao động được giới thiệu\t1.817\t1.969\t10,0\n"
        "Người hưởng trợ cấp\t1.521\t1.127\t-25,9"
    ),
    "the earlier count left out": "Tổng đàn trâu 45.120 con, giảm 1.230 con (giảm 2,56%) so với cùng kỳ.",
    "a plan besides the earlier count": (
        "Có 12.450 người, đạt 83% kế hoạch năm (15.000 người), tăng 1.250 người so với năm 2024 (11.300 người)."
    ),
    "the plan in brackets": "Thu đạt 3.131 triệu đồng, vượt 12,3% kế hoạch được giao (27.899 triệu đồng).",
    "the difference in brackets": "Diện tích chè còn 8.120 ha, giảm 4,9% (-318 ha) so với năm ngoái.",
    "the percentage signed": "Lập biên bản 1.240 trường hợp, giảm 310 trường hợp (-21,0%) so với cùng kỳ.",
    "one of two counts": (
        "Tiếp 845 lượt người, mời họp 612 lượt hộ. So với quý trước giảm 130 lượt người (-16,3%), lượt hộ giữ nguyên."
    ),
}

LEFT_ALONE = {
    "no later over earlier": (
        "Thời gian giải quyết của 197 thủ tục nêu trên là 2.898 ngày, cắt giảm 923 ngày (đạt 31,8%), còn 1.975 ngày."
    ),
    "all three agree": "Cấp 2.092 phiếu, tăng 595 phiếu (tăng 39,7%) so với cùng kỳ năm trước (1.497 phiếu).",
    "down": "Xảy ra 60 vụ (cùng kỳ 80 vụ), giảm 20 vụ, tương đương giảm 25%.",
    "no earlier count": "Cấp 2.092 phiếu, tăng 39,7% so với cùng kỳ.",
    "other things": "Có 2.092 phiếu, thời gian giảm 3 ngày so với quy định 10 ngày.",
    "equal to 110 %": "Chỉ tiêu là 420 lượt; thực hiện 462 lượt, bằng 110% kế hoạch, vượt 10% so với chỉ tiêu.",
    "more than so many times": "Doanh thu đạt 271 tỷ đồng, gấp hơn 4 lần so với năm trước (61 tỷ đồng).",
    "points without an earlier value": "Chỉ số giá cao hơn 1,2 điểm phần trăm, năng suất tăng trên 5%/năm.",
    "a column that holds": (
        "Chỉ tiêu\tCùng kỳ\tKỳ báo cáo\tTăng, giảm\nLao động được giới thiệu\t1.817\t1.999\t182\n"
        "Người hưởng trợ cấp\t1.521\t1.127\t-394"
    ),
    "the earlier count left out": "Thu phí đạt 12,5 tỷ đồng, tăng 2,3 tỷ đồng so với cùng kỳ, tương ứng tăng 22,5%.",
    "another count behind": "Tiếp 234 lượt công dân, tăng 12,5% so với tháng trước, với 210 vụ việc.",
    "a plan besides": "Gieo 12.345 ha, đạt 98,76% kế hoạch (12.500 ha), so với cùng kỳ giảm 1,2% (12.495 ha).",
    "times that hold": "Doanh thu đạt 217 tỷ đồng, gấp 3,6 lần so với năm trước (61 tỷ đồng).",
    "ranks": "Chỉ số đạt 85,20 điểm, tăng 4 bậc so với năm trước, xếp thứ 12/34.",
    "about": "Cấp 2.092 phiếu, tăng khoảng 40% so với cùng kỳ năm trước (1.497 phiếu).",
    "differences in brackets that hold": (
        "Rừng trồng đạt 4.210 ha, giảm 2,1% (-90 ha); trong đó keo 3.150 ha, giảm 2,6% (-84 ha), mỡ 1.060 ha (-6 ha)."
    ),
    "differences of rounded figures": "Sản lượng cam đạt 5.236 tấn, giảm 1,2% (-61 tấn) so với vụ trước.",
    "growth on growth": (
        "Phí tham quan thu 18,4 tỷ đồng, tăng 3,1%; gửi xe thu 7,2 tỷ đồng, tăng 15,8%; thuyền thu 44,9 tỷ đồng, "
        "tăng 7,7%; quầy hàng thu 29,3 tỷ đồng, tăng 21,6% so với cùng kỳ năm trước."
    ),
    "a year without the word": "Năng suất ngô đạt 48,6 tạ/ha, tăng 3,4% so với vụ đông 2023; 5 tháng/2025 bán 512 tấn.",
    "parts in the bracket behind": (
        "Bến đón 64.300 lượt khách, tăng 8,6% so với cùng kỳ năm trước (khách ngoài tỉnh 41.100 lượt, tăng 5,9%; "
        "khách trong tỉnh 23.200 lượt, tăng 13,7%)."
    ),
    "cases and accused": "Kiểm sát điều tra 385 vụ/612 bị can (tăng 4,1% số vụ và 9,8% số bị can).",
    "two changes, one comparison": (
        "Mỗi xã có 17 tổ, tăng 4,5 tổ so với năm 2021; cao hơn 3,2 tổ so với bình quân cả vùng (13,8 tổ)."
    ),
    "a day without the word": "Theo báo cáo chiều 8/5, giá trị sản xuất 4 tháng tăng 3,9% so với cùng kỳ.",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    assert kinds(WRONG[case]) == ["growth"]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []
