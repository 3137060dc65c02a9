"""Puts the seed into the database in a few bulk statements."""

from collections.abc import Iterable

from django.db import transaction

from tinhso.foundation.organizations.models import (
    GroupMember,
    Succession,
    Unit,
    UnitAlias,
    UnitCode,
    UnitGroup,
    UnitPlacement,
)
from tinhso.foundation.organizations.seed.tables import SeedUnit, day, seed_units, several, table
from tinhso.kernel.text import canonical_key

Units = dict[str, Unit]


@transaction.atomic
def load_seed() -> dict[str, int]:
    """Create what isn't there yet; returns how many rows of each kind were created (all 0 the second time).

    A unit or group that exists, known by its code, is left alone with everything that belongs to it: what a
    person has corrected or settled since the first load stays. New units come with their placements, names,
    codes and successions.
    """
    units: Units = {unit.code: unit for unit in Unit.objects.all()}
    new = [seed for seed in seed_units() if seed.code not in units]
    _create_units(new, units)
    codes = {seed.code for seed in new}
    return {
        "units": len(new),
        "placements": len(UnitPlacement.objects.bulk_create(_placements(new, units))),
        "aliases": len(UnitAlias.objects.bulk_create(_aliases(new, units))),
        "codes": len(UnitCode.objects.bulk_create(_codes(codes, units))),
        "successions": len(Succession.objects.bulk_create(_successions(codes, units))),
        **_create_groups(units),
    }


def _create_units(seeds: list[SeedUnit], units: Units) -> None:
    """Level by level, since a child needs its parent's id; the paths, which hold the own id, in one update."""
    waiting = seeds
    while waiting:
        ready = [seed for seed in waiting if not seed.parent or seed.parent in units]
        if not ready:
            raise ValueError(f"no such parent: {sorted({seed.parent for seed in waiting})}")
        for unit in Unit.objects.bulk_create([_unit(seed, units) for seed in ready]):
            unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
            units[unit.code] = unit
        waiting = [seed for seed in waiting if seed.code not in units]
    Unit.objects.bulk_update([units[seed.code] for seed in seeds], ["path"], batch_size=500)


def _unit(seed: SeedUnit, units: Units) -> Unit:
    unit = Unit(
        code=seed.code,
        kind=seed.kind,
        name=seed.name,
        short_name=seed.short_name,
        parent=units[seed.parent] if seed.parent else None,
        valid_from=seed.valid_from,
        valid_to=seed.valid_to,
    )
    unit.index_names()
    return unit


def _placements(seeds: list[SeedUnit], units: Units) -> list[UnitPlacement]:
    """The listed history of a unit; without one, its parent for as long as the unit exists."""
    listed: dict[str, list[dict[str, str]]] = {}
    for row in table("placements"):
        listed.setdefault(row["unit"], []).append(row)
    placements = []
    for seed in seeds:
        history = [
            (row["parent"], day(row["valid_from"]), day(row["valid_to"]), row["source"])
            for row in listed.get(seed.code, ())
        ]
        if seed.parent and not history:
            history = [(seed.parent, seed.valid_from, seed.valid_to, seed.source)]
        placements += [
            UnitPlacement(unit=units[seed.code], parent=units[parent], valid_from=first, valid_to=last, source=source)
            for parent, first, last, source in history
        ]
    return placements


def _aliases(seeds: list[SeedUnit], units: Units) -> list[UnitAlias]:
    aliases = []
    for seed in seeds:
        taken = {canonical_key(seed.name), canonical_key(seed.short_name)}
        for text in seed.names:
            key = canonical_key(text)
            if key not in taken:
                taken.add(key)
                aliases.append(UnitAlias(unit=units[seed.code], text=text, key=key, source=seed.source))
    return aliases


def _codes(codes: Iterable[str], units: Units) -> list[UnitCode]:
    return [
        UnitCode(
            unit=units[row["unit"]],
            scheme=row["scheme"],
            value=row["value"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            verified=row["verified"] == "yes",
        )
        for row in table("codes")
        if row["unit"] in codes
    ]


def _successions(codes: Iterable[str], units: Units) -> list[Succession]:
    return [
        Succession(
            predecessor=units[row["predecessor"]],
            successor=units[row["successor"]] if row["successor"] else None,
            effective_on=day(row["effective_on"]),
            part=row["part"],
            act=row["act"],
            verified=row["verified"] == "yes",
            note=". ".join(text for text in (row["note"], row["source"]) if text),
        )
        for row in table("successions")
        if row["predecessor"] in codes
    ]


def _create_groups(units: Units) -> dict[str, int]:
    existing = set(UnitGroup.objects.values_list("code", flat=True))
    groups = UnitGroup.objects.bulk_create(
        UnitGroup(
            code=row["code"],
            name=row["name"],
            aliases=several(row["aliases"]),
            kinds=row["kinds"].split(),
            root=units[row["root"]] if row["root"] else None,
        )
        for row in table("groups")
        if row["code"] not in existing
    )
    by_code = {group.code: group for group in groups}
    members = GroupMember.objects.bulk_create(
        GroupMember(group=by_code[row["group"]], unit=units[row["unit"]], excluded=row["excluded"] == "yes")
        for row in table("group_members")
        if row["group"] in by_code
    )
    return {"groups": len(groups), "members": len(members)}
