"""A claim that fails may have been misread: which ones are believed."""

import pytest

from tests.checker.reading import kinds

BELIEVED = {
    "wild, but the words leave no other reading": "Giải quyết 238/316 vụ, đạt 88,9%.",
    "one slip of the pen explains it": "Thu 8.204 triệu đồng, gồm thuế 5.130 triệu đồng và phí 3.704 triệu đồng.",
    "more of them than there are, said of the very total": (
        "Kế hoạch điều động 25 giáo viên: từ thành phố lên vùng cao 52 giáo viên; giữa các xã 15 giáo viên."
    ),
    "times as much, exactly shown": "Đạt 217 tỷ đồng, gấp 2,6 lần so với năm trước (61 tỷ đồng).",
    "a slip that mends two": "Tổ có 10.978 thành viên; tỷ lệ nữ là 58,5% (6.484 người), nam 4.554 người.",
}
MISREAD = {
    "far off, and no slip explains it": "Toàn xã có 4.120 hộ, gồm 26 hộ mới tách và 14 hộ chuyển đến.",
    "a whole that comes out without the last": (
        "Trong kỳ phát sinh 691 hồ sơ phải nộp phí, lệ phí; 657 hồ sơ đã thanh toán trực tuyến (tỷ lệ 95,08%) với 74,6 "
        "triệu đồng, 34 hồ sơ nộp tiền mặt (tỷ lệ 4,92%). 20 hồ sơ khác được miễn lệ phí theo nghị quyết của tỉnh."
    ),
    "a figure told again": "Khu bảo tồn rộng 4.548,6 ha, niêm yết tại 6 thôn; 4.548,6 ha này chưa trừ đường điện.",
    "siblings aren't whole and part": "Năm nay có 10 nhiệm vụ; xong 06, đang làm 04. 03 thôn chưa có máy quét.",
    "parts whose whole stands in the sentence before": (
        "Biên chế thiếu 55. Thiếu nhiều nhất là môn Tiếng Anh 25, kế đó Tin học 12; còn thiếu 18 giáo viên môn khác."
    ),
    "three sorts of things": "Trên các tờ này còn 341 thửa trùng số. Nhóm đo đạc gồm 36 sinh viên, chia 5 tổ.",
    "another period": (
        "Tai nạn: 11 vụ, chết 2 người, bị thương 23 người. Cùng kỳ: 16 vụ, chết 8 người, bị thương 10 người. Như vậy "
        "giảm 5 vụ và 6 người chết nhưng tăng 13 người bị thương."
    ),
    "a series of names": "Bàn giao 05 tờ bản đồ số 14, 17, 22, 23 và 31 cho xã. Trên 05 tờ còn 364 thửa, 17 sổ.",
    "some that deserve a word": (
        "Hạt nhận 53 tin báo, nhiều tin trùng nhau; một số tin đáng chú ý: 8 tin về khai thác gỗ, 5 tin về săn bắt."
    ),
    "a word of stating whose clause has no figure": (
        "Mức 5.035 tỷ đồng dư nợ bao gồm cho vay ủy thác; 6.176 tỷ đồng huy động đã loại ký quỹ; 40,6 tỷ đồng nợ xấu."
    ),
    "times as much, with what was added": (
        "Số lượt bay quý này là 98 lượt, quý trước mới có 25 lượt, nghĩa là tăng thêm 73 lượt (gấp 3,9 lần)."
    ),
    "a percentage of another matter behind a semicolon": (
        "Có 21 doanh nghiệp được giảm lãi suất từ 0,5 đến 1,2 điểm phần trăm; chi phí hoạt động bằng 10% thu nhập."
    ),
    "a list that counts itself up": "Lực lượng làm hai ca: ca ngày 12 đồng chí, ca đêm 8 đồng chí, tất cả 20 đồng chí.",
    "a sentence of its own opens the list": (
        "Học sinh ở bán trú 306 em, ở nhà 180 em. Tiền hỗ trợ, chi ăn và sửa chữa như sau, đơn vị triệu đồng:\n"
        "- Tiền ăn cấp thêm: 133\n- Hội cha mẹ đóng góp: 34\n- Nguồn từ thiện: 14\n"
    ),
    "columns that aren't rows": (
        "Thu viện phí không dùng tiền mặt (triệu đồng) tại hai cơ sở như sau:\nHình thức\tCơ sở 1\tCơ sở 2\tCộng\n"
        "Quét mã\t210\t180\t390\nQuẹt thẻ\t95\t90\t185\nTrừ tạm ứng\t40\t30\t70\nCộng\t345\t300\t645\n"
    ),
    "a last row with a total's name": (
        "Số liệu rà soát tại ba xã như sau, đến hết tháng 8:\nXã\tNhóm 1\tNhóm 2\tCộng\nAn Lạc\t10\t20\t30\n"
        "Bình An\t11\t21\t32\nCán Tỷ\t12\t22\t34\nTổng số thửa\t33\t63\t96\n"
    ),
    "a percentage of something that isn't told": "Có 1.183 hồ sơ, trong đó 99 hồ sơ đất đai, đạt 71,4%.",
}


@pytest.mark.parametrize("case", BELIEVED)
def test_a_contradiction_is_believed(case: str) -> None:
    assert kinds(BELIEVED[case])


@pytest.mark.parametrize("case", MISREAD)
def test_a_misreading_is_dropped(case: str) -> None:
    assert kinds(MISREAD[case]) == []
