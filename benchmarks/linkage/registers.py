"""Register books out of the invented population: marriages with their noise, divorce judgments, and the truth apart."""

import numpy as np
import polars as pl

from benchmarks.linkage.noise import Noise, slip_digits, spoil_date, spoil_name
from benchmarks.linkage.places import commune_label, former_places
from benchmarks.linkage.population import ETHNICITIES, People

_ETHNIC_SPELLINGS = {
    "Mông": ["Mông", "H'Mông", "Hmông", "Mèo"],
    "Dao": ["Dao", "Dao Đỏ"],
    "Sán Chay": ["Sán Chay", "Cao Lan"],
}
PREFIXES = ("chong", "vo")
NUMBERS_FROM = 2016


class Scribe:
    """Writes persons into books, with slips."""

    def __init__(self, people: People, noise: Noise, random: np.random.Generator) -> None:
        self.people, self.noise, self.random = people, noise, random
        self.names = people.full_names()
        dates = people.dates()
        self.months = dates.astype("datetime64[M]").astype(int) % 12 + 1
        self.days = (dates - dates.astype("datetime64[M]")).astype(int) + 1
        self.former = former_places(random)

    def write(self, rows: np.ndarray, registered: np.ndarray) -> dict[str, list[str | None]]:
        """The six columns of one side of the act, for these persons, registered in these years."""
        people, noise, random = self.people, self.noise, self.random
        columns: dict[str, list[str | None]] = {
            key: [] for key in ("HoTen", "NgaySinh", "DanToc", "NoiCuTru", "SoGiayTo")
        }
        dice = random.random((len(rows), 4))
        for row, year, chance in zip(rows.tolist(), registered.tolist(), dice.tolist(), strict=True):
            columns["HoTen"].append(spoil_name(self.names[row], int(people.sex[row]), noise, random))
            columns["NgaySinh"].append(
                spoil_date(int(people.year[row]), int(self.months[row]), int(self.days[row]), noise, random)
            )
            columns["DanToc"].append(None if chance[0] < noise.ethnicity_missing else self._ethnicity(row))
            columns["NoiCuTru"].append(None if chance[1] < noise.place_missing else self._place(row))
            columns["SoGiayTo"].append(self._number(row, year, chance[2], chance[3]))
        return columns

    def _ethnicity(self, row: int) -> str:
        name = ETHNICITIES[self.people.ethnicity[row]]
        spellings = _ETHNIC_SPELLINGS.get(name, [name])
        return spellings[int(self.random.integers(len(spellings)))]

    def _place(self, row: int) -> str:
        commune = int(self.people.commune[row])
        if self.random.random() < self.noise.moved:
            commune = int(self.random.integers(len(self.former)))
        if self.random.random() < self.noise.old_place:
            return self.former[commune][int(self.random.integers(len(self.former[commune])))]
        return commune_label(commune)

    def _number(self, row: int, year: int, chance: float, slip: float) -> str | None:
        """Twelve digits only since 2016; before, the nine of a CMND or nothing at all."""
        if year >= NUMBERS_FROM and chance < 0.8:
            number = f"{self.people.number[row]:012}"
        elif year >= 1990 and chance < 0.45:
            number = f"{self.people.old_number[row]:09}"
        else:
            return None
        return slip_digits(number, self.random) if slip < self.noise.number_slip else number


def marriages(
    people: People, count: int, noise: Noise, random: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`count` acts and their truth (act, side, row of the person); a few acts are entered twice."""
    men = np.flatnonzero((people.sex == 0) & (people.spouse >= 0))
    repeats = int(count * noise.repeated)
    husbands = random.choice(men, count - repeats, replace=False)
    again = random.choice(len(husbands), repeats, replace=False)
    source = np.r_[np.arange(len(husbands)), again]
    wed_at = np.maximum(people.year[husbands], people.year[people.spouse[husbands]]) + random.integers(
        18, 30, len(husbands)
    )
    registered = np.minimum(wed_at, 2025)[source]
    sides = [husbands[source], people.spouse[husbands][source]]
    swapped = random.random(count) < noise.swapped_columns
    sides = [np.where(swapped, sides[1], sides[0]), np.where(swapped, sides[0], sides[1])]
    scribe = Scribe(people, noise, random)
    columns: dict[str, object] = {
        "id": [f"KH-{number:07}" for number in range(count)],
        "so": random.integers(1, 200, count),
        "ngayDangKy": [f"{random.integers(1, 29):02}.{random.integers(1, 13):02}.{year}" for year in registered],
    }
    for prefix, rows in zip(PREFIXES, sides, strict=True):
        columns |= {prefix + key: values for key, values in scribe.write(rows, registered).items()}
    order = random.permutation(count)
    acts = pl.DataFrame(columns)[order].with_columns(id=pl.Series([f"KH-{number:07}" for number in range(count)]))
    truth = pl.concat(
        [
            pl.DataFrame({"act": acts["id"], "side": [prefix] * count, "person": rows[order]})
            for prefix, rows in zip(PREFIXES, sides, strict=True)
        ]
    )
    return acts, truth


def judgments(
    people: People,
    acts: pl.DataFrame,
    truth: pl.DataFrame,
    sizes: tuple[int, int],
    noise: Noise,
    random: np.random.Generator,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Divorce judgments: `sizes` = (with a marriage in the register, without); truth is the act, or null.

    A court writes the parties anew, plaintiff first: the wife about as often as the husband.
    """
    found, missing = sizes
    couples = truth.pivot(on="side", index="act", values="person")
    twice = couples.filter(pl.struct(pl.min_horizontal("chong", "vo")).is_duplicated())["act"]
    once = couples.filter(~pl.col("act").is_in(twice.implode()))
    chosen = once[random.choice(len(once), found, replace=False)]
    registered = set(np.r_[couples["chong"].to_numpy(), couples["vo"].to_numpy()].tolist())
    free = np.array([row for row in np.flatnonzero((people.sex == 0) & (people.spouse >= 0)) if row not in registered])
    strangers = random.choice(free, missing, replace=False)
    first = np.r_[chosen["chong"].to_numpy(), strangers]
    second = np.r_[chosen["vo"].to_numpy(), people.spouse[strangers]]
    swap = random.random(found + missing) < 0.02
    first, second = np.where(swap, second, first), np.where(swap, first, second)
    scribe = Scribe(people, noise, random)
    years = random.integers(2005, 2026, found + missing)
    columns: dict[str, object] = {"so_ban_an": [f"{n % 400 + 1}/{y}/HNGĐ-ST" for n, y in enumerate(years.tolist())]}
    for prefix, rows in zip(PREFIXES, (first, second), strict=True):
        columns |= {prefix + key: values for key, values in scribe.write(rows, years).items()}
    order = random.permutation(found + missing)
    table = pl.DataFrame(columns)[order]
    names = [f"LH-{number:06}" for number in range(len(table))]
    table = table.select(pl.Series("id", names), pl.all())
    answers = pl.concat([chosen["act"], pl.Series("act", [None] * missing, dtype=pl.String)])[order]
    return table, pl.DataFrame({"judgment": names, "act": answers})
