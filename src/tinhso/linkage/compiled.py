"""The decorators for what runs once per row or pair. Numba compiles it when it is called for the first time; later
processes load the machine code without Numba, whose import takes longer than a register's decoding.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

import numpy.typing as npt

from tinhso.linkage.machine_code import Code, load, taken_apart

THREADS = 2
Array = npt.NDArray[Any]
Number = Any  # a machine number inside compiled code, where Python's int and float mean nothing
Function = TypeVar("Function", bound=Callable[..., Any])


class Part:
    """What kernels call. Python may call it too, and then Python runs it."""

    def __init__(self, function: Callable[..., Any], inline: bool = False) -> None:
        update_wrapper(self, function)
        self.function, self.inline, self.name = function, inline, function.__name__

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


class Kernel(Part):
    """What Python calls: machine code for each combination of argument types, free of the interpreter's lock.

    Arguments are arrays, numbers and (named) tuples of them.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        self._codes: dict[tuple[Any, ...], Code] = {}
        KERNELS.append(self)

    @property
    def ready(self) -> bool:
        """Whether it was called in this process."""
        return bool(self._codes)

    def __call__(self, *arguments: Any) -> Any:
        kinds, values = taken_apart(arguments)
        code = self._codes.get(kinds)
        if code is None:
            code = self._codes[kinds] = load(self, kinds, arguments)
        return code(values)


KERNELS: list[Kernel] = []  # of all modules loaded


def kernel(function: Function) -> Function:
    """For what Python calls."""
    return cast(Function, Kernel(function))


def compiled(function: Function) -> Function:
    """For what kernels call."""
    return cast(Function, Part(function))


def inlined(function: Function) -> Function:
    """For what is called in one place only: a call hands over each array of each tuple field by field, which may take
    longer than what is done with them.
    """
    return cast(Function, Part(function, inline=True))
