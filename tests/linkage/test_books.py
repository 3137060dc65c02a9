"""Births and deaths of a small province with harsh books, against what is known to be true."""

from pathlib import Path

import polars as pl
import pytest
from benchmarks.linkage.books import write

from tests.linkage.conftest import run


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    write(12_000, "harsh", 7, folder)
    return folder


def linked(books: Path, name: str) -> pl.DataFrame:
    """A row per mention: the person meant (or null), the one found, the decision, and whether the two are the same."""
    out = books / f"{name}-links.parquet"
    if not out.exists():
        run(books / f"{name}.parquet", books / "population.parquet", name, out)
    links = pl.read_parquet(out).with_columns(pl.col("decision").cast(str))
    joined = pl.read_parquet(books / f"{name}.truth.parquet").join(links, left_on="mention", right_on="source_id")
    return joined.with_columns(right=(pl.col("person") == pl.col("reference_id")).fill_null(False))


@pytest.mark.parametrize(("name", "least"), [("births", 0.985), ("deaths", 0.975)])  # the dead stand there alone
def test_matches_can_be_trusted_and_few_are_missed(books: Path, name: str, least: float) -> None:
    links = linked(books, name)
    matches = links.filter(pl.col("decision") == "match")
    assert matches["right"].mean() >= 0.999
    present = links.filter(pl.col("person").is_not_null())
    assert present["right"].mean() >= least


def test_a_child_who_is_not_in_the_database_is_not_taken_for_brother_or_sister(books: Path) -> None:
    children = linked(books, "births").filter(pl.col("mention").str.ends_with(":con") & pl.col("person").is_null())
    assert len(children) > 100
    assert children.filter(pl.col("decision") == "match").height <= 1
