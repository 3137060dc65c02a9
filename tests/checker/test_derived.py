"""What follows from totals and shares that hold: further percentages, and the rest."""

import pytest

from tests.checker.reading import corrected, findings

WRONG = {
    "a part's share of a total told before": (
        "Đã cứng hóa 90,1 km đường (đường xã 70,1 km, đường thôn 20,0 km); đường xã chiếm 78,7%.",
        "78,7% → 77,8%",
    ),
    "the growth beside a change": (
        "Phát hiện 304 vụ phạm tội, giảm 47 vụ (13,93%) so với 351 vụ của cùng kỳ.",
        "13,93% → 13,39%",
    ),
    "the rest of a share": (
        "Thu nhận 30.544 hồ sơ định danh, kích hoạt thành công 27.783 tài khoản. Tỷ lệ kích hoạt 90,96%; "
        "761 tài khoản chưa kích hoạt.",
        "761 → 2.761",
    ),
}

LEFT_ALONE = {
    "a rest of other things": (
        "Có 1.478/1.581 bệnh án hoàn thiện trên phần mềm, đạt 93,5%. Nhân lực gồm 120 bác sĩ và 107 nhân lực khác."
    ),
    "a share of what has been added": ("Học sinh tăng 16 em, tương đương 2,1%. Có 393 học sinh nữ, 377 học sinh nam."),
    "a percentage of something else": (
        "Đã cứng hóa 90,1 km đường (đường xã 70,1 km, đường thôn 20,0 km); vốn huy động đạt 78,7%."
    ),
    "percentages of another total": (
        "Đã thu hoạch 843 ha, trong đó: vùng cao 590,5 ha, chiếm 58%; vùng thấp 252,5 ha, chiếm 49,4%."
    ),
    "a count of something else": "Có 45/50 xã gửi báo cáo (đạt 90%); gửi chậm từ 1 đến 3 ngày, 4 sở chưa gửi.",
}


@pytest.mark.parametrize(("text", "correction"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_follow(text: str, correction: str):
    assert corrected(text) == [correction]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_what_need_not_follow(text: str):
    assert findings(text) == []
