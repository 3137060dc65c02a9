"""What figures say without words: two relations that one slip would mend, and what is left to chance."""

import pytest

from tests.checker.reading import checked, corrected, findings

WRONG = {
    "a part, its share and the other part": (
        "Xã có 10.978 thành viên tổ công nghệ số; tỷ lệ nữ là 58,5% (6.484 người), nam 4.554 người.",
        "6.484 → 6.424",
    ),
    "the whole of both": (
        "Xã có 1.262 thành viên tổ công nghệ số; tỷ lệ nữ là 47,8% (6.044 người), nam 6.577 người.",
        "1.262 → 12.621",
    ),
    "two percentages that make up 100": (
        "Phát ra 516 phiếu, thu về đủ; 87,3% đồng ý phương án mới (404 phiếu), 21,7% đề nghị giữ nguyên (112 phiếu).",
        "87,3% → 78,3%",
    ),
    "a saving and its share": (
        "28 gói thầu có giá dự toán 409 tỷ đồng, giá trúng thầu 267 tỷ đồng, tiết kiệm 42 tỷ đồng, tương đương 13,6%.",
        "409 tỷ → 309 tỷ",
    ),
}

LEFT_ALONE = {
    "small figures": "Tổ có 14 người, họp 11 buổi, thăm 36 hộ, đạt 30%.",
    "one relation only": "Xã có 10.978 hộ, 4.554 vườn, 6.484 ao; độ che phủ rừng 64,2%.",
    "what has been added": (
        "Năm 2022 thụ lý 5.974 vụ, giải quyết 5.526 vụ (đạt 92,5%), tăng 243 vụ. Năm 2023 giải quyết 5.623 vụ "
        "(đạt 87,5%) trong tổng số 6.426 vụ (thụ lý tăng 452 vụ)."
    ),
}


@pytest.mark.parametrize(("text", "correction"), WRONG.values(), ids=WRONG.keys())
def test_one_slip_behind_two_relations(text: str, correction: str):
    assert corrected(text)[:1] == [correction]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_left_to_chance(text: str):
    assert findings(text) == []


def test_a_relation_that_holds_is_a_check_made():
    result = checked("Vụ này cả vùng thu 12.621 tấn thóc, riêng bờ nam 6.577 tấn và bờ bắc 6.044 tấn.")
    assert result.numbers_in_claims == 3
