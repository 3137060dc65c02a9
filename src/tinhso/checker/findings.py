"""What the checker says: findings with their spans, the correction they propose and the arithmetic behind them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tinhso.checker.passages import Span


class FindingKind(StrEnum):
    RATIO = "ratio"
    COMPLEMENT = "complement"
    SUM = "sum"
    RESTATEMENT = "restatement"
    COUNT = "count"
    GROWTH = "growth"
    REFERENCE = "reference"
    DATE = "date"
    STRUCTURE = "structure"
    METRIC = "metric"


class Severity(StrEnum):
    CONTRADICTION = "contradiction"  # arithmetic or logic leaves no reading in which all hold
    DOUBTFUL = "doubtful"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as the catalogue has it, and what it is filled with."""

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class Edit:
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that doesn't agree. The first span is the number or words in question, the others are related.

    `expected` is what the rest of the document says; `suggestion` the smallest correction that settles everything
    related, empty where a person has to decide; `arithmetic` shows the sum, line by line.
    """

    kind: FindingKind
    severity: Severity
    message: Message
    spans: tuple[Span, ...]
    expected: str = ""
    suggestion: tuple[Edit, ...] = ()
    arithmetic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`text` is the extracted text to which all spans refer. `claims_checked` counts the claims of each kind, those
    that hold included; `numbers_total` and `numbers_in_claims` how many numbers there are and how many a claim covers.
    """

    text: str
    findings: tuple[Finding, ...]
    claims_checked: dict[FindingKind, int]
    numbers_total: int
    numbers_in_claims: int


def apply(text: str, suggestion: tuple[Edit, ...]) -> str:
    """The text with the edits made; their spans refer to `text` and must not overlap."""
    for edit in sorted(suggestion, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text
