"""Relations that no wording tells, weighed by their signs and by how well one slip of the pen explains the misfit."""

import pytest

from tests.checker.reading import kinds

FOUND = {
    "a digit that was doubled": (
        "Tổng số phải giải quyết là 3.866 hồ sơ: trả kết quả 3.609 hồ sơ; công dân rút 22 hồ sơ; đang trong hạn xử lý "
        "2.335 hồ sơ."
    ),
    "a share in brackets": "Trạm y tế quản lý 2.140 người cao tuổi. Có thẻ bảo hiểm y tế 2.019 người (93,4%).",
    "a difference in words": "Tổng thu 1.893 triệu đồng, tổng chi 1.728 triệu đồng, chênh lệch 156 triệu đồng.",
    "parts told in clauses": (
        "Giải quyết 742 đơn, chia theo thẩm quyền: cấp xã 418 đơn, cấp tỉnh 257 đơn, cơ quan khác 76 đơn."
    ),
    "one slip that mends two relations": (
        "Kỳ này nhận 1.264 đơn: qua mạng 817 đơn, tại quầy 447 đơn. Trong 1.624 đơn đã trả 905 đơn, chưa đến hạn "
        "359 đơn."
    ),
    "a list of names": "Mưa lũ chia cắt 05 xã là Hồng Thái, Minh Quang, Kiên Đài, phải đưa gạo bằng thuyền.",
    "a list of phrases": "Công việc chậm do 05 nguyên nhân: giá vật liệu tăng, mưa kéo dài, thiếu thợ.",
    "bare figures behind an amount": (
        "Nguồn vốn huy động 5.114 tỷ đồng; trong đó dân cư 3.531, doanh nghiệp 1.019, kho bạc 492."
    ),
    "points of a hundred": "Hài lòng đạt 94,62%, cao hơn năm trước (91,20%) là 3,24 điểm phần trăm.",
    "how many times as much": "Tháng 9 thu 5.734 triệu đồng, gấp 7,26 lần tháng 8 (2.072 triệu đồng).",
    "a line that breaks before a figure": (
        "Đợt rà soát thứ hai còn 11.852 hồ sơ chưa khớp, chia ra học sinh 11.683, nhà giáo\n269. Sở đã gửi danh sách."
    ),
}
LEFT_ALONE = {
    "a name with a word that joins": (
        "Bốn cơ quan chậm báo cáo: Sở Xây dựng, Sở Nông nghiệp và Môi trường, UBND xã Vị Xuyên, UBND xã Xín Mần."
    ),
    "items that are several": (
        "Xã có sáu trường (hai trường mầm non, hai trường tiểu học, một trường nội trú, một lớp ghép)."
    ),
    "two amounts with one unit": "Doanh nghiệp nhà nước nộp 1.067/1.566 tỷ đồng, đạt 68,1%.",
    "what was, in a bracket": "Toàn huyện có 5.775 hộ (tăng 160 hộ so với năm 2021), trong đó có 764 hộ khá.",
    "how many times another thing": (
        "Cài đặt 1.350 hộ, tăng 192 hộ so với cuối quý II (1.158 hộ), gấp 1,8 lần đầu năm (739 hộ)."
    ),
    "groups that overlap": (
        "Tổ công nghệ số có 118 thành viên, trong đó thanh niên 72 người, phụ nữ 40 người (một thành viên có thể thuộc "
        "cả hai nhóm)."
    ),
    "growth of which the base isn't told": (
        "Sản lượng khai thác đạt 1.580,8 nghìn tấn, tăng 1,4%; khai thác biển 1.510,2 nghìn tấn, tăng 1,5%."
    ),
    "shares of a plan that isn't told": (
        "Chi ngân sách 820,2 nghìn tỷ đồng; chi thường xuyên 573 nghìn tỷ đồng, bằng 60,9% dự toán năm."
    ),
    "more and fewer of another thing": (
        "Xảy ra 42 vụ rất nghiêm trọng; so với cùng kỳ giảm 34 vụ, vụ đặc biệt nghiêm trọng tăng 7 vụ."
    ),
    "figures that are called approximate": (
        "Trong hơn 92.000 doanh nghiệp có hơn 73.400 doanh nghiệp mới và hơn 18.700 doanh nghiệp quay trở lại."
    ),
    "two quantities in one sentence": "Tổng huy động vốn đạt 43.100 tỷ đồng; tổng dư nợ cho vay đạt 93.100 tỷ đồng.",
}


@pytest.mark.parametrize("case", FOUND)
def test_found(case: str) -> None:
    assert kinds(FOUND[case])


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert kinds(LEFT_ALONE[case]) == []
