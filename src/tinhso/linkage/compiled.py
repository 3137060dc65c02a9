"""The decorator for functions that run once per row or pair: compiled by Numba, kept on disk, free of the lock."""

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
    sources = b"".join(path.read_bytes() for path in sorted(_HERE.glob("*.py")) if b"@compiled" in path.read_bytes())
    parent = _HERE / "__pycache__" if os.access(_HERE, os.W_OK) else Path.home() / ".cache" / "tinhso"
    return str(parent / f"numba-{hashlib.blake2b(sources, digest_size=8).hexdigest()}")


vars(numba.config)["CACHE_DIR"] = os.environ.get("NUMBA_CACHE_DIR") or _cache_folder()

Array = npt.NDArray[Any]
Number = Any  # a machine number inside compiled code, where Python's int and float mean nothing
Function = TypeVar("Function", bound=Callable[..., Any])


_njit = cast(Any, numba.njit)  # its stubs don't know _nrt
_OPTIONS = {"cache": True, "nogil": True, "error_model": "numpy"}


def compiled(function: Function) -> Function:
    """Compile at the first call; later processes load it from the cache.

    The function allocates nothing and so counts no references: threads that share arrays would fight for the counters
    (measured: a third of the time of linking), and counting makes compilation slower too.
    """
    return cast(Function, _njit(**_OPTIONS, _nrt=False)(function))


def compiled_with_memory(function: Function) -> Function:
    """The same for the few functions that make arrays of their own."""
    return cast(Function, _njit(**_OPTIONS)(function))
