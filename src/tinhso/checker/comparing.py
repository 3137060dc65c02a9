"""What a number is compared with: the count of an earlier period, a plan, the whole that it is a part of.

"so với 9 tháng năm trước (342 lượt)", "dự toán giao là 5.833 triệu đồng", "trên tổng số 663 cửa hàng". The words in
between are left open; what counts is the word that opens the comparison, and that no other number stands between.
"""

import re

from tinhso.checker.claim import Sentence
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.wording import GROWING, GROWS, SHRINKING, SHRINKS

# Spans of time and dates inside a comparison, which aren't what is compared.
_TIMES = re.compile(
    r"\b\d{1,2}\s+(?:tháng|ngày|tuần|quý|năm)\b|\b(?:năm|tháng|ngày|quý|vụ|kỳ)\s+(?:học\s+)?\d[\d/]*(?:\s?[-–]\s?\d{4})?|"
    r"\b\d{1,2}/\d{4}\b|\b20\d\d\b"
)
_BRACKETED = re.compile(
    r"\(\s*(?:so với\s+)?(?:số\s+)?(?:cùng kỳ|đầu (?:năm|kỳ)|"
    r"(?:năm|tháng|quý|kỳ|năm học|lần|đợt|vụ|mùa|tuần|khóa|giai đoạn) (?:trước|ngoái|[\d/]+|[ivx]+))\b[^\d(),;]*$"
)
_EARLIER = re.compile(
    r"(?:\b(?:so với|cùng kỳ|(?:năm|tháng|quý|kỳ|năm học|lần|đợt|vụ|mùa|tuần|khóa|giai đoạn) trước|năm ngoái|"
    r"trước (?:đây|đó|khi))\b"
    r"[^\d;.)]{0,60}|\btừ\s+(?:mức\s+)?)$"
)
_ASIDE = re.compile(
    r"\b(?:lên|xuống|còn)\b\D{0,6}$|\b(?:tăng|giảm|vượt|hụt|thêm|hơn|kém)(?:\s+(?:thêm|được|tới|đến))?\s+$|"
    r"\b(?:trong đó|cụ thể|riêng|tổng số|tổng|cộng|đạt|kế hoạch|dự toán|chỉ tiêu)\b"
)
# Before the count or the points by which something has changed.
CHANGE = re.compile(
    rf"\b(?P<word>{GROWING}|{SHRINKING}|kém|hơn|thêm|thiếu|mất)"
    r"(?:\s+(?:thêm|được|tới|đến|đi|lên))*"
    r"(?:\s+(?:so với\s+)?(?:(?P<plan>kế hoạch|dự toán|chỉ tiêu|mục tiêu)|cùng kỳ|(?:[^\W\d]+\s+){1,3}?(?:trước|ngoái))"
    r"(?:\s+[^\W\d]+){0,4})?\s+$"
)
_MORE = re.compile(r"\b(?:nhiều|ít|cao|thấp|lớn) hơn\s+$")  # "nhiều hơn năm trước 33 đơn vị": the difference
_PLAN = re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|dự kiến)\b[^\d;.)]{0,40}$")
_TOTAL = re.compile(
    r"(?:\b(?:trên|trong|so với|của|cho)\s+(?:tổng(?:\s+số)?|số|kế hoạch)\s+|/\s*tổng\s+(?:số\s+)?|^\s*trong\s+)$"
)
_OF = re.compile(r"\s+của\s+(?:(?:tổng\s+)?số\s+)?")  # "bằng 71,7% của 11.462 trang"
_BEHIND = re.compile(
    r"\s*(?:\)\s*(?:trong|trên)(?=\s+tổng)|so với|(?:của\s+)?(?:tổng|số|kế hoạch|dự toán|chỉ tiêu|mục tiêu)|"
    r"trong(?! đó)|trên)\b[^();,.\d]{0,80}"
    r"(?:\(\s*(?:[^\d();]{0,40}\s)?|(?<!với trên)(?<!với hơn)(?<!với gần)\s)"
)
_GREW = re.compile(r"[^\d.;()]{0,30},?\s*\b(?:tăng|giảm)\b")
_NO_NAME = re.compile(
    r"\b(?:so|với|cùng|kỳ|năm|tháng|quý|tuần|trước|ngoái|đầu|cuối|là|đạt|có|đã|được|số|khoảng|hơn|gần|trên|ước|thực|hiện)\b|\d"
)
_SIGNED = re.compile(r"\(\s*[-+−–]\s?$")
_IN_BRACKET = re.compile(r"\s*\(\s*(?:(?:tăng|giảm|tương ứng|tương đương|bằng|hay)\s+)*[-+−–]?\s?")


