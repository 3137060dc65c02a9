"""Persons as columns of numbers, and the ways into them: groups of rows that share a key."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import THREADS, Array, compiled, kernel
from tinhso.linkage.hashing import bucket_of, group, key_of, room_for_groups
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


# One line of memory: comparing with a person touches it once instead of ten columns.
RECORD = np.dtype(
    [
        ("personal", np.int64),
        ("old", np.int64),
        *((name, np.int32) for name in ("name", "date", "place", "ethnicity", "father", "mother", "spouse")),
        *((name, np.float32) for name in ("rare_name", "rare_alike", "rare_outer", "rare_date")),
        ("surname", np.int16),
        ("sex", np.int8),
        ("spare", np.int8),
    ]
)
AHEAD = 64  # rows that memory is asked for together
_BLOCK = 1 << 16  # rows whose work is handed to a thread at once: it waits for the lock after each


class Crowd:
    """Persons added batch by batch, row by row; with room for all of them from the start, nothing is copied."""

    def __init__(self, room: int) -> None:
        self._rows, self._used = _room(room), 0

    def add(self, people: People) -> None:
        used = self._used + people.size
        if used > len(self._rows):
            larger = _room(2 * used)
            larger[: self._used] = self._rows[: self._used]
            self._rows = larger
        _put(self._rows[self._used : used], people)
        self._used = used

    @property
    def rows(self) -> Array:
        """All of them as records."""
        return self._rows[: self._used]


def _room(size: int) -> Array:
    """Records that each begin where a line of memory begins."""
    line = RECORD.itemsize
    raw = np.empty((size + 1) * line, np.uint8)
    start = -raw.ctypes.data % line
    return np.asarray(raw[start : start + size * line].view(RECORD))


def columns_of(rows: Array) -> People:
    """Records by column, without copying."""
    return People(*(rows[name] for name in People._fields))


@kernel
def _put(rows: Array, people: People) -> None:
    for place in range(len(rows)):
        row = rows[place]
        row.name, row.date = people.name[place], people.date[place]
        row.personal, row.old = people.personal[place], people.old[place]
        row.sex, row.place, row.ethnicity = people.sex[place], people.place[place], people.ethnicity[place]
        row.father, row.mother, row.spouse = people.father[place], people.mother[place], people.spouse[place]


class Rarity(NamedTuple):
    """Minus the log of the share of reference rows with a value: what it is worth to agree on it."""

    surname: Array  # int16 by name: row of `local`
    name: Array  # float32 by name
    alike: Array
    outer: Array
    date: Array  # float32 by date code
    year: Array  # float32 by year
    rare_surname: Array  # float32 by row of `local`
    local: Array  # float32 (surnames, places): how much commoner a surname is in a place than in the whole reference
    sexes: Array  # int64 (3,): how many rows say nothing, male, female
    years: Array  # int64 by year: how many were born in it
    places: Array  # int64 by code: how many rows have it
    ethnicities: Array
    relatives: Array  # int64 (3,): how many rows name a father, a mother, a spouse


def put_rarity(rows: Array, rarity: Rarity) -> None:
    """Write into each record how rare what it says is."""
    with ThreadPoolExecutor(THREADS) as pool:
        list(
            pool.map(
                lambda first: _put_rarity(rows, rarity, first, min(first + _BLOCK, len(rows))),
                range(0, len(rows), _BLOCK),
            )
        )


@kernel
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
def _read_names(rows: Array, names: Array, first: int, last: int, out: Array) -> None:
    """Ask memory for the names of all these rows at once instead of waiting for each."""
    ahead = 0
    for r in range(first, last):
        ahead += names[max(0, rows[r].name), ALIKE]
    out[0, first] = ahead


@kernel
def _buckets(rows: Array, names: Array, buckets: int, first: int, last: int, out: Array) -> None:
    """The bucket of these rows on every way, -1 where they lack what it needs."""
    for r in range(first, last):
        if (r - first) % AHEAD == 0:
            _read_names(rows, names, r, min(r + AHEAD, last), out)
        row = rows[r]
        for way in range(out.shape[0]):
            out[way, r] = -1
        if row.personal >= 0:
            out[BY_PERSONAL, r] = bucket_of(buckets, key_of(row.personal, 0))
        if row.old >= 0:
            out[BY_OLD, r] = bucket_of(buckets, key_of(row.old, 0))
        when, where = row.date, row.place
        if row.name < 0:
            continue
        name = names[row.name]
        alike, outer, surname, given = name[ALIKE], name[OUTER], name[SURNAME], name[GIVEN]
        out[BY_ALIKE, r] = bucket_of(buckets, key_of(alike, 0))
        if where >= 0:
            out[BY_ALIKE_PLACE, r] = bucket_of(buckets, key_of(alike, where))
        if when < 0:
            continue
        year = when // 416
        out[BY_ALIKE_YEAR, r] = bucket_of(buckets, key_of(alike, year))
        out[BY_OUTER_YEAR, r] = bucket_of(buckets, key_of(outer, year))
        if where >= 0:
            out[BY_HOME, r] = bucket_of(buckets, home_key(where, year, surname))
        if when % 32 == 0:
            continue
        out[BY_GIVEN_DATE, r] = bucket_of(buckets, key_of(given, when))
        out[BY_SURNAME_DATE, r] = bucket_of(buckets, key_of(surname, when))
        out[BY_OUTER_DAY, r] = bucket_of(buckets, key_of(outer, when % 416))


def index_people(rows: Array, names: Array) -> Index:
    """Group the reference rows in every way a mention may look for them."""
    size = len(rows)
    buckets = 1 << max(4, size.bit_length() - 1)  # more would part the rows better and fit the cache worse
    index = Index(np.empty((WAYS, buckets + 1), np.int32), np.empty((WAYS, size), np.int32))
    ways = iter(range(WAYS))

    def fill(_thread: int) -> None:
        room = room_for_groups(size)
        for way in ways:
            group(index.rows[way], index.starts[way], index.rows[way], room)

    with ThreadPoolExecutor(THREADS) as pool:
        blocks = range(0, size, _BLOCK)
        list(
            pool.map(lambda first: _buckets(rows, names, buckets, first, min(first + _BLOCK, size), index.rows), blocks)
        )
        list(pool.map(fill, range(THREADS)))
    return index


@kernel
def _rows_of_numbers(wanted: Array, starts: Array, rows: Array, people: Array, out: Array) -> None:
    buckets, last = len(starts) - 1, len(rows) - 1
    for first in range(0, len(wanted), AHEAD):
        end = min(first + AHEAD, len(wanted))
        for row in range(first, end):  # memory is asked for all, step by step: buckets, rows, records
            out[row] = starts[bucket_of(buckets, key_of(wanted[row], 0))]
        for row in range(first, end):
            out[row] = rows[min(out[row], last)]
        ahead = 0
        for row in range(first, end):
            ahead += people[out[row]].name
        out[first] = ahead
        for row in range(first, end):
            out[row] = -1
            if wanted[row] < 0:
                continue
            bucket = bucket_of(buckets, key_of(wanted[row], 0))
            for place in range(starts[bucket], starts[bucket + 1]):
                if people[rows[place]].personal == wanted[row]:
                    out[row] = rows[place]


def kin_of(numbers: list[Array], people: Array, index: Index) -> Kin:
    """Relatives' rows from the personal numbers of relatives, one array per kind of bond."""
    kinds, size = len(numbers), len(people)
    kin = Kin(*(np.empty((kinds, length), np.int32) for length in (size, size + 1, size)))
    starts, rows = index.starts[BY_PERSONAL], index.rows[BY_PERSONAL]

    def find(kind: int, first: int, last: int) -> None:
        _rows_of_numbers(numbers[kind][first:last], starts, rows, people, kin.row[kind, first:last])

    with ThreadPoolExecutor(THREADS) as pool:
        parts = [(kind, first, first + _BLOCK) for kind in range(kinds) for first in range(0, size, _BLOCK)]
        list(pool.map(find, *zip(*parts, strict=True)))
    for kind in range(kinds):
        group(kin.row[kind], kin.back_starts[kind], kin.back_rows[kind], room_for_groups(size))
    return kin


