"""Counts against what can be counted: an enumeration, a list, the rows below a heading.

Finds "sáu việc, gồm: (1) … (5) …", "Có 05 nguyên nhân:" above three, "III. DỮ LIỆU (06 nhiệm vụ)" above five rows.
Leaves alone counts of other things than the list has, and lists that name only some.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.claims.enumerations import are_of_one_form
from tinhso.checker.equations import Fixed, Same, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Grid, Passage
from tinhso.checker.phrases import phrase_of
from tinhso.checker.slips import slip_distance
from tinhso.checker.wording import LISTED_NOUNS, SOME_OF_THEM, TIME_UNITS
from tinhso.kernel.text import canonical_key
from tinhso.papers.patterns import compiled

_NUMBERED = re.compile(r"\((\d{1,2})\)")
_WORDED = re.compile(r"\b(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:[-+]\s*)?(?:(\w+) là\b|thứ (\w+))")
_ORDINALS = {
    "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_MOST_ORDINALS = 10
_OPENS = re.compile(r"(?:\b(?:gồm|bao gồm|như sau|cụ thể|sau đây|là)\b\s*:?|:)\s*$")
# "theo hai mức:", "ở 05 nơi:": a number and its noun right before the colon that a list follows.
_ANNOUNCED = compiled(
    r"\b(?:theo|gồm|vào|qua|ở|tại|với|trên|trong|thành|có)\s+(0\d|[1-9]\d?|\w+)\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s*:$"
)
_NAMES = compiled(
    r"\b(?:gồm|gồm có|bao gồm|là)?\s*:\s*(?P<names>[A-ZĐÀ-Ỹ][^.:()\d]{3,300}?)(?=[.]|,\s+với\b|\s+trên\b|$)"
)
_NAME = compiled(r"^[A-ZĐÀ-Ỹ]")
_HEADED = re.compile(r"\((?:gồm\s+)?(\d{1,3})\s+([^()\d]{2,30})\)\.?\s*$")


def count_claims(reading: Reading) -> Iterator[Claim]:
    for passage, sentences in reading.sentences.items():
        for sentence in sentences:
            yield from _enumerated(sentence)
            yield from _named(sentence)
        if passage.column < 0:
            yield from _listed(reading, passage)
    yield from _footnoted(reading)
    yield from _headings(reading)


def _before_opening(sentence: Sentence, at: int, *, far: int = 110) -> Number | None:
    """The count that an enumeration beginning at a place belongs to."""
    counts = [n for n in sentence.counts if n.end <= at and n.unit.partition(" ")[0] not in TIME_UNITS]
    if not counts or at - counts[-1].end > far or counts[-1].value > 60 or counts[-1].hedge:
        return None
    last = counts[-1]
    ratio = sentence.ratio_with(last)
    return ratio.part if ratio else last


def _enumerated(sentence: Sentence) -> Iterator[Claim]:
    """ "gồm 04 nhóm: (1) …; (2) …", "sáu việc: một là …; hai là …"."""
    text = sentence.passage.text
    for pattern in (_NUMBERED, _WORDED):
        found = list(pattern.finditer(text, sentence.start))
        if len(found) < 2 or not _in_order(found):
            continue
        if found[0].start() >= sentence.end:
            return
        number = _before_opening(sentence, found[0].start())
        if number is None or SOME_OF_THEM.search(text[number.end : found[0].start()].lower()):
            return
        between = text[number.end : found[0].start()].strip().lower()
        if _OPENS.search(between) and not sentence.numbers_between(number, found[0].start()):
            yield Claim(FindingKind.COUNT, Fixed(number, len(found)))
        return


def _in_order(found: list[re.Match[str]]) -> bool:
    words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    values = [int(m[1]) if m[1].isdigit() else words.index(m[1].lower()) + 1 for m in found]
    return values == list(range(1, len(values) + 1))


def _named(sentence: Sentence) -> Iterator[Claim]:
    """ "bằng 05 tiếng gồm: Việt, Tày, Dao, Cao Lan và Mông": names parted by commas and "và"."""
    text = sentence.passage.text
    for match in _NAMES.finditer(text, sentence.start, sentence.end):
        number = _before_opening(sentence, match.start(), far=70)
        if ";" in match["names"] and text[match.end("names") : match.end("names") + 1] != ".":
            continue  # the list goes on in the next paragraph
        parted, longest = (r";", 90) if ";" in match["names"] else (r",|\s+và\s+", 28)
        names = [name.strip() for name in re.split(parted, match["names"]) if name.strip()]
        if number is None or len(names) < 2 or not all(_NAME.match(name) and len(name) < longest for name in names):
            continue
        if number.unit.split()[:1] and number.value >= 2:
            # A comma inside a name would make one more.
            clear = ";" in match["names"] or re.search(r"\s+và\s+[^,;]+$", match["names"]) is not None
            clear = clear or are_of_one_form(names, number.unit.split()[0])
            severity = Severity.CONTRADICTION if clear else Severity.DOUBTFUL
            yield Claim(FindingKind.COUNT, Fixed(number, len(names)), severity)


def _listed(reading: Reading, passage: Passage) -> Iterator[Claim]:
    """ "Có 05 nguyên nhân …:" above three items."""
    text = passage.text.rstrip()
    if not text.endswith(":") and not _OPENS.search(text[-30:].lower()) and not _ordinals_below(reading, passage):
        return
    sentence = reading.sentences_in(passage)[-1]
    counts = [n for n in sentence.counts if n.value <= 60 and not n.hedge]
    listed = [n for n in counts if " ".join(phrase_of(n)).startswith(LISTED_NOUNS)]
    announced = _ANNOUNCED.search(text)
    listed = [n for n in counts if announced and n.start == announced.start(1)] or listed
    listed = listed or [n for n in counts[-1:] if _repeats_noun(n, _items_below(reading, passage))]
    if not listed or len(text) - listed[0].end > 150 or SOME_OF_THEM.search(text[listed[0].end :].lower()):
        return
    number = listed[0]
    items = _items_below(reading, passage) or _ordinals_below(reading, passage)
    if len(items) < 2 or ((ratio := sentence.ratio_with(number)) is not None and ratio.part.value != ratio.whole.value):
        return
    equation = Fixed(number, len(items))
    close = abs(number.value - len(items)) <= 3 or slip_distance(number.value, Decimal(len(items))) == 1
    alone = sum(n.noun == number.noun for n in sentence.counts) == 1 and not _is_divided(reading, number, items)
    if holds(equation) or (close and alone):
        yield Claim(FindingKind.COUNT, equation)


def _is_divided(reading: Reading, number: Number, items: list[Passage]) -> bool:
    """Whether the items say how many of the same thing each has: "05 vụ:" above "- Trộm cắp: 03 vụ"."""
    noun = number.unit.partition(" ")[0]
    firsts = [next(iter(s.counts), None) for item in items for s in reading.sentences_in(item)[:1]]
    return any(n is not None and n.unit.partition(" ")[0] == noun for n in firsts)


def _repeats_noun(number: Number, items: list[Passage]) -> bool:
    """ "bốn tổ công tác:" above "- Tổ 1 …", "- Tổ 2 …"."""
    noun = number.unit.partition(" ")[0]
    begins = [re.sub(r"^\W*(?:\w\))?\s*", "", item.text.lower()) for item in items]
    return bool(noun and begins) and all(begin.startswith(f"{noun} ") for begin in begins)


def _ordinals_below(reading: Reading, passage: Passage) -> list[Passage]:
    """Paragraphs that begin "Một là, …", "Thứ hai, …", in order."""
    place = reading.walk.place_of(passage)
    items: list[Passage] = []
    for following in reading.walk.paragraphs[place + 1 : place + 1 + _MOST_ORDINALS]:
        match = _ORDINAL.match(following.text.lower())
        if match is None or _ORDINALS.get(match[1] or match[2]) != len(items) + 1:
            break
        items.append(following)
    return items


def _items_below(reading: Reading, passage: Passage) -> list[Passage]:
    """The items right below, of one kind of marker; deeper ones don't count."""
    paragraphs = reading.walk.paragraphs
    index = reading.walk.place_of(passage)
    items: list[Passage] = []
    for following in paragraphs[index + 1 : index + 80]:
        marker = following.marker
        if following.appendix != passage.appendix:
            break
        if marker is None:
            if items and items[0].marker and not items[0].marker.is_bullet:
                continue  # a numbered item may have paragraphs of its own
            break
        first = items[0].marker if items else None
        if first is None or (marker.kind == first.kind and marker.value.count(".") == first.value.count(".")):
            items.append(following)
        elif marker.level <= first.level:
            break
    if items and items[0].marker and passage.marker and items[0].marker.kind == passage.marker.kind:
        return []
    if (
        items
        and items[0].marker
        and not items[0].marker.is_bullet
        and items[0].marker.value not in ("1", "I", "a", "A")
    ):
        deeper = [item for item in items if item.marker and item.marker.value.endswith(".1")]
        return items if deeper and deeper[0] is items[0] else []
    return items


