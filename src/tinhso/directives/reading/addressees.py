"""The body at the beginning of a sentence or heading that must do what follows."""

import re

from tinhso.directives.reading.fitting import unit_likeness
from tinhso.directives.reading.names import Names, name_key
from tinhso.directives.reading.outline import role_of
from tinhso.directives.reading.units import read_units
from tinhso.kernel.text import fold
from tinhso.papers.letter_case import is_capitals

_ASKED = re.compile(
    r"^(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Trách nhiệm của|Đối với|Nhiệm vụ của|Đồng chí|đề nghị|giao)\s+(?=\S)"
)
_VERB = re.compile(
    r"(?:^|[\s,;)])(?P<verb>(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|chỉ đạo|thực hiện|"
    r"tham mưu|hướng dẫn|triển khai|xây dựng|ban hành|chủ động|tiếp tục|tăng cường|"
    r"rà soát|theo dõi|căn cứ|bố trí|khẩn trương|thường xuyên|định kỳ|kịp thời|nghiêm túc|quan tâm|"
    r"đẩy mạnh|nghiên cứu|đôn đốc|báo cáo|cân đối|tổng hợp|cập nhật|cung cấp|bảo đảm|"
    r"đảm bảo|hoàn thành|quán triệt|tập trung|có nhiệm vụ|có kế hoạch|làm đầu mối|làm tốt|thẩm định|"
    r"kiểm tra|giám sát|tuyên truyền|vận động|lập|đưa|trình|tuân thủ|trên cơ sở|theo chức năng|"
    r"thông tin|đăng tải|duy trì|vận hành|quản lý|sử dụng|hỗ trợ|phát huy|đề xuất|phân công|lồng ghép|"
    r"công khai|tích cực|tạo điều kiện|phổ biến|nâng cao|lựa chọn|là (?:cơ quan|đơn vị|đầu mối)|"
    r"(?<!các )(?<!và )(?<!cơ quan, )(?<!chức, )tổ chức)"
    r"(?![\wÀ-ỹ]))"
)
_HEAD_WORDS = re.compile(
    r"^(?:Người đứng đầu|Thủ trưởng|Giám đốc|Chủ tịch|Chánh Văn phòng|Lãnh đạo|Trưởng|Chánh|Bí thư)\b"
)


# "Tổ chức hội nghị …" begins with a verb, "Tổ chức chính trị - xã hội …" with a body.
_ORGANISES = re.compile(r"^Tổ chức (?!chính trị|đảng|đoàn|xã hội|hội viên|tôn giáo|tín dụng|kinh tế)[^\W\dA-Z]")


def split_addressee(text: str, names: Names) -> tuple[str, str] | None:
    """(body, what it must do) of "Sở Tư pháp chủ trì …" or "Công an tỉnh:"; None when no body comes first."""
    asked = _ASKED.sub("", text.strip())
    if _ORGANISES.match(asked):
        return None
    end = len(asked)
    colon = asked.find(":")
    if 0 <= colon < 300:
        end = colon
    for match in _VERB.finditer(asked[:end]):
        if _inside_brackets(asked, match.start("verb")):
            continue
        if match.start("verb") == 0:
            return None
        end = match.start("verb")
        break
    name, rest = asked[:end].strip(" ,;:.-–"), asked[end:].strip(" :")
    if not 3 <= len(name) <= 320 or not _is_body(name, names):
        return None
    return name, rest


def _inside_brackets(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")


def is_known(name: str, names: Names) -> bool:
    """Whether every body that the text names is in the table of names."""
    units = read_units(name, names)
    return bool(units) and all(unit.kind != "unresolved" for unit in units)


def _is_body(name: str, names: Names) -> bool:
    key = name_key(name)
    if key in names.units or key in names.groups or _HEAD_WORDS.match(name):
        return True
    folded = fold(name)
    if role_of(name) and is_capitals(name):
        return False
    if re.search(
        r"\b(?:ke hoach|de an|nhiem vu|noi dung|kinh phi|che do|cong tac)\b", folded
    ) and not folded.startswith(("so ", "ubnd", "cac so", "to cong")):
        return False
    return unit_likeness(name) >= 2 or (unit_likeness(name) >= 0 and ";" in name)
