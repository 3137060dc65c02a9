"""The documents of the measure: each a plan's content in a shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from benchmarks.papers import shapes
from benchmarks.papers.contents import CULTURE, DIGITAL, HEALTH, LETTER, MINISTRY, Plan


@dataclass(frozen=True)
class Sample:
    """`content` is text, or the bytes of a .docx or .pdf; `without` names the fields that the shape doesn't carry.

    `sentences` says that bodies are charged in sentences: a task's content may then be the whole sentence.
    """

    name: str
    plan: Plan
    content: str | bytes
    without: frozenset[str] = frozenset()
    sentences: bool = False


def samples() -> Iterator[Sample]:
    """Every document of the measure, in a fixed order."""
    yield Sample("tabs", DIGITAL, shapes.tabs(DIGITAL))
    yield Sample("tabs, empty cells dropped", DIGITAL, shapes.tabs(DIGITAL, drop_empty=True))
    yield Sample("tabs, deadline before deliverable", HEALTH, shapes.tabs(HEALTH, deadline_first=True))
    yield Sample("tabs, decimal numbering", MINISTRY, shapes.tabs(MINISTRY, numbering="decimal"))
    yield Sample("tabs, numbers run on", CULTURE, shapes.tabs(CULTURE, numbering="continuous"))
    yield Sample("tabs over pages", DIGITAL, shapes.tabs_with_pages(DIGITAL))
    yield Sample("tabs, comma lists", HEALTH, shapes.tabs(HEALTH, joint=", "))
    yield Sample("markdown table", DIGITAL, shapes.markdown(DIGITAL))
    yield Sample("strokes", CULTURE, shapes.bars(CULTURE))
    yield Sample("cell per line", DIGITAL, shapes.cell_per_line(DIGITAL))
    yield Sample("cell per line, ministry", MINISTRY, shapes.cell_per_line(MINISTRY, numbering="continuous"))
    yield Sample("cell per line, deadline first", HEALTH, shapes.cell_per_line(HEALTH, deadline_first=True))
    yield Sample("cell per line, headers again", CULTURE, shapes.cell_per_line_headers(CULTURE))
    yield Sample("cell per line, decimal", DIGITAL, shapes.cell_per_line(DIGITAL, numbering="decimal"))
    yield Sample("wrapped cells", DIGITAL, shapes.wrapped(DIGITAL))
    yield Sample("wrapped cells, double", CULTURE, shapes.wrapped(CULTURE, double=True))
    yield Sample("wrapped cells, ministry", MINISTRY, shapes.wrapped(MINISTRY))
    yield Sample("wrapped, deadline first", HEALTH, shapes.wrapped(HEALTH, deadline_first=True))
    yield Sample("labels below", DIGITAL, shapes.labels_below(DIGITAL))
    yield Sample("labels below, ministry", MINISTRY, shapes.labels_below(MINISTRY))
    yield Sample("labels inline", CULTURE, shapes.labels_inline(CULTURE))
    yield Sample("labels, numbered tasks", HEALTH, shapes.labels_numbered(HEALTH))
    yield Sample("labels in brackets", DIGITAL, shapes.labels_in_brackets(DIGITAL))
    yield Sample("labels, broken lines", DIGITAL, shapes.labels_wrapped(DIGITAL))
    yield Sample(
        "decision with a plan", DIGITAL, shapes.decision(DIGITAL), frozenset({"kind", "symbol", "subject", "duties"})
    )
    yield Sample("letter", LETTER, shapes.letter(LETTER), frozenset({"kind", "deliverable"}))
    yield Sample("letter, broken lines", LETTER, shapes.letter(LETTER, wrap=True), frozenset({"kind", "deliverable"}))
    yield Sample("decomposed letters", HEALTH, shapes.decomposed(HEALTH))
    yield Sample("tail behind the next group", DIGITAL, shapes.tail_behind_group(DIGITAL))
    yield Sample("strokes alone on lines", CULTURE, shapes.lone_bars(CULTURE))
    yield Sample(".docx", DIGITAL, as_docx(shapes.tabs(DIGITAL)))
    yield Sample(".docx, ministry", MINISTRY, as_docx(shapes.tabs(MINISTRY, numbering="decimal")))
    yield Sample(".pdf", DIGITAL, as_pdf(shapes.tabs(DIGITAL)))
    yield Sample(".pdf of prose", HEALTH, as_pdf(shapes.labels_below(HEALTH)))


def as_docx(text: str) -> bytes:
    """The text with its tabbed rows as a table."""
    from docx import Document

    document = Document()
    for block in _blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=max(len(row) for row in block))
        for row in block:
            for cell, value in zip(table.add_row().cells, row, strict=False):
                cell.text = value
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf(text: str) -> bytes:
    """The same as pages with ruled tables."""
    import json
    import tempfile
    from pathlib import Path

    import typst

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "blocks.json").write_text(json.dumps(list(_blocks(text))), encoding="utf-8")
        source = Path(folder, "page.typ")
        source.write_text(
            '#set page(paper: "a4", margin: 2cm)\n#set text(size: 12pt)\n#let blocks = json("blocks.json")\n'
            "#for block in blocks [#if type(block) == str [#par(text(block))] else "
            "[#table(columns: (auto, 3fr, 2fr, 2fr, 2fr, 2fr), ..block.flatten())]]\n",
            encoding="utf-8",
        )
        return bytes(typst.compile(str(source), format="pdf"))


def _blocks(text: str) -> Iterator[str | list[list[str]]]:
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append([cell.strip() for cell in line.split("\t")])
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield line.strip()
    if rows:
        yield rows
