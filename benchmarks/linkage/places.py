"""Communes of today with invented communes of before: a register names places by the map of its day."""

import numpy as np

_HA_GIANG = (
    "Hà Giang 2|Hà Giang 1|Ngọc Đường|Phú Linh|Lũng Cú|Đồng Văn|Sà Phìn|Phố Bảng|Lũng Phìn|Mèo Vạc|Sơn Vĩ|Sủng Máng|"
    "Khâu Vai|Tát Ngà|Niêm Sơn|Yên Minh|Thắng Mố|Bạch Đích|Mậu Duệ|Ngọc Long|Đường Thượng|Du Già|Quản Bạ|Cán Tỷ|"
    "Nghĩa Thuận|Tùng Vài|Lùng Tám|Vị Xuyên|Minh Tân|Thuận Hoà|Tùng Bá|Thanh Thuỷ|Lao Chải|Cao Bồ|Thượng Sơn|Việt Lâm|"
    "Linh Hồ|Bạch Ngọc|Minh Sơn|Giáp Trung|Bắc Mê|Minh Ngọc|Yên Cường|Đường Hồng|Hoàng Su Phì|Bản Máy|Thàng Tín|"
    "Tân Tiến|Pờ Ly Ngài|Nậm Dịch|Hồ Thầu|Thông Nguyên|Pà Vầy Sủ|Xín Mần|Trung Thịnh|Nấm Dẩn|Quảng Nguyên|Khuôn Lùng|"
    "Bắc Quang|Vĩnh Tuy|Đồng Tâm|Tân Quang|Bằng Hành|Liên Hiệp|Hùng An|Đồng Yên|Tiên Nguyên|Yên Thành|Quang Bình|"
    "Tân Trịnh|Bằng Lang|Xuân Giang|Tiên Yên"
).split("|")
_TUYEN_QUANG = (
    "Nông Tiến|Minh Xuân|Nà Hang|Thượng Nông|Côn Lôn|Yên Hoa|Hồng Thái|Lâm Bình|Thượng Lâm|Chiêm Hoá|Bình An|"
    "Minh Quang|Trung Hà|Tân Mỹ|Yên Lập|Tân An|Kiên Đài|Kim Bình|Hoà An|Tri Phú|Yên Nguyên|Hàm Yên|Bạch Xa|Phù Lưu|"
    "Yên Phú|Bình Xa|Thái Sơn|Thái Hoà|Hùng Đức|Lực Hành|Kiến Thiết|Xuân Vân|Hùng Lợi|Trung Sơn|Tân Long|Yên Sơn|"
    "Thái Bình|Mỹ Lâm|An Tường|Bình Thuận|Nhữ Khê|Sơn Dương|Tân Trào|Bình Ca|Minh Thanh|Đông Thọ|Tân Thanh|Hồng Sơn|"
    "Phú Lương|Sơn Thuỷ|Trường Sinh"
).split("|")
_DISTRICTS = {
    "Hà Giang": "Đồng Văn|Mèo Vạc|Yên Minh|Quản Bạ|Vị Xuyên|Bắc Mê|Hoàng Su Phì|Xín Mần|Bắc Quang|Quang Bình".split("|"),
    "Tuyên Quang": "Nà Hang|Lâm Bình|Chiêm Hóa|Hàm Yên|Yên Sơn|Sơn Dương".split("|"),
}
_FIRST = "Tân Phú Bình Minh Yên Thượng Hạ Đông Nam Xuân Hồng Nà Bản Khuôn Thanh Kim Vĩnh Lũng Sủng Trung".split()
_SECOND = "Thành Lộc Phong Khai Trường Giang Hưng Tiến Hồ Lâm Khê Nhân Dương Đạo Thịnh Sơn Long Vượng Cường Lập".split()

COMMUNES = _HA_GIANG + _TUYEN_QUANG


def commune_label(index: int) -> str:
    kind = "Phường" if COMMUNES[index] in {"Hà Giang 1", "Hà Giang 2", "Nông Tiến", "Minh Xuân", "Mỹ Lâm"} else "Xã"
    return f"{kind} {COMMUNES[index]}"


def former_places(random: np.random.Generator) -> list[list[str]]:
    """For each commune of today, what its parts were called before: "xã …, huyện …, tỉnh …"."""
    places = []
    for index in range(len(COMMUNES)):
        province = "Hà Giang" if index < len(_HA_GIANG) else "Tuyên Quang"
        district = _DISTRICTS[province][index * 7 % len(_DISTRICTS[province])]
        parts = [COMMUNES[index], *(f"{random.choice(_FIRST)} {random.choice(_SECOND)}" for _ in range(2))]
        places.append([f"xã {part}, huyện {district}, tỉnh {province}" for part in parts])
    return places
