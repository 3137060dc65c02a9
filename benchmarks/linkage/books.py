"""Births and deaths against the population: `python -m benchmarks.linkage.books --people 50000 --noise harsh`.

The books are as large as the population bears: a birth for every person whose parents are known, a death for every
twentieth. A birth names three persons, whom the database binds to each other where it knows a number; parents stand
there mostly with their year of birth only. Prints for each book how good the links are, and what the run itself
expected of them.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.linkage.measure import decision_quality, quality
from benchmarks.linkage.noise import PROFILES, Noise
from benchmarks.linkage.population import People, database_view, invent
from benchmarks.linkage.registers import Scribe

Book = tuple[pl.DataFrame, pl.DataFrame]  # the register; its mentions and the rows of the persons meant
_FIELDS = {"HoTen": "HoTen", "NgaySinh": "NgaySinh", "DanToc": "DanToc", "NoiCuTru": "NoiCuTru"}
_NUMBER = {"SoGiayTo": "SoGiayToTuyThan"}
PARENTS_BY_YEAR = 0.7  # of parents in a book of births
NO_FATHER = 0.06
PARENT_NUMBER_UNKNOWN = 0.35  # of database rows whose parents are in it


def births(people: People, noise: Noise, random: np.random.Generator) -> Book:
    """Child, mother and father; one in sixteen without a father."""
    children = random.permutation(np.flatnonzero(people.mother >= 0))
    registered = people.year[children]
    child = Scribe(people, replace(noise, moved=0.02, year_only=0.0), random)
    parent = Scribe(people, replace(noise, year_only=PARENTS_BY_YEAR), random)
    written = {"nks" + key: values for key, values in child.write(children, registered).items()}
    written["noiDangKy"] = written.pop("nksNoiCuTru")
    del written["nksSoGiayTo"]  # a number is given after the birth is registered
    unnamed = random.random(len(children)) < NO_FATHER
    for prefix, rows in (("me", people.mother[children]), ("cha", people.father[children])):
        for key, values in parent.write(rows, registered).items():
            name = prefix + (_FIELDS | _NUMBER)[key]
            written[name] = [
                None if prefix == "cha" and gone else value for gone, value in zip(unnamed, values, strict=True)
            ]
    names = [f"KS-{number:07}" for number in range(len(children))]
    table = pl.DataFrame({"id": names, "nksGioiTinh": (people.sex[children] + 1).astype("U1"), **written})
    meant = {"con": children, "me": people.mother[children], "cha": np.where(unnamed, -2, people.father[children])}
    truth = pl.concat(
        pl.DataFrame({"mention": [f"{name}:{role}" for name in names], "row": rows}) for role, rows in meant.items()
    )
    return table, truth.filter(pl.col("row") != -2)


def deaths(people: People, noise: Noise, random: np.random.Generator) -> Book:
    """The older, the likelier; some entered twice."""
    chance = np.exp((2024 - people.year) / 12.0)
    size = len(people) // 20
    dead = random.choice(len(people), size, replace=False, p=chance / chance.sum())
    dead = np.r_[dead, random.choice(dead, int(size * noise.repeated), replace=False)]
    registered = random.integers(2000, 2026, len(dead))
    written = Scribe(people, noise, random).write(dead, registered)
    names = [f"KT-{number:07}" for number in range(len(dead))]
    table = pl.DataFrame(
        {"id": names, "nktGioiTinh": np.array(["Nam", "Nữ"])[people.sex[dead]]}
        | {"nkt" + (_FIELDS | _NUMBER)[key]: values for key, values in written.items()}
    )
    return table, pl.DataFrame({"mention": names, "row": dead})


BOOKS: dict[str, Callable[[People, Noise, np.random.Generator], Book]] = {"births": births, "deaths": deaths}


def with_parents(view: pl.DataFrame, people: People, known: np.ndarray, random: np.random.Generator) -> pl.DataFrame:
    """The database's view with the numbers of those parents that it holds and knows as such."""
    number = pl.Series([f"{number:012}" for number in people.number.tolist()])
    held = np.zeros(len(people) + 1, bool)
    held[known] = True
    for column, parents in (("so_dinh_danh_cha", people.father[known]), ("so_dinh_danh_me", people.mother[known])):
        told = held[parents] & (random.random(len(known)) >= PARENT_NUMBER_UNKNOWN)
        values = number.gather(np.where(told, parents, 0))
        view = view.with_columns(pl.when(pl.Series(told)).then(values).alias(column))
    return view


def write(people_count: int, noise_name: str, seed: int, folder: Path) -> None:
    """population.parquet, and for each book a register and its truth apart."""
    random = np.random.default_rng([seed, len(noise_name), 7])
    noise = PROFILES[noise_name]
    people = invent(int(people_count / (1 - noise.absent)), random)
    known = np.sort(random.choice(len(people), people_count, replace=False))
    folder.mkdir(parents=True, exist_ok=True)
    view = with_parents(database_view(people, known, noise_name == "harsh", random), people, known, random)
    view[random.permutation(people_count)].write_parquet(folder / "population.parquet")
    numbers = pl.DataFrame({"row": known, "person": [f"{number:012}" for number in people.number[known].tolist()]})
    for name, book in BOOKS.items():
        table, truth = book(people, noise, random)
        table.write_parquet(folder / f"{name}.parquet")
        truth.join(numbers, on="row", how="left").drop("row").write_parquet(folder / f"{name}.truth.parquet")


def measure(name: str, folder: Path) -> dict[str, object]:
    """Link one book and hold it against the truth."""
    from tinhso.linkage.configuration import shipped
    from tinhso.linkage.runs import link

    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "links.parquet"
        start = time.perf_counter()
        register, population = folder / f"{name}.parquet", folder / "population.parquet"
        summary = link(register, population, shipped(name), out, progress=lambda *_: None).summary
        seconds = time.perf_counter() - start
        links = pl.read_parquet(out).select(
            mention="source_id",
            reference="reference_id",
            probability="probability",
            decision=pl.col("decision").cast(str),
        )
    truth = pl.read_parquet(folder / f"{name}.truth.parquet")
    parts = truth.group_by(pl.col("mention").str.extract(":(.+)$"), maintain_order=True)
    roles = {str(role): part for (role,), part in parts if role is not None}
    found = asdict(quality(links, truth)) | asdict(decision_quality(links, truth))
    by_role = {role: round(quality(links, part).f1, 5) for role, part in roles.items()}
    return {
        "mentions": len(truth),
        "seconds": round(seconds, 2),
        **{key: round(value, 5) if isinstance(value, float) else value for key, value in found.items()},
        "wrong_matches": round(found["matched"] * (1 - found["match_precision"])),
        "wrong_matches_expected": [round(value, 1) for value in summary.wrong_matches],
        **({"f1_by_role": by_role} if by_role else {}),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--noise", choices=PROFILES, default="harsh")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(".var/linkage-benchmark"))
    options = parser.parse_args()
    folder = options.folder / f"books-{options.people}-{options.noise}-{options.seed}"
    if not (folder / "deaths.truth.parquet").exists():
        write(options.people, options.noise, options.seed, folder)
    for name in BOOKS:
        print(json.dumps({name: measure(name, folder)}, indent=1))


if __name__ == "__main__":
    main()