def _footnoted(reading: Reading) -> Iterator[Claim]:
    """ "gồm 10 nhiệm vụ²" and a footnote that numbers them, or parts them by semicolons."""
    for note in reading.walk.notes:
        found = list(_NUMBERED.finditer(note.text))
        counted = len(found) if len(found) > 1 and _in_order(found) else 0
        if not counted and note.text.count(";") >= 2 and len(note.text) > 80:
            counted = len([part for part in note.text.split(";") if part.strip(" .")])
        if counted and (number := _marked(reading, note.note)) is not None:
            close = abs(number.value - counted) <= 2
            if close:
                yield Claim(FindingKind.COUNT, Fixed(number, counted), Severity.DOUBTFUL)


def _marked(reading: Reading, mark: str) -> Number | None:
    """The count in whose noun phrase a footnote mark stands."""
    raised = mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    pattern = re.compile(rf"(?:{raised}|\[{mark}\]|(?<=[^\W\d_]){mark}|(?<=\b06){mark})(?!\d)")
    for passage, sentences in reading.sentences.items():
        if passage.note:
            continue
        for match in pattern.finditer(passage.text):
            before = [n for s in sentences for n in s.counts if n.end <= match.start() and match.start() - n.end < 90]
            if before and not re.search(r"[,;]", passage.text[before[-1].end : match.start()]):
                return before[-1]
    return None


