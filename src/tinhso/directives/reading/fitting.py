"""How well a text fits a kind of column: what tells cells apart when a source has lost their places."""

from collections.abc import Sequence
from functools import lru_cache

from tinhso.directives.reading.columns import Column
from tinhso.kernel.text import fold
from tinhso.papers.patterns import compiled

NUMBER = compiled(r"^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|[A-HĐ]|[a-h])[.)]?$")
_UNIT_START = compiled(
    r"^[-+•(]?\s*(?:(?:các|những|một số|thường trực|lãnh đạo|thủ trưởng|người đứng đầu|chủ tịch|"
    r"giám đốc|chánh)\s+)*(?:sở|bộ(?! (?:chỉ số|tiêu chí|tài liệu|công cụ|câu hỏi|thủ tục|dữ liệu|quy |"
    r"mã |máy))|ban|ubnd|"
    r"ubmttq|mttq|hđnd|ủy ban|uỷ ban|hội đồng nhân dân|"
    r"văn phòng|vp|công an|cục|vụ|"
    r"chi cục|tổng cục|trung tâm|ttpvhcc|tòa án|toà án|tand|viện|vksnd|thuế|kho bạc|ngân hàng|nhnn|"
    r"bảo hiểm|bhxh|hội(?! (?:nghị|thảo|thi|chợ|đàm|họp))|đoàn(?! (?:kiểm tra|công tác|viên))|liên đoàn|"
    r"liên minh|báo|đài|bưu điện|viễn thông|vnpt|viettel|mobifone|"
    r"công ty|"
    r"điện lực|thanh tra|tỉnh ủy|tỉnh đoàn|thành đoàn|đảng ủy|trường(?! hợp)|đại học|"
    r"học viện|bệnh viện|phòng(?! (?:thí nghiệm|họp|học|chống|ngừa|cháy|máy|dịch))|"
    r"tổ công tác|tổ giúp việc|bộ phận|cơ quan|đơn vị|doanh nghiệp|hiệp hội|mặt trận|địa phương|"
    r"tổ chức|xã|phường|huyện|"
    r"thành phố|tập đoàn|chính quyền|hải quan|cá nhân|ngành|cấp ủy|nhà thầu|p[acvxhk]\d\d|quỹ|tạp chí|"
    r"thư viện|khối|hạt|đội)(?![\wà-ỹ])(?! (?:hành(?! chính)|chức thực hiện|cáo|đảm|vệ|sung))"
)
_ROLE_LABEL = compiled(r"^[-+•]?\s*(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|thực hiện)\s*:\s*")
# "Bộ thực đơn" is a set of something, a ministry's name goes on with a capital.
_SET_OF = compiled(r"^[-+•(\s]*Bộ (?!phận|đội|chỉ huy|ngành|trưởng)[a-zà-ỹđ]")
_UNIT_PART = compiled(
    r"(?<![\wà-ỹ])(?:ubnd|cấp (?:xã|huyện|tỉnh)|liên quan|các (?:sở|xã|phường|đơn vị|cơ quan|ngành|"
    r"huyện|bộ)|ban, ngành|ngành|tỉnh|địa phương|đơn vị|cơ quan|sở (?:nội|tài|tư|y|xây|khoa|công|nông|"
    r"giáo|văn|dân)|"
    r"nghệ|môi trường|du lịch|đào tạo|pháp|tài chính|nội vụ|công an|văn phòng|khu vực|thuộc|trực thuộc)(?![\wà-ỹ])"
)
_VERB = compiled(
    r"^[-+•(\d). ]*(?:tiep tuc |chu dong |khan truong |kip thoi |thuong xuyen |tich cuc |tap trung |"
    r"phoi hop |chu tri |tham muu |nghien cuu |chi dao |huong dan )*"
    r"(?:ra soat|xay dung|trien khai|to chuc|thuc hien|hoan thanh|hoan thien|day manh|tang cuong|"
    r"nang cao|bao dam|dam bao|ban hanh|tham muu|cap nhat|ket noi|so hoa|tuyen truyen|"
    r"kiem tra|danh gia|nghien cuu|de xuat|phat trien|thiet lap|kien toan|don doc|theo doi|tong hop|"
    r"bao cao|huong dan|chi dao|phoi hop|duy tri|tiep tuc|thuc day|cung cap|"
    r"quan triet|pho bien|trinh|cong bo|cong khai|ung dung|khai thac|chuan hoa|cat giam|rut ngan|"
    r"tai cau truc|dao tao|tap huan|boi duong|bo tri|sap xep|nang cap|dau tu|mua sam|"
    r"giai quyet|khac phuc|xu ly|lam sach|tao lap|tich hop|chia se|xac thuc|dong bo|thong ke|phan dau|"
    r"ho tro|khuyen khich|dua|lap|tham gia|phe duyet|tham dinh|sua doi|bo sung|"
    r"quan ly|van hanh|giam sat|tiep nhan|chuyen|so ket|tong ket|khen thuong|thong nhat|quy dinh|giao|"
    r"giai phap|ky|phat dong|hinh thanh|tich cuc|bien soan|khao sat|dieu tra)\b"
)
_DEADLINE = compiled(
    r"\b(?:cham nhat|muon nhat|\d{1,2} thang (?:dau|cuoi)|qu[yi] ?(?:i{1,3}|iv|[1-4])\b|thang ?\d|"
    r"nam 20\d\d|thuong xuyen|"
    r"h[aà]ng (?:nam|thang|quy|tuan)|truoc (?:ngay|thang|\d)|truoc khi|lo trinh|tien do|khi co|"
    r"sau khi|dinh ky|thang ?/ ?lan|giai doan 20|dot xuat|"
    r"trong nam|het nam|cuoi nam|den nam|ca nam|den het|phat sinh|kip thoi|ngay sau)|"
    r"^[^a-z]{0,3}\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|^20\d\d(?: ?- ?20\d\d)?$|^\d{1,2}/20\d\d$"
)
_DEADLINE_PART = compiled(
    r"^\(?(?:theo (?:tien|lo|huong|chi|ke|quy|yeu)|huong dan|bo, nganh|nganh trung|trung uong|nam|"
    r"trong nam|hoan thanh|thuc hien|duy tri|thuong|xuyen|uong\)|\d{1,2}/\d)"
)
_PAPER = compiled(
    r"^[-+•(\d). ]*(?:du thao |ban |cac |co |\d+ )?(?:ke hoach|quyet dinh|bao cao|bang |so tay|phieu|"
    r"khoa |mang luoi|chung chi|dien dan|to gap|ban do|tro ly|giay |van ban|cong van|"
    r"to trinh|nghi quyet|chi thi|thong bao|huong dan|de an|phuong an|quy che|quy dinh|"
    r"danh muc|danh sach|hoi nghi|hoi thao|lop|cuoc|tai lieu|phan mem|he thong|co so du lieu|csdl|"
    r"du lieu|bien ban|ket luan|hop dong|bo |chuong trinh|chuyen muc|tin|bai|so lieu|"
    r"ket qua|\d+ ?%|thong tu|nghi dinh|du an|mo hinh|nen tang|ung dung|cong|ho so|cam nang|video|quy trinh)\b"
)
_RESULT = compiled(
    r"^[-+•(\d). ]*(?:da |dang |chua |hoan thanh|thuc hien thuong xuyen|khong phat sinh|theo tien do|"
    r"dat |dam bao|bao dam|duy tri|trong ky|so .{3,30} da |100 ?%|ban hanh|cong van so|ke hoach so|"
    r"van ban so|quyet dinh so)"
)
_STATUS = compiled(
    r"^(?:da |dang |chua )?(?:hoan thanh|thuc hien (?:thuong xuyen|xong)|dang thuc hien|da trien khai|"
    r"khong phat sinh|khong dat|chua den han|qua han|dung han|cham)\b.{0,60}$"
)
_DATE_ONLY = compiled(r"^(?:\d{1,2}/)?\d{1,2}/\d{4}$")
_BASIS = compiled(
    r"\d{1,5} ?[-/] ?(?:[a-zd]{2,}|\d{4})|^(?:thong bao|cong van|ke hoach|quyet dinh|nghi quyet|"
    r"chi thi|van ban|ket luan)\b.{0,40}\bso\b"
)


