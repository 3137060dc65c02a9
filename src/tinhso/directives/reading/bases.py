"""The legal bases that a document names above its text."""

import re

from tinhso.directives.reading.result import PlanReading
from tinhso.kernel.dates import parse_date
from tinhso.kernel.identifiers import parse_document_symbol
from tinhso.papers import Document
from tinhso.papers.footnotes import without_marks
from tinhso.papers.head import KINDS

_BASIS = re.compile(
    r"^(?:[-–+]\s*)?(?:Căn cứ(?! (?:chức năng|tình hình|vào tình hình|kết quả))|Thực hiện|"
    r"Theo đề nghị|Xét đề nghị|Theo)\s"
)
_CITES = re.compile(
    r"\d+\s*[-/]\s*(?:\d{4}|[A-ZĐ])|\bLuật\s|\bHiến pháp|Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Tờ trình|đề nghị"
)
_END = re.compile(r"^(?:[IVX]+[.)]|[1-9][.)]|Điều 1|QUYẾT ĐỊNH|Phần|PHẦN|A\.)")


_ENCLOSED = re.compile(
    r"\(?(?:Ban hành kèm theo|Kèm theo|Đính kèm)\s+(?P<kind>Kế hoạch|Quyết định|Công văn|Văn bản|"
    r"Chỉ thị|Thông báo|Chương trình|Báo cáo|Nghị quyết)\s+số:?\s*(?P<symbol>\S+)"
    r"(?:\s*ngày\s*(?P<date>\d{1,2}\s*(?:/|\s+tháng\s+)\s*\d{1,2}\s*(?:/|"
    r"\s+năm\s+)\s*\d{4}))?(?:\s*của\s+(?P<issuer>[^()]{3,80}))?"
)


def take_from_appendix(document: Document, reading: PlanReading) -> None:
    """An appendix by itself says whose it is: "(Kèm theo Kế hoạch số 99/KH-UBND ngày 15/10/2025 của UBND tỉnh)"."""
    for paragraph in document.paragraphs[:12]:
        match = _ENCLOSED.search(paragraph.text)
        if match is None:
            continue
        try:
            symbol = parse_document_symbol(match["symbol"].strip(".,;)"))
        except ValueError:
            return
        reading.symbol = str(symbol) if symbol.number is not None else None
        reading.kind = KINDS.get(match["kind"].lower(), "") or KINDS.get(symbol.kind_name or "", "")
        reading.issuer = (match["issuer"] or "").strip()
        if match["date"]:
            try:
                reading.issued_on = parse_date(match["date"]).first_day.isoformat()
            except ValueError:
                return
        return


def legal_bases(document: Document) -> list[str]:
    """The paragraphs "Căn cứ …" and "Thực hiện …" before the first heading, without their final mark."""
    bases: list[str] = []
    for paragraph in document.paragraphs[:60]:
        if _END.match(paragraph.text) and bases:
            break
        if paragraph.marker and not paragraph.marker.is_bullet:
            break
        for sentence in re.split(r"(?<=;)\s+(?=Căn cứ|Thực hiện|Theo đề nghị)", paragraph.text):
            if _BASIS.match(sentence) and _CITES.search(sentence):
                bases.append(without_marks(sentence).strip(" ;.:-–"))
    return bases
