"""What a percentage speaks of: the count before it, a ratio, a base that stands elsewhere; the words around it tell.

"đã trả 5.083 hồ sơ, đạt 81%" and "đạt 81% (5.083 hồ sơ)" speak of 5.083; the base of "đạt 85% kế hoạch" stands
elsewhere; in "123/159 xã có tỷ lệ cử tri đi bầu đạt 100%" it is what each of them has, not their share.
"""

import re

from tinhso.checker.claim import Sentence
from tinhso.checker.comparing import alike, growth_before, is_change
from tinhso.checker.numbers_in_text import Kind, Number, Ratio
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.wording import BASE_NAMED, GROWS, OTHER_BASE, SHARE_CUES, SHRINKS, TIME_UNITS, UNLIKE_UNITS

NAMED_RATE = re.compile(r"\b(?:tỷ|tỉ) lệ\s+([^\d,;.:]{4,80}?)\s*(?:tương ứng )?(?:đạt|là|chiếm|bằng|:)?\s*$")
_WITHIN = re.compile(r"\btrong (?:đó|số (?:đó|này))\b")
_GRADES = ("tuổi", "sao")  # the 3 of "319 sản phẩm 3 sao chiếm 75,4%"
_AMONG = re.compile(r"\btrong (?:tổng )?số\s+$")
_INSIDE = re.compile(r"\s[^\d();,.]{2,40}\((?!\s*(?:tăng|giảm|cùng kỳ|năm|tháng|quý|kỳ|so))[^\d();,.]{2,40}\s")
_SAME_AS = re.compile(r"[^\d();.]{0,60},?\s+(?:tương đương|tương ứng|tức|hay|ứng với)(?:\s+(?:là|với))?\s+")
_BRACKETED = re.compile(r"(?:\s+[^\W\d]+){0,5}\s*\(\s*(?:cùng kỳ\s+|từ\s+)?")
_BEFORE_BRACKET = re.compile(r"[^()\d]{0,40}\(\s*(?:\D{0,15}\s)?")


def words_about(sentence: Sentence, number: Number) -> str:
    """The words before a number back to the number before."""
    return re.sub(r"^.*\d", "", sentence.before(number, 140))


