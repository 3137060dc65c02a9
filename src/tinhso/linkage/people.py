"""Persons as columns of numbers, and the ways into them: groups of rows that share a key."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, compiled
from tinhso.linkage.hashing import bucket_of, group, key_of
from tinhso.linkage.names import ALIKE, GIVEN, OUTER, SURNAME


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


def nobody(size: int) -> People:
    """Room for so many persons of whom nothing is known."""
    columns = {
        name: np.full(size, -1, np.int64 if name in ("personal", "old") else np.int32) for name in People._fields
    }
    return People(**columns | {"sex": np.zeros(size, np.int8)})


class Crowd:
    """Persons added batch by batch; with room for all of them from the start, nothing is copied."""

    def __init__(self, room: int) -> None:
        self._people, self._used = _room(room), 0

    def add(self, people: People) -> None:
        used = self._used + people.size
        if used > self._people.size:
            larger = _room(2 * used)
            for old, new in zip(self._people, larger, strict=True):
                new[: self._used] = old[: self._used]
            self._people = larger
        for column, more in zip(self._people, people, strict=True):
            column[self._used : used] = more
        self._used = used

    @property
    def people(self) -> People:
        return People(*(column[: self._used] for column in self._people))


def _room(size: int) -> People:
    return People(*(np.empty(size, column.dtype) for column in nobody(0)))


_BLOCK = 1 << 13  # rows that stay in the processor's cache

_KINDS = [(name, np.int64 if name == "personal" else np.int32) for name in People._fields if name != "sex"]
_RARITIES = [(name, np.float32) for name in ("rare_name", "rare_alike", "rare_outer", "rare_date")]
RECORD = np.dtype([*_KINDS, ("sex", np.int8), ("surname", np.int32), *_RARITIES])


class Rarity(NamedTuple):
    """Minus the log of the share of reference rows with a value: what it is worth to agree on it."""

    surname: Array  # int32 by name: row of `local`
    name: Array  # float32 by name
    alike: Array
    outer: Array
    date: Array  # float32 by date code
    year: Array  # float32 by year
    local: Array  # float32 (surnames, places): how much commoner a surname is in a place than in the whole reference


def records(people: People, rarity: Rarity | None = None) -> Array:
    """The same columns laid out row by row: comparing with a row touches one line of memory instead of ten.

    With the rarity of what the row says there.
    """
    rows = np.zeros(people.size, RECORD)

    def put(first: int) -> None:
        last = min(first + _BLOCK, people.size)
        _put(rows, people, first, last)
        if rarity is not None:
            _put_rarity(rows, rarity, first, last)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(put, range(0, people.size, _BLOCK)))
    return rows


@compiled
def _put(rows: Array, people: People, first: int, last: int) -> None:
    for place in range(first, last):
        row = rows[place]
        row.name, row.date = people.name[place], people.date[place]
        row.personal, row.old = people.personal[place], people.old[place]
        row.sex, row.place, row.ethnicity = people.sex[place], people.place[place], people.ethnicity[place]
        row.father, row.mother, row.spouse = people.father[place], people.mother[place], people.spouse[place]


@compiled
def _put_rarity(rows: Array, rarity: Rarity, first: int, last: int) -> None:
    for place in range(first, last):
        row = rows[place]
        who = row.name
        row.surname, row.rare_name = rarity.surname[who], rarity.name[who]
        row.rare_alike, row.rare_outer = rarity.alike[who], rarity.outer[who]
        row.rare_date = rarity.date[row.date]


class Index(NamedTuple):
    """Reference rows by what they share with a mention: rows[way, starts[way, b]:starts[way, b + 1]] in bucket b."""

    starts: Array  # int32 (ways, buckets + 1)
    rows: Array  # int32 (ways, people)


# The ways. “Alike” names differ in marks only, “outer” ones at most between surname and given name.
BY_PERSONAL, BY_OLD = 0, 1
BY_GIVEN_DATE = 2  # folded given name and whole date
BY_SURNAME_DATE = 3
BY_ALIKE_YEAR = 4
BY_OUTER_YEAR = 5
BY_OUTER_DAY = 6  # of any year
BY_ALIKE = 7
BY_ALIKE_PLACE = 8
BY_HOME = 9  # place, year, folded surname
WAYS = 10


class Kin(NamedTuple):
    """For each bond kind the row of the relative (or -1), and backwards the rows that name a row as relative."""

    row: Array  # int32 (kinds, rows)
    back_starts: Array  # int32 (kinds, rows + 1)
    back_rows: Array  # int32 (kinds, rows)


@compiled
def home_key(place: int, year: int, surname: int) -> np.uint64:
    return key_of(place * 4096 + year, surname)


@compiled
def _buckets(
    way: int, names: Array, name: Array, date: Array, place: Array, number: Array, buckets: int, out: Array
) -> None:
    """The bucket of every row on one way, -1 for rows that lack what it needs; `number` is for the first two."""
    for row in range(len(out)):
        out[row] = -1
        if way < 2:
            if number[row] >= 0:
                out[row] = bucket_of(buckets, key_of(number[row], 0))
            continue
        who, when, where = name[row], date[row], place[row]
        if who < 0:
            continue
        if way == 7:
            out[row] = bucket_of(buckets, key_of(names[who, ALIKE], 0))
        elif way == 8:
            if where >= 0:
                out[row] = bucket_of(buckets, key_of(names[who, ALIKE], where))
        elif when < 0:
            continue
        elif way == 4:
            out[row] = bucket_of(buckets, key_of(names[who, ALIKE], when // 416))
        elif way == 5:
            out[row] = bucket_of(buckets, key_of(names[who, OUTER], when // 416))
        elif way == 9:
            if where >= 0:
                out[row] = bucket_of(buckets, home_key(where, when // 416, names[who, SURNAME]))
        elif when % 32 == 0:
            continue
        elif way == 2:
            out[row] = bucket_of(buckets, key_of(names[who, GIVEN], when))
        elif way == 3:
            out[row] = bucket_of(buckets, key_of(names[who, SURNAME], when))
        else:
            out[row] = bucket_of(buckets, key_of(names[who, OUTER], when % 416))


def index_people(people: People, names: Array) -> Index:
    """Group the reference rows in every way a mention may look for them."""
    buckets = 1 << max(4, people.size.bit_length() - 1)  # more would part the rows better and fit the cache worse
    index = Index(np.zeros((WAYS, buckets + 1), np.int32), np.empty((WAYS, people.size), np.int32))

    def fill(first: int) -> None:
        bucket = np.empty(people.size, np.int32)  # used again and again: fresh memory is dear
        for way in range(first, WAYS, 2):
            number = people.old if way == BY_OLD else people.personal
            _buckets(way, names, people.name, people.date, people.place, number, buckets, bucket)
            group(bucket, index.starts[way], index.rows[way])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, range(2)))
    return index


@compiled
def _rows_of_numbers(wanted: Array, starts: Array, rows: Array, personal: Array, out: Array) -> None:
    for row in range(len(wanted)):
        out[row] = -1
        if wanted[row] < 0:
            continue
        bucket = bucket_of(len(starts) - 1, key_of(wanted[row], 0))
        for place in range(starts[bucket], starts[bucket + 1]):
            if personal[rows[place]] == wanted[row]:
                out[row] = rows[place]


def kin_of(numbers: list[Array], people: People, index: Index) -> Kin:
    """Relatives' rows from the personal numbers of relatives, one array per kind of bond."""
    size = people.size
    kin = Kin(
        np.full((len(numbers), size), -1, np.int32),
        np.zeros((len(numbers), size + 1), np.int32),
        np.zeros((len(numbers), size), np.int32),
    )
    for kind, wanted in enumerate(numbers):
        _rows_of_numbers(wanted, index.starts[BY_PERSONAL], index.rows[BY_PERSONAL], people.personal, kin.row[kind])
        group(kin.row[kind], kin.back_starts[kind], kin.back_rows[kind])
    return kin


