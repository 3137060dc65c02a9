"""Who leads and who helps: entries of a cell, each resolved to a unit, a group, or left for a person."""

import re
from dataclasses import dataclass

from tinhso.directives.reading.names import Names, name_key
from tinhso.kernel.text import canonical_key
from tinhso.papers.patterns import compiled


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """`text` is verbatim. `kind` is unit, group or unresolved; `resolved` the codes, empty while a person must say."""

    text: str
    kind: str
    resolved: tuple[str, ...] = ()


_HEADS = (
    r"Sở|Bộ|Ban|UBND|UBMTTQ|MTTQ|HĐND|Ủy ban|Uỷ ban|Văn phòng|VP|Công an|Cục|Vụ|Chi cục|Tổng cục|"
    r"Tổng Công ty|Trung tâm|TTPVHCC|TT|Tòa án|"
    r"Toà án|TAND|Viện|VKSND|Thuế|Kho bạc|Ngân hàng|NHNN|Bảo hiểm|BHXH|Hội|Đoàn|Liên đoàn|Liên minh|"
    r"Báo|Đài|Bưu điện|Viễn thông|VNPT|Viettel|"
    r"MobiFone|Mobifone|Công ty|Điện lực|Thanh tra|Tỉnh ủy|Tỉnh đoàn|Thành đoàn|Thành ủy|Huyện ủy|"
    r"Đảng ủy|Trường|Học viện|Đại học|Bệnh viện|Phòng|Tổ|"
    r"Bộ phận|Cơ quan|Đơn vị|Các|Doanh nghiệp|Hiệp hội|Mặt trận|Bộ Chỉ huy|Bộ chỉ huy|Ban Quản lý|"
    r"Cảnh sát|Quỹ|Tạp chí|Nhà xuất bản|Hệ thống|Thư viện|"
    r"Cổng|Chủ tịch|Người đứng đầu|Thủ trưởng|Lãnh đạo|Giám đốc|Chánh|Trưởng|Tập đoàn|Thông tấn xã|"
    r"Kiểm toán|Hải quan|Chính quyền|Xã(?! hội)|Phường|Huyện|Thành phố|"
    r"PA\d\d|PC\d\d|PV\d\d|PX\d\d|PH\d\d|PK\d\d|C06|A05|Nhà|Khối|Mạng|Đội|Hạt|Cty|CAT|STP|SYT|SXD|STC|SNV|SCT"
)
_SMALL_HEADS = (
    r"các(?! (?:khu|cụm|tuyến|dự án|công trình|vấn đề|hoạt động|lĩnh vực))|cơ quan|đơn vị|ủy ban|sở|ban|"
    r"công an|trung tâm|địa phương|tổ chức|doanh nghiệp|cá nhân|bộ phận|"
    r"những|một số|toàn thể|người dân|ngân hàng|bệnh viện|trường|xã|phường"
)
_START = compiled(rf"^(?:(?=[A-ZĐÀ-Ỹ])(?i:{_HEADS})(?![\wÀ-ỹ])|(?:{_SMALL_HEADS})(?![\wÀ-ỹ]))")
_LONE_WORDS = (
    "sở;ban;ngành;các sở;các ban;đoàn thể;địa phương;đơn vị;cơ quan;tổ chức;cá nhân;phường;xã;huyện;hội;đoàn;các;bộ;"
    "thành phố;thị xã;doanh nghiệp;đặc khu;thị trấn;các bộ;vụ;cục;tổng cục;phòng;trung tâm;thanh tra;các cục;các vụ;"
    "các phòng;các sở ngành;các cơ quan;các đơn vị;các hội;trường;ủy ban;các địa phương;các tổ chức;chi nhánh;viện;"
    "công ty;các xã"
)
_LONE = frozenset(canonical_key(word) for word in _LONE_WORDS.split(";"))
_ABBREVIATED_LIST = compiled(
    r"^(?P<head>(?:Các\s+|các\s+)?(?P<kind>Sở|sở|Bộ|bộ|Ban|ban|Cục|Vụ|Hội|hội|Phòng|phòng|Xã|xã|"
    r"Phường|phường)(?:[,\s]+(?:ban|ngành|Ban|Ngành|Bộ|bộ|cơ quan)){0,3})\s*(?::|"
    r"gồm:?)\s*(?P<list>.+)$"
)
_QUALIFIER = compiled(
    r"\s*(?:\((?!Tuyên Quang)[^()]*\)|[,:]?\s*(?:chủ trì|là cơ quan chủ trì|tham mưu|thực hiện|"
    r"chịu trách nhiệm)(?![\wÀ-ỹ]).*|"
    r",?\s*theo (?:chức năng|nhiệm vụ|thẩm quyền|lĩnh vực|phân công|phạm vi|từng|sự phân công).*|"
    r"(?:căn cứ|trên cơ sở).*|\./?|[.;,:])\s*$",
    re.IGNORECASE,
)
_LABEL = compiled(
    r"^(?:(?:Cơ quan|Đơn vị|Các đơn vị|Các cơ quan)\s+)?(?:chủ trì|phối hợp|thực hiện|"
    r"đầu mối)(?:\s+(?:thực hiện|tham mưu|chính))?\s*:\s*|^(?:Giao|Đề nghị|Yêu cầu|Do|giao|đề nghị|"
    r"Phối hợp với|phối hợp với)\s+",
    re.IGNORECASE,
)
_HEAD_OF_BODY = compiled(
    r"^(?:(?:Người đứng đầu|Thủ trưởng|Giám đốc|Lãnh đạo|Chủ tịch|Chánh|Trưởng|"
    r"Thủ trưởng)\s+(?:(?:của\s+)?các\s+)?)+",
    re.IGNORECASE,
)
_NOBODY = compiled(r"^(?:[-–—.x/\s]*|không|không có)$", re.IGNORECASE)


