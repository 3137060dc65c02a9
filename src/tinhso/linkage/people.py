"""Persons as columns of numbers, and the ways into them: groups of rows that share a key."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, compiled
from tinhso.linkage.hashing import START, Groups, bucket_of, group, mix
from tinhso.linkage.names import Names


class People(NamedTuple):
    """One row per person (reference) or mention (source); -1 where missing, sex 0."""

    name: Array  # number of the name
    date: Array  # date code
    personal: Array  # int64
    old: Array  # int64
    sex: Array  # 1 male, 2 female
    place: Array  # code of the category, of its own side
    ethnicity: Array
    father: Array  # numbers of names
    mother: Array
    spouse: Array

    @property
    def size(self) -> int:
        return len(self.name)


def side_by_side(people: People) -> People:
    """The same columns laid out row by row: comparing with a row touches one line of memory instead of ten."""
    kinds = [(name, column.dtype) for name, column in zip(People._fields, people, strict=True)]
    rows = np.zeros(people.size, np.dtype(kinds, align=True))
    for name, column in zip(People._fields, people, strict=True):
        rows[name] = column
    return People(*(rows[name] for name in People._fields))


class Index(NamedTuple):
    """Reference rows by what they share with a mention; from narrow to wide."""

    personal: Groups
    old: Groups
    name_date: Groups  # folded name and whole date
    name_year: Groups
    name_day: Groups  # folded name, day and month
    date: Groups  # whole date, any name
    outer_year: Groups  # folded surname and given name, year
    name: Groups  # folded name, any date
    name_place: Groups  # folded name and place
    outer_day: Groups  # folded surname and given name, day and month
    place_year: Groups  # place and year, any name


class Kin(NamedTuple):
    """For each bond kind the row of the relative (or -1), and backwards the rows that name a row as relative."""

    row: Array  # int32 (kinds, rows)
    back_starts: Array  # int32 (kinds, rows + 1)
    back_rows: Array  # int32 (kinds, rows)


@compiled
def key_of(first: int, second: int) -> np.uint64:
    return mix(mix(START, np.uint64(first + 1)), np.uint64(second + 1)) | np.uint64(1)


NUMBER, NAME_DATE, NAME_YEAR, NAME_DAY, DATE, OUTER_YEAR, NAME_PLACE, NAME, OUTER_DAY, PLACE_YEAR = range(10)


@compiled
def _keys(kind: int, names: Names, people: People, number: Array, out: Array) -> None:
    name, date, place = people.name, people.date, people.place
    for row in range(len(out)):
        out[row] = np.uint64(0)
        if kind == 0:
            if number[row] >= 0:
                out[row] = key_of(number[row], 0)
            continue
        who, when = name[row], date[row]
        has_day = when >= 0 and when % 32 > 0
        if kind == 4:
            if has_day:
                out[row] = key_of(when, 0)
            continue
        if kind == 9:
            if place[row] >= 0 and when >= 0:
                out[row] = key_of(place[row], when // 416)
            continue
        if who < 0:
            continue
        if kind == 7:
            out[row] = key_of(names.folds[who], 0)
        elif kind == 6:
            if place[row] >= 0:
                out[row] = key_of(names.folds[who], place[row])
        elif when < 0:
            continue
        elif kind == 1:
            if has_day:
                out[row] = key_of(names.folds[who], when)
        elif kind == 2:
            out[row] = key_of(names.folds[who], when // 416)
        elif kind == 3:
            if has_day:
                out[row] = key_of(names.folds[who], when % 416)
        elif kind == 5:
            out[row] = key_of(names.outers[who], when // 416)
        elif has_day:
            out[row] = key_of(names.outers[who], when % 416)


def index_people(people: People, names: Names) -> Index:
    """Group the reference rows in every way a mention may look for them."""

    def grouped(kind: int, numbers: Array) -> Groups:
        keys = np.empty(people.size, np.uint64)
        _keys(kind, names, people, numbers, keys)
        return group(keys)

    kinds = (NUMBER, NUMBER, NAME_DATE, NAME_YEAR, NAME_DAY, DATE, OUTER_YEAR, NAME, NAME_PLACE, OUTER_DAY, PLACE_YEAR)
    numbers = [people.old if place == 1 else people.personal for place in range(len(kinds))]
    with ThreadPoolExecutor(2) as pool:
        return Index(*pool.map(grouped, kinds, numbers))


@compiled
def _rows_of_numbers(wanted: Array, groups: Groups, personal: Array, out: Array) -> None:
    for row in range(len(wanted)):
        out[row] = -1
        if wanted[row] < 0:
            continue
        key = key_of(wanted[row], 0)
        bucket = bucket_of(groups, key)
        for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
            if personal[groups.rows[place]] == wanted[row]:
                out[row] = groups.rows[place]


@compiled
def _backwards(forward: Array, starts: Array, rows: Array) -> None:
    for row in range(len(forward)):
        if forward[row] >= 0:
            starts[forward[row] + 1] += 1
    for row in range(1, len(starts)):
        starts[row] += starts[row - 1]
    for row in range(len(forward) - 1, -1, -1):
        if forward[row] >= 0:
            starts[forward[row] + 1] -= 1
            rows[starts[forward[row] + 1]] = row
    last = 0
    for row in range(len(forward)):
        if forward[row] >= 0:
            last += 1
    for row in range(len(starts) - 1):
        starts[row] = starts[row + 1]
    starts[len(starts) - 1] = last


def kin_of(numbers: list[Array], people: People, index: Index) -> Kin:
    """Relatives' rows from the personal numbers of relatives, one array per kind of bond."""
    size = people.size
    kin = Kin(
        np.full((len(numbers), size), -1, np.int32),
        np.zeros((len(numbers), size + 1), np.int32),
        np.zeros((len(numbers), size), np.int32),
    )
    for kind, wanted in enumerate(numbers):
        _rows_of_numbers(wanted, index.personal, people.personal, kin.row[kind])
        _backwards(kin.row[kind], kin.back_starts[kind], kin.back_rows[kind])
    return kin
