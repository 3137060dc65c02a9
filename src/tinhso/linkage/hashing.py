"""Hash tables over 64-bit keys and groups of rows with equal keys, as plain arrays."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, kernel

START = np.uint64(0xCBF29CE484222325)


@compiled
def mix(state: np.uint64, value: np.uint64) -> np.uint64:
    """One more value into a 64-bit hash."""
    mixed = (state ^ value) * np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(29))


@compiled
def add_byte(state: np.uint64, byte: int) -> np.uint64:
    """One more byte into a hash of text (FNV-1a), to be mixed once at the end."""
    return (state ^ np.uint64(byte)) * np.uint64(0x100000001B3)


@compiled
def key_of(first: int, second: int) -> np.uint64:
    """One key, never 0, of two numbers."""
    return mix(mix(START, np.uint64(first + 1)), np.uint64(second + 1)) | np.uint64(1)


class Table(NamedTuple):
    """Open addressing; key 0 marks a free slot."""

    keys: Array  # uint64, length a power of two
    values: Array  # int32


def new_table(capacity: int) -> Table:
    # Written to at once: pages that are read before they are written cost the system a second fault each.
    return Table(np.full(capacity, 0, np.uint64), np.full(capacity, -1, np.int32))


@compiled
def find(table: Table, key: np.uint64) -> Number:
    """The slot that holds the key, or the free one where it belongs."""
    mask = np.uint64(len(table.keys) - 1)
    slot = (key ^ (key >> np.uint64(32))) & mask
    while table.keys[slot] != np.uint64(0) and table.keys[slot] != key:
        slot = (slot + np.uint64(1)) & mask
    return np.int64(slot)


@kernel
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


@compiled
def hash_of_bytes(data: Array, start: int, end: int) -> np.uint64:
    """One key, never 0, of a piece of text."""
    key, eight = START, np.uint64(0)
    for place in range(start, end):
        eight = (eight << np.uint64(8)) | np.uint64(data[place])
        if (place - start) % 8 == 7:
            key, eight = mix(key, eight), np.uint64(0)
    return mix(mix(key, eight), np.uint64(end - start)) | np.uint64(1)


@kernel
def hash_cells(data: Array, offsets: Array, out: Array) -> None:
    for cell in range(len(out)):
        out[cell] = hash_of_bytes(data, offsets[cell], offsets[cell + 1])


@kernel
def number_keys(keys: Array, table: Table, used: int, fresh: Array, out: Array) -> Number:
    """Number the distinct keys; `fresh` gets the rows where one is met for the first time. Returns the numbers used."""
    new = 0
    for row in range(len(out)):
        slot = find(table, keys[row])
        if table.keys[slot] == np.uint64(0):
            table.keys[slot] = keys[row]
            table.values[slot] = used + new
            fresh[new] = row
            new += 1
        out[row] = table.values[slot]
    return used + new


@compiled
def bucket_of(buckets: int, key: np.uint64) -> Number:
    """Where rows with this key lie; `buckets` is a power of two. Different keys may share a bucket."""
    return np.int64((key ^ (key >> np.uint64(32))) & np.uint64(buckets - 1))


def room_for_groups(size: int) -> Array:
    """Working space of `group` for so many rows; may be used again."""
    return np.empty(size + 1, np.uint64)


@kernel
def group(bucket: Array, starts: Array, rows: Array, room: Array) -> None:
    """Rows by bucket: fills rows[starts[b]:starts[b + 1]] in ascending order; rows with bucket -1 are left out.

    `starts` is one longer than there are buckets; `rows` may be `bucket` itself. First the rows are parted by region
    of buckets, then each region is put in order: counting all buckets at once would wait for memory at every row.
    """
    buckets = len(starts) - 1
    regions = (buckets >> 12) + 1
    for b in range(buckets + 1):
        starts[b] = 0
    for row in range(len(bucket)):  # starts[region + 1] counts for now what is in a region
        if bucket[row] >= 0:
            starts[(bucket[row] >> 12) + 1] += 1
    for region in range(regions):
        starts[region + 1] += starts[region]
    for row in range(len(bucket)):
        if bucket[row] >= 0:
            region = bucket[row] >> 12
            room[starts[region]] = (np.uint64(bucket[row]) << np.uint64(32)) | np.uint64(row)
            starts[region] += 1
    used = starts[regions - 1]
    for region in range(regions + 1):
        starts[region] = 0
    first = 0
    for region in range(regions):
        first = _group_region(region, first, used, starts, rows, room)
    for b in range(buckets, 0, -1):  # each holds the end of its bucket, which is where the next one begins
        starts[b] = starts[b - 1]
    starts[0] = 0


@compiled
def _group_region(region: int, first: int, used: int, starts: Array, rows: Array, room: Array) -> Number:
    """Put the rows of a region in order; returns where the next one begins."""
    last = first
    while last < used and (room[last] >> np.uint64(44)) == np.uint64(region):
        starts[np.int64(room[last] >> np.uint64(32))] += 1
        last += 1
    place = first
    for b in range(region << 12, min((region + 1) << 12, len(starts) - 1)):
        count = starts[b]
        starts[b] = place
        place += count
    for pair in range(first, last):
        held = np.int64(room[pair] >> np.uint64(32))
        rows[starts[held]] = np.int32(room[pair] & np.uint64(0xFFFFFFFF))
        starts[held] += 1
    return last
