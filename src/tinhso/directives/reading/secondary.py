"""A news item about a document is not the document: what it tells of it, and the programmes that it counts."""

import re
from collections.abc import Sequence

from tinhso.directives.reading.citations import SYMBOL_OF_DOCUMENT
from tinhso.directives.reading.outline import BYLINE
from tinhso.directives.reading.result import PlanReading, ReadProgramme
from tinhso.kernel.dates import find_dates
from tinhso.kernel.identifiers import parse_document_symbol
from tinhso.papers import Document, Paragraph
from tinhso.papers.head import KINDS

_REPORTED = re.compile(
    r"(?P<issuer>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân|Sở|Bộ|"
    r"Văn phòng|Công an|Tỉnh ủy|Thủ tướng|Chính phủ|Ban)[^,.;:]{0,60}?)\s+(?:đã|vừa|mới)?\s*"
    r"(?:ký |có |ra )?(?:ban hành|văn bản|phát hành|Văn bản|có Văn bản|Công văn)\s[^.]{0,80}?số\s+(?P<symbol>\S+)"
)
_THEREBY = re.compile(r"\b(?:Theo đó|Cụ thể như sau|Theo Kế hoạch|Tại Văn bản)\b")
_COUNTED = re.compile(r"\bVề (?P<count>\d{1,4}) (?P<unit>chỉ tiêu|nhiệm vụ|nội dung|giải pháp)\b")


def as_secondary_source(document: Document, reading: PlanReading) -> bool:
    """Whether the text only reports on a document; if so, the reading takes over what it says of its head."""
    head = document.head
    if document.has_letterhead or head.symbol or head.kind:
        return False
    opening = " ".join(paragraph.text for paragraph in document.paragraphs[:4])
    match = _REPORTED.search(opening)
    byline = any(BYLINE.match(paragraph.text) for paragraph in document.paragraphs[-4:])
    if match is None or not (byline or _THEREBY.search(opening)):
        return False
    reading.secondary_source = True
    reading.issuer = match["issuer"].strip()
    _take_symbol(match["symbol"], opening[match.start() :], reading)
    dates = [found.date for found in find_dates(opening[: match.start() + 200]) if found.date]
    if dates and dates[0].is_exact:
        reading.issued_on = dates[0].first_day.isoformat()
    return True


def _take_symbol(written: str, text: str, reading: PlanReading) -> None:
    found = SYMBOL_OF_DOCUMENT.search(text)
    try:
        symbol = parse_document_symbol(found.group() if found else written.strip(".,;"))
    except ValueError:
        return
    reading.symbol = str(symbol)
    reading.kind = KINDS.get(symbol.kind_name or "", "")
    about = re.search(
        r"\b(?:về việc|về|chỉ đạo|triển khai|thực hiện)\s[^.]{10,200}", text[found.end() if found else 0 :]
    )
    reading.subject = about.group().strip() if about else ""


def read_programmes(paragraphs: Sequence[Paragraph], reading: PlanReading) -> None:
    """Counted programmes: "Về 44 chỉ tiêu …: 28/44 đã hoàn thành, 16/44 chưa"."""
    for paragraph in paragraphs:
        match = _COUNTED.search(paragraph.text[:80])
        if match is None:
            continue
        stated, unit = int(match["count"]), match["unit"]
        done = _count(rf"(\d{{1,4}})\s*/\s*{stated}\s+{unit}[^.;,]{{0,25}}?(?<!chưa )(?:đã )hoàn thành", paragraph.text)
        remaining = _count(rf"(\d{{1,4}})(?:\s*/\s*{stated})?\s+{unit}[^.;,]{{0,25}}?chưa hoàn thành", paragraph.text)
        title = paragraph.body.split(":")[0].strip()
        reading.programmes.append(ReadProgramme(title, unit, stated, done, remaining, paragraph.place))


def _count(pattern: str, text: str) -> int | None:
    match = re.search(pattern, text)
    return int(match[1]) if match else None
