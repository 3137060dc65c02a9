"""A claim: numbers of which the document says that they belong together, with the rule that recognised it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from tinhso.checker.equations import Equation
from tinhso.checker.findings import Finding, FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number, Ratio, numbers_of, ratios_of, sentences_of, without_marks
from tinhso.checker.passages import Passage, Walk


class Wording(IntEnum):
    """How strongly the text ties the numbers of a claim together, and so what must explain that it fails.

    LOOSE: they stand near each other; only a slip of the pen that mends another claim too makes a failing one believed.
    STRUCTURAL: they are arranged as such numbers are; one slip must explain it, and break nothing that holds.
    EXPLICIT: the words leave no other reading.
    """

    LOOSE = 0
    STRUCTURAL = 1
    EXPLICIT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """Either an equation, which may fail and be mended together with others, or a check that a rule made by itself.

    `severity` is that of a finding if the equation fails and is believed to (see `Wording`); `covers` the numbers that
    the check looked at.
    """

    kind: FindingKind
    equation: Equation | None = None
    severity: Severity = Severity.CONTRADICTION
    wording: Wording = Wording.STRUCTURAL
    covers: tuple[Number, ...] = ()
    finding: Finding | None = None

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (*self.equation.numbers, *self.covers) if self.equation else self.covers


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its numbers in order. Names and numbering are left out of `counts`."""

    passage: Passage
    start: int
    end: int
    numbers: list[Number]
    ratios: list[Ratio]

    @property
    def counts(self) -> list[Number]:
        return [number for number in self.numbers if number.kind is Kind.COUNT]

    @property
    def percents(self) -> list[Number]:
        return [number for number in self.numbers if number.kind is Kind.PERCENT]

    def between(self, one: Number, other: Number) -> str:
        return self.passage.text[one.end : other.start].lower()

    def numbers_between(self, one: Number, end: int) -> list[Number]:
        """The counts behind a number, before a place."""
        return [number for number in self.counts if one.end <= number.start < end]

    def before(self, number: Number, width: int = 40) -> str:
        return self.passage.text[max(self.start, number.start - width) : number.start].lower()

    def after(self, number: Number, width: int = 60) -> str:
        return self.passage.text[number.end : min(self.end, number.end + width)].lower()

    def ratio_with(self, number: Number) -> Ratio | None:
        return next((ratio for ratio in self.ratios if number in (ratio.part, ratio.whole)), None)


@dataclass(slots=True, eq=False)
class Reading:
    """A document with its numbers found; what every rule works on."""

    walk: Walk
    numbers: dict[Passage, list[Number]] = field(default_factory=dict)
    sentences: dict[Passage, list[Sentence]] = field(default_factory=dict)

    @classmethod
    def of(cls, walk: Walk) -> "Reading":
        reading = cls(walk)
        for passage in walk.passages:
            numbers = numbers_of(passage)
            if not numbers:
                continue
            reading.numbers[passage] = numbers
            ratios = ratios_of(numbers, without_marks(passage.text))
            reading.sentences[passage] = [
                Sentence(
                    passage,
                    start,
                    end,
                    inside,
                    [ratio for ratio in ratios if start <= ratio.part.start and ratio.whole.end <= end],
                )
                for start, end in sentences_of(passage.text)
                if (inside := [number for number in numbers if start <= number.start < end])
            ]
        return reading

    def all_sentences(self) -> Iterable[Sentence]:
        for sentences in self.sentences.values():
            yield from sentences

    def sentences_in(self, passage: Passage) -> list[Sentence]:
        return self.sentences.get(passage, [])