def sure_rows(mentions: People, people: People, index: Index, names: Array) -> Array:
    """For each mention the reference row with the same number and the same name or date; else the only one with the
    same name and whole date; else -1.
    """
    out = np.empty(mentions.size, np.int32)
    halves = np.linspace(0, mentions.size, 3).astype(int).tolist()
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda first, last: _sure_rows(mentions, people, index, names, first, last, out), halves, halves[1:]
            )
        )
    return out


@compiled
def _sure_rows(mentions: People, people: People, index: Index, names: Array, first: int, last: int, out: Array) -> None:
    starts, rows, name_of, date_of = index.starts, index.rows, people.name, people.date
    buckets = starts.shape[1] - 1
    for m in range(first, last):
        out[m] = -1
        name, date, number = mentions.name[m], mentions.date[m], mentions.personal[m]
        if number >= 0:
            bucket = bucket_of(buckets, key_of(number, 0))
            for place in range(starts[BY_PERSONAL, bucket], starts[BY_PERSONAL, bucket + 1]):
                r = rows[BY_PERSONAL, place]
                if people.personal[r] == number and (
                    (name_of[r] == name and name >= 0) or (date_of[r] == date and date >= 0)
                ):
                    out[m] = r
        if out[m] >= 0 or name < 0 or date < 0 or date % 32 == 0:
            continue
        bucket = bucket_of(buckets, key_of(names[name, GIVEN], date))
        hits = 0
        for place in range(starts[BY_GIVEN_DATE, bucket], starts[BY_GIVEN_DATE, bucket + 1]):
            r = rows[BY_GIVEN_DATE, place]
            if name_of[r] == name and date_of[r] == date:
                out[m] = r
                hits += 1
        if hits != 1:
            out[m] = -1