def _headings(reading: Reading) -> Iterator[Claim]:
    """ "III. DỮ LIỆU (06 nhiệm vụ)" in a table, against the rows below; the same heading in the text above."""
    stated: dict[str, list[Number]] = {}
    for grid in reading.walk.grids:
        for row, number in _group_rows(reading, grid):
            yield Claim(FindingKind.COUNT, Fixed(number, _rows_below(grid, row)))
            stated.setdefault(_title(number.passage.text), []).append(number)
    for passage in reading.walk.paragraphs:
        match = _HEADED.search(passage.text)
        if match is None or passage.appendix:
            continue
        numbers = [n for s in reading.sentences_in(passage) for n in s.counts if n.start == match.start(1)]
        items = _items_below(reading, passage) if numbers else []
        if len(items) > 1 and all(item.marker and not item.marker.is_bullet for item in items):
            yield Claim(FindingKind.COUNT, Fixed(numbers[0], len(items)))
        same = next((there for title, there in stated.items() if _is_same_title(title, _title(passage.text))), [])
        if numbers and same:
            yield Claim(FindingKind.COUNT, Same((numbers[0], same[0])))


def _title(text: str) -> str:
    words = re.sub(r"\([^()]*\)\.?\s*$", "", re.sub(r"^\W*[\dIVX.]+[.)]\s*", "", text))
    return canonical_key(re.sub(r"^(?:về|công tác|các)\s+", "", words.strip().lower()))


def _is_same_title(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 4 and (shorter in longer or set(shorter.split()) <= set(longer.split()))


def _group_rows(reading: Reading, grid: Grid) -> Iterator[tuple[int, Number]]:
    for row, cells in enumerate(grid.cells):
        filled = [cell for cell in cells if cell is not None]
        if 0 < len(filled) <= 2 and (match := _HEADED.search(filled[-1].text)):
            numbers = [n for s in reading.sentences_in(filled[-1]) for n in s.counts if n.start == match.start(1)]
            if numbers:
                yield row, numbers[0]


def _rows_below(grid: Grid, start: int) -> int:
    """The numbered rows until the next group."""
    counted = 0
    for row in range(start + 1, len(grid.cells)):
        first = grid.text(row, 0).strip()
        if re.fullmatch(r"[IVX]{1,5}|[A-HĐ]", first):
            break
        counted += bool(re.fullmatch(r"\d{1,3}[.)]?", first))
    return counted
