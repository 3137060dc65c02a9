"""Spark in local mode decides as one process does: 50.000 people, harsh books."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from benchmarks.linkage.generate import generate

from tests.linkage.conftest import run

pytestmark = pytest.mark.prove


def test_spark_decides_as_one_process_does(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    generate(50_000, "harsh", 3, tmp_path)
    for engine in ("local", "spark"):
        run(
            tmp_path / "marriages.parquet",
            tmp_path / "population.parquet",
            "marriages",
            tmp_path / f"{engine}.parquet",
            engine=engine,
        )
    assert pq.read_table(tmp_path / "spark.parquet").equals(pq.read_table(tmp_path / "local.parquet"))