LIST_LIMIT = 3000  # characters; what is longer is no list of bodies
_NAME_LIMIT = 300


def read_units(text: str, names: Names) -> tuple[ReadUnit, ...]:
    """The bodies that a cell or phrase names, in order; what can't be resolved keeps its text as "unresolved"."""
    known: tuple[ReadUnit, ...] | None = names.read.get(text)
    if known is None:
        known = names.read[text] = tuple(resolve(entry, names) for entry in split_units(text, names))
    return known


def split_units(text: str, names: Names) -> list[str]:
    """The entries of a list of bodies, verbatim. Commas inside a name don't part it."""
    text = " ".join(text[: 4 * LIST_LIMIT].split()).strip()
    if len(text) > LIST_LIMIT:
        return [text]
    text = _LABEL.sub("", text)
    if _NOBODY.match(text):
        return []
    entries: list[str] = []
    bulleted = bool(re.match(r"[-–+•]\s*\S", text))
    for piece in _pieces(text, bulleted=bulleted):
        piece = re.sub(
            r"^(?:và|và các)\s+(?=\S)", lambda match: "các " if "các" in match.group() else "", piece.strip(" .,-–+•")
        )
        if piece:
            entries += _split_commas(piece, names)
    return [entry for entry in (entry.strip(" ,;.") for entry in entries) if entry]


_BETWEEN_PIECES = compiled(
    r"\s*;\s*|\s*\n\s*|(?:^|(?<=[^\d\s]))\s+[-–+•]\s+(?=[A-ZĐÀ-Ỹc])|^[-–+•]\s*|"
    r"(?<=[a-zà-ỹ])\.\s+(?=[A-ZĐÀ-Ỹ])|\s+/\s+"
)


def _pieces(text: str, *, bulleted: bool) -> list[str]:
    """Parted at semicolons, bullets and full stops. A dash inside a name ("Kế hoạch - Tài chính") parts nothing."""
    pieces: list[str] = []
    for piece in _BETWEEN_PIECES.split(text):
        if not piece:
            continue
        after_dash = bool(pieces) and re.search(
            rf"{re.escape(pieces[-1][-12:])}\s+[-–+•]\s+{re.escape(piece[:12])}", text
        )
        if (
            after_dash and not (_START.match(piece) or (bulleted and piece[:1].isupper() and _START.match(pieces[-1])))
        ) or (after_dash and not bulleted and not _START.match(piece)):
            pieces[-1] = f"{pieces[-1]} - {piece}"
        else:
            pieces.append(piece)
    return pieces


