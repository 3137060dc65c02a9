"""The names that a document's units are read by: those of the database, so that what a person taught counts."""

from collections.abc import Iterator
from datetime import date

from tinhso.directives.reading.names import Names, name_key, place_names
from tinhso.directives.reading.result import PlanReading
from tinhso.directives.reading.units import read_units
from tinhso.foundation.organizations.models import Unit, UnitGroup, UnitKind
from tinhso.kernel import clock

Named = tuple[str, list[str]]


def reading_names(day: date | None) -> Names:
    """Names of units and groups by which a document of that day is read (None: today).

    A name that a unit of the day bears means that unit, whoever bore it before; a name of past units only, these.
    """
    day = day or clock.today()
    units = list(Unit.objects.prefetch_related("aliases"))
    present = list(_named(unit for unit in units if unit.is_valid_on(day)))
    taken = {name_key(name) for _code, names in present for name in names}
    past = [
        (code, [name for name in names if name_key(name) not in taken])
        for code, names in _named(unit for unit in units if not unit.is_valid_on(day))
    ]
    groups = [(group.code, [group.name, *group.aliases]) for group in UnitGroup.objects.all()]
    return Names.of([*present, *past], groups)


def issuing_unit(reading: PlanReading, names: Names) -> Unit | None:
    """The one unit that the document's head names as its issuer; None when it names none that is known, or several."""
    entries = read_units(reading.issuer, names) if reading.issuer else ()
    codes = [code for entry in entries if entry.kind == "unit" for code in entry.resolved]
    return Unit.objects.filter(code=codes[0]).first() if len(codes) == 1 else None


def _named(units: Iterator[Unit]) -> Iterator[Named]:
    for unit in units:
        own = place_names(unit.name) if unit.is_commune_level or unit.kind == UnitKind.DISTRICT else [unit.name]
        names = [*own, unit.short_name, *(alias.text for alias in unit.aliases.all())]
        yield unit.code, [name for name in names if name]
