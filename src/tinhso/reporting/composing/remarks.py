"""What must be settled before a report leaves the desk: tokens that stand for nothing, numbers that contradict each
other, typed numbers that contradict what the system counts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tinhso.checker import Finding, Severity, check
from tinhso.kernel.numbers import agrees_with_ratio, format_integer, parse_number
from tinhso.onestop.metrics.dossiers import ALL
from tinhso.onestop.models import JUSTICE
from tinhso.reporting.checking import key_of
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.values import values_of
from tinhso.reporting.outlines.services import COUNTS, SHARES, metric_codes, stem_in
from tinhso.reporting.rules.paper import Line, Value, section_at
from tinhso.reporting.rules.tokens import Token, has_loose_braces, parts

_SENTENCE_END = re.compile(r"(?<=[.;:])\s+(?=\D)")
AROUND = 40


@dataclass(frozen=True)
class Problem:
    """Something that no report may leave with; there is nothing to explain about it."""

    section: str
    message: str


@dataclass(frozen=True)
class Remark:
    """Something that doesn't agree. `explanation`: why the drafter lets it stand; "" while nobody has said."""

    key: str
    kind: str
    severity: str
    message: str
    section: str
    excerpt: tuple[str, str, str]
    expected: str = ""
    token: str = ""
    explanation: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.CONTRADICTION and not self.explanation


@dataclass
class Review:
    """The desk's judgement of a report as it stands now."""

    composed: Composed

    @cached_property
    def problems(self) -> list[Problem]:
        return list(_problems(self.composed))

    @cached_property
    def remarks(self) -> list[Remark]:
        return [*_typed(self.composed), *_checked(self.composed)]

    @property
    def blocking(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.blocks]

    @property
    def may_leave(self) -> bool:
        return not self.problems and not self.blocking


def _problems(composed: Composed) -> Iterator[Problem]:
    report = composed.report
    for section in report.sections:
        text, heading = section["text"], section["heading"] or _("Phần mở đầu")
        for part in parts(text):
            if isinstance(part, Token) and part.key not in composed.values:
                message = _("%(token)s không phải số liệu hay thông tin nào của báo cáo.") % {"token": part.raw}
                yield Problem(section["key"], f"{heading}: {message}")
        if has_loose_braces(text):
            yield Problem(section["key"], f"{heading}: " + _("có dấu ngoặc {{ }} chưa đóng hoặc chưa mở."))
    if not any(section["text"].strip() for section in report.sections):
        yield Problem("", _("Báo cáo chưa có nội dung."))


def _checked(composed: Composed) -> Iterator[Remark]:
    result = check(composed.document)
    for finding in result.findings:
        yield _remark(composed, finding, result.text)


def _remark(composed: Composed, finding: Finding, text: str) -> Remark:
    span = finding.spans[0] if finding.spans else None
    spans = [(each.start, each.end) for each in finding.spans]
    key = key_of(text, str(finding.kind), spans)
    return Remark(
        key=key,
        kind=str(finding.kind),
        severity=str(finding.severity),
        message=str(finding.message),
        section=section_at(composed.paper, _line_of(text, span.start)) if span else "",
        excerpt=_excerpt(text, span.start, span.end) if span else ("", "", ""),
        expected=finding.expected,
        explanation=composed.report.explanations.get(key, ""),
    )


def _typed(composed: Composed) -> Iterator[Remark]:
    """Numbers that were typed although the system counts them, and counts something else."""
    lines = [line for line in composed.paper.lines if _has_typed_number(line)]
    if not lines or composed.report.field_code != JUSTICE:
        return
    known = values_of(composed.scene, [f"{{{{{code}}}}}" for code in metric_codes()])
    for line in lines:
        begin, stem = 0, ALL
        for sentence in _SENTENCE_END.split(line.text):
            at = line.text.index(sentence, begin)
            begin, named = at + len(sentence), stem_in(sentence)
            stem = named if named != ALL else stem  # what a sentence doesn't name, the one before it did
            yield from _typed_in(composed, line, sentence, at, stem, known)


def _typed_in(
    composed: Composed, line: Line, sentence: str, at: int, stem: str, known: dict[str, Value]
) -> Iterator[Remark]:
    for name, phrase in (*COUNTS, *SHARES):
        for found in phrase.finditer(sentence):
            start, end = found.span("number")
            written, code = found["number"].rstrip(".,"), f"{stem}.{name}"
            value = known.get(code)
            if value is None or not _is_typed(line, at + start, at + end) or _agrees(written, value):
                continue
            text = sentence[:start] + written + sentence[end:]
            key = key_of(text, "metric", [(start, start + len(written))])
            yield Remark(
                key=key,
                kind="metric",
                severity=str(Severity.CONTRADICTION),
                message=_("Câu này ghi %(typed)s; hệ thống đếm %(counted)s (%(label)s).")
                % {"typed": written, "counted": value.text, "label": value.label},
                section=line.section,
                excerpt=_excerpt(sentence, start, start + len(written)),
                expected=value.text,
                token=f"{{{{{code}}}}}",
                explanation=composed.report.explanations.get(key, ""),
            )


def _agrees(written: str, value: Value) -> bool:
    try:
        number = parse_number(written).value
    except ValueError:
        return True
    if value.denominator is not None:
        return agrees_with_ratio(value.numerator or 0, value.denominator, number)
    return format_integer(int(number)) == value.text


def _has_typed_number(line: Line) -> bool:
    return any(segment.value is None and re.search(r"\d", segment.text) for segment in line.segments)


def _is_typed(line: Line, start: int, end: int) -> bool:
    """Whether the characters of a line stand in its words, not in a figure."""
    at = 0
    for segment in line.segments:
        if at < end and at + len(segment.text) > start and segment.value is not None:
            return False
        at += len(segment.text)
    return True


def _line_of(text: str, at: int) -> int:
    starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    return bisect_right(starts, at)


def _excerpt(text: str, start: int, end: int) -> tuple[str, str, str]:
    begin, finish = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = text[max(begin, start - AROUND) : start]
    after = text[end : min(len(text) if finish < 0 else finish, end + AROUND)]
    return before, text[start:end], after
