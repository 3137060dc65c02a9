"""The reference as a search sees it, and the working space of one thread, for a block of acts at a time."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, compiled
from tinhso.linkage.distance import Memo, new_memo
from tinhso.linkage.people import Index, Kin
from tinhso.linkage.weights import FIELDS

BLOCK = 192  # acts that go from circle to circle together
MOST = 8192  # rows compared with one mention at once
KEPT = 8  # candidates kept per mention
_POOL = 2 * MOST
_PLACES = 3  # at most, where a circle looks


class Side(NamedTuple):
    """The reference and what is known about it; the same for every act."""

    people: Array  # records
    ways: Index
    kin: Kin
    names: Array
    words: Array
    year: Array  # float32 by year: how rare it is
    rare_surname: Array  # float32 by surname
    local: Array  # float32 (surnames, places)
    likely_place: Array  # int32 by source place: the reference place it most likely is, or -1


class Desk(NamedTuple):
    """By seat, the place of an act in its block: its candidates, best first, and where they are looked for."""

    memo: Memo
    rows: Array  # int32 (BLOCK, roles, KEPT)
    scores: Array  # float64 (BLOCK, roles, KEPT)
    levels: Array  # uint8 (BLOCK, roles, KEPT, fields)
    kept: Array  # int64 (BLOCK, roles)
    doubt: Array  # float64 (BLOCK, roles): how likely the person is nobody found so far
    open: Array  # int64 (BLOCK,): seats of the acts that aren't settled yet
    asked: Array  # int64 (BLOCK,): how many places a search looks at
    ways: Array  # int64 (BLOCK, places): which way it goes there, and to which bucket
    buckets: Array
    pool: Array  # int32: rows gathered and not yet scored, search by search
    told: Array  # float64, beside it: what all but their names tells
    pool_levels: Array  # uint8 (pool, fields)
    seats: Array  # int64 (BLOCK,): whom each search in the pool is for
    begins: Array  # int64 (BLOCK + 1,): where its rows begin, and where those of the last one end
    scratch: Array  # uint8 (1,): takes what was read only to have it near


def new_desk(roles: int) -> Desk:
    return Desk(
        new_memo(),
        np.zeros((BLOCK, roles, KEPT), np.int32),
        np.zeros((BLOCK, roles, KEPT), np.float64),
        np.zeros((BLOCK, roles, KEPT, len(FIELDS)), np.uint8),
        np.zeros((BLOCK, roles), np.int64),
        np.zeros((BLOCK, roles)),
        np.zeros(BLOCK, np.int64),
        np.zeros(BLOCK, np.int64),
        np.zeros((BLOCK, _PLACES), np.int64),
        np.zeros((BLOCK, _PLACES), np.int64),
        np.zeros(_POOL, np.int32),
        np.zeros(_POOL),
        np.zeros((_POOL, len(FIELDS)), np.uint8),
        np.zeros(BLOCK, np.int64),
        np.zeros(BLOCK + 1, np.int64),
        np.zeros(1, np.uint8),
    )


@compiled
def kept_place(role: int, row: int, rows: Array, kept: Array) -> int:
    """Where a row stands among the candidates that an act keeps for a role, -1 if it doesn't."""
    for place in range(kept[role]):
        if rows[role, place] == row:
            return place
    return -1


@compiled
def copy_row(source: Array, target: Array) -> None:
    """Copying slices would allocate."""
    for place in range(len(source)):
        target[place] = source[place]
