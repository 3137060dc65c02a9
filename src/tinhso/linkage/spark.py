"""Spark hands blocks of acts to its workers; each runs the engine that runs on one machine."""

import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from tinhso.linkage.acts import Found, nothing_found
from tinhso.linkage.engine import CHUNK, Prepared, Work, link_some
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.messages import N_
from tinhso.linkage.weights import FIELDS

_SCHEMA = "mention long, row_0 int, row_1 int, p_0 float, p_1 float, alone float, levels binary, act int"


def run_on_spark(prepared: Prepared) -> Found:
    """Link every act on Spark. The session is the running one, or a local one with two threads.

    Raises LinkageError when Spark isn't installed.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise LinkageError(N_("chưa cài Spark: pip install 'tinhso[spark]'")) from error
    session = SparkSession.getActiveSession()
    own = session is None
    if session is None:
        session = _local_session(SparkSession.builder)
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "prepared.pickle"
        job.write_bytes(pickle.dumps(prepared.work, protocol=5))
        session.sparkContext.addFile(str(job))
        blocks = session.range(0, prepared.source.rows, 1, max(2, prepared.source.rows // (4 * CHUNK)))
        parts = blocks.mapInArrow(_link_blocks, _SCHEMA).toArrow()
    if own:
        session.stop()
    found = nothing_found(len(prepared.source.records))
    mentions = parts["mention"].to_numpy()
    for column, target in (("row", found.row), ("p", found.probability)):
        for place in range(2):
            target[mentions, place] = parts[f"{column}_{place}"].to_numpy()
    found.alone[mentions] = parts["alone"].to_numpy()
    found.act[mentions] = parts["act"].to_numpy()
    packed = b"".join(parts["levels"].to_pylist())
    found.levels[mentions] = np.frombuffer(packed, np.uint8).reshape(-1, len(FIELDS))
    return found


def _local_session(builder: Any) -> Any:
    """Two threads, whose workers run the Python that runs this."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()


@lru_cache(maxsize=1)
def _work(path: str) -> Work:
    """Read once per worker."""
    work: Work = pickle.loads(Path(path).read_bytes())  # noqa: S301 - written by the driver of this very run
    return work


def _link_blocks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    from pyspark import SparkFiles

    work = _work(SparkFiles.get("prepared.pickle"))
    for batch in batches:
        acts = batch.column(0).to_numpy().copy()  # Arrow's own can't be written to: another type, compiled anew
        roles = work.shape.roles
        found = nothing_found(len(work.mentions))
        link_some(work, acts, found, lambda _phase, _done: None)
        mentions = (acts[:, None] * roles + np.arange(roles)).ravel()
        yield pa.RecordBatch.from_pydict(
            {
                "mention": mentions,
                "row_0": found.row[mentions, 0],
                "row_1": found.row[mentions, 1],
                "p_0": found.probability[mentions, 0],
                "p_1": found.probability[mentions, 1],
                "alone": found.alone[mentions],
                "levels": [bytes(levels) for levels in found.levels[mentions]],
                "act": found.act[mentions].astype(np.int32),
            }
        )
