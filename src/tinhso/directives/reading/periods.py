"""What time a report covers, in its own words."""

import re

from tinhso.directives.reading.result import PlanReading
from tinhso.kernel.text import clean
from tinhso.papers import Paragraph

_COUNTED = re.compile(
    r"(?:số liệu|thời gian|kỳ báo cáo|chốt số liệu)[^().;]{0,60}?từ ngày\s+\S+\s+đến (?:hết )?ngày\s+[\d/.-]*\d",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:tuần(?: thứ)? \d+|tháng \d{1,2}|quý (?:[IVX]+|\d)|0?[69] tháng(?: đầu| cuối)?)?"
    r"(?:[,\s]+|\b)năm 20\d\d\b",
    re.IGNORECASE,
)
_LOOKED_AT = 4000


def period_words(reading: PlanReading) -> str:
    """ "Số liệu tính từ ngày … đến ngày …" of the opening, else the time that the subject names; "" without either."""
    opening = ""
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            opening += f"{block.text} "
        if len(opening) > _LOOKED_AT:
            break
    counted = _COUNTED.search(clean(opening))
    if counted:
        return counted[0]
    named = [clean(found[0]).strip(" ,") for found in _NAMED.finditer(clean(reading.subject))]
    return max(named, key=len, default="")
