"""Arrow's columns as numpy's and back, by their buffers: pyarrow's own conversions load pandas where that is installed,
which takes longer than reading a register.
"""

import numpy as np
import pyarrow as pa

from tinhso.linkage.compiled import Array


def text(column: pa.Array) -> pa.Array:
    """The column as text, whatever it was."""
    return column if pa.types.is_large_string(column.type) else column.cast(pa.large_string())


def text_buffers(column: pa.Array) -> tuple[Array, Array]:
    """UTF-8 bytes and offsets of a column; Arrow's readers leave missing cells empty."""
    column = text(column)
    _, offsets, data = column.buffers()
    if offsets is None or offsets.size == 0:
        return np.zeros(1, np.uint8), np.zeros(len(column) + 1, np.int64)
    places = np.frombuffer(offsets, np.int64)[column.offset : column.offset + len(column) + 1]
    return (np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(1, np.uint8)), places


def whole_numbers(column: pa.Array) -> Array:
    """The values of a column of integers; anything where they are missing."""
    kind = np.dtype(str(column.type))
    data = column.buffers()[1]
    return np.frombuffer(data, kind)[column.offset : column.offset + len(column)] if len(column) else np.empty(0, kind)


def known(column: pa.Array) -> Array:
    """Where a column has a value."""
    present = column.is_valid()
    bits = np.unpackbits(np.frombuffer(present.buffers()[1], np.uint8), bitorder="little")
    return np.asarray(bits[present.offset : present.offset + len(column)], bool)


def distinct(column: pa.Array) -> tuple[pa.Array, Array]:
    """The different values of a column as text, and for each row which of them it has, -1 where it has none."""
    if not pa.types.is_dictionary(column.type):
        column = text(column).dictionary_encode()
    codes = whole_numbers(column.indices)
    if column.null_count:
        codes = np.where(known(column.indices), codes, -1)
    return text(column.dictionary), codes


def as_arrow(numbers: Array, missing: Array | None = None) -> pa.Array:
    """A column of numbers, without those that are `missing`."""
    numbers = np.ascontiguousarray(numbers)
    mask = None if missing is None else pa.py_buffer(np.packbits(~missing, bitorder="little"))
    kind = {"float32": pa.float32(), "float64": pa.float64()}.get(str(numbers.dtype)) or getattr(
        pa, str(numbers.dtype)
    )()
    return pa.Array.from_buffers(kind, len(numbers), [mask, pa.py_buffer(numbers)])


def as_text(words: list[str], kind: pa.DataType) -> pa.Array:
    """A column of text; `kind` is string or large_string."""
    raw = [word.encode() for word in words]
    offsets = np.cumsum([0, *map(len, raw)]).astype(np.int64 if kind == pa.large_string() else np.int32)
    return pa.Array.from_buffers(kind, len(raw), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(raw))])
