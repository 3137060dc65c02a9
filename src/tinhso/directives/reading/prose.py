"""Tasks in prose and bullets: labelled ones, and those whose lead is the heading or the subject of the sentence."""

import re
from collections.abc import Sequence
from datetime import date

from tinhso.directives.reading.addressees import is_known, split_addressee
from tinhso.directives.reading.assignments_inside import CHARGED_IN_BRACKETS, GIVEN_TO, assigned_inside, helpers_inside
from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.deadlines import deadlines_in_prose
from tinhso.directives.reading.drafts import Draft, Gathering
from tinhso.directives.reading.duties import duties_of
from tinhso.directives.reading.finishing import finish_tasks, shortened
from tinhso.directives.reading.labels import split_labels
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.outline import Role, Section, sections_of
from tinhso.directives.reading.prose_items import Item, items_of, with_details
from tinhso.directives.reading.result import PlanReading, ReadDuty
from tinhso.papers import Paragraph
from tinhso.papers.footnotes import without_marks

_ASSIGNING = (Role.TASKS, Role.APPENDIX)


def read_prose(
    paragraphs: Sequence[Paragraph], reading: PlanReading, names: Names, *, year: int | None, issued: date | None
) -> None:
    """Add the tasks of the text to the reading: labelled ones always, others where no table assigns any."""
    sections = sections_of(paragraphs)
    tabled = bool(reading.tasks)
    gathering = Gathering()
    for section in sections:
        labelled = any(split_labels(p.text)[1] for p in section.paragraphs)
        if section.role in _ASSIGNING and (labelled or not tabled) and (labelled or section.role is Role.TASKS):
            _read_section(section, gathering, names, labelled=labelled)
        elif labelled and section.role in (Role.IMPLEMENTATION, Role.AIMS, Role.PREAMBLE):
            _read_section(section, gathering, names, labelled=True)
    if not reading.duties and gathering.drafts and not tabled:
        _duties_of_items(reading, sections, names, year)
    if not tabled and reading.duties and not any(draft.cells.get(Column.LEAD) for draft in gathering.drafts):
        gathering = Gathering()
    if not tabled and not gathering.drafts:
        _tasks_of_duties(reading, sections, gathering, names, year)
    finish_tasks(gathering, reading, names, year=year, issued=issued)


def _read_section(section: Section, gathering: Gathering, names: Names, *, labelled: bool) -> None:
    tree = with_details(items_of(section.paragraphs), labelled)
    if section.heading:
        gathering.open_group(
            section.heading.marker.value if section.heading.marker else "", section.heading.body, section.heading.place
        )
    own_group = gathering.current_group()
    leads: list[tuple[int, str]] = []
    addressee_level = _addressee_level(tree, names)
    group_level: tuple[int, str] | None = None
    heading_level: int | None = None
    for index, one in enumerate(tree):
        leads = [(level, lead) for level, lead in leads if level < one.level]
        if _heads(one, tree[index + 1] if index + 1 < len(tree) else None):
            found = split_addressee(one.text, names)
            if given := GIVEN_TO.search(one.text):
                leads.append((one.level, given["body"]))
            if found and (not found[1] or one.text.rstrip().endswith(":")):
                leads.append((one.level, found[0]))
            heading_level = one.level if one.paragraph.marker and not one.paragraph.marker.is_bullet else heading_level
            group_level = _open_heading(one, found[0] if found else "", tree[index + 1 :], gathering, group_level)
            continue
        found = split_addressee(one.text, names)
        if group_level and one.level == group_level[0] and one.paragraph.marker:
            gathering.open_group(
                f"{group_level[1]}.{one.paragraph.marker.value}", _title(one.text), one.paragraph.place
            )
        elif found and one.level == addressee_level and one.paragraph.marker and not one.paragraph.marker.is_bullet:
            gathering.open_group(one.paragraph.marker.value, found[0], one.paragraph.place)
        beside_heading = heading_level is not None and one.level <= heading_level and not group_level and not found
        _add(one, gathering, names, leads[-1][1] if leads else "", own_group if beside_heading else None)
    if (
        section.heading
        and own_group < gathering.current_group()
        and not any(d.group == own_group for d in gathering.drafts)
    ):
        _drop_group(gathering, own_group)


def _addressee_level(tree: Sequence[Item], names: Names) -> int | None:
    """The level on which several items begin with a body: each is that body's."""
    levels = [
        one.level
        for one in tree
        if one.paragraph.marker and not one.paragraph.marker.is_bullet and split_addressee(one.text, names)
    ]
    highest = min((one.level for one in tree if one.paragraph.marker), default=None)
    return highest if highest is not None and levels.count(highest) >= 2 else None


_COUNTED_GROUPS = re.compile(r"\b(?P<count>\d{1,2}) nhóm (?:nhiệm vụ|giải pháp|nội dung)")
_COUNTED_TITLE = re.compile(r"^Về (?P<count>\d{1,4}) (?:chỉ tiêu|nhiệm vụ|nội dung)\b")


