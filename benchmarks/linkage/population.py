"""The people of an invented province: families with names, dates, numbers, homes; and the database's view of them."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from benchmarks.linkage.names import NAMINGS
from benchmarks.linkage.places import COMMUNES, commune_label

FIRST_YEAR, LAST_YEAR = 1930, 2024
GENERATIONS = ((FIRST_YEAR, 1974), (1975, 1999), (2000, LAST_YEAR))
ETHNICITIES = list(NAMINGS)


@dataclass
class People:
    """Columns by person; `spouse`, `father`, `mother` are rows or -1."""

    sex: np.ndarray  # 0 male, 1 female
    year: np.ndarray
    day: np.ndarray  # day of the year, from 0
    commune: np.ndarray
    ethnicity: np.ndarray
    spouse: np.ndarray
    father: np.ndarray
    mother: np.ndarray
    surname: np.ndarray
    middle: np.ndarray
    given: np.ndarray
    number: np.ndarray  # the twelve digits
    old_number: np.ndarray  # the nine digits of a CMND

    def __len__(self) -> int:
        return len(self.sex)

    def full_names(self) -> np.ndarray:
        return _join(self.surname, self.middle, self.given)

    def dates(self) -> np.ndarray:
        start = (self.year - 1970).astype("datetime64[Y]").astype("datetime64[D]")
        return start + self.day.astype("timedelta64[D]")


def _join(*parts: np.ndarray) -> np.ndarray:
    frame = pl.DataFrame({str(place): part for place, part in enumerate(parts)})
    text = pl.concat_str(pl.all(), separator=" ").str.replace("  ", " ", literal=True)
    return frame.select(text.alias("name"))["name"].to_numpy()


def invent(size: int, random: np.random.Generator) -> People:
    """A population of `size`, couples and generations linked. Same generator state, same people."""
    weights = random.pareto(3.0, len(COMMUNES)) + 0.5
    commune = random.choice(len(COMMUNES), size, p=weights / weights.sum()).astype(np.int32)
    shares = np.array([naming.share for naming in NAMINGS.values()])
    mixture = np.array([random.dirichlet(shares * 4) for _ in COMMUNES]).cumsum(axis=1)
    ethnicity = (random.random(size)[:, None] > mixture[commune]).sum(axis=1).clip(0, len(shares) - 1)
    year = LAST_YEAR - (random.beta(1.25, 2.1, size) * (LAST_YEAR - FIRST_YEAR)).astype(np.int32)
    empty = np.full(size, -1, np.int64)
    people = People(
        sex=(random.random(size) < 0.495).astype(np.int8),
        year=year,
        day=random.integers(0, 365, size),
        commune=commune,
        ethnicity=ethnicity.astype(np.int8),
        spouse=empty.copy(),
        father=empty.copy(),
        mother=empty.copy(),
        surname=np.full(size, "", object),
        middle=np.full(size, "", object),
        given=np.full(size, "", object),
        number=_numbers(size, year, random),
        old_number=_old_numbers(size, random),
    )
    people.number += people.sex.astype(np.int64) * 10**8
    _marry(people, random)
    for first, last in GENERATIONS:
        born = np.flatnonzero((year >= first) & (year <= last))
        if first > FIRST_YEAR:
            _give_parents(people, born, random)
        _name(people, born, random)
    return people


def _numbers(size: int, year: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Twelve digits but for the sex; unique by construction: six running digits within place, century, sex, year."""
    places = np.array([2, 8, 1, 19, 25, 10, 15])
    place = random.choice(places, size, p=[0.44, 0.44, 0.03, 0.03, 0.03, 0.02, 0.01])
    stem = place.astype(np.int64) * 10**9 + ((year - 1900) // 100 * 2).astype(np.int64) * 10**8 + year % 100 * 10**6
    order = np.argsort(stem, kind="stable")
    fresh = np.r_[True, np.diff(stem[order]) != 0]
    starts = np.maximum.accumulate(np.where(fresh, np.arange(size), 0))
    running = np.empty(size, np.int64)
    running[order] = np.arange(size) - starts
    return stem + (running * 7919 + 13) % 1_000_000


def _old_numbers(size: int, random: np.random.Generator) -> np.ndarray:
    return 70_000_000 + (np.arange(size, dtype=np.int64) * 104_729 + int(random.integers(10**6))) % 30_000_001


def _marry(people: People, random: np.random.Generator) -> None:
    """Pair adults of one commune, mostly of one people, husbands some two years older."""
    home = people.commune.copy()
    moving = random.random(len(people)) < 0.12
    home[moving] = random.integers(0, len(COMMUNES), int(moving.sum()))
    mixed = np.where(random.random(len(people)) < 0.75, people.ethnicity, 9)
    age_key = people.year + np.where(people.sex == 0, 2.5, 0) + random.normal(0, 3, len(people))
    adult = (people.year <= 2005) & (random.random(len(people)) < 0.88)
    group = home * 10 + mixed
    men, women = (np.flatnonzero(adult & (people.sex == sex)) for sex in (0, 1))
    men, women = (_shuffled_by(group, rows, random) for rows in (men, women))
    men_in, women_in = (np.searchsorted(group[rows], np.arange(10 * len(COMMUNES) + 1)) for rows in (men, women))
    for place in range(10 * len(COMMUNES)):
        here_men, here_women = men[men_in[place] : men_in[place + 1]], women[women_in[place] : women_in[place + 1]]
        pairs = min(len(here_men), len(here_women))
        here_men, here_women = (rows[:pairs][np.argsort(age_key[rows[:pairs]])] for rows in (here_men, here_women))
        people.spouse[here_men], people.spouse[here_women] = here_women, here_men


def _shuffled_by(group: np.ndarray, rows: np.ndarray, random: np.random.Generator) -> np.ndarray:
    rows = random.permutation(rows)
    return rows[np.argsort(group[rows], kind="stable")]


def _give_parents(people: People, born: np.ndarray, random: np.random.Generator) -> None:
    mothers = np.flatnonzero((people.sex == 1) & (people.spouse >= 0))
    key = people.commune[mothers] * 10_000 + people.year[mothers]
    order = np.argsort(key, kind="stable")
    mothers, key = mothers[order], key[order]
    wish = people.commune[born] * 10_000 + people.year[born] - random.normal(26, 5, len(born)).clip(17, 45).astype(int)
    place = (np.searchsorted(key, wish) + random.integers(0, 12, len(born))).clip(0, len(mothers) - 1)
    found = mothers[place]
    ages = people.year[born] - np.maximum(people.year[found], people.year[people.spouse[found]])
    fits = (ages >= 16) & (people.commune[born] == people.commune[found])
    children, found = born[fits], found[fits]
    people.mother[children], people.father[children] = found, people.spouse[found]
    people.ethnicity[children] = people.ethnicity[people.father[children]]


def _name(people: People, born: np.ndarray, random: np.random.Generator) -> None:
    for ethnicity, naming in enumerate(NAMINGS.values()):
        for sex, (middles, givens) in enumerate(
            ((naming.middle_men, naming.given_men), (naming.middle_women, naming.given_women))
        ):
            rows = born[(people.ethnicity[born] == ethnicity) & (people.sex[born] == sex)]
            people.surname[rows] = _draw(naming.surnames, len(rows), naming.steepness + 0.35, random)
            people.given[rows] = _draw(givens, len(rows), 0.6, random)
            people.middle[rows] = _middles(middles, people.year[rows], sex, random)
    inherits = born[people.father[born] >= 0]
    people.surname[inherits] = people.surname[people.father[inherits]]


def _middles(words: str, years: np.ndarray, sex: int, random: np.random.Generator) -> np.ndarray:
    """Older people mostly Văn or Thị; younger women often Thị and one more, or two without Thị."""
    size = len(years)
    first = words.split()[0]
    other = _draw(words, size, 0.7, random)
    plain = random.random(size) < np.clip((2005 - years) / 60, 0.08, 0.85)
    middle = np.where(plain, first, other)
    if sex == 1:
        double = ~plain & (random.random(size) < 0.5) & (other != first)
        middle = np.where(double, first + " " + other.astype(object), middle)
    bare = random.random(size) < 0.02
    return np.where(bare, "", middle)


def _draw(words: str, size: int, steepness: float, random: np.random.Generator) -> np.ndarray:
    choices = np.array(words.split(), object)
    weights = 1.0 / np.arange(1, len(choices) + 1) ** steepness
    return random.choice(choices, size, p=weights / weights.sum())


def database_view(people: People, known: np.ndarray, harsh: bool, random: np.random.Generator) -> pl.DataFrame:
    """What the population database holds of the persons in `known` (rows); it has its own gaps."""
    gap = 2.0 if harsh else 1.0
    names = people.full_names()
    number = np.char.zfill(people.number.astype("U12"), 12)
    dates = people.dates()[known]
    invented = _join(people.surname, np.full(len(people), "Văn", object), people.given[::-1])
    fathers = np.where(people.father[known] >= 0, names[people.father[known]], invented[known])
    mothers = np.where(people.mother[known] >= 0, names[people.mother[known]], names[::-1][known])
    spouse = people.spouse[known]
    spouse_known = (spouse >= 0) & (random.random(len(known)) > 0.3 * gap)
    frame = pl.DataFrame(
        {
            "so_dinh_danh": number[known],
            "so_cmnd": np.char.zfill(people.old_number[known].astype("U9"), 9),
            "ho_ten": names[known],
            "gioi_tinh": np.array(["Nam", "Nữ"])[people.sex[known]],
            "ngay_sinh": dates,
            "dan_toc": np.array(ETHNICITIES)[people.ethnicity[known]],
            "noi_thuong_tru": np.array([commune_label(index) for index in range(len(COMMUNES))])[people.commune[known]],
            "ho_ten_cha": fathers,
            "ho_ten_me": mothers,
            "so_dinh_danh_vo_chong": np.where(spouse_known, number[spouse], ""),
        }
    )
    old = 2024 - people.year[known] > 55
    year_only = old & (random.random(len(known)) < 0.06 * gap)
    has_old_number = random.random(len(known)) < np.where(people.year[known] < 2002, 0.45, 0)
    return frame.with_columns(
        pl.when(pl.Series(year_only))
        .then(pl.col("ngay_sinh").dt.strftime("%Y"))
        .otherwise(pl.col("ngay_sinh").dt.strftime("%d/%m/%Y"))
        .alias("ngay_sinh"),
        pl.when(pl.Series(has_old_number)).then("so_cmnd").alias("so_cmnd"),
        pl.when(pl.col("so_dinh_danh_vo_chong") != "").then("so_dinh_danh_vo_chong").alias("so_dinh_danh_vo_chong"),
    )
