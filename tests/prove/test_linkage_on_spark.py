"""Spark in local mode decides as one process does: 50.000 people, harsh books.

TINHSO_PROVE_SCALE shrinks the province (1 is the full one).
"""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from benchmarks.linkage.generate import generate

from tests.linkage.conftest import run

PEOPLE = max(5_000, int(50_000 * float(os.environ.get("TINHSO_PROVE_SCALE", "1"))))

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java: install a JRE, then `make prove`"),
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is missing: `make prove` installs it"),
]


def test_spark_decides_as_one_process_does(tmp_path: Path) -> None:
    generate(PEOPLE, "harsh", 3, tmp_path)
    for engine in ("local", "spark"):
        run(
            tmp_path / "marriages.parquet",
            tmp_path / "population.parquet",
            "marriages",
            tmp_path / f"{engine}.parquet",
            engine=engine,
        )
    assert pq.read_table(tmp_path / "spark.parquet").equals(pq.read_table(tmp_path / "local.parquet"))
