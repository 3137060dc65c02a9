"""Bodies that a sentence names in its midst: whom it charges, and who helps."""

from tinhso.papers.patterns import compiled

_GIVEN = compiled(
    r"(?:^|[\s,;(])(?:[Gg]iao|Yêu cầu)\s+(?:cho\s+)?(?P<body>(?:[A-ZĐÀ-Ỹ]|"
    r"các )[^;.:()]{3,140}?)\s+(?:tiếp tục|chủ động|thường xuyên|tập trung|kịp thời|duy trì|"
    r"là (?:cơ quan|đơn vị)|làm đầu mối|chủ trì|tham mưu|tổ chức|thực hiện|phối hợp|hướng dẫn|đôn đốc|"
    r"theo dõi|triển khai|xây dựng|rà soát|khẩn trương)"
)
GIVEN_TO = compiled(r"giao\s+(?:bổ sung\s+|thêm\s+)?cho\s+(?P<body>(?:các\s|[A-ZĐÀ-Ỹ])[^.;:]{5,160}?)\s*:?$")
_IN_BRACKETS = compiled(r"\((?P<body>[A-ZĐÀ-Ỹ][^()]{3,120}?)\s+(?:chủ trì|thực hiện)[^()]*\)")
_HELPERS = compiled(
    r"phối hợp\s*(?:chặt chẽ\s*)?(?:với|cùng)?\s*:?\s*(?P<bodies>(?:(?:các|Các)\s|[A-ZĐÀ-Ỹ])[^;.:()]{2,260}?)\s+"
    r"(?=(?:tổ chức|thực hiện|triển khai|xây dựng|rà soát|tham mưu|hướng dẫn|kiểm tra|theo dõi|"
    r"đẩy mạnh|tăng cường|nghiên cứu|đề xuất|hoàn thiện|hoàn thành|cập nhật|kết nối|số hóa|ban hành|"
    r"tiếp tục|đôn đốc|tuyên truyền|"
    r"làm sạch|bảo đảm|đảm bảo|nâng cao|cung cấp|tổng hợp|đánh giá|phát động|thúc đẩy|trong|để|nhằm|"
    r"liên thông|bố trí|quản lý|vận hành|lập|khai thác|phát triển|duy trì|chia sẻ|giải quyết|"
    r"chuẩn hóa|tích hợp|công khai|phát huy|xác thực|cấp|giám sát|chỉ đạo|mở|đào tạo|tập huấn|"
    r"thẩm định|xử lý|khắc phục|thống nhất|hỗ trợ|quán triệt|đưa)\b)"
)


def assigned_inside(text: str) -> str:
    """The body of "… giao Sở Tư pháp chủ trì …" or "… (Sở Tư pháp chủ trì)"; empty when none."""
    match = _GIVEN.search(text) or _IN_BRACKETS.search(text)
    return match["body"] if match else ""


def helpers_inside(text: str) -> str:
    """The bodies of "phối hợp với A, B và C triển khai …"; empty when none are named."""
    match = _HELPERS.search(text)
    return match["bodies"].strip(" ,") if match else ""
