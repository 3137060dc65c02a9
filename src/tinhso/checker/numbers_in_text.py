"""Finds the numbers of a passage and says what each one is: a count, a percentage, a date, a symbol, a name.

"Đề án 06", "Điều 5", "(1)" and the numbering of a paragraph are names, not numbers; footnote marks glued to a word
("Ban Chỉ đạo2") are neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from tinhso.checker.passages import Passage, Span
from tinhso.checker.wording import COUNTED_NOUNS, HEDGES, NAMING, NAMING_SCHEME, NAMING_SMALL, TIME_UNITS, UNIT_ENDS
from tinhso.kernel.dates import ImpossibleDateError, PartialDate
from tinhso.kernel.number_words import parse_number_words
from tinhso.kernel.numbers import parse_number
from tinhso.papers.patterns import compiled


class Kind(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"  # "2022-2025"
    SYMBOL = "symbol"  # of a document
    NAME = "name"  # part of a name, a place in a law, a telephone number
    MARKER = "marker"  # numbering


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """One number and where it stands; two are the same only if they are the same object.

    `readings` are the values that it may have, the Vietnamese one first. `step` is the place of the last shown digit
    (0.01 for "81,14%"). `unit` holds the words that follow, in small letters, up to the end of the noun phrase;
    `hedge` a word such as "hơn" or "gần" before it. `date` is None where the calendar has no such day.
    """

    passage: Passage
    start: int
    end: int
    text: str
    kind: Kind
    readings: tuple[Decimal, ...] = ()
    unit: str = ""
    hedge: str = ""
    date: PartialDate | None = None
    years: tuple[int, int] | None = None

    @property
    def value(self) -> Decimal:
        return self.readings[0]

    @property
    def step(self) -> Decimal:
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)

    @property
    def noun(self) -> str:
        """The first two words of the unit, by which counts of one thing are told from counts of another."""
        return " ".join(self.unit.split()[:2])

    def span(self) -> Span:
        """Its place in the extracted text. Only numbers that have one are ever made."""
        found = self.passage.span(self.start, self.end)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """Two counts with a stroke, or "… trên …", between them."""

    part: Number
    whole: Number


_WORD_DIGIT = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_OPENING_DIGIT = "|".join(word.capitalize() for word in _WORD_DIGIT.split("|"))  # a sentence begins with it
_COUNTED_IN_WORDS = "|".join(COUNTED_NOUNS).replace(" ", r"\ ")
_TOKEN = compiled(
    rf"""(?P<skip>https?://\S+ | \S+@\S+\.\S+ | \b0\d{{2,3}}[ .]?\d{{3}}[ .]?\d{{3,4}}\b(?!\s*[%/])
        | (?<=ngày)[\s.…_]*/\s?\d{{1,2}}/\s?\d{{4}} | \d+(?:\.\d+){{3,}} | 24/7\b | 24/24(?=\s*(?:h|giờ))
        | (?<![\w.,])\d{{1,2}}h(?:\d{{2}})?\b | (?<![\w.,])[2-6]G\b)
  | (?P<symbol>(?<![\w.,/])\d{{1,5}}[a-z]?\s?(?:/\s?\d{{4}}\s?)?(?:
        /\s?[A-ZĐ][A-Za-zĐđ]+[\w&]*(?:\s?[-–]\s?[A-ZĐ][\w&]*)*
      | \s?-\s?[A-ZĐ][A-Za-zĐđ]*\s?/\s?[A-ZĐ][\w&]*))
  | (?P<date>(?<![\w.,/])(?:
        (?P<d1>\d{{1,2}})\s+tháng\s+(?P<m1>\d{{1,2}}),?\s+năm\s+(?P<y1>\d{{4}})
      | (?P<d2>\d{{1,2}})\s?(?P<mark>[./-])\s?(?P<m2>\d{{1,2}})\s?(?P=mark)\s?(?P<y2>\d{{4}})
      | (?:(?<=ngày\ )|(?<=sáng\ )|(?<=chiều\ )|(?<=tối\ )|(?<=trưa\ )|(?<=hôm\ ))
        (?P<d3>\d{{1,2}})(?:\s?/\s?|\s+tháng\s+)(?P<m3>\d{{1,2}})
      | (?P<m4>(?<=tháng\ )\d{{1,2}}|0?[1-9]|1[0-2])(?:\s?[/.]\s?|,?\s+năm\s+)(?P<y4>(?:19|20)\d{{2}})
      | (?<=[Qq]uý\ )(?P<q5>IV|I{{1,3}}|[1-4])(?:\s?/\s?|\s+năm\s+|\s+)(?P<y5>\d{{4}})
      | (?<=[Tt]háng\ )(?<!\d\ tháng\ )(?P<m6>\d{{1,2}})(?![\d/]|[.,]\d|\s?[-–]\s?\d)
    )(?![\d/]|[.,]\d))
  | (?P<period>(?<![\w.,/])(?P<p1>(?:19|20)\d{{2}})
        (?:\s?[-–]\s?|(?<=iai\ đoạn\ \d{{4}})\s+đến\s+(?:năm\s+)?)(?P<p2>(?:19|20)\d{{2}})(?![\d/]|[.,]\d))
  | (?P<year>(?:(?<=[Nn]ăm\ )|(?<=NĂM\ ))[12]\d{{3}}(?![\d%]|[.,]\d))
  | (?P<marker>(?<=\()(?!(?<=[^\W\d_]\s\()\d{{1,2}}\)(?:[,;.]|\s+và\b))\d{{1,2}}(?=\)))
  | (?P<number>(?<![\w])\d+(?:[.,]\d+)*)(?P<scale>(?:\s(?:nghìn|ngàn|triệu|tỷ|tỉ)\b){{0,2}})
    (?P<percent>\s?(?:%|phần\ trăm\b))?
  | (?P<words>(?<!\w)(?:{_WORD_DIGIT}|{_OPENING_DIGIT})(?:
        \s(?:{_WORD_DIGIT}|mươi|mốt|lăm|tư|trăm|linh|lẻ|nghìn)){{0,6}})
    (?=\s+(?:{_COUNTED_IN_WORDS})\b | \s\(\d{{1,4}}\)\s[^\W\d] | (?P<announced>(?:\s[^\W\d_]+){{1,9}}:))
    """,
    re.VERBOSE,
)
_YEAR_MEANT = compiled(
    r"(?:\b(?:trong|cả|đầu|cuối|hằng|hàng|một|mỗi|theo|của|các|từng|giữa|qua|nhiều|những|"
    r"kế hoạch|tháng|trước|sau|đến)\s|^)$",
    re.IGNORECASE,
)
_NAMED_BY_WORDS = compiled(r"(?:thứ|tháng|ngày|năm|mô hình|cấp)\s$")
_MINUS = re.compile(r"(?<![\w%])[-\u2212]$")
_DECIMAL = re.compile(r"\d[.,]\d")
_DEGREE = re.compile(r"\s?[°º]")
_DATE_PARTS = ("d1", "m1", "y1", "d2", "m2", "y2", "d3", "m3", "m4", "y4", "q5", "y5", "m6")
_REACH = 48  # longer than any words that make a name of the number behind them
# A year without the word: "so với cùng kỳ 2023", "vụ mùa 2024", "7 tháng/2025".
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = compiled(
    r"(?:\b(?:cùng (?:kỳ|kì|thời điểm)|vụ(?:\s+[^\W\d_]+){0,3}|mùa|niên vụ|cuối|đầu|quý|tháng|trước|sau|đến|từ)\s+|"
    r"\d\s+(?:tháng|quý)\s?/\s?)$",
    re.IGNORECASE,
)
_LABEL = compiled(r"(?P<word>[^\W\d_]+)\s(?P<label>\d{1,4}):\s?(?=\d)")
_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s?\[\d{1,3}\]")
_STROKE = compiled(r"\s*(?P<unit>[^\d.,;:()/%]{0,60}?)\s*/\s*(?:(?:trên\s+)?tổng\s+(?:số\s+)?)?[^\d.,;:()/%]{0,12}")
_OVER = compiled(
    r"\s*(?P<unit>[^\d.,;:()/%]{0,40}?)\s*\b(?:trên\s+|trong\s+(?=(?:tổng\s+)?số\s))(?:tổng\s+)?(?:số\s+)?[^\d.,;:()/%]{0,12}"
)
_MORE_THAN = re.compile(r"\b(?:tăng|giảm|có|đạt|từ|mức|được|vượt|thu|chi|còn|với)\s*$")  # "đạt trên 5": more than 5
_SERIES = re.compile(r"\s?(?:;|,(?=\s))\s?(?:và\s)?|\svà\s")
_SCORE = re.compile(r"\bđiểm\b[^\d.;,()]{0,25}$", re.IGNORECASE)  # "điểm trung bình 4,7/5"
_ACCUSED = {("bị", "can"), ("bị", "cáo"), ("bị", "hại"), ("bị", "đơn")}
_UNIT = compiled(r"\s*(?:tổng số\s+)?((?:[^\W\d_][^\W\d_]*(?:\s+|(?=[,.;:)/]|$))){1,8})")
_BOUND_OF_RATES = re.compile(r"\s?(?:-|–|đến|tới)\s?\d+(?:[.,]\d+)?\s?%")  # "từ 30 đến 70%"
_TO = compiled(r"\s(?:đến|tới)(?:\s(?:dưới|trên|hết))?\s")
_ROW = compiled(r"^(\d{1,3})\s+(?=[A-ZĐÀ-Ỹ])")  # a row of a table that lost its columns
_TOLD_IN_WORDS = compiled(
    rf"(?<!\w)(?:{_WORD_DIGIT}|trăm)(?:\s(?:{_WORD_DIGIT}|mươi|mốt|lăm|tư|trăm|linh|lẻ))+\s\($", re.IGNORECASE
)
_BARE = re.compile(r"^\d{1,3}[.)]?$")


def numbers_of(passage: Passage) -> list[Number]:
    """The numbers of a passage in order, names and numbering included."""
    text = passage.text
    if not text or not (any(character.isdigit() for character in text) or _TOKEN.search(text)):
        return []
    plain = without_marks(text)
    leading = len(passage.marker.text.rstrip()) if passage.marker else 0
    alone = _BARE.match(text.strip()) is not None and (passage.column <= 0)
    row = _ROW.match(text) if passage.appendix and passage.column < 0 else None
    leading = max(leading, row.end(1) if row else 0)
    found = (_number(passage, plain, match) for match in _TOKEN.finditer(plain) if match["skip"] is None)
    labels = _labels(plain)
    numbers = [_as(number, Kind.NAME) if number.start in labels else number for number in found if number is not None]
    return [
        _as(number, Kind.MARKER) if alone or number.end <= leading else number
        for number in _with_units(numbers, plain)
        if passage.span(number.start, number.end) is not None
    ]


def _labels(text: str) -> set[int]:
    """Where figures name the items of a series: "khối 6: 162; khối 7: 117"."""
    found = list(_LABEL.finditer(text))
    words = [match["word"].lower() for match in found]
    return {match.start("label") for match, word in zip(found, words, strict=True) if words.count(word) > 1}


def without_marks(text: str) -> str:
    """The text with footnote marks blanked out, every other character at its place."""
    return _MARKS.sub(lambda mark: " " * len(mark.group()), text)


def _with_units(numbers: list[Number], text: str) -> list[Number]:
    """In "05/05 nhóm" both count groups, in "từ 1 đến 3 ngày" both days, in "21; 13 và 35 triệu đồng" all đồng."""
    for at in reversed(range(len(numbers) - 1)):
        one, other = numbers[at], numbers[at + 1]
        if _is_in_series(one, other, text):
            numbers[at] = _scaled(one, other)
        elif not one.unit and other.unit and _is_ratio(one, other, text):
            numbers[at] = _scaled(one, other, surely=False)
        elif not one.unit and other.unit and _TO.fullmatch(text, one.end, other.start):
            numbers[at] = replace(one, unit=other.unit)
    return _in_unit_of_amount(numbers, text)


def _in_unit_of_amount(numbers: list[Number], text: str) -> list[Number]:
    """ "5.114 tỷ đồng; trong đó dân cư 3.531, tổ chức kinh tế 1.091": bare figures behind an amount are amounts."""
    amount: Number | None = None
    for at, number in enumerate(numbers):
        if amount is not None and _SENTENCE.search(text, amount.end, number.start):
            amount = None
        if number.kind is Kind.COUNT and number.unit:
            amount = number if _scale(number) > 1 else None
        elif amount is not None and number.kind is Kind.COUNT and number.text[0].isdigit() and _scale(number) == 1:
            numbers[at] = _scaled(number, amount, surely=False)
    return numbers


def _scaled(bare: Number, measured: Number, *, surely: bool = True) -> Number:
    """A bare figure in the unit of another, with its multiplier; if that isn't sure, perhaps without it."""
    factor = _scale(measured)
    readings = tuple(reading * factor for reading in bare.readings)
    return replace(bare, unit=measured.unit, readings=readings if surely or factor == 1 else readings + bare.readings)


