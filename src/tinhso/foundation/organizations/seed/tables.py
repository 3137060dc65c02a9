"""The tables of the seed (CSV, UTF-8, a source on every row) read into plain values."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from tinhso.foundation.organizations.models import UnitKind

PROVINCE = "tinh-tuyen-quang"


def table(name: str) -> list[dict[str, str]]:
    with (files(__package__) / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


@dataclass(frozen=True)
class SeedUnit:
    """A unit before it has an id; `parent` is a code, "" for a root."""

    code: str
    kind: UnitKind
    name: str
    parent: str
    source: str
    short_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    listed_names: tuple[str, ...] = ()
    district: str = ""

    @property
    def names(self) -> list[str]:
        """Other ways in which documents write the name, without repeats of the names themselves."""
        place = self.name[0].lower() + self.name[1:]
        names = list(self.listed_names)
        if self.kind in (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.DISTRICT):
            names += [f"UBND {place}", f"Ủy ban nhân dân {place}"]
        if place.startswith("thành phố "):
            names += [f"TP {place.removeprefix('thành phố ')}", f"UBND TP {place.removeprefix('thành phố ')}"]
        if self.district:
            district = self.district[0].lower() + self.district[1:]
            names += [f"{self.name}, {district}", f"{self.name} {district}", f"UBND {place}, {district}"]
        return names


def seed_units() -> list[SeedUnit]:
    """Every unit of the seed, parents before children."""
    districts = {row["gso"]: row for row in table("districts")}
    spellings: dict[str, list[str]] = {}
    for row in table("spellings"):
        spellings.setdefault(row["unit"], []).append(row["text"])
    return [*_bodies(), *_districts(districts), *_former_communes(districts, spellings), *_communes()]


def _bodies() -> Iterator[SeedUnit]:
    for row in table("units"):
        yield SeedUnit(
            code=row["code"],
            kind=UnitKind(row["kind"]),
            name=row["name"],
            short_name=row["short_name"],
            parent=row["parent"],
            valid_to=day(row["valid_to"]),
            listed_names=tuple(several(row["aliases"])),
            source=row["source"],
        )


def _districts(districts: dict[str, dict[str, str]]) -> Iterator[SeedUnit]:
    for gso, row in districts.items():
        yield SeedUnit(
            code=f"huyen-{gso}",
            kind=UnitKind.DISTRICT,
            name=row["name"],
            parent=row["province"],
            valid_to=day(row["valid_to"]),
            source=row["source"],
        )


def _former_communes(districts: dict[str, dict[str, str]], spellings: dict[str, list[str]]) -> Iterator[SeedUnit]:
    for row in table("former_communes"):
        yield SeedUnit(
            code=row["code"],
            kind=UnitKind(row["kind"]),
            name=row["name"],
            parent=row["district"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            listed_names=tuple(spellings.get(row["code"], ())),
            district=districts[row["district"].removeprefix("huyen-")]["name"],
            source=row["source"],
        )


def _communes() -> Iterator[SeedUnit]:
    for row in table("communes"):
        yield SeedUnit(
            code=f"xa-{row['gso']}",
            kind=UnitKind(row["kind"]),
            name=row["name"],
            parent=PROVINCE,
            valid_from=day(row["valid_from"]),
            source=row["source"],
        )
