"""A check as JSON values, and as lines for a terminal."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from tinhso.checker.findings import CheckResult, Finding, FindingKind, Severity
from tinhso.checker.passages import Span
from tinhso.papers import Document

_MARKS = {Severity.CONTRADICTION: "✗", Severity.DOUBTFUL: "?", Severity.STYLE: "·"}
_AROUND = 60


def as_json(document: Document, result: CheckResult) -> dict[str, Any]:
    """The values of the command's JSON. Spans are character offsets in the extracted text.

    For plain text that is the file's own text; for .docx and .pdf it is given as `document.text`.
    """
    head = document.head
    values: dict[str, Any] = {
        "symbol": head.symbol,
        "issued_on": day.isoformat() if (day := head.issued_day) else None,
        "issuer": head.issuer,
        "kind": head.kind,
        "subject": head.subject,
        "text_length": len(result.text),
    }
    if not document.extracted.is_source:
        values["text"] = result.text
    return {
        "document": values,
        "findings": [_finding(result, finding) for finding in result.findings],
        "claims_checked": {str(kind): result.claims_checked.get(kind, 0) for kind in FindingKind},
        "numbers": {"total": result.numbers_total, "in_some_claim": result.numbers_in_claims},
    }


def _finding(result: CheckResult, finding: Finding) -> dict[str, Any]:
    return {
        "kind": str(finding.kind),
        "severity": str(finding.severity),
        "message": str(finding.message),
        "spans": [_span(result, span) for span in finding.spans],
        "expected": finding.expected or None,
        "suggestion": [{**_span(result, edit.span), "replacement": edit.replacement} for edit in finding.suggestion]
        or None,
        "arithmetic": list(finding.arithmetic),
    }


def _span(result: CheckResult, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": result.text[span.start : span.end]}


def lines_of(name: str, result: CheckResult) -> Iterator[str]:
    """Findings with their line, the marked words in ⟦ ⟧, and what was checked."""
    starts = [0, *(at + 1 for at, character in enumerate(result.text) if character == "\n")]
    for finding in result.findings:
        at = finding.spans[0].start if finding.spans else 0
        yield f"{name}:{bisect_right(starts, at)}: {_MARKS[finding.severity]} [{finding.kind}] {finding.message}"
        if finding.spans:
            yield f"    {_excerpt(result.text, finding.spans[0])}"
    checked = ", ".join(f"{kind} {count}" for kind, count in sorted(result.claims_checked.items()))
    claims = sum(result.claims_checked.values())
    yield (
        f"{name}: {len(result.findings)} điểm cần xem; {claims} phép kiểm tra ({checked}); "
        f"{result.numbers_in_claims}/{result.numbers_total} con số đã được kiểm tra"
    )


def _excerpt(text: str, span: Span) -> str:
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return " ".join(f"…{before}⟦{text[span.start : span.end]}⟧{after}…".split())
