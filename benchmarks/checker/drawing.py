"""Draws a template's figures from a seed and writes its text.

A template's rules, separated by ";", in order:

    n 900..9000           a whole number; with "d1" behind it one with a decimal
    m 60..95% n           a share of n
    s symbol 10..300      a document's number: printed, but no figure of any claim
    r = n - m             bound: n is the sum of m and r           t = a + b     bound: t is the sum of a and b
    v = n / 1000 d3       the same in a unit a thousand times as large
    x := n * 2            computed, bound by nothing; "d1" behind it as above
    p = m / n %2          a percentage with two decimals, rounded or (one time in four) truncated; "%2t": truncated
    q = 100 - p           the complement of printed percentages
    q of r / n            what was drawn otherwise is a percentage of r in n too
    g rise(new, old) %1   also fall, level ("bằng"); d gap(new, old) is a difference
    x times(new, old) d1  how many times as large ("gấp 2,5 lần"), rounded
    all(n, a, b)          n is the sum of a and b, which were drawn otherwise
    most(n, m)            m is a part of n, though not the only one
    k count 5             the text itself lists five
    d date 2025-07-01..2025-07-31;  e after d 5..20        a day, and one that must not come before it
    d day 2025-07-01..2025-07-31    a day that is no cited document's
    order(d, e)           the same for two days drawn otherwise
    y year 2020..2022;  z yearafter y 4..5                 years of a period
    k cited 2             the number of an appendix, the last of two

A "?" before a rule: true in the clean text, never broken.
In the text: {name:style}, <one wording|another>, @xa a commune.
A name that is printed twice states the same quantity twice.
"""

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from benchmarks.checker.figures import Claim, Slot, Value, show

COMMUNES = (
    "Sơn Dương",
    "Hàm Yên",
    "Chiêm Hóa",
    "Na Hang",
    "Lâm Bình",
    "Yên Sơn",
    "Vị Xuyên",
    "Bắc Quang",
    "Quản Bạ",
    "Yên Minh",
    "Đồng Văn",
    "Mèo Vạc",
    "Hoàng Su Phì",
    "Xín Mần",
    "Quang Bình",
    "Bắc Mê",
)


@dataclass(frozen=True)
class Template:
    name: str
    field: str
    rules: tuple[str, ...]
    text: str


@dataclass
class Drawn:
    """Values by name, with their decimals; claims still speak of names."""

    values: dict[str, Value] = field(default_factory=dict)
    digits: dict[str, int] = field(default_factory=dict)
    percents: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    claims: list[tuple[str, str, tuple[str, ...], int, bool]] = field(default_factory=list)


def templates(folder: Path) -> list[Template]:
    """The templates of a folder's text files, in the order of names and lines. "===" opens one, "---" its text."""
    found: list[Template] = []
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            title, _, rest = part.partition("\n")
            rules, _, text = rest.partition("\n---\n")
            name, _, subject = title.partition("|")
            split = tuple(rule.strip() for rule in re.split(r"[;\n]", rules) if rule.strip())
            found.append(Template(name.strip(), subject.strip(), split, text.strip("\n")))
    assert len({template.name for template in found}) == len(found), "two templates of one name"
    return found


def draw(rules: tuple[str, ...], rng: random.Random) -> Drawn:
    drawn = Drawn()
    for rule in rules:
        strict, text = not rule.startswith("?"), rule.lstrip("? ")
        for pattern, apply in _RULES:
            if match := re.fullmatch(pattern, text):
                apply(drawn, rng, strict, *match.groups())
                break
        else:
            raise ValueError(f"no such rule: {rule}")
    return drawn


def write(text: str, drawn: Drawn, rng: random.Random) -> tuple[str, list[Slot], list[Claim]]:
    """The passage with every figure's place, and the claims over those places."""
    communes = rng.sample(COMMUNES, len(COMMUNES))
    chosen = re.sub(r"<([^<>]*\|[^<>]*)>", lambda match: rng.choice(match[1].split("|")), text)
    chosen = re.sub(r"@xa(\d?)", lambda match: communes[int(match[1] or 0)], chosen)
    pieces: list[str] = []
    slots: list[Slot] = []
    length = 0
    for piece in re.split(r"(\{[^{}]+\})", chosen):
        printed = piece
        if piece.startswith("{"):
            name, _, style = piece[1:-1].partition(":")
            percent, digits = name in drawn.percents, drawn.digits.get(name, 0)
            symbol = name in drawn.symbols
            style = "plain" if symbol else "year" if name in drawn.years else style
            printed = show(drawn.values[name], style, digits, percent=percent)
            if not symbol:
                end = length + len(printed.rstrip("% ")) if percent else length + len(printed)
                shown = printed.rstrip("% ") if percent else printed
                slots.append(Slot(name, length, end, drawn.values[name], shown, style, digits, percent))
        pieces.append(printed)
        length += len(printed)
    return "".join(pieces), slots, list(_claims(drawn, slots))