def begins_body(text: str) -> bool:
    """Whether a text begins with a word that opens the name of a body, in capitals as names have it."""
    return bool(_START.match(text.lstrip("-–+• ")))


def _split_commas(piece: str, names: Names) -> list[str]:
    if _known(piece, names):
        return [piece]
    if match := _ABBREVIATED_LIST.match(piece):
        return _listed(match, names)
    parts = re.split(r"\s*,\s*", piece)
    entries: list[str] = []
    current = parts[0]
    for part in parts[1:]:
        if _starts_entry(part, current, names):
            entries.append(current)
            current = part
        else:
            current = f"{current}, {part}"
    entries.append(current)
    return [name for entry in entries for name in _split_and(entry, names)]


def _listed(match: re.Match[str], names: Names) -> list[str]:
    """ "Các Sở: Tài chính, Nội vụ; UBND cấp xã" names two departments by their fields, then another body."""
    kind = match["kind"].capitalize()
    entries: list[str] = []
    for part in re.split(r"\s*,\s*", match["list"]):
        whole = _known(part, names) or bool(_START.match(part))
        if entries and not whole and not part[:1].isupper():
            entries[-1] = f"{entries[-1]}, {part}"
        else:
            entries.append(part if whole else f"{kind} {part}")
    return [name for entry in _rejoined(entries, names) for name in _split_fields(entry, kind, names)]


def _split_fields(entry: str, kind: str, names: Names) -> list[str]:
    """ "Sở Nội vụ và Tài chính" at the end of such a list is two."""
    left, joint, right = entry.partition(" và ")
    if not joint or _known(entry, names):
        return _split_and(entry, names)
    if _known(left, names) and (_known(f"{kind} {right}", names) or _known(right, names) or _START.match(right)):
        return [left, right if _known(right, names) or _START.match(right) else f"{kind} {right}"]
    return [entry]


def _rejoined(entries: list[str], names: Names) -> list[str]:
    """ "Sở Văn hóa" + "Sở Thể thao và Du lịch" was one name with a comma."""
    joined: list[str] = []
    for entry in entries:
        if joined:
            tail = entry.split(" ", 1)[-1]
            together = f"{joined[-1]}, {tail}"
            if not _known(joined[-1], names) and _known(together, names):
                joined[-1] = together
                continue
        joined.append(entry)
    return joined


def _starts_entry(part: str, current: str, names: Names) -> bool:
    """Whether the text after a comma names another body, and doesn't go on with the name before the comma."""
    if _known(f"{current}, {part}", names) or part.count("(") < part.count(")"):
        return False
    last = re.split(r",\s*|\s+và\s+", current)[-1]
    if _PLURAL_PART.match(part) and _PLURAL.match(last):
        return False
    if re.match(r"các (?:ngành|cấp)$", part) and re.match(r"các (?:ngành|cấp|sở|ban)$", last, re.IGNORECASE):
        return False
    if _PLACES_PART.match(part) and re.search(r"(?:xã|huyện|quận|phường)$", last):
        return False
    if canonical_key(part) in _LONE or _BARE.match(part):
        return (
            bool(re.match(r"các\s", part, re.IGNORECASE))
            and not _PLURAL.match(last)
            and canonical_key(last) not in _LONE
        )
    return _known(part, names) or bool(_START.match(part))


