"""What the page of one check shows: the text with its marks, a card per finding, the corrections made."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.reporting.checking import current_text, open_findings, source_edits
from tinhso.reporting.models import Check
from tinhso.reporting.rules.edits import SourceEdit
from tinhso.reporting.rules.marking import Gap, Marked, MarkedLine, folded, marked_lines

STATES = {"contradiction": "late", "doubtful": "warn", "style": "info"}
SEVERITIES: dict[str, str | Promise] = {
    "contradiction": _("Mâu thuẫn"),
    "doubtful": _("Cần xem lại"),
    "style": _("Cách viết"),
}
KINDS: dict[str, str | Promise] = {
    "ratio": _("Tỷ lệ phần trăm"),
    "complement": _("Phần còn lại"),
    "sum": _("Tổng và thành phần"),
    "restatement": _("Số nhắc lại"),
    "count": _("Số lượng nêu và số dòng"),
    "growth": _("Tăng, giảm"),
    "reference": _("Văn bản viện dẫn"),
    "date": _("Ngày tháng, giai đoạn"),
    "structure": _("Bố cục, phụ lục"),
    "metric": _("Số liệu của hệ thống"),
}


@dataclass(frozen=True)
class Card:
    """One finding with its number in the margin."""

    number: int
    finding: dict[str, Any]

    @property
    def key(self) -> str:
        return str(self.finding["key"])

    @property
    def state(self) -> str:
        return STATES[self.finding["severity"]]

    @property
    def severity(self) -> str | Promise:
        return SEVERITIES[self.finding["severity"]]

    @property
    def kind(self) -> str | Promise:
        return KINDS[self.finding["kind"]]


@dataclass(frozen=True)
class Desk:
    lines: list[MarkedLine | Gap]
    cards: list[Card]
    dismissed: list[dict[str, Any]]
    corrections: list[tuple[SourceEdit, str]]

    @classmethod
    def of(cls, it: Check) -> "Desk":
        cards = [Card(number, finding) for number, finding in enumerate(open_findings(it), 1)]
        marks = [
            Marked(span["start"], span["end"], card.number, at == 0)
            for card in cards
            for at, span in enumerate(card.finding["spans"])
        ]
        return cls(
            lines=folded(marked_lines(current_text(it), marks)),
            cards=cards,
            dismissed=[finding for finding in it.findings if finding["key"] in it.dismissed],
            corrections=[(edit, it.source_text[edit.start : edit.end]) for edit in source_edits(it)],
        )

    @property
    def contradictions(self) -> int:
        return sum(card.finding["severity"] == "contradiction" for card in self.cards)

    @property
    def doubts(self) -> int:
        return len(self.cards) - self.contradictions
