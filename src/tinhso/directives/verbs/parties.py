"""From names as written to units and groups; what can't be told for sure is a person's decision."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Document, Party, PartyRole, Task
from tinhso.directives.readiness import unclear_among
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.documents import editable
from tinhso.foundation.organizations.models import GroupMember, Unit, UnitAlias, UnitGroup
from tinhso.foundation.organizations.queries import named
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.text import canonical_key, clean


@verb(locks=Document, permission=rights.DRAFT)
def resolve_party(
    act: Act[Document],
    *,
    party_id: int,
    unit_ids: Sequence[int] = (),
    group_id: int | None = None,
    remember: bool = False,
) -> None:
    """Say who a written name is, wherever the draft writes it: one unit or several, or one group.

    `party_id` is one place of the name. Several units make one party each, with the same text. `remember` teaches the
    name for all later documents: as an alias of the one unit or group; several units become the members of the role
    that the name stands for.
    """
    document = editable(act)
    party: Party = steps.member(_parties(document), party_id)
    if bool(unit_ids) == (group_id is not None):
        raise Invalid(FieldProblem("unit_ids", _("Hãy chọn đơn vị hoặc một nhóm đơn vị.")))
    units = [steps.unit_by_id("unit_ids", unit_id) for unit_id in dict.fromkeys(unit_ids)]
    role, group = party.group, _group_by_id(group_id) if group_id is not None else None
    alike = list(_parties(document).filter(text=party.text).exclude(pk=party.pk))
    resolved_to = ", ".join(str(each) for each in units) or str(group)
    for each in [party, *unclear_among(alike, document.issued_on)]:
        _settle(each, units, group)
        act.audit(events.PartyResolved(text=each.text, resolved_to=resolved_to, remembered=remember), each.task)
    if remember:
        _learn(party, units, role, document)


def _parties(document: Document) -> QuerySet[Party]:
    return Party.objects.filter(task__document=document).select_related("task__document__aggregator", "group__root")


def _settle(party: Party, units: list[Unit], group: UnitGroup | None) -> None:
    party.unit, party.group = units[0] if units else None, group
    party.save()
    for unit in units[1:]:
        Party.objects.create(task=party.task, role=party.role, text=party.text, unit=unit)


def resolve(text: str, day: date | None) -> tuple[Unit | None, UnitGroup | None]:
    """The one unit, else the one group, that bears this name on that day; nothing when there is none or several."""
    units = named(text, day)
    if len(units) == 1:
        return units[0], None
    key = canonical_key(text)
    groups = [g for g in UnitGroup.objects.all() if key in {canonical_key(name) for name in (g.name, *g.aliases)}]
    if not units and len(groups) == 1:
        return None, groups[0]
    return None, None


def write(task: Task, role: PartyRole, texts: Sequence[str]) -> None:
    """Make the task's parties of this role exactly these names, keeping those that stand already."""
    wanted = list(dict.fromkeys(name for text in texts if (name := checked.text("parties", clean(text), 300))))
    existing = {party.text: party for party in task.parties.filter(role=role)}
    for name, party in existing.items():
        if name not in wanted:
            party.delete()
    for name in wanted:
        if name not in existing:
            unit, group = resolve(name, task.document.issued_on)
            Party.objects.create(task=task, role=role, text=name, unit=unit, group=group)


def _group_by_id(group_id: int) -> UnitGroup:
    group = UnitGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise Invalid(FieldProblem("group_id", _("Không có nhóm đơn vị này.")))
    return group


def _learn(party: Party, units: list[Unit], role: UnitGroup | None, document: Document) -> None:
    name = checked.text("remember", party.text, 200)
    if len(units) > 1 or (units and role is not None):
        role = (
            role
            or UnitGroup.objects.get_or_create(
                name=name, defaults={"code": f"theo-van-ban-{canonical_key(name).replace(' ', '-')}"[:60]}
            )[0]
        )
        for unit in units:
            GroupMember.objects.get_or_create(group=role, unit=unit, excluded=False)
    elif units:
        UnitAlias.objects.get_or_create(
            unit=units[0],
            key=canonical_key(name),
            defaults={"text": name, "source": str(document)[:200]},
        )
    elif party.group is not None and name not in party.group.aliases:
        group = UnitGroup.objects.select_for_update().get(pk=party.group.pk)
        group.aliases = [*group.aliases, name]
        group.save()
