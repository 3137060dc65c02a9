"""The head of a document: who issues it, its number and symbol, place and date, kind and subject (NĐ 30/2020/NĐ-CP)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhso.kernel.dates import ImpossibleDateError, PartialDate
from tinhso.kernel.identifiers import parse_document_symbol
from tinhso.kernel.text import canonical_key, clean, fold
from tinhso.papers.letter_case import is_capitals, sentence_case
from tinhso.papers.markers import marker_of
from tinhso.papers.model import Block, Head, Line, Paragraph, Table
from tinhso.papers.patterns import compiled

KINDS = {
    "kế hoạch": "plan",
    "kế hoạch hành động": "plan",
    "công văn": "official_letter",
    "công điện": "telegram",
    "chỉ thị": "directive",
    "thông báo": "notice",
    "thông báo kết luận": "conclusion_notice",
    "kết luận": "conclusion_notice",
    "quyết định": "decision",
    "nghị quyết": "resolution",
    "chương trình": "programme",
    "chương trình hành động": "programme",
    "chương trình công tác": "programme",
    "báo cáo": "report",
    "tờ trình": "submission",
    "hướng dẫn": "guidance",
    "đề án": "scheme",
    "phương án": "scheme",
    "quy chế": "regulation",
    "quy định": "regulation",
    "thông tư": "circular",
    "nghị định": "decree",
}
_SYMBOL_KINDS = {"thông cáo": "notice"}
_KIND_KEYS = {canonical_key(name): kind for name, kind in KINDS.items()}

_MOTTO = compiled(
    r"(?:C[ỘO]NG\s+H(?:ÒA|OÀ)\s+X[ÃA]\s+H[ỘO]I(?:\s+CH[ỦU]\s+NGH[ĨI]A(?:\s+VI[ỆE]T\s+NAM)?)?|^CHỦ NGHĨA VIỆT NAM)\s*",
    re.IGNORECASE,
)
_MOTTO_REST = compiled(r"^(?:(?:CHỦ\s+)?NGHĨA\s+VIỆT\s+NAM|VIỆT NAM)\s*$", re.IGNORECASE)
_VALUES = compiled(r"\bĐ[ộo]c\s+l[ậa]p\s*[-–—]?\s*T[ựu]\s*do\s*[-–—]?\s*H[ạa]nh\s+ph[úu]c\b", re.IGNORECASE)
_PARTY = compiled(r"^ĐẢNG CỘNG SẢN VIỆT NAM\b")
_PLACE_DATE = compiled(
    r"(?P<place>[A-ZĐÀ-Ỹ][\wÀ-ỹ.\s-]{1,40}?),\s*ngày\s*(?P<day>\d{1,2}|"
    r"[.…_\s]*)\s*tháng\s*(?P<month>\d{1,2}|[.…_\s]*)"
    r"\s*năm\s*(?P<year>\d{4}|\d{0,3}[.…_\s]*)",
    re.IGNORECASE,
)
_SYMBOL = compiled(
    r"(?:^|(?<=\s))S[ốo]\s*(?:hiệu)?\s*[:.]?\s*(?P<symbol>[\d.…_\s]*[a-zđ]?\s*[-/]\s*\S+(?:\s*[-–/]\s*[A-ZĐÀ-Ỹ]\S*)*)"
)
_BARE_SYMBOL = compiled(r"^(?P<symbol>\d{1,5}\s*[-/]\s*(?:[A-ZĐÀ-Ỹ][\w&-]*)(?:[/-][\w&-]+)+)\s*$")
_PREAMBLE = compiled(
    r"^(?:Căn cứ|Thực hiện|Theo|Nhằm|Để|Xét|Trên cơ sở|Ngày|Trong|Tiếp tục|Triển khai|UBND|Ủy ban|Uỷ ban|Bộ|Sở|Ban|"
    r"Điều \d|Kính gửi|Phần|PHẦN|Qua|Sau|Thời gian qua|Những năm|Trong thời gian|Hiện nay|Nhìn chung|Tiếp theo)\b"
)
_ISSUER_LINE = compiled(
    r"^(?:ỦY BAN|UỶ BAN|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|HỘI ĐỒNG|TỔNG|CHÁNH|TRƯỞNG|BAN THƯỜNG VỤ)\b"
)
_ABOUT = compiled(r"^V/?\s?v\b[:.]?\s*|^V[ềe] việc\s+", re.IGNORECASE)
_PARENTHESIS = compiled(r"^\(.*\)?$")
_METADATA = compiled(r"^(?:Số hiệu|Ngày ban hành|Ngày có hiệu lực|Loại văn bản|Cơ quan ban hành|Người ký|Lĩnh vực)\b")
_HEAD_LINES = 60


@dataclass
class _Found:
    organisations: list[str] = field(default_factory=list)
    symbol: str | None = None
    symbol_as_written: str = ""
    kind_of_symbol: str = ""
    place_name: str = ""
    issued_on: PartialDate | None = None
    kind: str = ""
    subject: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    motto: bool = False
    end: int = 0


def read_head(blocks: Sequence[Block]) -> tuple[Head, int, bool]:
    """The head, how many blocks it takes up, and whether the national motto or the Party's name stood there."""
    lines = _leading_lines(blocks)
    found = _Found()
    state = "letterhead"
    last_used = -1
    for place, (block, line) in enumerate(lines):
        text = line.text
        if state == "letterhead":
            taken = _letterhead(text, found)
            if taken:
                last_used = place
            if found.kind:
                state = "subject"
            elif _ABOUT.match(text) and (found.symbol_as_written or found.motto):
                found.subject.append(_about(text))
                state, last_used = "about", place
            elif (found.motto and re.match(r"Kính gửi\b", text)) or (
                not taken and (len(text) > 90 or _PREAMBLE.match(text)) and not is_capitals(text)
            ):
                break
        elif state == "about":
            if _ends_about(text, line, found):
                if _letterhead(text, found):
                    last_used = place
                    continue
                break
            found.subject.append(text)
            last_used = place
        elif state == "subject":
            if _ends_subject(text, found):
                break
            if not _letterhead_only(text, found):
                found.subject.append(text)
            last_used = place
        found.end = block
    used = lines[last_used][0] + 1 if last_used >= 0 and (found.motto or found.symbol_as_written or found.kind) else 0
    _recipients(blocks, used, found)
    return _head(found), _whole_blocks(blocks, used, lines, last_used), found.motto