# "các cơ quan, đơn vị liên quan" is one entry; "Sở Tư pháp, cơ quan liên quan" two.
_PLURAL = compiled(
    r"^(?:các|những|một số|toàn thể|thủ trưởng|người đứng đầu|cơ quan|đơn vị|tổ chức|chính quyền|"
    r"địa phương|sở|ngành|ban)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_PLURAL_PART = compiled(
    r"^(?:đơn vị|cơ quan|địa phương|tổ chức|doanh nghiệp|xã|phường|ban|sở|cá nhân|trường|ngành|hội|"
    r"đoàn thể)(?![\wÀ-ỹ])"
)
_PLACES_PART = compiled(r"^(?:xã|phường|thị trấn|đặc khu|thị xã|thành phố|huyện)(?![\wÀ-ỹ])")
_BARE = compiled(r"^(?:ban|ngành|đoàn thể|hội)(?:$|\s+(?:thuộc|cấp|có|liên quan|tỉnh|của)\b|,)", re.IGNORECASE)


# "Văn phòng HĐND và UBND xã" is one office.
_OFFICE_OF_TWO = compiled(r"(?:Văn phòng|VP)\s+(?:HĐND|Hội đồng nhân dân|UBND|Ủy ban nhân dân|Đoàn)[^,;]*$")
_COUNCIL = compiled(r"(?:HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân)(?![\wÀ-ỹ])")


def _split_and(entry: str, names: Names) -> list[str]:
    """ "Sở Tài chính và Sở Nội vụ" is two, "Sở Khoa học và Công nghệ" one."""
    if _known(entry, names):
        return [entry]
    for match in re.finditer(
        r"\s+(?:(?:và|phối hợp với|cùng với|cùng)\s+|(?=các (?:cơ quan|đơn vị|sở|địa phương)))", entry
    ):
        left, right = entry[: match.start()], entry[match.end() :]
        if (
            re.search(r"^(?:Các|các)\s", left)
            and not _known(left, names)
            and not re.match(r"UBND|Ủy ban|Sở|Công an|các ", right)
        ):
            continue
        if _OFFICE_OF_TWO.match(entry[: match.end()]) and _COUNCIL.match(right):
            continue
        if (_START.match(right) or _known(right, names)) and canonical_key(right) not in _LONE:
            if re.match(
                r"^(?:đơn vị|tổ chức|cá nhân|cơ quan|địa phương|doanh nghiệp|ngân hàng|người dân)(?![\wÀ-ỹ])", right
            ) and not _known(left, names):
                continue
            if not re.search(r"\S\s*$", entry[: match.start()]) or (
                match.group().isspace() and not _known(left, names)
            ):
                continue
            return [left, *_split_and(right, names)]
    return [entry]


def resolve(text: str, names: Names) -> ReadUnit:
    """What one entry means by the table of names."""
    for form in _forms(text):
        if group := names.groups.get(form):
            return ReadUnit(text, "group", group) if len(group) == 1 else ReadUnit(text, "unresolved")
        if unit := names.units.get(form):
            return ReadUnit(text, "unit", unit) if len(unit) == 1 else ReadUnit(text, "unresolved")
    return ReadUnit(text, "unresolved")


def _known(text: str, names: Names) -> bool:
    return any(form in names.units or form in names.groups for form in _forms(text))


def _forms(text: str) -> list[str]:
    """The keys under which an entry may be found, from verbatim to stripped of role and qualification."""
    if len(text) > _NAME_LIMIT:
        return []
    forms = [text]
    stripped = text
    for _again in range(3):
        shorter = _QUALIFIER.sub("", stripped).strip()
        if shorter == stripped or not shorter:
            break
        stripped = shorter
        forms.append(stripped)
    forms.append(
        re.sub(r"\s+(?:trên địa bàn(?: tỉnh)?|của tỉnh|cấp tỉnh|thuộc tỉnh|trong tỉnh|toàn tỉnh|tỉnh)$", "", stripped)
    )
    forms.append(f"{stripped} tỉnh")
    forms.append(f"Các {stripped[:1].lower()}{stripped[1:]}")
    without_head = _HEAD_OF_BODY.sub("", stripped)
    if without_head != stripped and without_head:
        forms += [without_head, f"Các {without_head}"]
    keys: list[str] = []
    for form in forms:
        key = name_key(form)
        if key and key not in keys:
            keys.append(key)
    return keys
