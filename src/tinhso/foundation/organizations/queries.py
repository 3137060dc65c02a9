"""Reads of the tree of units. Units are public knowledge: no actor is needed to name one."""

from datetime import date

from django.db.models import Q, QuerySet

from tinhso.foundation.organizations.models import (
    COMMUNE_LEVEL,
    Succession,
    Unit,
    UnitGroup,
    UnitKind,
    UnitPlacement,
)
from tinhso.kernel import clock
from tinhso.kernel.text import canonical_key, fold


def units_on(day: date | None = None) -> QuerySet[Unit]:
    """Units that exist on `day` (default: today in Vietnam)."""
    return Unit.objects.valid_on(day or clock.today())


def province() -> Unit:
    """The province that runs this installation: the one province that exists today."""
    return units_on().filter(kind=UnitKind.PROVINCE).order_by("path")[0]


def below(unit: Unit, *, itself: bool = True) -> QuerySet[Unit]:
    """The unit's present subtree."""
    units = Unit.objects.filter(path__startswith=unit.path)
    return units if itself else units.exclude(pk=unit.pk)


def office_of(unit: Unit) -> Unit:
    """The unit that answers for a division: the nearest ancestor that isn't a division, itself included."""
    while unit.kind == UnitKind.DIVISION and unit.parent is not None:
        unit = unit.parent
    return unit


def ids_on(path: str) -> list[int]:
    """The ids on a unit's tree path, from the top, the unit's own last; none for an empty path."""
    return [int(each) for each in path.split("/") if each]


def codes_up(unit: Unit) -> list[str]:
    """Codes of the unit and of those above it."""
    return list(Unit.objects.filter(pk__in=ids_on(unit.path)).values_list("code", flat=True))


def parent_on(unit: Unit, day: date) -> Unit | None:
    """The parent that the unit had on `day`, from its dated placements."""
    placement = unit.placements.valid_on(day).select_related("parent").first()
    return placement.parent if placement else unit.parent


def group_members(group: UnitGroup, day: date | None = None) -> QuerySet[Unit]:
    """The group's units on `day`: those of its rule, with its dated members in and its exclusions out.

    "Below the root" is meant as of `day`: a unit that was placed elsewhere then doesn't belong.
    """
    day = day or clock.today()
    membership = group.members.valid_on(day)
    by_rule = Q(kind__in=group.kinds)
    if group.root is not None:
        placed = UnitPlacement.objects.valid_on(day)
        below_root = Q(parent__path__startswith=group.root.path)
        by_rule &= Q(pk__in=placed.filter(below_root).values("unit")) | (
            Q(path__startswith=group.root.path) & ~Q(pk__in=placed.exclude(below_root).values("unit"))
        )
    included = Q(pk__in=membership.filter(excluded=False).values("unit"))
    return units_on(day).filter(by_rule | included).exclude(pk__in=membership.filter(excluded=True).values("unit"))


def groups() -> QuerySet[UnitGroup]:
    """All named groups by name."""
    return UnitGroup.objects.all()


def communes(day: date | None = None) -> QuerySet[Unit]:
    return units_on(day).filter(kind__in=COMMUNE_LEVEL)


def search_units(text: str, day: date | None = None) -> QuerySet[Unit]:
    """Units whose name or short name holds every word of `text`, with or without accents."""
    units = units_on(day)
    for word in fold(text).split():
        units = units.filter(folded__contains=word)
    return units


def named(text: str, day: date | None = None) -> list[Unit]:
    """Units whose name, short name or alias is exactly `text` by canonical key; several when the name is ambiguous."""
    key = canonical_key(text)
    candidates = units_on(day).filter(Q(aliases__key=key) | Q(folded__contains=fold(text))).distinct()
    return [
        unit
        for unit in candidates.prefetch_related("aliases")
        if key in {canonical_key(unit.name), canonical_key(unit.short_name), *(a.key for a in unit.aliases.all())}
    ]


def present_holders(unit: Unit, day: date | None = None) -> list[Unit]:
    """Who holds the work and books of `unit` on `day`, following successions; itself while it exists."""
    day = day or clock.today()
    if unit.is_valid_on(day):
        return [unit]
    heirs = unit.successions.filter(successor__isnull=False, effective_on__lte=day).select_related("successor")
    holders: dict[int, Unit] = {}
    for succession in heirs:
        for holder in present_holders(succession.successor, day):
            holders[holder.pk] = holder
    return list(holders.values())


def open_successions() -> QuerySet[Succession]:
    """The queue: successions that nobody has settled or verified yet."""
    return (
        Succession.objects.filter(Q(successor__isnull=True) | Q(verified=False))
        .select_related("predecessor", "successor")
        .order_by("predecessor__sort_key")
    )
