"""The decorators for what runs once per row or pair: compiled by Numba, kept on disk, free of the lock."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy.typing as npt

_HERE = Path(__file__).parent


def _cache_folder() -> str:
    """One folder per state of this package: Numba renews a function when its own file changes, not when a file that
    it calls does.
    """
    texts = [path.read_bytes() for path in sorted(_HERE.glob("*.py"))]
    sources = b"".join(
        text for text in texts if b"\n@kernel" in text or b"\n@compiled" in text or b"\n@inlined" in text
    )
    parent = _HERE / "__pycache__" if os.access(_HERE, os.W_OK) else Path.home() / ".cache" / "tinhso"
    return str(parent / f"numba-{hashlib.blake2b(sources, digest_size=8).hexdigest()}")


vars(numba.config)["CACHE_DIR"] = os.environ.get("NUMBA_CACHE_DIR") or _cache_folder()

THREADS = 2
Array = npt.NDArray[Any]
Number = Any  # a machine number inside compiled code, where Python's int and float mean nothing
Function = TypeVar("Function", bound=Callable[..., Any])


_njit = cast(Any, numba.njit)  # its stubs don't know _nrt
# Nothing allocates and so nothing counts references: threads that share arrays would fight for the counters (measured:
# a third of the time of linking), and counting makes compilation slower too.
_OPTIONS = {"nogil": True, "error_model": "numpy", "_nrt": False}


def kernel(function: Function) -> Function:
    """For what Python calls: compiled at the first call; later processes load it from the disk, with all it calls."""
    return cast(Function, _njit(**_OPTIONS, cache=True)(function))


def compiled(function: Function) -> Function:
    """For what kernels call. Python may call it too, and waits for the compiler each time it starts."""
    return cast(Function, _njit(**_OPTIONS)(function))


def inlined(function: Function) -> Function:
    """For what is called in one place only: a call hands over each array of each tuple field by field, which may take
    longer than what is done with them.
    """
    return cast(Function, _njit(**_OPTIONS, forceinline=True)(function))