def _scale(number: Number) -> Decimal:
    """What "nghìn", "triệu" or "tỷ" multiply a figure by, its own or those of the figures it stands with."""
    figure = number.text.partition(" ")[0]
    return number.value / (parse_number(figure).value or 1) if figure[0].isdigit() else Decimal(1)


def _is_in_series(one: Number, other: Number, text: str) -> bool:
    """Whether a bare figure shares the unit of the next one, and its multiplier."""
    counts = one.kind is other.kind is Kind.COUNT and one.text[0].isdigit() and other.text[0].isdigit()
    return counts and bool(other.unit) and _SERIES.fullmatch(text, one.end, other.start) is not None


def _as(number: Number, kind: Kind) -> Number:
    return Number(number.passage, number.start, number.end, number.text, kind, number.readings)


def _number(passage: Passage, text: str, match: re.Match[str]) -> Number | None:
    if match["symbol"]:
        named = _just_before(NAMING_SCHEME, text, match.start())
        return _simple(passage, match, "symbol", Kind.NAME if named else Kind.SYMBOL)
    if match["date"]:
        return _date(passage, match)
    if match["period"]:
        years = (int(match["p1"]), int(match["p2"]))
        return Number(passage, match.start(), match.end(), match.group(), Kind.PERIOD, years=years)
    if match["year"]:
        year = int(match["year"])
        found = PartialDate(year)
        return Number(passage, match.start(), match.end(), match.group(), Kind.DATE, date=found, years=(year, year))
    if match["marker"] and _TOLD_IN_WORDS.search(text, max(0, match.start() - 40), match.start()):
        value = Decimal(match["marker"])
        return Number(
            passage, match.start(), match.end(), match["marker"], Kind.COUNT, (value,), _unit(text, match.end() + 1)
        )
    if match["marker"]:
        return _simple(passage, match, "marker", Kind.MARKER)
    if match["words"]:
        return _in_words(passage, text, match)
    return _in_figures(passage, text, match)


