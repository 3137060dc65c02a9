"""Machine code that Numba made, kept on disk and called without Numba.

A kernel is a C function: where to put its result, where to put an error, then its arguments taken apart to numbers. An
array is handed over as Numba lays it out: two owners (none here), how many elements, bytes per element, address, shape
and strides.
"""

import ctypes
import hashlib
import os
import struct
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import llvmlite
import llvmlite.binding as llvm
import numpy as np

if TYPE_CHECKING:
    from tinhso.linkage.compiled import Kernel

Kinds = tuple[Any, ...]
_HERE = Path(__file__).parent
_LOADING = threading.RLock()
_RESULT = 64  # bytes, enough for every kernel's result
_FINE = 0, -2  # Numba's words for a value and for None


def taken_apart(arguments: Sequence[Any]) -> tuple[Kinds, list[Any]]:
    """What the types of arguments are, and their values as a C function takes them."""
    kinds: list[Any] = []
    values: list[Any] = []
    for argument in arguments:
        if isinstance(argument, np.ndarray):
            flags = argument.flags
            layout = "C" if flags.c_contiguous else "F" if flags.f_contiguous else "A"
            kinds += (argument.dtype.str, argument.ndim, layout, flags.aligned, flags.writeable)
            values += (0, 0, argument.size, argument.itemsize, argument.ctypes.data)
            values += argument.shape
            values += argument.strides
        elif isinstance(argument, tuple):
            inner, numbers = taken_apart(argument)
            kinds += (type(argument).__name__, inner)
            values += numbers
        elif isinstance(argument, float):
            kinds.append("float")
            values.append(argument)
        else:
            kinds.append("int")
            values.append(int(argument))
    return tuple(kinds), values


class Code:
    """A loaded kernel."""

    def __init__(self, name: str, address: int, result: str, values: Sequence[Any]) -> None:
        """`result` is what a call puts out, as `struct` writes it; `values` are arguments to learn their types from."""
        self._name, self._result = name, struct.Struct(result)
        kinds = [ctypes.c_double if isinstance(value, float) else ctypes.c_int64 for value in values]
        places = ctypes.c_void_p, ctypes.c_void_p
        self._call = ctypes.CFUNCTYPE(ctypes.c_int32, *places, *kinds)(address)

    def __call__(self, values: Sequence[Any]) -> Any:
        room, error = ctypes.create_string_buffer(_RESULT), ctypes.c_void_p()
        if self._call(room, ctypes.addressof(error), *values) not in _FINE:
            raise RuntimeError(f"the kernel {self._name} failed")
        result = self._result.unpack_from(room)
        return result if len(result) > 1 else next(iter(result), None)


def load(kernel: "Kernel", kinds: Kinds, arguments: Sequence[Any]) -> Code:
    """The code of a kernel for arguments of these kinds, from the disk; compiled and put there if need be."""
    with _LOADING:
        mark = hashlib.blake2b(repr(kinds).encode(), digest_size=6).hexdigest()
        path = folder() / f"{kernel.function.__module__.split('.')[-1]}.{kernel.name}-{mark}"
        if not path.exists():
            from tinhso.linkage.compiling import compile_kernel

            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            part.write_bytes(compile_kernel(kernel, arguments))
            os.replace(part, path)
        head, _, machine_code = path.read_bytes().partition(b"\n")
        symbol, result = head.decode().split(" ")
        engine = _engine()
        engine.add_object_file(llvm.ObjectFileRef.from_data(machine_code))
        engine.finalize_object()
        return Code(kernel.name, engine.get_function_address(symbol), result, taken_apart(arguments)[1])


@lru_cache(maxsize=1)
def _engine() -> llvm.ExecutionEngine:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = llvm.Target.from_default_triple().create_target_machine(reloc="static", codemodel="jitdefault")
    return llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine)


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where machine code is kept: one folder per state of this package, compiler and processor."""
    digest = hashlib.blake2b(f"{llvmlite.__version__} {llvm.get_host_cpu_name()}".encode(), digest_size=8)
    for path in sorted(_HERE.glob("*.py")):
        text = path.read_bytes()
        if any(mark in text for mark in (b"\n@kernel", b"\n@compiled", b"\n@inlined", b"njit")):
            digest.update(text)
    writable = os.access(_HERE, os.W_OK)
    parent = _HERE / "__pycache__" if writable else Path.home() / ".cache" / "tinhso"
    return Path(os.environ.get("NUMBA_CACHE_DIR") or parent) / f"numba-{digest.hexdigest()}"