def _claims(drawn: Drawn, slots: list[Slot]) -> Iterator[Claim]:
    first: dict[str, int] = {}
    for index, slot in enumerate(slots):
        if slot.name not in first:
            first[slot.name] = index
            if isinstance(slot.value, date):
                yield Claim("date", "valid", (index,))
            continue
        kind = "date" if slot.name in drawn.years else "restatement"
        if isinstance(slot.value, date):
            kind = "date" if slot.name in drawn.days else "reference"
        yield Claim(kind, "same", (first[slot.name], index))
    for kind, relation, names, fixed, strict in drawn.claims:
        if all(name in first for name in names):
            yield Claim(kind, relation, tuple(first[name] for name in names), fixed, strict)


def _whole(drawn: Drawn, rng: random.Random, _strict: bool, name: str, low: str, high: str, decimals: str) -> None:
    digits = int(decimals or 0)
    scale = 10**digits
    drawn.values[name] = Fraction(rng.randint(round(float(low) * scale), round(float(high) * scale)), scale)
    drawn.digits[name] = digits


def _symbol(drawn: Drawn, rng: random.Random, strict: bool, name: str, low: str, high: str) -> None:
    _whole(drawn, rng, strict, name, low, high, "")
    drawn.symbols.add(name)


def _share(drawn: Drawn, rng: random.Random, _strict: bool, name: str, low: str, high: str, whole: str) -> None:
    digits = drawn.digits.get(whole, 0)
    share = Fraction(rng.uniform(float(low), float(high))) / 100 * _number(drawn, whole)
    drawn.values[name] = Fraction(max(1, math.floor(share * 10**digits)), 10**digits)
    drawn.digits[name] = digits


def _bound(drawn: Drawn, _rng: random.Random, strict: bool, name: str, expression: str) -> None:
    """A total of parts, or the rest of a total."""
    names = re.findall(r"[a-z]\w*", expression)
    drawn.values[name] = _compute(drawn, expression)
    drawn.digits[name] = max(drawn.digits.get(one, 0) for one in names)
    parts = (names[0], *names[1:], name) if "-" in expression else (name, *names)
    drawn.claims.append(("sum", "sum", parts, 0, strict))


def _scaled(drawn: Drawn, _rng: random.Random, strict: bool, name: str, small: str, unit: str, digits: str) -> None:
    drawn.values[name] = _number(drawn, small) / int(unit)
    drawn.digits[name] = int(digits)
    drawn.claims.append(("restatement", "scaled", (small, name), int(unit), strict))


def _computed(
    drawn: Drawn, _rng: random.Random, _strict: bool, name: str, expression: str, decimals: str | None
) -> None:
    names = re.findall(r"[a-z]\w*", expression.replace("round", ""))
    drawn.values[name] = _compute(drawn, expression)
    drawn.digits[name] = int(decimals or max((drawn.digits.get(one, 0) for one in names), default=0))


def _percent(
    drawn: Drawn, rng: random.Random, strict: bool, name: str, first: str, second: str, digits: str, cut: str
) -> None:
    exact = 100 * _number(drawn, first) / _number(drawn, second)
    _keep_percent(drawn, rng, name, exact, int(digits), cut)
    drawn.claims.append(("ratio", "ratio", (first, second, name), 0, strict))


def _percent_too(drawn: Drawn, _rng: random.Random, strict: bool, name: str, first: str, second: str) -> None:
    drawn.claims.append(("ratio", "ratio", (first, second, name), 0, strict))


def _complement(drawn: Drawn, _rng: random.Random, strict: bool, name: str, expression: str) -> None:
    names = tuple(re.findall(r"[a-z]\w*", expression))
    drawn.values[name] = 100 - sum((_number(drawn, one) for one in names), Fraction(0))
    drawn.digits[name] = max(drawn.digits[one] for one in names)
    drawn.percents.add(name)
    drawn.claims.append(("complement", "complement", (*names, name), 0, strict))


def _growth(
    drawn: Drawn, rng: random.Random, strict: bool, name: str, relation: str, new: str, old: str, digits: str, cut: str
) -> None:
    level = _number(drawn, new) / _number(drawn, old)
    exact = {"rise": level - 1, "fall": 1 - level, "level": level}[relation] * 100
    _keep_percent(drawn, rng, name, exact, int(digits), cut)
    drawn.claims.append(("growth", relation, (new, old, name), 0, strict))


def _keep_percent(drawn: Drawn, rng: random.Random, name: str, exact: Fraction, digits: int, cut: str) -> None:
    scaled = exact * 10**digits
    truncated = bool(cut) or rng.random() < 0.25
    drawn.values[name] = Fraction(math.floor(scaled) if truncated else math.floor(scaled + Fraction(1, 2)), 10**digits)
    drawn.digits[name] = digits
    drawn.percents.add(name)


def _gap(drawn: Drawn, _rng: random.Random, strict: bool, name: str, new: str, old: str) -> None:
    drawn.values[name] = _number(drawn, new) - _number(drawn, old)
    drawn.digits[name] = max(drawn.digits.get(new, 0), drawn.digits.get(old, 0))
    drawn.claims.append(("growth", "gap", (new, old, name), 0, strict))