def _simple(passage: Passage, match: re.Match[str], group: str, kind: Kind) -> Number:
    return Number(passage, match.start(group), match.end(group), match[group], kind)


def _date(passage: Passage, match: re.Match[str]) -> Number:
    parts = {name[0]: match[name] for name in _DATE_PARTS if match[name]}
    year = int(parts["y"]) if "y" in parts else None
    date: PartialDate | None
    try:
        if "q" in parts:
            quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(parts["q"]) or int(parts["q"])
            date = PartialDate(int(parts["y"]), 3 * quarter)
        else:
            day = int(parts["d"]) if "d" in parts else None
            date = PartialDate(year or 2024, int(parts["m"]), day)  # a leap year where none is written
    except ImpossibleDateError:
        date = None
    years = (year, year) if year else None
    return Number(passage, match.start(), match.end(), match.group(), Kind.DATE, date=date, years=years)


def _in_words(passage: Passage, text: str, match: re.Match[str]) -> Number | None:
    """ "bốn nhiệm vụ": only before a noun that is counted. "năm" is five only where no year can be meant."""
    words = match["words"].lower()
    if words == "một" or (words == "năm" and _just_before(_YEAR_MEANT, text, match.start())):
        return None
    try:
        value = parse_number_words(words)
    except ValueError:
        return None
    if match["announced"] and words == "năm":
        return None
    start, end = match.start("words"), match.end("words")
    if _just_before(_NAMED_BY_WORDS, text, start):
        return None
    unit, hedge = _unit(text, end), _hedge(text, start)
    return Number(passage, start, end, match["words"], Kind.COUNT, (Decimal(value),), unit, hedge)


