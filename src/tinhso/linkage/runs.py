"""One run from files to files."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pyarrow as pa

from tinhso.linkage.configuration import load_configuration
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.messages import N_
from tinhso.linkage.progress import Phases, Progress
from tinhso.linkage.reading import Opened

if TYPE_CHECKING:
    from tinhso.linkage.stages import Outcome

# Options of mallopt(3): one pool for all threads, up to 1 GB of freed memory kept, pages of their own from 32 MB on.
_ALLOCATOR = (-8, 1), (-1, 1 << 30), (-3, 32 << 20)
_TURN = 0.0005  # seconds


def link(
    source: Path,
    reference: Path,
    configuration: Path,
    out: Path,
    *,
    review_hours: float | None = None,
    engine: str = "local",
    state: Path | None = None,
    progress: Progress,
) -> "Outcome":
    """Link the tables and write `out`. Raises LinkageError for input that can't be used; then nothing is written.

    With a `state` folder an interrupted run goes on where it was, and later runs link only acts not linked before,
    with the weights of the first run. engine "spark" lets Spark's workers do the linking.
    """
    if out.suffix != ".parquet" or not out.parent.is_dir():
        raise LinkageError(N_("kết quả phải là tệp .parquet trong một thư mục có sẵn"), file=out)
    _reuse_memory()
    phases = Phases(progress)
    phases("reference", 0)
    rules = load_configuration(configuration)
    with _undisturbed():
        known = Opened(reference, rules.reference, rules)
        acts = None if rules.duplicates else Opened(source, rules.source, rules)
        from tinhso.linkage.stages import run  # while the files are decoded

        return run(rules, acts, known, out, review_hours, engine, state, phases)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody looks for cycles among the objects, of which a run leaves hardly any. A thread that comes back from
    compiled code soon gets the interpreter's lock from one that reads words or loads modules, instead of after five
    milliseconds, which is as long as most compiled calls take.
    """
    turn, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(min(turn, _TURN))
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        if collects:
            gc.enable()


def _reuse_memory() -> None:
    """Memory that wasn't used before is dear on virtual machines, whose host has to find it first: thirty times so for
    the large pages that numpy asks for. Arrow's own pools, and the C library's where each thread has one, give freed
    pages back and ask for them anew with every batch. Holds for the whole process.
    """
    getattr(cast(Any, np)._core.multiarray, "_set_madvise_hugepage", bool)(False)  # as NUMPY_MADVISE_HUGEPAGE=0
    pa.set_memory_pool(pa.system_memory_pool())
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):  # glibc
        for option, value in _ALLOCATOR:
            library.mallopt(option, value)
