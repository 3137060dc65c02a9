"""A claim that fails may have been misread: which ones are believed."""

import pytest

from tests.checker.reading import kinds

BELIEVED = {
    "wild, but the words leave no other reading": "Giải quyết 238/316 vụ, đạt 88,9%.",
    "one slip of the pen explains it": "Thu 8.204 triệu đồng, gồm thuế 5.130 triệu đồng và phí 3.704 triệu đồng.",
    "a slip that mends two": "Tổ có 10.978 thành viên; tỷ lệ nữ là 58,5% (6.484 người), nam 4.554 người.",
}
MISREAD = {
    "far off, and no slip explains it": "Toàn xã có 4.120 hộ, gồm 26 hộ mới tách và 14 hộ chuyển đến.",
    "a percentage of something that isn't told": "Có 1.183 hồ sơ, trong đó 99 hồ sơ đất đai, đạt 71,4%.",
}


@pytest.mark.parametrize("case", BELIEVED)
def test_a_contradiction_is_believed(case: str) -> None:
    assert kinds(BELIEVED[case])


@pytest.mark.parametrize("case", MISREAD)
def test_a_misreading_is_dropped(case: str) -> None:
    assert kinds(MISREAD[case]) == []