def _in_figures(passage: Passage, text: str, match: re.Match[str]) -> Number | None:
    start, end = match.start("number"), match.end("scale")
    if match["scale"] and (text[match.end("scale") : match.end("scale") + 1].isalpha()):
        end = match.end("number")
    try:
        readings = parse_number(text[start:end]).readings
    except ValueError:
        return None
    if match["percent"]:
        sign = -1 if _just_before(_MINUS, text, start) else 1
        values = tuple(sign * reading for reading in readings)
        tail = _unit(text, match.end())
        return Number(
            passage, start, match.end(), text[start : match.end()], Kind.PERCENT, values, tail, _hedge(text, start)
        )
    if _BOUND_OF_RATES.match(text, end):
        return Number(passage, start, end, text[start:end], Kind.PERCENT, readings, hedge="từ")
    unit = _unit(text, end)
    if not unit and _YEAR.fullmatch(text, start, end) and _BEFORE_YEAR.search(text, max(0, start - 40), start):
        year = int(text[start:end])
        return Number(passage, start, end, text[start:end], Kind.DATE, date=PartialDate(year), years=(year, year))
    kind = Kind.NAME if _names(text, start, end) else Kind.COUNT
    return Number(passage, start, end, text[start:end], kind, readings, unit, _hedge(text, start))


