"""Hash tables over 64-bit keys and groups of rows with equal keys, as plain arrays."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled

MIXER = np.uint64(0x9E3779B97F4A7C15)
START = np.uint64(0xCBF29CE484222325)


@compiled
def mix(state: np.uint64, value: np.uint64) -> np.uint64:
    """One more value into a 64-bit hash."""
    mixed = (state ^ value) * np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(29))


class Table(NamedTuple):
    """Open addressing; key 0 marks a free slot."""

    keys: Array  # uint64, length a power of two
    values: Array  # int32


def new_table(capacity: int) -> Table:
    return Table(np.zeros(capacity, np.uint64), np.full(capacity, -1, np.int32))


@compiled
def find(table: Table, key: np.uint64) -> Number:
    """The slot that holds the key, or the free one where it belongs."""
    mask = np.uint64(len(table.keys) - 1)
    slot = (key ^ (key >> np.uint64(32))) & mask
    while table.keys[slot] != np.uint64(0) and table.keys[slot] != key:
        slot = (slot + np.uint64(1)) & mask
    return np.int64(slot)


@compiled
def copy_into(old: Table, new: Table) -> None:
    for place in range(len(old.keys)):
        if old.keys[place] != np.uint64(0):
            slot = find(new, old.keys[place])
            new.keys[slot] = old.keys[place]
            new.values[slot] = old.values[place]


def grown(table: Table, used: int, room: int) -> Table:
    """The table, or a larger copy, with room for so many more keys at less than half load."""
    capacity = len(table.keys)
    if 2 * (used + room) <= capacity:
        return table
    while 2 * (used + room) > capacity:
        capacity *= 2
    larger = new_table(capacity)
    copy_into(table, larger)
    return larger


class Groups(NamedTuple):
    """Rows by bucket of their key: rows[starts[b]:starts[b + 1]]. Different keys may share a bucket."""

    starts: Array
    rows: Array


@compiled
def _fill(keys: Array, starts: Array, rows: Array) -> None:
    mask = np.uint64(len(starts) - 2)
    for row in range(len(keys)):
        if keys[row] != np.uint64(0):
            starts[np.int64((keys[row] ^ (keys[row] >> np.uint64(32))) & mask) + 1] += 1
    for place in range(1, len(starts)):
        starts[place] += starts[place - 1]
    for row in range(len(keys) - 1, -1, -1):
        if keys[row] != np.uint64(0):
            bucket = np.int64((keys[row] ^ (keys[row] >> np.uint64(32))) & mask)
            starts[bucket + 1] -= 1
            rows[starts[bucket + 1]] = row
    for place in range(len(starts) - 1):
        starts[place] = starts[place + 1]
    starts[len(starts) - 1] = len(rows)


def group(keys: Array) -> Groups:
    """Bucket the rows by key; rows with key 0 are left out."""
    buckets = 1 << max(4, len(keys).bit_length())
    starts = np.zeros(buckets + 1, np.int32)
    rows = np.empty(int(np.count_nonzero(keys)), np.int32)
    _fill(keys, starts, rows)
    return Groups(starts, rows)


@compiled
def bucket_of(groups: Groups, key: np.uint64) -> Number:
    return np.int64((key ^ (key >> np.uint64(32))) & np.uint64(len(groups.starts) - 2))
