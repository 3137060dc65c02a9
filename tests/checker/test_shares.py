"""Percentages and what they are of: what is found, and what is left alone."""

import pytest

from tests.checker.reading import corrected, findings, kinds

WRONG = {
    "a ratio with its share": ("Đã tiếp nhận 5.803 hồ sơ/6.264 hồ sơ, đạt tỷ lệ 81,14%.", "5.803 → 5.083"),
    "in brackets after the share": ("Đã cài đặt cho 90% (78/98) máy tính của đơn vị.", "90% → 80%"),
    "a part named inside the whole": (
        "Toàn tỉnh phát sinh 2.463 hồ sơ, trong đó có 1.802 hồ sơ nộp trực tuyến, đạt 71,16%.",
        "71,16% → 73,16%",
    ),
    "footnote marks inside the ratio": ("Tiếp nhận 5.803¹/6.264[2] hồ sơ, đạt 81,14%.", "5.803 → 5.083"),
    "among so many": ("Trong số 557 cơ sở được kiểm tra, có 469 cơ sở đạt, chiếm 84,9%.", "84,9% → 84,2%"),
    "of a whole named behind": ("Đã chi trả cho 171 hộ, bằng 78,9% số hộ của dự án (218 hộ).", "78,9% → 78,4%"),
    "compared with the total": (
        "Đã có 5.515 hộ kê khai, so với tổng số 7.817 hộ đang quản lý thì đạt 76,7%.",
        "7.817 → 7.187",
    ),
    "a rate in a sentence of its own": (
        "Tổng số hộ theo rà soát: 40.023 hộ. Số hộ nghèo: 3.767 hộ. Tỷ lệ hộ nghèo: 9,49%.",
        "9,49% → 9,41%",
    ),
    "the rate first": (
        "Tỷ lệ chi trả qua tài khoản là 86,3%, cụ thể có 29.051 người nhận qua tài khoản "
        "trong tổng số 33.159 người hưởng.",
        "33.159 → 33.659",
    ),
    "of the hectares planted": (
        "Phun phòng bệnh 3.889,5 ha trên 9.503,8 ha gieo cấy, ứng với 65,8%.",
        "9.503,8 → 5.903,8",
    ),
    "respectively": (
        "Xếp loại (637 thôn): tốt 57,5%, khá 22,0%, trung bình 22,3%; tương ứng 355, 140 và 142.",
        "57,5% → 55,7%",
    ),
    "a row that lost its columns": ("2 Đăng ký khai tử 864 735 85,70%", "85,70% → 85,07%"),
    "a name with a number between": (
        "Có 5.698 hồ sơ/6.464 tổng số hồ sơ của 05 nhóm dịch vụ công, đạt 81,15%.",
        "81,15% → 88,15%",
    ),
    "English notation": ("Đã xử lý 1.802/2.463 hồ sơ, đạt 83.16%.", "83.16% → 73.16%"),
}

LEFT_ALONE = {
    "grades": "Hiện có 423 sản phẩm OCOP (07 sản phẩm 5 sao, 97 sản phẩm 4 sao và 319 sản phẩm 3 sao chiếm 75,4%).",
    "rounded": "Đã giải quyết 2.203/tổng số 2.218 hồ sơ, đạt 99,3%.",
    "truncated": "Đã tiếp nhận 5.083/6.264 hồ sơ, đạt 81,14%.",
    "of a plan": "Tiếp nhận 1.200 hồ sơ, đạt 85% kế hoạch năm.",
    "of last year": "Tiếp nhận 1.200 hồ sơ, bằng 110% so với cùng kỳ.",
    "visits over persons": "Có 6.101 lượt/2.000 người tham gia, đạt 100% yêu cầu.",
    "a target": "Có 2.463 hồ sơ, trong đó phấn đấu 1.802 hồ sơ trực tuyến, đạt từ 70% trở lên.",
    "a multiplier": "Thu 1,87 triệu/2,5 triệu đồng, đạt 74,8%.",
    "beyond the plan": "Hoàn thành 120/100 mô hình, vượt 20%.",
    "named after something else": "Trong 41.006 lượt khám có 24.100 lượt bảo hiểm; công suất giường bệnh đạt 59,1%.",
    "respectively, the last one the rest": (
        "Xếp loại (888 thôn): tốt 58,8%, khá 22,0%, kém 19,2%; tương ứng 522, 196 và 170."
    ),
    "of another year": "Bồi dưỡng xong 45/64 hiệu trưởng (đạt 70,3%, năm trước 68,1%).",
    "half in English notation": "Đã xử lý 512/1024 hồ sơ, đạt 50.0%.",
    "a series whose base is told once": (
        "Trong 412 tỷ đồng đã thu, thuế đạt 233 tỷ đồng, bằng 61% dự toán năm; phí đạt 91 tỷ đồng, bằng 74%; "
        "thu khác đạt 88 tỷ đồng, bằng 103,5%."
    ),
    "shares of a third": "Xã có 614 hộ trồng chè, chiếm 21,4%; hộ trồng cam 287 hộ, chiếm 10%.",
    "what each of them has": "Có 48/61 thôn tỷ lệ gia đình có nhà vệ sinh đạt 100%.",
    "an age": "Hội có 118 hội viên; tám hội viên dưới 30 tuổi (chiếm 6,8%).",
    "more than so much": "Tốc độ tăng 9,4% (một trong 7 xã có mức tăng trên 5 điểm), đứng thứ 3.",
    "a base in the clause behind": "Có 12 xã đạt 100% số tiêu chí về điện, trong đó có 4 xã được công nhận trước hạn.",
    "a row with several figures": "Cấp xã 9.120 8.744 376 5.217 59,7% 3.104 35,5%",
    "approximate figures": "Tiền chậm nộp gần 1.130 triệu đồng trên tổng số hơn 74.500 triệu đồng, chiếm 1,53%.",
    "measured and rounded": "Diện tích lúa 4.231 ha, trong đó lúa lai 1.817 ha, chiếm 43,0%.",
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, correction = WRONG[case]
    assert corrected(text) == [correction]
    assert kinds(text) == ["ratio"]


BOUNDS = {
    "more than all": ("Đã trang bị máy tính cho 120% công chức.", "ratio"),
    "more done than there is": ("Sở đã hoàn thành 13/12 nhiệm vụ được giao.", "count"),
    "the least above the most": ("Cắt giảm tối thiểu 83,3%, tối đa 33,3% thời gian giải quyết.", "ratio"),
}
WITHIN_BOUNDS = {
    "all": "Đã trang bị máy tính cho 100% công chức, hoàn thành 12/12 nhiệm vụ.",
    "of a plan": "Thu ngân sách bằng 120% dự toán, tăng 150% so với cùng kỳ.",
    "beyond": "Toàn tỉnh vượt 13/12 chỉ tiêu.",
    "visits over persons": "Đã có 13 lượt/12 người tham gia.",
}


@pytest.mark.parametrize("case", BOUNDS)
def test_beyond_bounds(case: str) -> None:
    text, kind = BOUNDS[case]
    assert kinds(text) == [kind]


@pytest.mark.parametrize("case", WITHIN_BOUNDS)
def test_within_bounds(case: str) -> None:
    assert findings(WITHIN_BOUNDS[case]) == []


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []
