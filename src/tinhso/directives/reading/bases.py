"""The legal bases that a document names above its text."""

import re

from tinhso.papers import Document
from tinhso.papers.footnotes import without_marks

_BASIS = re.compile(r"^(?:[-–+]\s*)?(?:Căn cứ(?! (?:chức năng|tình hình|vào tình hình|kết quả))|Thực hiện|Theo đề nghị|Xét đề nghị|Theo)\s")
_CITES = re.compile(r"\d+\s*[-/]\s*(?:\d{4}|[A-ZĐ])|\bLuật\s|\bHiến pháp|Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Tờ trình|đề nghị")
_END = re.compile(r"^(?:[IVX]+[.)]|[1-9][.)]|Điều 1|QUYẾT ĐỊNH|Phần|PHẦN|A\.)")


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
