"""Cited documents inside a text: their dates are nobody's deadline."""

import re

_NAMES = (
    r"Thông báo(?: kết luận)?|Quyết định|Kế hoạch|Công văn|Văn bản|Nghị quyết|Nghị định|Chỉ thị|"
    r"Thông tư(?: liên tịch)?|Luật|"
    r"Bộ luật|Pháp lệnh|Kết luận|Công điện|Tờ trình|Báo cáo|Chương trình(?: hành động)?|Hướng dẫn|"
    r"Đề án|Quy chế|Quy định|VB|CV|QĐ|KH|NQ|TB"
)
_SYMBOL = r"\d{0,5}\s*(?:/\d{4})?\s*[-/]\s*[A-ZĐa-zđ][\w&.()]*(?:\s?[-/]\s?[\w&]+)*"
_DATE = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_CUES = r"trước|đến (?:ngày|hết)|chậm nhất|hoàn thành|xong|vào ngày|gửi|trong (?:ngày|tháng)|kể từ"
_CITED = re.compile(
    rf"(?:\b(?:{_NAMES})\b[^.;:]{{0,80}}?)?(?:số\s*:?\s*)?{_SYMBOL},?\s*(?:ngày\s*)?{_DATE}"
    rf"|\b(?:{_NAMES})\b(?:\s+(?:số\s*)?{_SYMBOL})?"
    rf"(?:(?!{_CUES})[^.;,()]){{0,60}}?(?<!trước )(?<!đến )\bngày\s*{_DATE}",
)
_LAW_YEAR = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s[^.;,]{2,80}?\bnăm\s+\d{4}|\b\d{1,4}/(?:19|20)\d{2}/[A-ZĐ][\w-]*"
)
_SYMBOL_ALONE = re.compile(rf"\bsố\s+{_SYMBOL}")
SYMBOL_OF_DOCUMENT = re.compile(
    r"(?<![\w/])\d{1,5}(?:/\d{4})?(?:/(?:[A-ZĐ]\w*)(?:-[A-ZĐ][\w&]*)+|/[A-ZĐ]{2,}[\w&]*|-[A-ZĐ]\w*/[A-ZĐ]\w*)"
)


def without_citations(text: str) -> str:
    """The text with cited documents blanked out, every other character at its place."""
    for pattern in (_CITED, _LAW_YEAR, _SYMBOL_ALONE):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text
