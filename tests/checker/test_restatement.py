"""One quantity told twice: in other words, in another unit, in another section."""

import pytest

from tests.checker.reading import findings, kinds

WRONG = {
    "two multipliers": "Kinh phí hỗ trợ làm nhà là 7,16 tỷ đồng (7.106 triệu đồng).",
    "two units": "Đã cấp 83.700 kg gạo, tức 33,7 tấn, cho các hộ thiếu đói.",
    "called the one above": "Xã thu hồi 29,25 ha đất lúa. Diện tích thu hồi nêu trên (295.200 m²) đã được đo đạc.",
    "the total in a summary": "Tổng chi an sinh xã hội 68,70 tỷ đồng.\nĐã chi 68.070 triệu đồng cho các đối tượng.",
    "in words and in figures": "Xã cử hai mươi tám (82) công chức dự lớp bồi dưỡng kỹ năng số.",
    "another section": (
        "1. Căn cước: tổng số hồ sơ đã thu nhận trong quý là 6.429 hồ sơ.\n"
        "2. Kinh phí: phôi thẻ cho 4.629 hồ sơ căn cước đã thu nhận trong quý do tỉnh cấp."
    ),
    "all that is left": (
        "Số vốn chưa giải ngân là 1.924 tỷ đồng.\nPhấn đấu giải ngân hết 1.824 tỷ đồng còn lại trước ngày 31/12."
    ),
}

LEFT_ALONE = {
    "rounded": "Tổng kinh phí là 3,3 tỷ đồng, tức 3.264 triệu đồng.",
    "a rate in the bracket": "Hỗ trợ 2 tỷ đồng (50 triệu đồng/xã) để mua máy.",
    "another amount": "Tổng vốn 68,70 tỷ đồng. Chi sự nghiệp 12.345 triệu đồng, chi khác 60 triệu đồng.",
    "numbered sub-items": "Các yêu cầu của chủ đầu tư (1) bổ sung biển báo; (2) lập nhật ký.",
    "part and total": "Có 645 cửa hàng đã dùng, trên tổng số 695 cửa hàng phải dùng.",
    "two places": (
        "- Huyện Hàm Yên: 6.429 hồ sơ đã thu nhận trong quý tại trụ sở.\n"
        "- Huyện Yên Sơn: 6.249 hồ sơ đã thu nhận trong quý tại trụ sở."
    ),
    "older than a certain age": "Khám 2.716 người, chia ra nữ 1.400, nam 1.316; trong đó 543 người trên 80 tuổi.",
    "two ratios of different schools": "Vùng cao có 47/146 trường mầm non đạt chuẩn, 98/164 trường tiểu học đạt chuẩn.",
    "bodies of two provinces": (
        "Tỉnh Cao Bằng bầu đủ 57 đại biểu Hội đồng nhân dân.\n\nTỉnh Bắc Kạn bầu đủ 51 đại biểu Hội đồng nhân dân."
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    assert kinds(WRONG[case]) == ["restatement"]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []
