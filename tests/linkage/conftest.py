"""A small invented province, made by the benchmark's generator with a fixed seed."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.linkage.generate import generate
from hypothesis import settings

from tinhso.linkage.configuration import shipped
from tinhso.linkage.runs import link
from tinhso.linkage.stages import Outcome

settings.register_profile("linkage", deadline=None)  # the first example may have to compile
settings.load_profile("linkage")


@dataclass(frozen=True)
class Province:
    folder: Path

    @property
    def population(self) -> Path:
        return self.folder / "population.parquet"

    @property
    def marriages(self) -> Path:
        return self.folder / "marriages.parquet"

    @property
    def divorces(self) -> Path:
        return self.folder / "divorces.parquet"

    def truth(self) -> dict[str, str | None]:
        """Source id of each mention → number of the person, None for people who aren't in the database."""
        rows = pq.read_table(self.folder / "marriages.truth.parquet").to_pylist()
        return {f"{row['act']}:{row['side']}": row["so_dinh_danh"] for row in rows}


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Province:
    folder = tmp_path_factory.mktemp("province")
    generate(12_000, "harsh", 7, folder)
    return Province(folder)


def run(source: Path, reference: Path, configuration: str | Path, out: Path, **options: object) -> Outcome:
    path = configuration if isinstance(configuration, Path) else shipped(configuration)
    return link(source, reference, path, out, progress=lambda _phase, _done: None, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def links(province: Province) -> pa.Table:
    out = province.folder / "links.parquet"
    run(province.marriages, province.population, "marriages", out)
    return pq.read_table(out)
