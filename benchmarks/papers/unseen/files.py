"""Unseen documents as .docx with merged cells and as PDF with ruled and unruled tables."""

import json
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import typst
from docx import Document
from docx.document import Document as Docx
from docx.table import Table

from benchmarks.papers.contents import Plan
from benchmarks.papers.unseen import heads
from benchmarks.papers.unseen.tables import Columns, rows, value

PAGE = """
#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(size: 12pt, lang: "vi")
#let all = json("all.json")
#for line in all.before [#par(line)]
#pagebreak()
#set page(flipped: true)
#set text(size: 11pt)
#for line in all.title [#align(center, line)]
#let cells(row) = if row.kind == "group" {
  (row.cells.at(0), table.cell(colspan: all.widths.len() - 1, strong(row.cells.at(1))))
} else { row.cells }
#table(
  columns: all.widths.map(width => width * 1fr),
  stroke: if all.ruled { 0.5pt } else { none },
  table.header(..all.header.map(cell => strong(cell))),
  ..all.rows.map(cells).flatten(),
)
"""


def docx(plan: Plan, columns: Columns, *, two_level: bool = False, joined: str = "", unit_lines: bool = False) -> bytes:
    """`two_level` puts the units under a common header; `joined` names the field whose equal neighbours are merged;
    `unit_lines` gives each unit a line of its own.
    """
    document = _opened(plan)
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    if two_level:
        _two_headers(table, columns)
    fields = [field for _, field in columns]
    for kind, row in rows(plan, columns, joint="\n" if unit_lines else "; "):
        if kind == "header" and two_level:
            continue
        cells = table.add_row().cells
        if kind == "group":
            cells[0].text = row[0]
            cells[1].merge(cells[-1]).text = row[1]
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    if joined:
        _join(table, fields.index(joined))
    return _bytes(document)


def docx_groups_beside(plan: Plan, columns: Columns) -> bytes:
    """The group's title stands in the second column, merged over its tasks; tasks are numbered through."""
    document = _opened(plan)
    table = document.add_table(rows=1, cols=len(columns) + 1)
    headers = [columns[0][0], "Nhóm nhiệm vụ", *(header for header, _ in columns[1:])]
    for cell, header in zip(table.rows[0].cells, headers, strict=True):
        cell.text = header
    number = 0
    for group in plan.groups:
        first = len(table.rows)
        for task in group.tasks:
            number += 1
            cells = table.add_row().cells
            cells[0].text = str(number)
            for cell, (_, field) in zip(cells[2:], columns[1:], strict=True):
                cell.text = value(task, field)
        table.cell(first, 1).merge(table.cell(len(table.rows) - 1, 1)).text = group.title
    return _bytes(document)


def docx_prose(text: str) -> bytes:
    document = Document()
    for line in filter(None, text.split("\n")):
        document.add_paragraph(line)
    return _bytes(document)


def pdf(plan: Plan, columns: Columns, widths: Sequence[int], *, ruled: bool = True) -> bytes:
    every = list(rows(plan, columns))
    data = {
        "before": [line for line in _before(plan).split("\n") if line.strip()],
        "title": [line for line in heads.appendix(plan).split("\n") if line.strip()],
        "widths": list(widths),
        "ruled": ruled,
        "header": every[0][1],
        "rows": [{"kind": kind, "cells": row} for kind, row in every[1:]],
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "all.json").write_text(json.dumps(data), encoding="utf-8")
        source = Path(folder, "page.typ")
        source.write_text(PAGE, encoding="utf-8")
        return bytes(typst.compile(str(source), format="pdf"))


def text_of(content: bytes) -> str:
    """What copying everything out of the PDF gives."""
    with pdfium.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range().replace("\r", "") for page in document)


def _before(plan: Plan) -> str:
    return heads.stacked(plan) + heads.opening(plan) + heads.aims() + heads.budget() + heads.signature(plan)


def _opened(plan: Plan) -> Docx:
    document = Document()
    top = document.add_table(rows=2, cols=2)
    top.cell(0, 0).text = "\n".join(plan.issuer)
    top.cell(0, 1).text = f"{heads.STATE}\n{heads.MOTTO}"
    top.cell(1, 0).text = f"Số: {heads.number(plan)}"
    top.cell(1, 1).text = heads.dated(plan)
    for line in (heads.title(plan) + heads.opening(plan) + heads.aims() + heads.budget()).split("\n"):
        if line.strip():
            document.add_paragraph(line)
    end = document.add_table(rows=1, cols=2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH."
    end.cell(0, 1).text = "\n".join(filter(None, [plan.authority, plan.position, " ", plan.signer]))
    for line in filter(None, heads.appendix(plan).split("\n")):
        document.add_paragraph(line)
    return document


def _two_headers(table: Table, columns: Columns) -> None:
    upper, lower = table.add_row().cells, table.add_row().cells
    for at, (header, field) in enumerate(columns):
        if field in ("lead", "helpers"):
            lower[at].text = header
        else:
            upper[at].merge(lower[at]).text = header
    places = [at for at, (_, field) in enumerate(columns) if field in ("lead", "helpers")]
    upper[places[0]].merge(upper[places[-1]]).text = "Phân công thực hiện"


def _join(table: Table, column: int) -> None:
    cells = [row.cells[column] for row in table.rows]
    at = 1
    while at < len(cells):
        end = at
        while end + 1 < len(cells) and cells[end + 1].text == cells[at].text and cells[at].text:
            end += 1
        if end > at and not table.rows[at].cells[column]._tc.grid_span > 1:
            text = cells[at].text
            for cell in cells[at : end + 1]:
                cell.text = ""
            cells[at].merge(cells[end]).text = text
        at = end + 1


def _bytes(document: Docx) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
