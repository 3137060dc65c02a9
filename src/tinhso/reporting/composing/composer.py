"""A report put together: its paper with figures that open, and what keeps it from being handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import UnitKind
from tinhso.kernel.dates import PartialDate, format_date
from tinhso.papers import Document, Head, Signature
from tinhso.papers.writing import write_docx, write_pdf
from tinhso.reporting.composing.annexes import AnnexText, annex_texts
from tinhso.reporting.composing.values import Scene, values_of
from tinhso.reporting.models import Report
from tinhso.reporting.outlines import outline_of
from tinhso.reporting.rules.paper import Annex, Line, Paper, Segment, Value, as_document, lines_of, segments_of
from tinhso.reporting.rules.signing import numbered, symbol_of

BLANK = "\u00a0" * 6


@dataclass
class Composed:
    """A report with what its tokens stand for. After signing everything comes from what was frozen then."""

    report: Report

    @cached_property
    def scene(self) -> Scene:
        return Scene(self.report)

    @cached_property
    def annexes(self) -> list[AnnexText]:
        return annex_texts(self.scene)

    @cached_property
    def texts(self) -> list[str]:
        """Everything that may hold tokens."""
        cells = [cell for annex in self.annexes for row in annex.rows for cell in row]
        return [*(section["text"] for section in self.report.sections), *cells]

    @cached_property
    def values(self) -> Mapping[str, Value]:
        if "values" in self.report.frozen:
            return {key: Value(**value) for key, value in self.report.frozen["values"].items()}
        return values_of(self.scene, self.texts)

    @cached_property
    def paper(self) -> Paper:
        return paper_of(self.report, self.values, self.annexes)

    @cached_property
    def document(self) -> Document:
        return as_document(self.paper)

    def files(self) -> tuple[StoredFile, StoredFile]:
        """The .docx and the PDF, kept by their content."""
        return keep(BytesIO(write_docx(self.document))), keep(BytesIO(write_pdf(self.document)))


def paper_of(report: Report, values: Mapping[str, Value], annexes: list[AnnexText]) -> Paper:
    lines: list[Line] = []
    for section in report.sections:
        if section["heading"]:
            lines.append(Line((Segment(section["heading"]),), section["key"], is_heading=True))
        lines += lines_of(section["text"], values, section["key"])
    recipient = [f"{report.recipient}"] if report.recipient else []
    return Paper(
        head=_head(report),
        lines=tuple(lines),
        annexes=tuple(_annex(report, each, number, values) for number, each in enumerate(annexes, 1)),
        signature=Signature(report.signer_name, tuple(report.signer_position.splitlines()), report.signer_authority),
        copies_to=(*recipient, *outline_of(report.template).copies_to),
    )


def _head(report: Report) -> Head:
    unit = report.unit
    parent = unit.parent
    above = parent if parent is not None and parent.kind == UnitKind.PROVINCE else None
    return Head(
        superior=f"UBND {above}" if above else "",
        issuer=f"Ủy ban nhân dân {unit}" if unit.is_commune_level else str(unit),
        symbol=numbered(report.number, report.symbol) if report.number else None,
        symbol_as_written=numbered(report.number, report.symbol or symbol_of(unit.kind, unit.name, unit.short_name)),
        place_name=(unit if unit.is_commune_level else above or unit).place_name,
        issued_on=PartialDate.of(report.issued_on) if report.issued_on else None,
        kind="report",
        subject=report.title.replace(" (số liệu", "\n(số liệu"),
    )


def _annex(report: Report, text: AnnexText, number: int, values: Mapping[str, Value]) -> Annex:
    unit = report.unit
    symbol = numbered(report.number, report.symbol or symbol_of(unit.kind, unit.name, unit.short_name))
    of_number = symbol if report.number else f"{BLANK}{symbol}"
    day = format_date(report.issued_on) if report.issued_on else f"{BLANK}/{BLANK}/{BLANK}"
    return Annex(
        key=text.key,
        name=f"PHỤ LỤC {number:02}",
        title=text.title,
        caption=f"(Kèm theo Báo cáo số {of_number} ngày {day} của {unit})",
        rows=tuple(tuple(segments_of(cell, values) for cell in row) for row in text.rows),
    )