def sure_rows(mentions: Array, people: Array, index: Index, names: Array) -> Array:
    """For each mention the reference row with the same number and the same name or date; else the only one with the
    same name and whole date; else -1.
    """
    size = len(mentions)
    out = np.empty(size, np.int32)
    with ThreadPoolExecutor(THREADS) as pool:
        list(
            pool.map(
                lambda first: _sure_rows(mentions, people, index, names, first, min(first + _BLOCK, size), out),
                range(0, size, _BLOCK),
            )
        )
    return out


@compiled
def _ask_for_sure_rows(
    mentions: Array, people: Array, index: Index, names: Array, first: int, last: int, out: Array
) -> None:
    """Ask memory for what deciding on these mentions will read, step by step for all of them."""
    starts, rows = index.starts, index.rows
    buckets, end = starts.shape[1] - 1, rows.shape[1] - 1
    ahead = 0
    for m in range(first, last):
        ahead += names[max(0, mentions[m].name), GIVEN]
        if mentions[m].personal >= 0:
            ahead += starts[BY_PERSONAL, bucket_of(buckets, key_of(mentions[m].personal, 0))]
    for m in range(first, last):
        given = names[max(0, mentions[m].name), GIVEN]
        out[m] = starts[BY_GIVEN_DATE, bucket_of(buckets, key_of(given, mentions[m].date))]
    for m in range(first, last):
        out[m] = rows[BY_GIVEN_DATE, min(out[m], end)]
    for m in range(first, last):
        ahead += people[out[m]].name
    out[first] = ahead


@kernel
def _sure_rows(mentions: Array, people: Array, index: Index, names: Array, first: int, last: int, out: Array) -> None:
    starts, rows = index.starts, index.rows
    buckets = starts.shape[1] - 1
    for m in range(first, last):
        if (m - first) % AHEAD == 0:
            _ask_for_sure_rows(mentions, people, index, names, m, min(m + AHEAD, last), out)
        out[m] = -1
        mention = mentions[m]
        name, date, number = mention.name, mention.date, mention.personal
        if number >= 0:
            bucket = bucket_of(buckets, key_of(number, 0))
            for place in range(starts[BY_PERSONAL, bucket], starts[BY_PERSONAL, bucket + 1]):
                person = people[rows[BY_PERSONAL, place]]
                if person.personal == number and (
                    (person.name == name and name >= 0) or (person.date == date and date >= 0)
                ):
                    out[m] = rows[BY_PERSONAL, place]
        if out[m] >= 0 or name < 0 or date < 0 or date % 32 == 0:
            continue
        bucket = bucket_of(buckets, key_of(names[name, GIVEN], date))
        hits = 0
        for place in range(starts[BY_GIVEN_DATE, bucket], starts[BY_GIVEN_DATE, bucket + 1]):
            person = people[rows[BY_GIVEN_DATE, place]]
            if person.name == name and person.date == date:
                out[m] = rows[BY_GIVEN_DATE, place]
                hits += 1
        if hits != 1:
            out[m] = -1
