"""What statements of law stand on, and whether somebody has read it there. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tinhso.onestop.rules.plain import Problem, Slip
from tinhso.onestop.rules.slips import said


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands, e.g. "Luật 60/2014/QH13, Điều 18"."""

    text: str
    verified: bool = False

    def slips(self) -> Iterator[Problem]:
        if not self.text:
            yield Problem("text", Slip.MISSING)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    symbol: str
    title: str
    issued_on: date | None = None
    verified: bool = False

    def slips(self) -> Iterator[Problem]:
        yield from said(self, "symbol", "title")
