"""Comments and tracked changes in a .docx, at places known by their text: nothing else of the file is touched."""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any

from docx import Document as open_document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from tinhso.papers.model import Document

_CONTEXTS = (24, 12, 4, 0)  # letters around a quotation by which it is told from others like it, the surest first
_FIRST_CHANGE = 9_000  # above the numbers that a file's own marks have
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on `start` to `end` of the extracted text. `replacement` makes it a tracked change, too."""

    start: int
    end: int
    text: str
    replacement: str | None = None


@dataclass(slots=True)
class Commented:
    """The new file, and the notes for which no place was found in it."""

    content: bytes
    unplaced: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Letter:
    """One visible letter of the file: the w:t element that holds it, and its place in there."""

    element: Any
    at: int


def comment(content: bytes, source: Document, notes: Sequence[Note], *, author: str, at: datetime) -> Commented:
    """Write the notes into a .docx of which `source` was read. `author` and `at` (with time zone) stand beside them.

    Spans may not overlap. A quotation is found by its words and those around it, so the same number elsewhere is left.
    """
    document = open_document(BytesIO(content))
    letters = list(_letters(document.element.body))
    text = "".join(letter.element.text[letter.at] for letter in letters)
    placed: list[tuple[Note, list[_Letter]]] = []
    unplaced: list[Note] = []
    for note in notes:
        begin = _find(text, source.extracted.text, note)
        length = len(_squeezed(source.extracted.text[note.start : note.end]))
        if begin is None or not length:
            unplaced.append(note)
        else:
            placed.append((note, letters[begin : begin + length]))
    changes = count(_FIRST_CHANGE)
    for note, covered in sorted(placed, key=lambda pair: pair[0].start, reverse=True):
        runs = _runs_of(covered)
        remark = document.add_comment(
            runs=[Run(run, document) for run in runs], text=note.text, author=author, initials="TS"
        )
        remark._comment_elm.date = at
        if note.replacement is not None:
            _track(runs, note.replacement, lambda tag: _change(tag, next(changes), author, at))
    out = BytesIO()
    document.save(out)
    return Commented(out.getvalue(), unplaced)


def _letters(body: Any) -> Iterator[_Letter]:
    for element in body.iter(qn("w:t")):
        if element.text and not any(above.tag == qn("w:del") for above in element.iterancestors()):
            yield from (_Letter(element, at) for at, letter in enumerate(element.text) if not letter.isspace())


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)


def _find(text: str, source: str, note: Note) -> int | None:
    """Where the note's quotation begins in the file's letters: the same occurrence of the same words."""
    quoted = _squeezed(source[note.start : note.end])
    for width in _CONTEXTS:
        before, after = _around(source, note, width)
        key = before + quoted + after
        earlier = _squeezed(source[: note.start]).removesuffix(before).count(key)
        if found := _occurrence(text, key, earlier):
            return found[0] + len(before)
    return None


def _around(source: str, note: Note, width: int) -> tuple[str, str]:
    """Letters of the same line and cell on both sides."""
    before = re.split(r"[\n\t]", source[max(0, note.start - 2 * width) : note.start])[-1]
    after = re.split(r"[\n\t]", source[note.end : note.end + 2 * width])[0]
    return (_squeezed(before)[-width:] if width else "", _squeezed(after)[:width])


def _occurrence(text: str, key: str, number: int) -> tuple[int] | None:
    """The place of that occurrence; of the last one when there are fewer."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(key)})", text)] if key else []
    return (places[min(number, len(places) - 1)],) if places else None


def _runs_of(covered: list[_Letter]) -> list[Any]:
    """The covered letters as runs of their own: a run that is covered in part is cut."""
    runs = []
    for element in dict.fromkeys(letter.element for letter in covered):
        inside = [letter.at for letter in covered if letter.element is element]
        runs.append(_cut(element, inside[0], inside[-1] + 1))
    return runs


def _cut(element: Any, start: int, end: int) -> Any:
    """A run of just these letters. What stands before them stays where it is, so that earlier places hold."""
    run, text = element.getparent(), element.text
    place = run.index(element)
    middle, tail = deepcopy(run), deepcopy(run)
    run.addnext(tail)
    run.addnext(middle)
    for part, wanted, kept in (
        (run, text[:start], range(place + 1)),
        (middle, text[start:end], range(place, place + 1)),
        (tail, text[end:], range(place, len(run))),
    ):
        _say(part[place], wanted)
        for number, child in reversed(list(enumerate(part))):
            if number not in kept and child.tag != qn("w:rPr"):
                part.remove(child)
    return middle


def _say(element: Any, text: str) -> None:
    element.text = text
    element.set(qn("xml:space"), "preserve")


def _track(runs: list[Any], replacement: str, change: Callable[[str], Any]) -> None:
    """Strike the runs and put the replacement behind them, both as changes to be accepted or refused."""
    inserted = change("w:ins")
    inserted.append(_with_text(runs[0], replacement))
    runs[-1].addnext(inserted)
    for run in runs:
        struck = change("w:del")
        run.addprevious(struck)
        struck.append(run)
        for element in run.iter(qn("w:t")):
            element.tag = qn("w:delText")


def _with_text(run: Any, text: str) -> Any:
    """A run of the same look that says something else."""
    other = deepcopy(run)
    for child in list(other):
        if child.tag != qn("w:rPr"):
            other.remove(child)
    element = OxmlElement("w:t")
    _say(element, text)
    other.append(element)
    return other


def _change(tag: str, number: int, author: str, at: datetime) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    element.set(qn("w:author"), author)
    element.set(qn("w:date"), at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return element