def fits(column: Column, text: str) -> float:
    """A score for a whole cell; above 2 is a good fit, below 0 a bad one."""
    return _fits(column, text[:400])


@lru_cache(maxsize=60000)
def _fits(column: Column, text: str) -> float:
    folded = fold(text)
    length = len(folded)
    unit = unit_likeness(text)
    deadline = deadline_likeness(folded)
    match column:
        case Column.NUMBER:
            return 6.0 if NUMBER.match(text.strip()) else -8.0
        case Column.LEAD | Column.COORDINATING:
            return unit - (2.0 if _VERB.match(folded) and not _UNIT_START.match(text.casefold()) else 0.0)
        case Column.DEADLINE:
            return deadline
        case Column.CONTENT:
            base = (2.0 if _VERB.match(folded) else 0.0) + min(length / 60, 2.5)
            return base - max(unit, 0) * (0.9 if length < 60 else 0.2) - (max(deadline, 0) if length < 60 else 0)
        case Column.DELIVERABLE:
            return (
                (2.5 if _PAPER.match(folded) else 0.6)
                - max(unit, 0) * 0.9
                - (max(deadline, 0) * 0.8 if length < 70 else 0)
            )
        case Column.RESULT if _STATUS.match(folded):
            return 3.0
        case Column.RESULT:
            return (2.5 if _RESULT.match(folded) else 0.6) - max(unit, 0) * 0.5 - max(deadline - 1, 0) * 0.3
        case Column.BASIS:
            return 3.5 if _BASIS.search(folded) and length < 120 and not _DATE_ONLY.match(folded) else -2.0
        case Column.NOTE:
            return 0.2 - max(unit, 0) * 0.4 - max(deadline, 0) * 0.4
        case _:
            return 0.0


