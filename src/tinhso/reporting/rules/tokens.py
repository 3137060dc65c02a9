"""Figure tokens: what stands in a report's text where a number will stand on the paper. Pure.

    {{onestop.received}}                a figure in the report's period, of the area that it reports on
    {{onestop.online_share:fraction}}   the same as "5.083/6.264"; also `numerator` and `denominator` alone
    {{directives.assigned@unit}}        of the unit that issues the report, not of the area
    {{directives.assigned@12}}          of the unit with this id (tables that list units)
    {{tasks.overdue@unit}}              tasks by where they stand: assigned, done, ongoing, overdue
    {{period}}                          a word of the report: a name without a dot

A line that holds nothing but one token may become several lines (`{{difficulties}}`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

AREA, UNIT = "area", "unit"
FORMS = ("", "fraction", "numerator", "denominator")

_BRACES = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}")
_GRAMMAR = re.compile(
    r"\s*(?P<name>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)(?:@(?P<place>[a-z]+|\d{1,18}))?(?::(?P<form>[a-z]+))?\s*"
)


@dataclass(frozen=True, slots=True)
class Token:
    """`name` is "" for braces that hold nothing readable; `raw` is the token as it is written."""

    raw: str
    name: str = ""
    place: str = AREA
    form: str = ""

    @property
    def is_word(self) -> bool:
        return "." not in self.name

    @property
    def key(self) -> str:
        """The same for the same figure, however it is spaced."""
        if not self.name:
            return self.raw
        place = f"@{self.place}" if self.place != AREA else ""
        return f"{self.name}{place}{f':{self.form}' if self.form else ''}"


def parts(text: str) -> Iterator[str | Token]:
    """Words and tokens in order."""
    at = 0
    for found in _BRACES.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield _token(found)
        at = found.end()
    if at < len(text):
        yield text[at:]


def tokens(texts: Iterable[str]) -> list[Token]:
    """All tokens of some texts, each once."""
    found = (part for text in texts for part in parts(text) if isinstance(part, Token))
    return list({token.key: token for token in found}.values())


def has_loose_braces(text: str) -> bool:
    """Whether braces were opened or closed that make no token."""
    rest = _BRACES.sub("", text)
    return "{{" in rest or "}}" in rest


def _token(found: re.Match[str]) -> Token:
    read = _GRAMMAR.fullmatch(found["inside"])
    if read is None or (read["form"] or "") not in FORMS:
        return Token(found.group())
    return Token(found.group(), read["name"], read["place"] or AREA, read["form"] or "")
