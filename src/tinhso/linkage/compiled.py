"""The decorator for functions that run once per row or pair: compiled by Numba, kept on disk, free of the lock."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy.typing as npt

Array = npt.NDArray[Any]
Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile at the first call; later processes load it from the cache beside the source."""
    return cast(Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
