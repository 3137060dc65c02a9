"""The door: everything that a document assigns."""

import re
from datetime import date

from tinhso.directives.reading.bases import legal_bases, take_from_appendix
from tinhso.directives.reading.drafts import Gathering
from tinhso.directives.reading.duties import read_duties
from tinhso.directives.reading.finishing import check_tasks, finish_tasks
from tinhso.directives.reading.loose import loosen
from tinhso.directives.reading.names import Names, seed_names
from tinhso.directives.reading.prose import read_prose
from tinhso.directives.reading.result import PlanReading
from tinhso.directives.reading.secondary import as_secondary_source, read_programmes
from tinhso.directives.reading.tables import gather_table, header_of
from tinhso.directives.reading.targets import read_targets, targets_of_rows
from tinhso.papers import Document, Table
from tinhso.papers.messages import N_
from tinhso.papers.paragraphs import is_page_number


def read_plan(document: Document, names: Names | None = None) -> PlanReading:
    """Read tasks, duties and targets. Never raises: what isn't understood becomes a finding with its place.

    `names` are the units and groups to resolve against; without them the tables that come with the product.
    """
    names = names or seed_names()
    head = document.head
    reading = PlanReading(
        document=document,
        symbol=head.symbol,
        issued_on=_iso(document),
        issuer=head.issuer,
        kind=head.kind,
        subject=head.subject,
    )
    if not head.kind and not head.symbol_as_written:
        take_from_appendix(document, reading)
    secondary = as_secondary_source(document, reading)
    reading.legal_bases = legal_bases(document)
    year = _year_of(reading)
    issued = date.fromisoformat(reading.issued_on) if reading.issued_on and len(reading.issued_on) == 10 else None
    report = head.kind == "report"
    blocks = loosen(document, names, report=report)
    reading.blocks = tuple(blocks)
    _check_head(reading)
    gathering = Gathering()
    for block in blocks:
        if isinstance(block, Table):
            _read_table(block, gathering, reading, report=report, year=year)
    finish_tasks(gathering, reading, names, year=year, issued=issued, tabled=True)
    paragraphs = [block for block in blocks if not isinstance(block, Table) and not is_page_number(block)]
    if not report:
        read_duties(paragraphs, reading, names, year=year)
        read_prose(paragraphs, reading, names, year=year, issued=issued)
        if secondary:
            read_programmes(paragraphs, reading)
        read_targets(paragraphs, reading, year=year)
    check_tasks(reading)
    _check_whole(reading)
    return reading


def _read_table(table: Table, gathering: Gathering, reading: PlanReading, *, report: bool, year: int | None) -> None:
    found = header_of(table, report=report)
    if found is None:
        reading.add(
            "table_not_understood", N_("Bảng không có tiêu đề cột mà máy nhận ra nên chưa được đọc."), table.place
        )
        return
    header, start = found
    if not header.assigns:
        targets_of_rows(table.rows[start:], header, reading, year=year)
        return
    before = len(gathering.drafts)
    gather_table(table, header, start, gathering)
    if len(gathering.drafts) == before:
        reading.add("table_empty", N_("Bảng nhiệm vụ không có dòng nào."), table.place)


def _iso(document: Document) -> str | None:
    issued = document.head.issued_on
    if issued is None or issued.month is None:
        return None
    return issued.first_day.isoformat() if issued.is_exact else f"{issued.year:04}-{issued.month:02}"


def _year_of(reading: PlanReading) -> int | None:
    """The year of times written without one: that of the subject ("năm 2026"), else that of issue."""
    issued = int(reading.issued_on[:4]) if reading.issued_on else None
    named = {int(year) for year in re.findall(r"\bnăm (20[2-4]\d)\b", reading.subject.lower())}
    if len(named) == 1 and (issued is None or named == {issued} or named == {issued + 1}):
        return named.pop()
    return issued


def _check_head(reading: PlanReading) -> None:
    head = reading.document.head
    if reading.secondary_source:
        reading.add(
            "secondary_source", N_("Đây là tin, bài về văn bản, chưa phải văn bản; cần bản gốc trước khi có hiệu lực.")
        )
        return
    if not reading.symbol:
        written = (
            N_("Số văn bản còn trống: {symbol}").format(symbol=head.symbol_as_written)
            if head.symbol_as_written
            else N_("Không thấy số, ký hiệu văn bản.")
        )
        reading.add("symbol_blank", written)
    if reading.issued_on is None or len(reading.issued_on) < 10:
        reading.add("date_incomplete", N_("Ngày ban hành chưa đầy đủ."))
    if not reading.issuer:
        reading.add("issuer_missing", N_("Không thấy tên cơ quan ban hành."))


def _check_whole(reading: PlanReading) -> None:
    if reading.kind == "report":
        reading.add(
            "not_a_plan", N_("Đây là báo cáo, không phải văn bản giao việc: các dòng dưới đây là kết quả được báo cáo.")
        )
    elif not reading.tasks and not reading.duties:
        reading.add("nothing_assigned", N_("Không thấy nhiệm vụ nào được giao trong văn bản."))
