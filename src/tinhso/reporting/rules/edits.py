"""Corrections of a text that is never changed itself: each keeps its place in the source, however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """Replace the source's characters `start` to `end`; `reason` is told to whoever reads the correction."""

    start: int
    end: int
    replacement: str
    reason: str = ""

    @property
    def growth(self) -> int:
        return len(self.replacement) - (self.end - self.start)


def edited(source: str, edits: Sequence[SourceEdit]) -> str:
    """The source with its edits made; they are in order and don't overlap."""
    text, at = [], 0
    for edit in edits:
        text += [source[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*text, source[at:]])


def with_edit(edits: Sequence[SourceEdit], new: SourceEdit) -> tuple[SourceEdit, ...]:
    """The edits with one more, whose places are those of the *edited* text. Edits that it touches become part of it."""
    placed = list(_in_edited_text(edits))
    touched = [(edit, begin, finish) for edit, begin, finish in placed if begin <= new.end and finish >= new.start]
    start = new.start - sum(edit.growth for edit, _begin, finish in placed if finish < new.start)
    end = new.end - sum(edit.growth for edit, begin, finish in placed if begin <= new.end)
    text = new.replacement
    for edit, begin, finish in touched:
        if begin < new.start:
            text = edit.replacement[: new.start - begin] + text
        if finish > new.end:
            text += edit.replacement[new.end - begin :]
    if touched:
        start = min(start, touched[0][0].start)
        end = max(new.end, touched[-1][2]) - sum(edit.growth for edit, begin, _finish in placed if begin <= new.end)
    before = [edit for edit, _begin, finish in placed if finish < new.start]
    after = [edit for edit, begin, _finish in placed if begin > new.end]
    return (*before, SourceEdit(start, end, text, new.reason), *after)


def source_place(edits: Sequence[SourceEdit], at: int) -> int:
    """The place in the source of a place in the edited text; inside a replacement, where the replaced text begins."""
    shift = 0
    for edit, begin, finish in _in_edited_text(edits):
        if at < begin:
            break
        if at < finish:
            return edit.start
        shift += edit.growth
    return at - shift


def _in_edited_text(edits: Sequence[SourceEdit]) -> Iterator[tuple[SourceEdit, int, int]]:
    """Each edit with where its replacement begins and ends in the edited text."""
    shift = 0
    for edit in edits:
        begin = edit.start + shift
        yield edit, begin, begin + len(edit.replacement)
        shift += edit.growth