@lru_cache(maxsize=60000)
def unit_likeness(text: str) -> float:
    """How much a text looks like a list of bodies: about 3.5 for "Sở Y tế; UBND cấp xã", below 0 for anything else."""
    lowered = _ROLE_LABEL.sub("", text.casefold())
    if _SET_OF.match(text):
        return -1.5
    length = len(lowered)
    if _UNIT_START.match(lowered):
        return 3.5 if length < 120 or ";" in lowered else (2.0 if length < 220 else 0.0)
    if _UNIT_PART.search(lowered) and length < 60:
        return 1.5
    return -1.5 if length < 40 else -3.0


@lru_cache(maxsize=60000)
def deadline_likeness_of(text: str) -> float:
    """`deadline_likeness` of a text that isn't folded yet."""
    return deadline_likeness(fold(text))


def deadline_likeness(folded: str) -> float:
    length = len(folded)
    if _DEADLINE.search(folded):
        return 4.0 if length < 70 else (2.0 if length < 140 else -1.0)
    if _DEADLINE_PART.match(folded) and length < 60:
        return 1.5
    return -2.5


def align(cells: Sequence[str], columns: Sequence[Column]) -> list[int] | None:
    """For each cell the column it belongs to, in order, when empty cells were dropped; None if nothing fits."""
    n, k = len(cells), len(columns)
    if n > k:
        return None
    best: list[list[float]] = [[float("-inf")] * (k + 1) for _ in range(n + 1)]
    came: list[list[int]] = [[0] * (k + 1) for _ in range(n + 1)]
    best[0] = [0.0 - 0.4 * skipped for skipped in range(k + 1)]
    for i in range(1, n + 1):
        for j in range(1, k + 1):
            take = best[i - 1][j - 1] + fits(columns[j - 1], cells[i - 1])
            skip = best[i][j - 1] - _skip_cost(columns[j - 1])
            best[i][j], came[i][j] = (take, 1) if take >= skip else (skip, 0)
    placed = [0] * n
    i, j = n, k
    while i:
        if came[i][j]:
            placed[i - 1] = j - 1
            i, j = i - 1, j - 1
        else:
            j -= 1
        if j < 0:
            return None
    return placed


def _skip_cost(column: Column) -> float:
    return {
        Column.CONTENT: 3.0,
        Column.NUMBER: 1.0,
        Column.LEAD: 1.2,
        Column.DEADLINE: 1.0,
        Column.COORDINATING: 0.5,
    }.get(column, 0.4)
