"""What was, what is, by how much and by how many per cent; and when a share that fails was misread."""

import pytest

from tests.checker.reading import corrected, kinds

WRONG = {
    "the new one": (
        "Tháng 8 nhận 1.651 hồ sơ; sang tháng 9 nhận 1.273 hồ sơ, kém tháng trước 414 hồ sơ (25,1%).",
        "1.273 → 1.237",
    ),
    "the percentage": (
        "Giải quyết việc làm cho 10.816 lao động, cao hơn năm 2024 là 2.105 lao động (năm 2024 giải quyết cho "
        "8.711 lao động), tương đương mức tăng 21,16%.",
        "21,16% → 24,16%",
    ),
    "the difference": (
        "Quý này thu ước 985,6 tỷ đồng, quý cùng kỳ thực hiện 807,9 tỷ đồng, nhiều hơn 171,7 tỷ đồng (22,0%).",
        "171,7 tỷ → 177,7 tỷ",
    ),
}
RIGHT = {
    "a total beside a percentage of something else": (
        "Có 1.446 trạm 4G và 157 trạm 5G, tổng cộng 1.603 trạm; vùng phủ sóng tăng, đạt 98,1% dân số."
    ),
    "exports and imports, each with its own growth": (
        "Kim ngạch đạt 138,6 triệu USD, tăng 18,7%; trong đó xuất khẩu 78,5 triệu USD (tăng 16,6%), "
        "nhập khẩu 60,1 triệu USD (tăng 21,7%)."
    ),
    "two parts whose whole stands elsewhere": (
        "Có phương án xử lý 133 trụ sở; 95 trụ sở chưa có phương án (chiếm 41,7%)."
    ),
    "rounded up": "Đã xét xử 877 vụ án, trong đó 222 vụ án ma túy, chiếm 25,4%.",
}


@pytest.mark.parametrize(("text", "correction"), WRONG.values(), ids=WRONG)
def test_the_odd_one_of_four_figures_is_found(text: str, correction: str) -> None:
    assert corrected(text) == [correction]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_figures_that_mean_something_else_are_left_alone(text: str) -> None:
    assert kinds(text) == []
