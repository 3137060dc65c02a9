"""One quantity in two places, known by the words that hardly anything else in the document has."""

import pytest

from tests.checker.reading import findings, kinds

WRONG = {
    "in the summary and in the body": (
        "TÓM TẮT\n\nXã giải ngân 72,2% vốn; thu nhập bình quân 54,7 triệu đồng/người.\n\n"
        "II. KẾT QUẢ\n\nThu nhập bình quân đạt 57,4 triệu đồng/người/năm."
    ),
    "its name behind it": (
        "Tổng kinh phí bố trí 18,3 tỷ đồng cho ba hợp phần.\n\nNguồn lực năm tới dự kiến gấp đôi con số 13,8 tỷ đồng "
        "của tổng kinh phí bố trí."
    ),
    "all of it, in other words": (
        "Giao 48 nhiệm vụ, đang thực hiện trong hạn 24 nhiệm vụ.\n\nPhấn đấu trong tháng tới hoàn thành cả 20 nhiệm vụ "
        "đang thực hiện."
    ),
    "a digit lost": (
        "Toàn ngành tiếp nhận 4.090 hồ sơ trực tuyến/5.118 tổng số hồ sơ.\n\nĐã số hóa kết quả giải quyết của toàn bộ "
        "51.118 hồ sơ tiếp nhận."
    ),
}

LEFT_ALONE = {
    "two years": (
        "Thu nhập bình quân năm 2024 đạt 54,7 triệu đồng/người.\n\n"
        "Thu nhập bình quân năm 2025 đạt 57,4 triệu đồng/người."
    ),
    "the items of a list": (
        "- Thu nhập bình quân xã An Khang 54,7 triệu đồng;\n- Thu nhập bình quân xã Minh Xuân 57,4 triệu đồng."
    ),
    "against last year, each thing by itself": (
        "Lúa nương gieo được 1.412 ha, bằng 98,3% cùng kỳ năm trước.\n\nLúa ruộng gieo được 637 ha, bằng 68,3% cùng kỳ "
        "năm trước, chủ yếu ở vùng thấp."
    ),
    "another whole": (
        "Các tổ hòa giải thành 435 vụ việc, không thành 105 vụ việc.\n\nTrong số 205 vụ việc đã kết thúc, nhiều vụ "
        "việc kéo dài."
    ),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_told_differently(text: str):
    assert kinds(text) == ["restatement"]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_not_the_same(text: str):
    assert findings(text) == []