def _leading_lines(blocks: Sequence[Block]) -> list[tuple[int, Line]]:
    lines: list[tuple[int, Line]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        lines += [(index, line) for line in block.lines]
        if len(lines) > _HEAD_LINES:
            break
    return lines[:_HEAD_LINES]


def _letterhead(text: str, found: _Found) -> bool:
    """Takes what a line of the letterhead says; False for a line that is none."""
    taken = False
    if _METADATA.match(text):
        return True
    if motto := _MOTTO.search(text):
        found.motto = taken = True
        text = f"{text[: motto.start()]} {text[motto.end() :]}".strip()
    if _PARTY.match(text):
        found.motto = True
        return True
    if found.motto and _MOTTO_REST.match(text):
        return True
    if _VALUES.search(text):
        found.motto = taken = True
        text = _VALUES.sub("", text).strip()
    match_symbol = _SYMBOL.search(text) or _BARE_SYMBOL.match(text)
    if match_symbol and not found.symbol_as_written and _take_symbol(match_symbol["symbol"], found):
        text = (text[: match_symbol.start()] + text[match_symbol.end() :]).strip()
        taken = True
    if (match := _PLACE_DATE.search(text)) and found.issued_on is None:
        found.place_name = clean(match["place"]).split("  ")[-1]
        found.issued_on = _date(match)
        text = (text[: match.start()] + text[match.end() :]).strip()
        taken = True
    kind = _kind_of(text)
    alone = kind is not None and not kind[1] and is_capitals(text)  # a text without a letterhead begins with its kind
    if kind and (alone or found.symbol_as_written or found.motto or found.organisations):
        found.kind = kind[0]
        if kind[1]:
            found.subject.append(kind[1])
        return True
    if (
        text
        and is_capitals(text)
        and not text.startswith("PHỤ LỤC")
        and not found.symbol_as_written
        and not found.issued_on
        and len(text) < 90
    ):
        found.organisations.append(text)
        return True
    return taken


def _letterhead_only(text: str, found: _Found) -> bool:
    """In a page that is laid out in two columns, a letterhead line may come after the kind."""
    return bool(_MOTTO.match(text) or _VALUES.search(text) or _SYMBOL.match(text) or _PLACE_DATE.match(text)) and (
        _letterhead(text, found)
    )


def _kind_of(text: str) -> tuple[str, str] | None:
    """The kind that a line of capitals names, and the subject that follows on the same line, if any."""
    key = canonical_key(text.strip(" :.*"))
    if key in _KIND_KEYS and (is_capitals(text) or len(text) < 14):
        return _KIND_KEYS[key], ""
    if is_capitals(text):
        for name in sorted(_KIND_KEYS, key=len, reverse=True):
            if key.startswith(name + " ") and name not in ("kế hoạch", "kết luận"):
                return _KIND_KEYS[name], text.strip()[len(name) :].strip(" :-")
            if key.startswith(name + " "):
                return _KIND_KEYS[name], text.strip()[len(name) :].strip(" :-")
    return None


def _take_symbol(written: str, found: _Found) -> bool:
    written = clean(written).rstrip(".;,")
    try:
        symbol = parse_document_symbol(written)
    except ValueError:
        return False
    found.symbol_as_written = str(symbol)
    name = symbol.kind_name or ""
    found.kind_of_symbol = KINDS.get(name, _SYMBOL_KINDS.get(name, ""))
    if symbol.number is not None:
        found.symbol = str(symbol)
    return True


def _date(match: re.Match[str]) -> PartialDate | None:
    def number(name: str) -> int | None:
        digits = match[name].strip(" .…_")
        return int(digits) if digits.isdigit() else None

    year, month, day = number("year"), number("month"), number("day")
    if year is None or year < 1900:
        return None
    try:
        return PartialDate(year, month, day if month else None)
    except ImpossibleDateError:
        return PartialDate(year)


def _about(text: str) -> str:
    return _ABOUT.sub("", text).strip()


def _ends_about(text: str, line: Line, found: _Found) -> bool:
    starts_text = _PREAMBLE.match(text) and line.gap > 0 and len(text) > 60
    return bool(
        text.startswith("Kính gửi")
        or starts_text
        or _MOTTO.match(text)
        or _VALUES.search(text)
        or _PLACE_DATE.match(text)
        or len(found.subject) >= 7
    )


def _ends_subject(text: str, found: _Found) -> bool:
    if not found.subject:
        return text.startswith(("Căn cứ", "Kính gửi", "Điều 1"))
    marker = marker_of(text)
    if marker and not marker.is_bullet and marker.kind != "letter":
        return True
    if _ISSUER_LINE.match(text) and is_capitals(text):
        return True
    long_enough = len(" ".join(found.subject)) > 25
    if is_capitals(found.subject[0]) and not is_capitals(text):
        return True
    if _PARENTHESIS.match(text) or (len(text) > 60 and text.endswith((".", ":", ";"))):
        return True
    return bool(long_enough and _PREAMBLE.match(text) and (len(text) > 40 or text.startswith("Kính gửi"))) or (
        len(found.subject) >= 8 or text.startswith(("Căn cứ", "Kính gửi"))
    )


def _whole_blocks(blocks: Sequence[Block], used: int, lines: list[tuple[int, Line]], last_used: int) -> int:
    """A block of which only the beginning belongs to the head stays in the text."""
    if used and last_used + 1 < len(lines) and lines[last_used + 1][0] == used - 1:
        return used - 1
    return used


def _recipients(blocks: Sequence[Block], start: int, found: _Found) -> None:
    """The addressees of a letter: after "Kính gửi:", on its line or as a list below it."""
    for index in range(start, min(start + 6, len(blocks))):
        block = blocks[index]
        if not isinstance(block, Paragraph) or not re.match(r"Kính gửi\b", block.text):
            continue
        rest = re.sub(r"^Kính gửi\s*:?\s*", "", block.text).strip()
        entries = [part for part in re.split(r"\s*(?:;|(?:^|\s)-)\s+", rest) if part]
        for following in blocks[index + 1 : index + 15]:
            if not (isinstance(following, Paragraph) and following.marker and following.marker.is_bullet):
                break
            entries.append(following.body)
        found.recipients += [clean(entry).strip(" ;.-") for entry in entries]
        return


def _head(found: _Found) -> Head:
    organisations = _organisations(found.organisations)
    kind = found.kind or found.kind_of_symbol
    return Head(
        superior=organisations[0] if len(organisations) > 1 else "",
        issuer=organisations[-1] if organisations else "",
        symbol=found.symbol,
        symbol_as_written=found.symbol_as_written,
        place_name=found.place_name,
        issued_on=found.issued_on,
        kind=kind,
        subject=_subject(found.subject),
        recipients=tuple(found.recipients),
    )


def _subject(lines: Sequence[str]) -> str:
    text = clean(" ".join(line.strip() for line in lines)).strip(" .;:*")
    return sentence_case(text) if is_capitals(text) else text


_BODY = compiled(
    r"^(?:ỦY BAN|UỶ BAN|UBND|SỞ|BỘ(?! TƯ PHÁP\b.{20})|CÔNG AN|VĂN PHÒNG|THANH TRA|TỈNH ỦY|THÀNH ỦY|"
    r"BAN |HỘI ĐỒNG|CỤC|TỔNG CỤC|CHI CỤC|"
    r"VIỆN|TÒA|TOÀ|NGÂN HÀNG|BẢO HIỂM|KHO BẠC|CHÍNH PHỦ|THỦ TƯỚNG|ĐẢNG ỦY|TRUNG TÂM|PHÒNG|TỔ CÔNG TÁC|"
    r"HUYỆN ỦY|TRƯỜNG|"
    r"LIÊN ĐOÀN|HỘI |ĐOÀN|MẶT TRẬN|QUỐC HỘI|THUẾ|HĐND)"
)


def _organisations(lines: Sequence[str]) -> list[str]:
    """Lines of capitals joined to names: a line that names no kind of body goes on with the one before."""
    names: list[str] = []
    for line in lines:
        text = clean(line.replace("*", ""))
        if fold(text) in ("du thao", "hoa toc", "khan", "thuong khan", "mat", "ban sao"):
            continue
        if names and (not _BODY.match(text) or _wants_more(names[-1])):
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
    return [sentence_case(name) for name in names]


def _wants_more(name: str) -> bool:
    return bool(re.search(r"\b(?:VÀ|CỦA|BAN CHỈ ĐẠO|VỀ|,)$", name))
