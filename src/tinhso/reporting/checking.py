"""Running the checker over a report with its corrections made, and giving the report back with remarks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from tinhso.checker import CheckResult, check
from tinhso.checker.report import as_json
from tinhso.foundation.files.store import keep, path_of
from tinhso.kernel import clock
from tinhso.papers import Document, read_bytes
from tinhso.papers.commenting import Commented, Note, comment
from tinhso.papers.writing import write_docx
from tinhso.reporting.models import Check
from tinhso.reporting.rules.edits import SourceEdit, edited, source_place

TEXT_NAME = "bao-cao.txt"
DOCX_NAME = "bao-cao.docx"
AUTHOR = "Tỉnh Số"


@dataclass(frozen=True)
class Taken:
    """A report as it was taken in: its document, and the stored .docx that is worked on ("" for plain text)."""

    document: Document
    working: str = ""


def taken_text(text: str) -> Taken:
    """Raises UnreadableError for a text without words."""
    return Taken(read_bytes(text.encode(), TEXT_NAME))


def taken_file(digest: str, name: str) -> Taken:
    """A .docx is worked on itself, a PDF on a .docx of the same content. Raises UnreadableError."""
    content = path_of(digest).read_bytes()
    document = read_bytes(content, name)
    if document.extracted.is_source:
        return Taken(document)
    if name.lower().endswith(".docx"):
        return Taken(document, digest)
    written = write_docx(document)
    return Taken(read_bytes(written, DOCX_NAME), keep(BytesIO(written)).digest)


def run(document: Document, against: Check | None) -> CheckResult:
    return check(document, against=[current_document(against)] if against else [])


def stored(document: Document, result: CheckResult) -> dict[str, Any]:
    """What a `Check` keeps of a result."""
    values = as_json(document, result)
    findings = [{**finding, "key": _key(result.text, finding)} for finding in values["findings"]]
    return {
        "findings": findings,
        "claims_checked": sum(values["claims_checked"].values()),
        "numbers_total": result.numbers_total,
        "numbers_in_claims": result.numbers_in_claims,
    }


def source_edits(it: Check) -> tuple[SourceEdit, ...]:
    return tuple(SourceEdit(*edit) for edit in it.edits)


def current_text(it: Check) -> str:
    return edited(it.source_text, source_edits(it))


def current_document(it: Check) -> Document:
    """The report with its corrections made, read again: tables and headings of a .docx are kept."""
    text = current_text(it)
    if it.working_id:
        document = read_bytes(_with_notes(it, [_tracked(edit) for edit in source_edits(it)]).content, DOCX_NAME)
        if document.extracted.text == text:
            return document
    return read_bytes(text.encode(), TEXT_NAME)


def with_comments(it: Check) -> Commented:
    """The report as .docx: every finding that still stands as a comment, every correction as a tracked change."""
    edits = source_edits(it)
    notes = [_tracked(edit) for edit in edits]
    for finding in open_findings(it):
        for span in finding["spans"][:1]:
            start, end = source_place(edits, span["start"]), source_place(edits, span["end"])
            if not any(start < note.end and end > note.start for note in notes) and start < end:
                notes.append(Note(start, end, finding["message"]))
    return _with_notes(it, notes)


def open_findings(it: Check) -> list[dict[str, Any]]:
    return [finding for finding in it.findings if finding["key"] not in it.dismissed]


def _with_notes(it: Check, notes: Sequence[Note]) -> Commented:
    if it.working_id:
        content = path_of(it.working_id).read_bytes()
        return comment(content, read_bytes(content, DOCX_NAME), notes, author=AUTHOR, at=clock.now())
    source = read_bytes(it.source_text.encode(), TEXT_NAME)
    return comment(write_docx(source), source, notes, author=AUTHOR, at=clock.now())


def _tracked(edit: SourceEdit) -> Note:
    return Note(edit.start, edit.end, edit.reason or _("Sửa số liệu"), edit.replacement)


def key_of(text: str, kind: str, spans: Sequence[tuple[int, int]]) -> str:
    """Names a finding; stays the same while the words around it stay the same, wherever they move to."""
    around = [text[max(0, start - 30) : end + 30] for start, end in spans]
    return hashlib.sha256(repr([kind, around]).encode()).hexdigest()[:16]


def _key(text: str, finding: dict[str, Any]) -> str:
    return key_of(text, finding["kind"], [(span["start"], span["end"]) for span in finding["spans"]])
