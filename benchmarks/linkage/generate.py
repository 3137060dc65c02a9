"""Write the files: `python -m benchmarks.linkage.generate --people 1870000 --noise mild --seed 1 --out DIR`."""

import argparse
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.linkage.noise import PROFILES
from benchmarks.linkage.population import database_view, invent
from benchmarks.linkage.registers import judgments, marriages

FULL_PEOPLE, FULL_MARRIAGES, FULL_FOUND, FULL_MISSING = 1_870_000, 314_732, 30_775, 802


def generate(people_count: int, noise_name: str, seed: int, folder: Path) -> None:
    """Population, marriages and judgments in proportion to the province's, and the truth in files apart."""
    random = np.random.default_rng([seed, len(noise_name)])
    noise = PROFILES[noise_name]
    share = people_count / FULL_PEOPLE
    people = invent(int(people_count / (1 - noise.absent)), random)
    known = np.sort(random.choice(len(people), people_count, replace=False))
    acts, truth = marriages(people, round(FULL_MARRIAGES * share), noise, random)
    sizes = round(FULL_FOUND * share), round(FULL_MISSING * share)
    divorces, divorce_truth = judgments(people, acts, truth, sizes, noise, random)
    number = pl.DataFrame(
        {"person": known, "so_dinh_danh": [f"{number:012}" for number in people.number[known].tolist()]}
    )
    folder.mkdir(parents=True, exist_ok=True)
    shuffled = random.permutation(people_count)
    database_view(people, known, noise_name == "harsh", random)[shuffled].write_parquet(folder / "population.parquet")
    acts.write_parquet(folder / "marriages.parquet")
    divorces.write_parquet(folder / "divorces.parquet")
    truth.join(number, on="person", how="left").drop("person").write_parquet(folder / "marriages.truth.parquet")
    divorce_truth.write_parquet(folder / "divorces.truth.parquet")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=FULL_PEOPLE)
    parser.add_argument("--noise", choices=PROFILES, default="mild")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    generate(options.people, options.noise, options.seed, options.out)


if __name__ == "__main__":
    main()