def is_earlier(sentence: Sentence, number: Number) -> bool:
    """Whether a count is that of an earlier period: "so với 6 tháng đầu năm 2024 (3.140 lượt)", "từ 600 xuống"."""
    told = sentence.before(number, 100)
    before = _without_times(told)
    if _BRACKETED.search(told) and not _names_part(sentence, number):
        return True
    found = _EARLIER.search(before)
    if found is None or _ASIDE.search(found.group()) or found.group().endswith(" và ") or _names_part(sentence, number):
        return False
    return "(" in found.group() or not _MORE.search(found.string, 0, found.start())


def is_plan(sentence: Sentence, number: Number) -> bool:
    """Whether a count is what was planned: "dự toán giao là 5.833 triệu đồng"."""
    return _PLAN.search(_without_times(sentence.before(number, 80))) is not None


def is_named_total(sentence: Sentence, number: Number) -> bool:
    """Whether a count is said to be the whole: "trên tổng số 663 cửa hàng", "trong số 935 cơ sở"."""
    return _TOTAL.search(sentence.before(number, 30)) is not None


def is_change(sentence: Sentence, number: Number) -> bool:
    """Whether a count is a difference: "tăng 300 phiếu", "cao hơn cùng kỳ 34,5 tỷ đồng", "tăng 2,1% (+46 ha)"."""
    return CHANGE.search(sentence.before(number, 60)) is not None or growth_before(sentence, number) is not None


def _names_part(sentence: Sentence, number: Number) -> bool:
    """ "tăng 11,2% so với cùng kỳ (khách quốc tế 210.000 lượt, tăng 7,4%; …)": the bracket divides what has grown."""
    _, opened, lead = sentence.before(number, 100).rpartition("(")
    named = _NO_NAME.sub(" ", lead).split()
    return bool(opened and named) and ")" not in lead and _GREW.match(sentence.after(number, 45)) is not None


def growth_before(sentence: Sentence, number: Number) -> Number | None:
    """The percentage of which a count in brackets is the difference: "giảm 1,3% (-892 ha)", "tăng 2,6% (1,32 tạ/ha)".

    Without a sign the bracket may as well hold the earlier count; the figures tell.
    """
    at = next((at for at, one in enumerate(sentence.numbers) if one is number), 0)
    if at == 0 or sentence.numbers[at - 1].kind is not Kind.PERCENT:
        return None
    percent = sentence.numbers[at - 1]
    if not _IN_BRACKET.fullmatch(sentence.between(percent, number)) or not direction(sentence.before(percent, 30)):
        return None
    if _SIGNED.search(sentence.before(number, 6)):
        return percent
    news = [n for n in sentence.numbers[: at - 1] if n.kind is Kind.COUNT and alike(n, number)]
    small = news and number.value**2 * 100 < news[-1].value ** 2 * abs(percent.value)
    return percent if small else None


def direction(before: str) -> int:
    """1 where the words before a figure say that something grows by it, -1 where it shrinks, 0 for neither."""
    tail = re.sub(r"^.*\d", "", before)
    return 1 if GROWS.search(tail) else -1 if SHRINKS.search(tail) else 0


def is_aside(sentence: Sentence, number: Number, later: Number) -> bool:
    """Whether a count stands in a bracket that is closed before a later number, which then isn't about it."""
    between = sentence.between(number, later)
    return between.count(")") > between.count("(")


def named_behind(sentence: Sentence, percent: Number) -> Number | None:
    """The count that a comparison behind a percentage ends with: "bằng 95% so với cùng kỳ (5.567 tấn)"."""
    following = next((n for n in sentence.counts if n.start >= percent.end and not _in_time(sentence, n)), None)
    if following is None:
        return None
    between = _without_times(sentence.between(percent, following))
    told = _BEHIND.fullmatch(between) or _OF.fullmatch(between)
    return following if told and not _names_part(sentence, following) else None


def _without_times(text: str) -> str:
    return _TIMES.sub(lambda match: " " * len(match.group()), text)


def _in_time(sentence: Sentence, number: Number) -> bool:
    return any(
        match.start() <= number.start - sentence.start < match.end()
        for match in _TIMES.finditer(sentence.passage.text[sentence.start : sentence.end].lower())
    )


def alike(one: Number, other: Number) -> bool:
    """Whether both count the same thing, as far as their units say."""
    return bool(one.unit) and one.unit.partition(" ")[0] == other.unit.partition(" ")[0]
