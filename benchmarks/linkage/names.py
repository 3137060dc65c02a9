"""Name lists by people, from common knowledge of Vietnamese naming; combined at random, so every person is invented.

Weights are rough: what matters to a linkage engine is that few names are very common and many are rare.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Naming:
    """How one people names its children. Words in order of frequency."""

    share: float
    surnames: str
    middle_men: str
    middle_women: str
    given_men: str
    given_women: str
    steepness: float = 0.85  # exponent of the rank-frequency law


_KINH_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Tô Trương Cao Hà Lương Đào "
    "Tạ Phùng Thái Vương Tăng Quách Lâm Châu Lưu Nghiêm Chu Kiều La Khổng Doãn Tống Mạc Võ Huỳnh Thân Bạch Cù Ninh "
    "Lại Văn Từ Triệu Hán Phí Giáp Ông Nhữ Viên Thạch Ứng Uông Vi Đàm Quản Bế Tiêu Mã"
)
_MIDDLE_MEN = (
    "Văn Đức Minh Xuân Hữu Quốc Ngọc Thanh Công Đình Quang Mạnh Tuấn Anh Trọng Hoàng Thế Duy Việt Bá Tiến Hồng Trung "
    "Gia Duy Nhật Khắc Viết Hải Thành Chí Bảo Huy Trường Sỹ Danh Phú Phúc Đăng Vĩnh Như Tất Nam Thiện Kim Quý Cao"
)
_MIDDLE_WOMEN = (
    "Thị Ngọc Thu Minh Thanh Phương Hồng Kim Bích Mai Diệu Thùy Khánh Hoài Quỳnh Thúy Lan Hương Như Mỹ Tuyết Ánh Hải "
    "Xuân Bảo Gia Trà Kiều Vân Yến Linh Cẩm Nhật Hà An Tú Tố Diễm Lệ Đan"
)
_GIVEN_MEN = (
    "Hùng Tuấn Dũng Cường Minh Thắng Hải Nam Long Sơn Đức Hiếu Anh Hưng Quân Huy Thành Trung Hòa Tùng Quang Kiên "
    "Mạnh Bình Việt Toàn Tú Phong Lâm Hoàng Khánh Duy Tiến Linh Đạt Phúc Vinh Thịnh Tân Trường Giang Chiến Thái Nghĩa "
    "Chung Hậu Lợi Khoa Đông Quyết Định Tài Cảnh Thuận Bảo Quý Ngọc Hà Sáng Hoàn Chính Trọng Kỳ Khôi Hiệp Dương Tâm "
    "Thanh Dân Luân Tín Thông Huấn Thọ Đoàn Vượng Nhật Văn Phương Lực Khương Quyền Tính Tường Hào Hiển Thiện Công "
    "Lộc Viên Yên Bắc Lương Cương Chương Biên Khải Thực Khang Đại Tư Kế Ninh Bách Hoạt Học Thảo Nhân Điệp Ước Đồng "
    "Ba Bốn Năm Sáu Đăng Lễ Tạo Thân Trí Sinh Phú Hội Tuyên Hoạch Quyến Thụ Đảng Đàm Đô Khanh Bằng Vũ"
)
_GIVEN_WOMEN = (
    "Hương Lan Hà Thủy Hoa Hằng Hồng Mai Nga Linh Huyền Thảo Trang Phương Dung Hạnh Ngọc Yến Thu Loan Tuyết Nhung "
    "Hiền Thanh Vân Liên Oanh Thúy Lý Hường Nguyệt Bích Giang Hòa Xuân Quỳnh Ánh Anh Tâm Ngân Thơm Chi Hậu Huệ Tươi "
    "Sen Cúc Duyên Bình Nhàn Hải Lương Luyến Minh Ly Châm Quyên Thoa Thêu Mơ Điệp My Khuyên Mến Tú Diệp Hiên Dịu Thắm "
    "Là Vui Nụ Kim Phượng Hợi Tính Nhị Tình Miền Lệ Lành Ngoan Tý Sửu Mùi Dần Dậu Thìn Bé Út Thư Trinh Vy Nhi Thương "
    "Uyên Diễm Khánh Đào Mận Hảo Cẩm Chinh Quế Thuận Nghĩa Lụa Len Đông Chiên Hoàn Thoan Vinh Chanh Bưởi Sáu Bảy Ba"
)

NAMINGS: dict[str, Naming] = {
    "Kinh": Naming(0.40, _KINH_SURNAMES, _MIDDLE_MEN, _MIDDLE_WOMEN, _GIVEN_MEN, _GIVEN_WOMEN, 1.0),
    "Tày": Naming(
        0.24,
        "Hoàng Nông Ma Hà Quan Nguyễn Chẩu Hứa La Lương Bế Lộc Triệu Nguyễn Phúc Lý Đàm Lâm Lục Tô Vi Mai Trần Bàn",
        "Văn Đức Minh Xuân Hữu Ngọc Thanh Công Đình Quang Mạnh Thế Việt Tiến Hồng Trung Viết Chí Kim Phúc Doãn",
        "Thị Ngọc Thu Minh Thanh Phương Hồng Kim Bích Mai Thúy Lan Hương Mỹ Hải Xuân",
        _GIVEN_MEN + " Ỏn Ngoạn Phủng Sầm Thụi Khuê Ấm Chẵn Lụm",
        _GIVEN_WOMEN + " Chấm Pảo Đẹt Slao Nái Ín Phin Mẩy Noọng Eng",
        0.8,
    ),
    "Dao": Naming(
        0.12,
        "Bàn Triệu Đặng Lý Phùng Chảo Tẩn Trương Chu Lưu Lê Đàm Phàn Hoàng Dương Vàng Sùng",
        "Văn Tài Kim Thừa Tiến Hữu Đức Quý Nguyên Tòn Chàn Dào Sành Phú Kiềm Vần Lòi Chòi",
        "Thị Mùi Mẩy Tả Lở Man Sểnh Chòi Xuân Kim Khé",
        "Sinh Phượng Quý Minh Hương Tòng Chiêu Sáng Phú Vạng Lưu Siệu Phin Chìu Seng Quyên Hin Chán Phấu Quấy Sơn Tài "
        "Kinh Tình Thanh Long Hùng Cường Vượng Kiều Toàn Nái Pham Ton Chiệp Quan Liều Phây Và Nhất",
        "Muội Mẩy Mùi Pham Líu Nhất Say Lai Kiều Nhàn Phấy Liều Pham Coi Chiệp Nải Ghến Xiết Hương Hoa Lan Thanh Tá "
        "Chản Chạn Man Sinh Mai Lở Cói Phương Vân Náy Seng Nhậy",
        0.75,
    ),
    "Mông": Naming(
        0.14,
        "Giàng Vàng Thào Sùng Lầu Hầu Cư Ly Vừ Sính Mua Ma Già Chứ Vừ Hạng Cháng Lù Thò Ly Mùa Lý Tráng",
        "Mí A Văn Chứ Nhìa Vản Seo Sính Dũng Thìn Xuân",
        "Thị Mí Seo Y Chở Xía",
        "Sính Pó Chá Nô Sử Mua Dình Lúa Lử Súng Tủa Páo Già Pà Vư Cáy Dia Chơ Say Sì Lềnh Minh Phứ Giống Chứ Chính Hồ "
        "Sùng Pháng Sáu Thề Ná Nhù Sấu Lình Vàng Sò Páo Tình Thắng Dũng Cho Hờ Và Xá Cấu Thà Hòa Lùng Nhè",
        "Mỷ Dế Dợ Máy Say Chở Chá Dính Mái Pà Sùng Xúa Sua Ké Lía Sính Pla Sáy Mai Dở Cáy Kía Ly Hoa Dung Và Xía Lúa "
        "Pó Ca Sao Chía Chư Dua Cở Mảy Già Máo Sung Vá Dúa Pàng Nhìa Súng Cha",
        0.75,
    ),
    "Nùng": Naming(
        0.06,
        "Lùng Vương Nông Lù Vàng Hoàng Lý Long Hoàng Lèng Ly Then Cháng Thèn Tải Lục Mông Đàm Viên",
        "Văn Đức Thanh Minh Seo Sào Dỉn Chẩn Quang Hữu Phủ Xuân",
        "Thị Seo Sào Mỹ Thu Kim Hồng Lan",
        _GIVEN_MEN + " Sài Phà Dìn Khìn Phìn Pao Chẩn Vảng Dùng",
        _GIVEN_WOMEN + " Pằng Dín Sính Chúng Phương Phìn Sen Kím Mủi",
        0.8,
    ),
    "Sán Chay": Naming(
        0.03,
        "Trần Lâm Ninh Hoàng Nịnh Đặng La Tống Hà Vi",
        "Văn Đức Minh Tiến Xuân Quốc Hữu",
        "Thị Thu Hồng Minh Thanh",
        _GIVEN_MEN,
        _GIVEN_WOMEN,
    ),
    "Pà Thẻn": Naming(
        0.01,
        "Phù Tải Sìn Hủng Làn Tẩn Ván Xìn",
        "Văn Thanh Đức Minh Láo",
        "Thị Mai Thu Láo",
        "Thành Sơn Chung Láo Tả Hồng Tư Vừ Phổng Quân Trường Hiệp",
        "Mai Hoa Lan Phượng Tả Tiến Sảo Vàn Thoan Nhung Hiền",
        0.7,
    ),
}
