"""Shares that no fixed wording tells: a percentage in a clause of its own, its part and its whole somewhere around it.

Finds "Tổng số hộ: 40.023 hộ. Số hộ nghèo: 3.767 hộ. Tỷ lệ hộ nghèo: 9,49%" (9,41) and "Tỷ lệ chi trả qua tài khoản là
82,6%, cụ thể có 13.207 người nhận qua tài khoản trong tổng số 159.800 người". Leaves alone a percentage that is named
after something else than the counts around it ("trong 900 lượt khám có 400 lượt …; công suất giường bệnh đạt 89,1%").

Two counts of one thing are taken for part and whole only if the text links them with the percentage (one is called the
total, they stand next to each other, the rate has the words of the part) and the arithmetic holds, or one slip of the
pen would make it hold.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from tinhso.checker.claim import Sentence
from tinhso.checker.comparing import alike, is_earlier
from tinhso.checker.equations import Share, holds
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.phrases import phrase_of
from tinhso.checker.slips import slip_would_mend

_FAR = 320
_OVER = re.compile(r"[^\d.,;()]{0,40}?(?:/|\btrên\b)[^\d.,;()]{0,30}")
_CUE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|đạt|chiếm|bằng|ứng|như vậy|tức|là|thì)\b|[:(=]\s*$")
_TOTAL = re.compile(r"\b(?:tổng|toàn bộ|trong số)\b[^.;]*$|^\s*trong\s+(?!đó\b)[^.;]*$")
# Words that name no thing of their own.
_PLAIN = re.compile(
    r"\b(?:tỷ|tỉ|lệ|đạt|chiếm|bằng|là|ứng|với|tương|như|vậy|toàn|tỉnh|thì|hoàn|thành|thực|hiện|chung|trong|khoảng|kết|quả|"
    r"này|cả|tính|đến|nay|đã|được|có|số|và|ở|tại|của|các|hết|tháng|quý|năm|xã|phường|sở|ngành|tức|hay|theo|đó)\b"
)


def linked_share(
    counts: Sequence[Number], sentence: Sentence, percent: Number, known: Sequence[Share], others: Container[Number]
) -> Share | None:
    """The share that a percentage states, if one link and the arithmetic agree; None for anything less.

    `others` are counts of which another percentage speaks.
    """
    clause = _clause(sentence, percent)
    if not _CUE.search(clause) or not 0 < percent.value <= 100:
        return None
    taken = {(share.part, share.whole) for share in known if share.shown is not percent}
    name = set(re.findall(r"[^\W\d_]+", _PLAIN.sub(" ", clause)))
    parts = {share.part for share in known}
    pairs = [
        (part, whole)
        for part, whole in _pairs(counts, sentence, percent)
        if (part, whole) not in taken
        and part not in others
        and whole not in others
        and (whole not in parts or _TOTAL.search(_lead(whole)))
    ]
    shares = [(Share(part, whole, percent), _links(part, whole, counts, percent, name)) for part, whole in pairs]
    shares = [(share, links) for share, links in shares if links > 0]
    right = next((share for share, _ in shares if holds(share)), None)
    if right is not None:
        return right
    most = max((links for _, links in shares), default=0)
    mended = [share for share, links in shares if links == most > 1 and slip_would_mend(share)]
    return mended[0] if len(mended) == 1 else None


def _clause(sentence: Sentence, percent: Number) -> str:
    """The words before a percentage back to the number before."""
    before = sentence.passage.text[sentence.start : percent.start].lower()
    return re.split(r"\d|;|(?<=\s)-\s", before)[-1]


def _pairs(counts: Sequence[Number], sentence: Sentence, percent: Number) -> Iterator[tuple[Number, Number]]:
    """Parts and wholes of the same thing around a percentage, the nearest first."""
    end = sentence.passage.text.find(";", percent.end, sentence.end)
    end = sentence.end if end < 0 else end
    opens = not any(n.end <= percent.start and n.kind is Kind.COUNT for n in sentence.numbers)
    near = [
        n
        for n in counts
        if n.hedge in ("", "trên")
        and (percent.start - _FAR < n.start < percent.start or (opens and percent.end <= n.start < end))
    ][::-1]
    for part in near:
        for whole in near:
            same = alike(part, whole) or (not part.unit) != (not whole.unit)
            if part is not whole and same and not is_earlier(sentence, whole):
                yield part, whole


def _links(part: Number, whole: Number, counts: Sequence[Number], percent: Number, name: set[str]) -> int:
    """How many signs tie a part, a whole and a percentage together; none if the percentage is named otherwise."""
    around = {word for number in (part, whole) for word in (*phrase_of(number)[:9], *_lead(number).split())}
    shared = len(name & around)
    if name and shared * 5 < len(name) * 2:
        return 0
    total, other = (_TOTAL.search(_lead(number)) is not None for number in (whole, part))
    if other and not total:
        return 0
    between = [n for n in counts if min(part.start, whole.start) < n.start < max(part.end, whole.end)]
    apart = [n for n in between if n is not part and n is not whole and (alike(n, part) or not n.unit)]
    named = name & {*phrase_of(part)[:9], *_lead(part).split()}
    over = part.end <= whole.start and _OVER.fullmatch(part.passage.text[part.end : whole.start].lower()) is not None
    return 2 * total + 2 * over + (whole.end <= part.start and not apart) + (len(named) >= 2)


def _lead(number: Number) -> str:
    """The words before a count back to the sentence or the number before."""
    before = number.passage.text[max(0, number.start - 90) : number.start].lower()
    return re.split(r"[.;]\s|\d", before)[-1]


def parallel_shares(sentence: Sentence) -> Iterator[Share]:
    """ "637 thôn: tốt 55,7%, khá 22,0%, trung bình 22,3%; tương ứng 355, 140 và 142": one count for each percentage."""
    text = sentence.passage.text
    at = text.find("tương ứng", sentence.start, sentence.end)
    percents = [n for n in sentence.percents if n.end <= at]
    behind = [n for n in sentence.numbers if n.start > at][: len(percents)]
    wholes = [n for n in sentence.counts if percents and n.end <= percents[0].start and not n.hedge]
    if at < 0 or len(percents) < 2 or len(behind) != len(percents) or not wholes:
        return
    if any(n.kind is not Kind.COUNT for n in behind) or re.search(r"[^\d.,;\s\w]", text[at : behind[-1].start]):
        return
    shares = [Share(part, wholes[-1], percent) for part, percent in zip(behind, percents, strict=True)]
    if sum(map(holds, shares)) * 2 < len(shares):
        return
    complete = sum(percent.value for percent in percents) == 100
    for share in shares:
        rests = tuple(other for other in shares if other is not share) if complete and not holds(share) else ()
        yield Share(share.part, share.whole, share.shown, rests=rests)


def row_share(sentence: Sentence, percent: Number) -> Share | None:
    """ "Đăng ký khai tử 864 735 85,07%": the row of a table that lost its columns."""
    before = [n for n in sentence.numbers if n.end <= percent.start]
    cells = next((at for at, n in enumerate(before[::-1]) if not _is_cell(sentence, n, percent, before)), len(before))
    row = before[len(before) - cells :]
    if len(row) < 2:
        return None
    part = row[-1]
    shares = [Share(part, whole, percent) for whole in row[-2::-1]] + [Share(row[-2], part, percent)]
    right = next((share for share in shares if holds(share)), None)
    return right or next((share for share in shares if len(row) == 2 and slip_would_mend(share)), None)


def _is_cell(sentence: Sentence, number: Number, percent: Number, before: Sequence[Number]) -> bool:
    """Whether nothing but blanks and other figures stand between a count and the percentage of its row."""
    behind = [n for n in before if n.start >= number.end]
    figures = [number, *behind, percent]
    plain = all(not sentence.between(one, other).strip() for one, other in pairwise(figures))
    return number.kind is Kind.COUNT and plain
