"""The tree of units as the office's pages show it. Units are public knowledge; who works there isn't."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from tinhso.foundation.accounts.actor import Actor, Decision
from tinhso.foundation.administration.reach import place_of
from tinhso.foundation.administration.rights import ORGANIZATIONS_MANAGE
from tinhso.foundation.organizations import queries as organizations
from tinhso.foundation.organizations.models import Succession, Unit, UnitAlias, UnitCode, UnitKind, UnitPlacement
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel import clock
from tinhso.kernel.text import fold


@dataclass
class Node:
    """A unit with what lies below it today."""

    unit: Unit
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class KindGroup:
    """Units of one kind directly below the province (or outside it), in Vietnamese order."""

    kind: str
    label: str
    nodes: list[Node]


def unit_tree() -> list[KindGroup]:
    """The units of today, by kind, each with its subtree. One query."""
    nodes = {unit.pk: Node(unit) for unit in organizations.units_on()}
    tops: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.values():
        parent = nodes.get(node.unit.parent_id or 0)
        if parent is None or parent.unit.kind == UnitKind.PROVINCE:
            tops[node.unit.kind].append(node)
        else:
            parent.children.append(node)
    return [KindGroup(kind, str(UnitKind(kind).label), tops[kind]) for kind in UnitKind.values if kind in tops]


def find_units(text: str, *, kind: str = "", closed: bool = False) -> QuerySet[Unit]:
    """Units by name, short name, other name or code; those of today, or those that have ended."""
    units = Unit.objects.filter(valid_to__lt=clock.today()) if closed else organizations.units_on()
    if kind:
        units = units.filter(kind=kind)
    for word in fold(text).split():
        units = units.filter(Q(folded__contains=word) | Q(code__icontains=word))
    return units.select_related("parent")


def unit_of(unit_id: int) -> Unit:
    """A unit, present or past. Raises NotFound."""
    unit = Unit.objects.select_related("parent").filter(pk=unit_id).first()
    if unit is None:
        raise NotFound("unit")
    return unit


def present_children(unit: Unit) -> QuerySet[Unit]:
    return unit.children.valid_on(clock.today())


def may_change(actor: Actor, unit: Unit) -> Decision:
    """Whether the actor may change this unit, before the verbs say so themselves."""
    return actor.may(ORGANIZATIONS_MANAGE, place_of(unit).path)


def unit_choices(
    actor: Actor, code: str, kinds: Collection[str] = UnitKind.values
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Units of today over which the actor holds the right `code`, grouped by kind, for a select."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for unit in organizations.units_on().filter(actor.within(code, ""), kind__in=kinds):
        groups[unit.kind].append((unit.pk, unit.name))
    return [(str(UnitKind(kind).label), groups[kind]) for kind in UnitKind.values if kind in groups]


def all_unit_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """All units of today, grouped by kind, for a filter."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pk, kind, name in organizations.units_on().values_list("pk", "kind", "name"):
        groups[kind].append((pk, name))
    return [(str(UnitKind(kind).label), groups[kind]) for kind in UnitKind.values if kind in groups]


def succession_queue(actor: Actor) -> QuerySet[Succession]:
    """Successions that wait for a person, of units that the actor may change."""
    home = organizations.province().path
    mine = actor.within(ORGANIZATIONS_MANAGE, "predecessor__")
    if actor.may(ORGANIZATIONS_MANAGE, home):
        mine |= ~Q(predecessor__path__startswith=home)
    return organizations.open_successions().filter(mine)


def succession_of(actor: Actor, succession_id: int) -> Succession:
    """One succession of the queue. Raises NotFound."""
    succession = succession_queue(actor).filter(pk=succession_id).first()
    if succession is None:
        raise NotFound("succession")
    return succession


@dataclass(frozen=True)
class UnitHistory:
    """What is known of a unit over time: places in the tree, codes, other names, where it came from and went."""

    placements: list[UnitPlacement]
    codes: list[UnitCode]
    aliases: list[UnitAlias]
    successors: list[Succession]
    predecessors: list[Succession]


def history_of(unit: Unit) -> UnitHistory:
    """Five queries."""
    return UnitHistory(
        placements=list(unit.placements.select_related("parent").order_by("-valid_from")),
        codes=list(unit.codes.order_by("scheme", "-valid_from")),
        aliases=list(unit.aliases.order_by("text")),
        successors=list(unit.successions.select_related("successor").order_by("effective_on")),
        predecessors=list(unit.inheritances.select_related("predecessor").order_by("predecessor__sort_key")),
    )
