"""What still keeps a draft from being put in force, each as a sentence with its task. Shown before the click, and
asked again by the verb."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from tinhso.directives.models import Document, Party, PartyRole, Task
from tinhso.foundation.organizations.models import GroupMember, Unit
from tinhso.foundation.organizations.queries import group_members


@dataclass(frozen=True)
class Obstacle:
    """`may_be_acknowledged`: a person may look at it and go on all the same."""

    code: str
    message: str
    task_id: int | None = None
    may_be_acknowledged: bool = False


def obstacles(document: Document) -> list[Obstacle]:
    tasks = list(document.tasks.prefetch_related("parties__unit", "parties__group__root"))
    found = [*_of_document(document, tasks), *_of_counts(document), *_of_review(document)]
    empty_groups = _empty_groups(tasks, document.issued_on)
    found += _of_open_helpers(tasks, empty_groups)
    for place, task in enumerate(tasks, 1):
        found += _of_task(task, task.number or str(place), document.issued_on, empty_groups)
    return found


def unclear_parties(document: Document, tasks: list[Task]) -> list[Party]:
    """Parties of which a person must say who they are: unknown names, and leads named by a role without members."""
    return unclear_among([party for task in tasks for party in task.parties.all()], document.issued_on)


def unclear_among(parties: list[Party], day: date | None) -> list[Party]:
    """The same among parties, which come with their groups."""
    groups = {party.group.pk: party.group for party in parties if party.group and party.role == PartyRole.LEAD}
    named = set(GroupMember.objects.filter(group__in=groups).values_list("group", flat=True))
    asked = {pk: group for pk, group in groups.items() if group.kinds or pk in named}  # the others hold nobody, ever
    empty = groups.keys() - {pk for pk, group in asked.items() if group_members(group, day).exists()}
    return [
        party
        for party in parties
        if not party.is_resolved or (party.role == PartyRole.LEAD and party.group_id in empty)
    ]


def responsible_units(task: Task, role: PartyRole, members: dict[int, list[Unit]]) -> list[Unit]:
    """The units that the task's parties of this role come to, each once; `members`: group id → its units."""
    units: dict[int, Unit] = {}
    for party in task.parties.all():
        if party.role != role:
            continue
        for unit in [party.unit] if party.unit else members.get(party.group_id or 0, []):
            units.setdefault(unit.pk, unit)
    return list(units.values())


def members_of_groups(tasks: list[Task], day: date | None) -> dict[int, list[Unit]]:
    """Group id → its units on the day, for every group that the tasks name."""
    groups = {party.group.pk: party.group for task in tasks for party in task.parties.all() if party.group}
    return {pk: list(group_members(group, day)) for pk, group in groups.items()}


def _of_document(document: Document, tasks: list[Task]) -> Iterator[Obstacle]:
    if document.issued_on is None:
        yield Obstacle("no_issue_date", _("Chưa có ngày ban hành."))
    if not tasks:
        yield Obstacle("no_tasks", _("Chưa có nhiệm vụ nào."))
    if document.secondary_source and document.original_id is None:
        yield Obstacle(
            "no_original", _("Văn bản mới biết qua nguồn thứ cấp: phải đính kèm bản gốc trước khi đưa vào thực hiện.")
        )


def _of_review(document: Document) -> Iterator[Obstacle]:
    """A plan that was read from a file takes effect only after a person has looked at all that was read."""
    tasks = document.tasks.filter(source__isnull=False, source__reviewed_at=None).count()
    if tasks:
        message = _("Còn %(count)s nhiệm vụ đọc từ tệp chưa được đối chiếu, nhận.")
        yield Obstacle("not_reviewed", message % {"count": tasks})
    findings = document.findings.filter(settled_at=None).count()
    if findings:
        message = _("Còn %(count)s điều hệ thống lưu ý khi đọc tệp chưa được xem.")
        yield Obstacle("not_reviewed", message % {"count": findings})


def _of_counts(document: Document) -> Iterator[Obstacle]:
    counted = document.groups.filter(stated_count__isnull=False).annotate(rows=Count("tasks"))
    for group in counted.order_by("order", "id"):
        if group.rows != group.stated_count:
            message = _("Nhóm “%(group)s”: văn bản nêu %(stated)s nhiệm vụ, đã nhập %(rows)s.")
            values = {"group": group, "stated": group.stated_count, "rows": group.rows}
            yield Obstacle("counts_disagree", message % values, may_be_acknowledged=True)


def _of_task(task: Task, number: str, day: date | None, empty_groups: set[int]) -> Iterator[Obstacle]:
    parties = list(task.parties.all())
    if not any(party.role == PartyRole.LEAD for party in parties):
        yield Obstacle("no_lead", _("Nhiệm vụ %(number)s: chưa có đơn vị chủ trì.") % {"number": number}, task.pk)
    for party in parties:
        if message := _of_party(party, day, empty_groups):
            yield Obstacle("party", message % {"number": number, "text": party.text}, task.pk)


def _of_party(party: Party, day: date | None, empty_groups: set[int]) -> str:
    if not party.is_resolved:
        return _("Nhiệm vụ %(number)s: chưa xác định được “%(text)s” là đơn vị nào.")
    if party.unit is not None and day is not None and not party.unit.is_valid_on(day):
        return _("Nhiệm vụ %(number)s: “%(text)s” chưa có hoặc không còn vào ngày ban hành.")
    if party.role == PartyRole.LEAD and party.group_id in empty_groups:
        return _("Nhiệm vụ %(number)s: “%(text)s” chủ trì nhưng chưa rõ gồm những đơn vị nào.")
    return ""


def _of_open_helpers(tasks: list[Task], empty_groups: set[int]) -> Iterator[Obstacle]:
    """Helpers named by a role only ("các cơ quan liên quan"): nobody is assigned for them; a person may accept that."""
    texts = Counter(
        party.text
        for task in tasks
        for party in task.parties.all()
        if party.role == PartyRole.COORDINATING and party.group_id in empty_groups
    )
    for text, count in texts.most_common():
        message = _("“%(text)s” phối hợp ở %(count)s nhiệm vụ: không nêu đích danh nên không giao cho đơn vị nào.")
        yield Obstacle("open_helpers", message % {"text": text, "count": count}, may_be_acknowledged=True)


def _empty_groups(tasks: list[Task], day: date | None) -> set[int]:
    return {pk for pk, units in members_of_groups(tasks, day).items() if not units}
