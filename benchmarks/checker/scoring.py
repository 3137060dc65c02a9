"""What the checker made of each passage, against what is true of it."""

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from benchmarks.checker.figures import AGREES, Value, show, verdict
from benchmarks.checker.injection import Passage, Truth
from benchmarks.checker.locating import Span, locate
from benchmarks.checker.reports import as_docx
from tinhso.checker import CheckResult, Finding, check
from tinhso.kernel.number_words import parse_number_words
from tinhso.kernel.numbers import parse_number
from tinhso.papers import read_bytes

PAGE = 2500
MAY_BE_DOUBTED = {"structure"}  # an appendix that is cited but absent may have been sent as a file of its own


@dataclass
class Score:
    """Counts over many passages. Counters are by kind of the error, or of the finding for false alarms."""

    passages: int = 0
    clean: int = 0
    characters: int = 0
    seconds: float = 0.0
    crashes: int = 0
    numbers: int = 0
    covered: int = 0
    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    doubted: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    settled: Counter[str] = field(default_factory=Counter)
    restored: Counter[str] = field(default_factory=Counter)
    right: int = 0
    false: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def pages(self) -> float:
        return self.characters / PAGE


def measure(passages: Iterable[Passage], *, docx: bool = False) -> Score:
    """Run the checker over passages, as text or as .docx."""
    score = Score()
    for passage in passages:
        content = as_docx(passage) if docx else passage.text.encode()
        document = read_bytes(content)
        started = time.perf_counter()
        try:
            result = check(document)
        except Exception as error:  # a measure goes on and says so: every error in the passage is missed
            result = CheckResult("", (), {}, 0, 0)
            score.crashes += 1
            score.notes.append(f"crash in {passage.name}: {error!r}")
        score.seconds += time.perf_counter() - started
        _add(score, passage, result)
    return score


def _add(score: Score, passage: Passage, result: CheckResult) -> None:
    places = locate(passage, result.text)
    score.passages += 1
    score.clean += passage.clean
    score.characters += len(passage.text)
    score.numbers += result.numbers_total
    score.covered += result.numbers_in_claims
    contradictions = [finding for finding in result.findings if finding.severity == "contradiction"]
    doubtful = [finding for finding in result.findings if finding.severity == "doubtful"]
    for truth in passage.truths:
        score.injected[truth.kind] += 1
        enough = contradictions + doubtful if truth.kind in MAY_BE_DOUBTED else contradictions
        hits = [finding for finding in enough if _points_at(finding, truth, places)]
        if not hits:
            score.doubted[truth.kind] += any(_points_at(finding, truth, places) for finding in doubtful)
            wrong = passage.slots[truth.slot]
            score.notes.append(f"missed {truth.kind}: {wrong.shown!r} for {truth.right!r} | {_around(passage, truth)}")
            continue
        score.found[truth.kind] += 1
        score.named[truth.kind] += any(str(hit.kind) in truth.kinds for hit in hits)
        score.restored[truth.kind] += any(_restores(hit, passage, truth, places) for hit in hits)
        score.settled[truth.kind] += any(_settles(hit, passage, truth, places) for hit in hits)
    for finding in contradictions:
        if any(_points_at(finding, truth, places) for truth in passage.truths):
            score.right += 1
        else:
            score.false[str(finding.kind)] += 1
            score.notes.append(
                f"false alarm {finding.kind} in {passage.name}: {finding.message} | {_quoted(finding, result.text)}"
            )
    for finding in doubtful:
        if not any(_points_at(finding, truth, places) for truth in passage.truths):
            score.doubts[str(finding.kind)] += 1


def _points_at(finding: Finding, truth: Truth, places: dict[int, Span]) -> bool:
    """A span on the broken figure, or the first span on a figure of a claim that broke with it."""
    if any(_overlap((span.start, span.end), places.get(truth.slot)) for span in finding.spans):
        return True
    first = finding.spans[0]
    return any(_overlap((first.start, first.end), places.get(slot)) for slot in truth.related)


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _restores(finding: Finding, passage: Passage, truth: Truth, places: dict[int, Span]) -> bool:
    edited = _edited(finding, passage, places)
    return edited is not None and _same(edited.get(truth.slot), truth.right, passage, truth.slot)


def _settles(finding: Finding, passage: Passage, truth: Truth, places: dict[int, Span]) -> bool:
    """After the edits every claim that the error broke agrees again, and no other one breaks."""
    edited = _edited(finding, passage, places)
    if not edited:
        return False
    slots = list(passage.slots)
    for index, text in edited.items():
        value = _value(text, passage, index)
        if value is None:
            return False
        shown = show(value, slots[index].style, slots[index].digits, percent=slots[index].percent)
        slots[index] = replace(slots[index], value=value, shown=shown.rstrip("% "))
    others = {slot for other in passage.truths if other is not truth for slot in other.related}
    touched = [claim for claim in passage.claims if set(claim.slots) & (truth.related | set(edited))]
    return all(verdict(claim, slots) == AGREES for claim in touched if not set(claim.slots) & others)


def _edited(finding: Finding, passage: Passage, places: dict[int, Span]) -> dict[int, str] | None:
    """What each figure would say with the suggestion; None where an edit touches no known figure."""
    said: dict[int, str] = {}
    for edit in finding.suggestion:
        touched = [index for index, span in places.items() if _overlap((edit.span.start, edit.span.end), span)]
        if len(touched) != 1:
            return None
        said[touched[0]] = edit.replacement
    return said


def _same(text: str | None, right: str, passage: Passage, slot: int) -> bool:
    if text is None:
        return False
    said, right = (unicodedata.normalize("NFC", one).strip(" %") for one in (text, right))
    return said == right or _value(text, passage, slot) == _value(right, passage, slot) is not None


def _value(text: str, passage: Passage, slot: int) -> Value | None:
    """What a replacement means: a number, or a day."""
    if isinstance(passage.slots[slot].value, date):
        parts = [int(part) for part in re.findall(r"\d+", text)]
        try:
            return date(parts[2], parts[1], parts[0]) if len(parts) == 3 else None
        except ValueError:
            return None
    bare = unicodedata.normalize("NFC", text).strip(" %")
    for read in (lambda: Fraction(parse_number(bare).value), lambda: Fraction(parse_number_words(bare.lower()))):
        try:
            return read()
        except (ValueError, TypeError, AttributeError):
            continue
    return None


def _around(passage: Passage, truth: Truth) -> str:
    slot = passage.slots[truth.slot]
    return f"{passage.name}: …{passage.text[max(0, slot.start - 90) : slot.end + 60]}…".replace("\n", " ")


def _quoted(finding: Finding, text: str) -> str:
    return " · ".join(text[span.start : span.end] for span in finding.spans)
