"""Who must do what, said in prose: the section on organisation of a plan, the items of a letter."""

from collections.abc import Sequence

from tinhso.directives.reading.addressees import split_addressee
from tinhso.directives.reading.deadlines import deadlines_in_prose
from tinhso.directives.reading.finishing import shortened
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.outline import Role, is_closing, role_of, sections_of
from tinhso.directives.reading.result import PlanReading, ReadDuty
from tinhso.papers import Paragraph
from tinhso.papers.footnotes import without_marks
from tinhso.papers.messages import N_


def read_duties(paragraphs: Sequence[Paragraph], reading: PlanReading, names: Names, *, year: int | None) -> None:
    """Duties of every section on organisation; of the whole text where nothing else assigns."""
    sections = sections_of(paragraphs)
    chosen = [section for section in sections if section.role is Role.IMPLEMENTATION]
    for section in chosen:
        before = len(reading.duties)
        _read_section(section.paragraphs, reading, names, year)
        if section.paragraphs and len(reading.duties) == before and section.heading:
            reading.add(
                "duties_not_understood",
                N_("Không nhận ra cơ quan nào được giao việc ở mục {title}.").format(
                    title=shortened(section.heading.text, 60)
                ),
                section.heading.place,
            )


def duties_of(
    paragraphs: Sequence[Paragraph], names: Names, *, year: int | None
) -> tuple[list[ReadDuty], list[Paragraph]]:
    """Duties, and the paragraphs in which nobody was recognised."""
    duties: list[ReadDuty] = []
    unclaimed: list[Paragraph] = []
    addressee: str | None = None
    level = 990
    other_level: int | None = None
    for paragraph in paragraphs:
        if is_closing(paragraph):
            addressee = None
            continue
        here = paragraph.marker.level if paragraph.marker else 980
        if other_level is not None and here > other_level:
            found = split_addressee(paragraph.body, names)
            if not found:
                unclaimed.append(paragraph)
                continue
        other_level = None
        found = split_addressee(paragraph.body, names) if addressee is None or here <= level else None
        if found:
            addressee, level = found[0], here
            if found[1] and not paragraph.text.rstrip().endswith(":"):
                duties.append(_duty(addressee, paragraph, year))
            continue
        if addressee is None or here <= level:
            addressee = None
            other_level = here if paragraph.marker else None
            unclaimed.append(paragraph)
            continue
        duties.append(_duty(addressee, paragraph, year))
    return duties, unclaimed


def _duty(addressee: str, paragraph: Paragraph, year: int | None) -> ReadDuty:
    content = without_marks(paragraph.body)
    return ReadDuty(addressee, content, tuple(deadlines_in_prose(content, year=year)), paragraph.place)


def _read_section(paragraphs: Sequence[Paragraph], reading: PlanReading, names: Names, year: int | None) -> None:
    duties, unclaimed = duties_of(paragraphs, names, year=year)
    reading.duties += duties
    for paragraph in unclaimed:
        if (
            role_of(paragraph.body) is None
            and len(paragraph.body) > 60
            and "ông tác báo cáo" not in paragraph.text[:60]
        ):
            reading.add(
                "duty_not_understood",
                N_("Không rõ ai thực hiện: {text}").format(text=shortened(paragraph.body)),
                paragraph.place,
            )