def _open_heading(
    one: Item, addressee: str, below: Sequence[Item], gathering: Gathering, group_level: tuple[int, str] | None
) -> tuple[int, str] | None:
    """Open the heading's group. Where it announces so many groups and has so many items, the items are the groups."""
    marker = one.paragraph.marker
    if marker is None or marker.is_bullet:
        gathering.subheading = one.text.strip(" :.")
        return group_level
    gathering.open_group(marker.value, addressee or one.text.strip(" :"), one.paragraph.place)
    counted = _COUNTED_GROUPS.search(one.text)
    if counted is None:
        return None
    items = 0
    for other in below:
        if other.level <= one.level:
            break
        items += other.level == below[0].level
    if items != int(counted["count"]):
        return None
    gathering.groups.pop()
    return below[0].level, marker.value


def _title(text: str) -> str:
    """What a long item is about: up to its colon, semicolon or a handful of words."""
    if count := _COUNTED_TITLE.match(text):
        return f"{text.split(':')[0]} ({count['count']} nhiệm vụ)"
    return shortened(re.split(r"[:;]", text)[0], 160)


def _drop_group(gathering: Gathering, index: int) -> None:
    """A heading whose every task stands under headings of its own isn't a group."""
    del gathering.groups[index]
    for draft in gathering.drafts:
        if draft.group > index:
            draft.group -= 1


def _heads(one: Item, following: "Item | None") -> bool:
    if one.labelled or following is None:
        return False
    if following.paragraph.marker is None and assigned_inside(one.text):
        return False
    return following.level > one.level


def _add(one: Item, gathering: Gathering, names: Names, lead_from_heading: str, group_of: int | None = None) -> None:
    marker = one.paragraph.marker
    cells: dict[Column, str] = dict(one.fields)
    content = one.text
    if value := cells.get(Column.CONTENT):
        content = f"{content.strip(' :')}: {value}" if content.strip() else value
    charge = CHARGED_IN_BRACKETS.search(content)
    cells[Column.CONTENT] = " ".join([content[: charge.start()] if charge else content, *one.details]).strip()
    if not cells.get(Column.LEAD):
        found = split_addressee(one.text, names)
        if found and found[1] and (not lead_from_heading or is_known(found[0], names)):
            cells[Column.LEAD] = found[0]
        elif not lead_from_heading and (assigned := assigned_inside(one.text)):
            cells[Column.LEAD] = assigned
        elif lead_from_heading:
            cells[Column.LEAD] = lead_from_heading
    if not cells.get(Column.COORDINATING) and (helpers := helpers_inside(one.text)):
        cells[Column.COORDINATING] = helpers
    number = "" if marker is None or marker.is_bullet else marker.value
    group = -1 if one.level == 0 else gathering.current_group() if group_of is None else group_of
    gathering.drafts.append(
        Draft(number, group, cells, one.paragraph.place, gathering.subheading if group >= 0 else None)
    )


def _duties_of_items(reading: PlanReading, sections: Sequence[Section], names: Names, year: int | None) -> None:
    """A letter's items are tasks, and duties of those whom they address."""
    paragraphs = [p for section in sections if section.role is Role.TASKS for p in section.paragraphs]
    duties, unclaimed = duties_of(paragraphs, names, year=year)
    if len(duties) > len(unclaimed):
        reading.duties = duties
        return
    for paragraph in paragraphs:
        if body := assigned_inside(paragraph.text):
            content = without_marks(paragraph.body)
            reading.duties.append(
                ReadDuty(body, content, tuple(deadlines_in_prose(content, year=year)), paragraph.place)
            )


def _tasks_of_duties(
    reading: PlanReading, sections: Sequence[Section], gathering: Gathering, names: Names, year: int | None
) -> None:
    """In a letter, and in a plan that only says who must do what, the duties are the tasks."""
    paragraphs = [
        p
        for section in sections
        for p in section.paragraphs
        if section.role in (Role.TASKS, Role.IMPLEMENTATION, Role.PREAMBLE)
    ]
    if not reading.duties:
        reading.duties, _unclaimed = duties_of(paragraphs, names, year=year)
    places = {p.place: p for p in paragraphs}
    for duty in reading.duties:
        paragraph = places.get(duty.place) if duty.place else None
        if not gathering.groups or gathering.groups[-1].title != duty.addressee:
            gathering.open_group(
                _number_above(paragraph, paragraphs), duty.addressee, duty.place or paragraphs[0].place
            )
        cells = {
            Column.CONTENT: duty.content,
            Column.LEAD: duty.addressee,
            Column.COORDINATING: helpers_inside(duty.content),
        }
        marker = paragraph.marker if paragraph else None
        number = "" if marker is None or marker.is_bullet else marker.value
        gathering.drafts.append(Draft(number, gathering.current_group(), cells, duty.place or paragraphs[0].place))


def _number_above(paragraph: Paragraph | None, paragraphs: Sequence[Paragraph]) -> str:
    """The number of the item that names the addressee."""
    if paragraph is None:
        return ""
    at = paragraphs.index(paragraph)
    for one in reversed(paragraphs[: at + 1]):
        if one.marker and one.marker.kind in ("number", "roman", "letter_upper"):
            return one.marker.value
    return ""