def speaks_of_plan(sentence: Sentence, percent: Number) -> bool:
    return bool(re.match(r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán)\b", sentence.after(percent, 24)))


def growth_direction(sentence: Sentence, percent: Number) -> int:
    """1 for "tăng 12%", -1 for "giảm 12%", 0 for a share."""
    before = sentence.before(percent, 30)
    if re.search(r"\d[^\d]*$", before) and re.search(r"\d\s*\S+[^\d]*\b(?:đạt|chiếm|bằng)\b[^\d]*$", before):
        return 0
    tail = re.sub(r"^.*\d", "", before)
    for pattern, sign in ((GROWS, 1), (SHRINKS, -1)):
        if pattern.search(tail):
            return sign
    if re.search(r"\b(?:tương đương|tương ứng|hay|\()\s*(?:với\s+)?$", tail):
        whole = sentence.passage.text[sentence.start : percent.start].lower()
        match = re.search(r"\b(tăng|giảm|vượt)\s+(?:thêm\s+)?[\d.,]+[^\d;]*$", whole)
        if match:
            return -1 if match[1] == "giảm" else 1
    return 0


def is_earlier_behind(sentence: Sentence, percent: Number, number: Number) -> bool:
    """ "so với cùng kỳ giảm 1,2% (12.495 ha)", "giảm 12,8% (55 doanh nghiệp)": what was stands behind by how much."""
    if number.start < percent.end or not _BRACKETED.fullmatch(sentence.between(percent, number)):
        return False
    return growth_before(sentence, number) is None


def is_vague(sentence: Sentence, percent: Number) -> bool:
    """ "khoảng 80%", "70-80%", "từ 70% trở lên": nothing to be held to."""
    before = sentence.before(percent)
    return (
        bool(percent.hedge)
        or bool(re.search(r"\d\s?[-–]\s?$", before))
        or "trở lên" in sentence.after(percent, 25)
        or sentence.after(percent, 3).strip()[:1] in ("-", "–")
    )


def has_other_base(sentence: Sentence, percent: Number) -> bool:
    """ "đạt 85% kế hoạch", "bằng 112% so với cùng kỳ": the base stands elsewhere or nowhere."""
    return bool(OTHER_BASE.match(sentence.after(percent, 45)))


def ratio_of(sentence: Sentence, percent: Number) -> Ratio | None:
    """The ratio right before a percentage, or in brackets right after it: "100% (98/98) máy tính"."""
    behind = next((ratio for ratio in sentence.ratios if ratio.part.start >= percent.end), None)
    between = sentence.between(percent, behind.part) if behind else ""
    before = next((ratio for ratio in reversed(sentence.ratios) if ratio.whole.end <= percent.start), None)
    if before is not None and _leads_to(sentence, before, percent):
        return before
    alone = before is None or ";" in sentence.between(before.whole, percent)
    return behind if alone and (_BEFORE_BRACKET.fullmatch(between) or _SAME_AS.fullmatch(between)) else None


def _leads_to(sentence: Sentence, ratio: Ratio, percent: Number) -> bool:
    """Whether a percentage is said of the ratio before it."""
    between = sentence.between(ratio.whole, percent)
    inner = [n for n in sentence.numbers if ratio.whole.end <= n.start < percent.start]
    inner = [n for n in inner if n.unit.partition(" ")[0] not in TIME_UNITS]  # "từ 14 tuổi trở lên"
    plain = not any(n.kind in (Kind.PERCENT, Kind.COUNT) for n in inner) or _is_one_phrase(between)
    cue = SHARE_CUES.search(between) or GROWS.search(between) or SHRINKS.search(between) or len(between) <= 30
    return bool(plain and cue) and ";" not in between


def is_rate_of_other(sentence: Sentence, ratio: Ratio, percent: Number) -> bool:
    """ "123/159 xã có tỷ lệ cử tri đi bầu đạt 100%": what each of them has, not what they are of the whole."""
    named = NAMED_RATE.search(sentence.between(ratio.whole, percent))
    if named is None or re.match(r"\s*(?:này\b|tương ứng|chung\b)", named[1]):
        return False
    counted = re.split(r"\b(?:tỷ|tỉ) lệ\b", " ".join(phrase_of(ratio.whole)[:7]))[0].split()
    around = {*counted, *words_before(ratio.part)[-9:], ratio.part.unit.partition(" ")[0]}
    words = named[1].split()
    return len(words) >= 3 and len(around & {*words}) * 2 < len(words)


def _is_one_phrase(between: str) -> bool:
    """ "/6.464 tổng số hồ sơ của 05 nhóm dịch vụ công, đạt": the other number belongs to the name of the whole."""
    match = re.fullmatch(r"[^\d,;.()]*\b(?:của|tại|thuộc|trong)\s+\d{1,3}\s[^\d;.()%]*", between)
    return match is not None


def counts_alike(ratio: Ratio) -> bool:
    """Visits over persons are no share of anything."""
    one, other = ratio.part.noun.split(), ratio.whole.noun.split()
    return not (one and other and one[0] != other[0] and {one[0], other[0]} & UNLIKE_UNITS)


def part_of(sentence: Sentence, percent: Number) -> Number | None:
    """The count that a percentage speaks of: before it with a word such as "đạt" between, or bracketed after."""
    previous = [n for n in sentence.numbers if n.end <= percent.start and not n.unit.startswith(_GRADES)]
    if previous and previous[-1].kind is Kind.COUNT:
        if len(previous) > 1 and previous[-2].kind is Kind.COUNT and is_change(sentence, previous[-1]):
            previous.pop()  # "thực kê 170 giường, vượt 32 giường (bằng 123,2% kế hoạch)"
        between = sentence.between(previous[-1], percent)
        if _in_one_bracket(sentence, previous[-1], percent):
            return previous[-1]
        if SHARE_CUES.search(between) and ";" not in between:
            return _outside_brackets(sentence, previous[-1], between)
    following = next((n for n in sentence.numbers if n.start >= percent.end), None)
    if following is not None and following.kind is Kind.COUNT:
        between = sentence.between(percent, following)
        compared = BASE_NAMED.fullmatch(between) or between.lstrip().startswith("so với")
        if re.fullmatch(r"[^()\d]{0,30}\(\s*(?:\D{0,12}\s)?", between) and not compared:
            return following
    return None


def _in_one_bracket(sentence: Sentence, part: Number, percent: Number) -> bool:
    """ "70 hồ sơ (trực tuyến 64, 91,4%)"."""
    shut = (
        re.fullmatch(r"\s*(?:[^\W\d]+\s?){0,3},\s*", sentence.between(part, percent))
        and sentence.after(percent, 1) == ")"
    )
    return bool(shut) and whole_before_bracket(sentence, part) is not None


def whole_before_bracket(sentence: Sentence, part: Number) -> Number | None:
    """The count right before the bracket that begins with a part: of "70 hồ sơ (trực tuyến 64, 91,4%)" the 70."""
    before = [n for n in sentence.numbers if n.end <= part.start]
    if not before or before[-1].kind is not Kind.COUNT or is_change(sentence, part):
        return None
    return before[-1] if _INSIDE.fullmatch(sentence.between(before[-1], part)) else None


def _outside_brackets(sentence: Sentence, number: Number, behind: str) -> Number | None:
    """ "6.799 ha (rừng sản xuất 4.953 ha, …), đạt 78%": the percentage speaks of the count before the bracket."""
    text = sentence.passage.text
    opened = text.rfind("(", sentence.start, number.start)
    if ")" not in behind or opened < 0 or ")" in text[opened : number.start]:
        return number
    before = [n for n in sentence.counts if n.end <= opened]
    return before[-1] if before else None


def whole_around(sentence: Sentence, part: Number) -> Number | None:
    """ "N hồ sơ, trong đó có a hồ sơ …": N, if nothing else that counts stands between."""
    earlier = [n for n in sentence.numbers if n.end <= part.start and n.kind in (Kind.COUNT, Kind.PERCENT)]
    earlier = [n for n in earlier if growth_before(sentence, n) is None]
    if not earlier or earlier[-1].kind is not Kind.COUNT:
        return None
    among = _AMONG.search(sentence.before(earlier[-1], 24)) and "có" in sentence.between(earlier[-1], part).split()
    if not among and not _WITHIN.search(sentence.between(earlier[-1], part)):
        return None
    whole = earlier[-1]
    if (ratio := sentence.ratio_with(whole)) is not None:
        whole = ratio.part
    return whole if not part.unit or not whole.unit or alike(part, whole) else None
