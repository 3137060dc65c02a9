"""Numbering and bullets at the start of a line: "I.", "1.2.", "a)", "đ)", "(3)", "-", "+", "Điều 2."."""

import re
from dataclasses import dataclass
from enum import IntEnum

from tinhso.kernel.text import clean
from tinhso.papers.patterns import compiled


class Level(IntEnum):
    """How deep a kind of marker usually stands."""

    PART = 0  # Phần, Chương
    ROMAN = 10
    LETTER_UPPER = 10
    ARTICLE = 20
    NUMBER = 30
    DECIMAL = 40
    LETTER = 50
    PARENTHESIS = 60
    DASH = 70
    PLUS = 80


_PATTERNS = (
    (
        "part",
        compiled(
            r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ\s+)?(?P<value>[IVX]+|[0-9]+|nhất|hai|ba|tư|năm|sáu|"
            r"bảy)\b[.:]?\s*"
        ),
    ),
    ("article", compiled(r"(?:ĐIỀU|Điều)\s+(?P<value>[0-9]+[a-zđ]?)[.:]\s*")),
    ("decimal", compiled(r"(?P<value>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?:[.:)]\s*|\s+)(?=[^\d\s/%.,])")),
    (
        "roman",
        compiled(r"(?P<value>(?:X{0,3})(?:IX|IV|V?I{1,3}|V|X))(?:[.)]\s*(?=\S)|\s*[-–:]\s+|\s+(?=[A-ZĐÀ-Ỹ]{2}))"),
    ),
    ("number", compiled(r"(?P<value>[0-9]{1,2}|[1-9][0-9]{2})(?:[.)]\s*|[/]\s+|:\s+)(?=[^\d\s/%.,])")),
    ("parenthesis", compiled(r"\((?P<value>[0-9]{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)")),
    ("letter_upper", compiled(r"(?P<value>[A-HĐ])[.)]\s*(?=[A-ZĐÀ-Ỹ])")),
    ("letter", compiled(r"(?P<value>[a-zđ])(?:\)\s*|\.\s+|\.(?=[A-ZĐÀ-Ỹ]))(?=\S)")),
    ("dash", compiled(r"(?P<value>[-–—•*▪●·])\s*(?=[^\s\-–—*\d]|\d+(?!\d*\s*[,.;]?\s*$))")),
    ("plus", compiled(r"(?P<value>[+○o◦])\s+(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`kind` is one of part, roman, letter_upper, article, number, decimal, letter, parenthesis, dash, plus."""

    kind: str
    value: str
    text: str

    @property
    def level(self) -> int:
        deeper = self.value.count(".") - 1 if self.kind == "decimal" else 0
        if self.kind == "number" and self.text.rstrip().endswith(")"):
            deeper = 5  # "1)" stands below "1."
        return int(Level[self.kind.upper()]) + deeper

    @property
    def is_bullet(self) -> bool:
        return self.kind in ("dash", "plus")

    @property
    def number(self) -> int | None:
        """Its place in a sequence counted from 1; None for bullets and decimals."""
        if self.kind in ("number", "article") or (self.kind == "parenthesis" and self.value.isdigit()):
            return int(re.sub(r"\D", "", self.value))
        if self.kind == "roman":
            return roman_number(self.value)
        return None

    def strip_from(self, text: str) -> str:
        return text[len(self.text) :].strip()


def marker_of(text: str) -> Marker | None:
    for kind, pattern in _PATTERNS:
        if (match := pattern.match(text)) and match["value"]:
            return Marker(kind, clean(match["value"]), match.group())
    return None


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_number(text: str) -> int:
    """VII → 7. Raises KeyError for other letters."""
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