def _times(drawn: Drawn, _rng: random.Random, strict: bool, name: str, new: str, old: str, digits: str) -> None:
    scale = 10 ** int(digits)
    drawn.values[name] = Fraction(math.floor(_number(drawn, new) / _number(drawn, old) * scale + Fraction(1, 2)), scale)
    drawn.digits[name] = int(digits)
    drawn.claims.append(("growth", "times", (new, old, name), 0, strict))


def _most(drawn: Drawn, _rng: random.Random, strict: bool, names: str) -> None:
    drawn.claims.append(("sum", "at_most", tuple(re.findall(r"\w+", names)), 0, strict))


def _all(drawn: Drawn, _rng: random.Random, strict: bool, names: str) -> None:
    drawn.claims.append(("sum", "sum", tuple(re.findall(r"\w+", names)), 0, strict))


def _count(drawn: Drawn, _rng: random.Random, strict: bool, name: str, count: str) -> None:
    drawn.values[name] = Fraction(int(count))
    drawn.claims.append(("count", "count", (name,), int(count), strict))


def _cited(drawn: Drawn, _rng: random.Random, strict: bool, name: str, last: str) -> None:
    drawn.values[name] = Fraction(int(last))
    drawn.claims.append(("structure", "cited", (name,), int(last), strict))


def _date(drawn: Drawn, rng: random.Random, _strict: bool, name: str, kind: str, low: str, high: str) -> None:
    if kind == "day":
        drawn.days.add(name)
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    drawn.values[name] = first + timedelta(rng.randint(0, (last - first).days))


def _after(drawn: Drawn, rng: random.Random, strict: bool, name: str, earlier: str, low: str, high: str) -> None:
    before = drawn.values[earlier]
    assert isinstance(before, date)
    drawn.values[name] = before + timedelta(rng.randint(int(low), int(high)))
    if earlier in drawn.days:
        drawn.days.add(name)
    drawn.claims.append(("date", "order", (earlier, name), 0, strict))


def _ordered(drawn: Drawn, _rng: random.Random, strict: bool, earlier: str, later: str) -> None:
    drawn.claims.append(("date", "order", (earlier, later), 0, strict))


def _year(drawn: Drawn, rng: random.Random, strict: bool, name: str, low: str, high: str) -> None:
    _whole(drawn, rng, strict, name, low, high, "")
    drawn.years.add(name)


def _year_after(drawn: Drawn, rng: random.Random, strict: bool, name: str, earlier: str, low: str, high: str) -> None:
    drawn.values[name] = _number(drawn, earlier) + rng.randint(int(low), int(high))
    drawn.years.add(name)
    drawn.claims.append(("date", "order", (earlier, name), 0, strict))


def _number(drawn: Drawn, name: str) -> Fraction:
    value = drawn.values[name]
    assert isinstance(value, Fraction)
    return value


def _compute(drawn: Drawn, expression: str) -> Fraction:
    numbers = {name: value for name, value in drawn.values.items() if isinstance(value, Fraction)}
    allowed = {"__builtins__": {}, "round": lambda value, to: Fraction(round(value / to) * to)}
    return Fraction(eval(expression, allowed, numbers))


_N = r"([a-z]\w*)"
_RULES = (
    (rf"{_N} (-?[\d.]+)\.\.(-?[\d.]+)(?: d(\d))?", _whole),
    (rf"{_N} symbol (\d+)\.\.(\d+)", _symbol),
    (rf"{_N} ([\d.]+)\.\.([\d.]+)% {_N}", _share),
    (rf"{_N} = 100((?: - [a-z]\w*)+)", _complement),
    (rf"{_N} = {_N} / {_N} %(\d)(t?)", _percent),
    (rf"{_N} of {_N} / {_N}", _percent_too),
    (rf"{_N} = ([a-z]\w*(?: [+-] [a-z]\w*)+)", _bound),
    (rf"{_N} = {_N} / (\d+) d(\d)", _scaled),
    (rf"{_N} := (.+?)(?: d(\d))?", _computed),
    (rf"{_N} (rise|fall|level)\({_N}, {_N}\) %(\d)(t?)", _growth),
    (rf"{_N} gap\({_N}, {_N}\)", _gap),
    (rf"{_N} times\({_N}, {_N}\) d(\d)", _times),
    (rf"order\({_N}, {_N}\)", _ordered),
    (r"most\(([^)]+)\)", _most),
    (r"all\(([^)]+)\)", _all),
    (rf"{_N} count (\d+)", _count),
    (rf"{_N} cited (\d+)", _cited),
    (rf"{_N} (date|day) ([\d-]+)\.\.([\d-]+)", _date),
    (rf"{_N} year (\d+)\.\.(\d+)", _year),
    (rf"{_N} yearafter {_N} (\d+)\.\.(\d+)", _year_after),
    (rf"{_N} after {_N} (\d+)\.\.(\d+)", _after),
)
