"""What needs Numba itself: machine code of kernels."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import numba
from numba import types
from numba.extending import typeof_impl

from tinhso.linkage.compiled import Kernel, Part

njit, typeof = cast(Any, numba.njit), cast(Any, numba.typeof)  # their stubs know less than they do
# Nothing allocates and so nothing counts references: threads that share arrays would fight for the counters (measured:
# a third of the time of linking), and counting makes compilation slower too.
_OPTIONS = {"error_model": "numpy", "_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_RESULTS = {types.int64: "q", types.uint64: "Q", types.int32: "i", types.float64: "d", types.none: ""}


def compile_kernel(kernel: Kernel, arguments: Sequence[Any]) -> bytes:
    """Machine code of a kernel for arguments of these types: a line with its symbol and what it puts out, then ELF."""
    kinds = tuple(typeof(_plain(argument)) for argument in arguments)
    dispatcher = _dispatcher(kernel)
    dispatcher.compile(kinds)
    compiled = dispatcher.overloads[kinds]
    result = compiled.signature.return_type
    parts = getattr(result, "types", [result])
    head = f"{compiled.fndesc.llvm_func_name} {''.join(_RESULTS[part] for part in parts)}\n"
    _name, _kind, (machine_code, _bitcode) = compiled.library.serialize_using_object_code()
    return head.encode() + bytes(machine_code)


def _plain(argument: Any) -> Any:
    return int(argument) if isinstance(argument, bool) else argument


@cache
def _dispatcher(part: Part) -> Any:
    return njit(**_OPTIONS, forceinline=part.inline)(part.function)


@typeof_impl.register(Part)
def _as_dispatcher(part: Part, _context: Any) -> types.Dispatcher:
    """How Numba sees a part that another one calls."""
    return types.Dispatcher(_dispatcher(part))