def _names(text: str, start: int, end: int) -> bool:
    """Whether a number belongs to a name: "Đề án 06", "khoản 2", "ngày mùng 9", "lớp 12"."""
    digits = text[start:end]
    if (_just_before(NAMING, text, start) and not _DECIMAL.search(digits)) or _DEGREE.match(text, end):
        return True
    if len(digits) <= 2 and _just_before(NAMING_SMALL, text, start):
        return True
    return len(digits) >= 9 and digits.isdigit()


def _just_before(words: re.Pattern[str], text: str, at: int) -> bool:
    """Whether the text ends with these words at a place. The beginning of a long paragraph isn't read each time."""
    return words.search(text, max(0, at - _REACH), at) is not None


def _hedge(text: str, start: int) -> str:
    match = HEDGES.search(text, max(0, start - 24), start)
    return match[1].lower() if match else ""


def _unit(text: str, end: int) -> str:
    match = _UNIT.match(text, end)
    if match is None:
        return ""
    words: list[str] = []
    found = match[1].lower().split()
    for word, following in zip(found, (*found[1:], ""), strict=True):
        if word in UNIT_ENDS and (word, following) not in _ACCUSED:
            break
        words.append(word)
    return " ".join(words)


def ratios_of(numbers: list[Number], text: str) -> list[Ratio]:
    """ "5.083 hồ sơ/6.264 tổng số hồ sơ", "05/05 nhóm"; not "03 tháng/01 lần", which says how often."""
    return [Ratio(one, other) for one, other in pairwise(numbers) if _is_ratio(one, other, text)]


def _is_ratio(one: Number, other: Number, text: str) -> bool:
    if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT:
        return False
    between = text[one.end : other.start]
    match = _STROKE.fullmatch(between) or _OVER.fullmatch(between)
    if match is None:
        return False
    unit = match["unit"].lower().split()
    if _SCORE.search(text, max(0, one.start - 40), one.start):
        return False
    said = _MORE_THAN.search(match["unit"].lower()) and "/" not in between
    return not (unit and unit[0] in TIME_UNITS) and not said and other.value > 0


_SENTENCE = compiled(r"(?<=[^A-ZĐÀ-Ỹ\d][.!?…])\s+(?=[A-ZĐÀ-Ỹ\"“(+-])|(?<=\d[.])\s+(?=[A-ZĐÀ-Ỹ])|\n")


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
