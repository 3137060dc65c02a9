"""Names of persons as numbers: every distinct word and every distinct name is read once, however often it occurs."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, kernel
from tinhso.linkage.hashing import START, Table, add_byte, find, grown, hash_cells, mix, new_table, number_keys
from tinhso.linkage.letters import FOLD, GENDERED, LENGTH, TONE, WORD_COLUMNS, fold_word, spelled
from tinhso.linkage.spelling import LEGACY, legacy_words_of, suspects, words_of

NO_NAME = -1
# A table of names has an int32 row per distinct name: its words, then how many they are, the key of all names that
# differ in marks only, the key of those with the same folded surname and given name, whether it has no mark at all,
# and the folded surname and given name.
COUNT, ALIKE, OUTER, PLAIN, SURNAME, GIVEN = 6, 7, 8, 9, 10, 11
NAME_COLUMNS = 12
_ENCODINGS = ("", *LEGACY)
_ROOM = 1 << 16


@kernel
def _raw_words(
    data: Array,
    offsets: Array,
    cells: Array,
    first: int,
    table: Table,
    used: int,
    limit: int,
    raw: Array,
    counts: Array,
    fresh: Array,
) -> tuple[int, int, int]:
    """Split these cells at spaces and number the distinct raw words; stops when the table is full.

    Returns where to go on, and how many words are used and new.
    """
    new = 0
    for row in range(first, len(counts)):
        if used + 64 > limit:
            return row, used, new
        count = 0
        place = offsets[cells[row]]
        end = offsets[cells[row] + 1]
        while place < end and count < raw.shape[1]:
            while place < end and data[place] <= 32:
                place += 1
            start = place
            key = START
            while place < end and data[place] > 32:
                key = add_byte(key, data[place])
                place += 1
            if place == start:
                break
            key = mix(key, START) | np.uint64(1)
            slot = find(table, key)
            if table.keys[slot] == np.uint64(0):
                table.keys[slot] = key
                table.values[slot] = used
                fresh[new, 0] = start
                fresh[new, 1] = place
                used += 1
                new += 1
            raw[row, count] = table.values[slot]
            count += 1
        counts[row] = count
    return len(counts), used, new


class _Readings(NamedTuple):
    """For each raw word and each encoding its canonical words: flat[starts[w, e]:starts[w, e] + sizes[w, e]]."""

    flat: Array
    starts: Array
    sizes: Array
    suspect: Array  # 0 none, 1 TCVN3, 2 VNI


@kernel
def _beside_suspects(raw: Array, counts: Array, suspect: Array, out: Array) -> None:
    """Mark the raw words of all cells in which one may be in a legacy encoding."""
    for row in range(len(counts)):
        doubted = 0
        for place in range(counts[row]):
            doubted += suspect[raw[row, place]]
        if doubted > 0:
            for place in range(counts[row]):
                out[raw[row, place]] = 1


@kernel
def _name_numbers(
    raw: Array,
    counts: Array,
    first: int,
    readings: _Readings,
    words: Array,
    table: Table,
    names: Array,
    used: int,
    parts: Array,
    out: Array,
) -> tuple[int, int]:
    """Put the canonical words of each cell together (in `parts`) and number the distinct names.

    Returns where to go on, and how many names are used.
    """
    for row in range(first, len(counts)):
        if used + 1 > len(names) or 2 * (used + 1) > len(table.keys):
            return row, used
        first_votes, second_votes = 0, 0
        for place in range(counts[row]):
            first_votes += readings.suspect[raw[row, place]] == 1
            second_votes += readings.suspect[raw[row, place]] == 2
        encoding = 0
        if first_votes + second_votes > 0:
            encoding = 1 if first_votes >= second_votes else 2
        size = 0
        for place in range(counts[row]):
            word = raw[row, place]
            start = readings.starts[word, encoding]
            for offset in range(readings.sizes[word, encoding]):
                if size < len(parts):
                    parts[size] = readings.flat[start + offset]
                    size += 1
        if size == 0:
            out[row] = -1
            continue
        if size > 6:
            for place in range(3):
                parts[3 + place] = parts[size - 3 + place]
            size = 6
        key = START
        for place in range(size):
            key = mix(key, np.uint64(parts[place] + 1))
        key = key | np.uint64(1)
        slot = find(table, key)
        if table.keys[slot] == np.uint64(0):
            table.keys[slot] = key
            table.values[slot] = used
            marked = size < 2
            for place in range(size):
                names[used, place] = parts[place]
                if words[parts[place], TONE] > 0 or words[parts[place], FOLD] != parts[place]:
                    marked = True
            names[used, COUNT] = size
            names[used, PLAIN] = 0 if marked else 1
            used += 1
        out[row] = table.values[slot]
    return len(counts), used


@kernel
def _alike_keys(names: Array, first: int, last: int, words: Array, folds: Array, outers: Array) -> None:
    for name in range(first, last):
        key = START
        size = names[name, COUNT]
        for place in range(size):
            key = mix(key, np.uint64(words[names[name, place], FOLD] + 1))
        folds[name - first] = key | np.uint64(1)
        names[name, SURNAME] = words[names[name, 0], FOLD]
        names[name, GIVEN] = words[names[name, size - 1], FOLD]
        ends = mix(mix(START, np.uint64(names[name, SURNAME] + 1)), np.uint64(size > 1))
        outers[name - first] = mix(ends, np.uint64(names[name, GIVEN] + 1)) | np.uint64(1)


class Vocabulary:
    """All words and names met so far. Reading more text adds to it and changes no number already given."""

    def __init__(self, rows: int = 0) -> None:
        """With room for the names of about so many rows; more only take longer."""
        room = 1 << max(12, rows.bit_length() - 1)
        self._cell_table, self._cell_names = new_table(room), np.empty(0, np.int32)
        self._raw_table, self._raw_used = new_table(2 * _ROOM), 0
        self._name_table, self.size = new_table(room), 0
        self._fold_table, self._folds = new_table(room), 0
        self._outer_table, self._outers = new_table(room // 8), 0
        self._word_numbers: dict[str, int] = {}
        self._spellings: list[tuple[list[int], int]] = []
        self._word_folds: list[int] = []
        self._flat: list[int] = []
        self._starts: list[int] = []
        self._sizes: list[int] = []
        self._suspect: list[int] = []
        self._ambiguous: dict[int, str] = {}
        self._alike_done = 0
        self._words = np.zeros((0, WORD_COLUMNS), np.int32)
        self._names = np.zeros((max(1 << 12, room // 2), NAME_COLUMNS), np.int32)

    def encode(self, data: Array, offsets: Array) -> Array:
        """Numbers of the names in a column of UTF-8 text given as Arrow's two buffers; NO_NAME for empty cells."""
        size, used = len(offsets) - 1, len(self._cell_names)
        self._cell_table = grown(self._cell_table, used, size)
        hashes = np.empty(size, np.uint64)
        hash_cells(data, offsets, hashes)
        cells, fresh = np.empty(size, np.int32), np.empty(size, np.int32)
        new = number_keys(hashes, self._cell_table, used, fresh, cells) - used
        if new:
            self._cell_names = np.concatenate([self._cell_names, self._read_cells(data, offsets, fresh[:new])])
        return np.asarray(self._cell_names[cells])

    def _read_cells(self, data: Array, offsets: Array, cells: Array) -> Array:
        """Numbers of the names in cells not met before."""
        size = len(cells)
        raw = np.zeros((size, 8), np.int32)
        counts = np.zeros(size, np.int32)
        self._read_words(data, offsets, cells, raw, counts)
        out = np.full(size, NO_NAME, np.int32)
        readings, parts = self._readings(raw, counts), np.zeros(64, np.int32)
        row = 0
        while row < size:
            row, self.size = _name_numbers(
                raw, counts, row, readings, self.words, self._name_table, self._names, self.size, parts, out
            )
            if row < size:
                self._name_table = grown(self._name_table, self.size, self.size + _ROOM)
                self._names = np.concatenate([self._names, np.zeros_like(self._names)])
        return out

    def _read_words(self, data: Array, offsets: Array, cells: Array, raw: Array, counts: Array) -> None:
        row = 0
        while row < len(counts):
            self._raw_table = grown(self._raw_table, self._raw_used, _ROOM)
            limit = self._raw_used + _ROOM
            fresh = np.empty((_ROOM, 2), np.int64)
            row, self._raw_used, new = _raw_words(
                data, offsets, cells, row, self._raw_table, self._raw_used, limit, raw, counts, fresh
            )
            for start, end in fresh[:new].tolist():
                self._learn(bytes(data[start:end]).decode("utf-8", "replace"))

    def _learn(self, raw: str) -> None:
        suspect = suspects(raw)
        self._suspect.append(_ENCODINGS.index(suspect))
        if not raw.isascii() and max(raw) <= "\xff":
            self._ambiguous[len(self._suspect) - 1] = raw
        reading = [self.word_number(word) for word in words_of(raw)]
        self._starts += [len(self._flat)] * len(_ENCODINGS)
        self._sizes += [len(reading)] * len(_ENCODINGS)
        self._flat += reading

    def _read_ambiguous(self, words: list[int]) -> None:
        """The legacy readings of those of these words that may have one; most words are never asked for theirs."""
        for word in words:
            raw = self._ambiguous.pop(word, "")
            for place, encoding in enumerate(LEGACY if raw else (), word * len(_ENCODINGS) + 1):
                reading = [self.word_number(found) for found in legacy_words_of(raw, encoding)]
                self._starts[place], self._sizes[place] = len(self._flat), len(reading)
                self._flat += reading

    def word_number(self, word: str) -> int:
        """The number of a canonical word, new if need be."""
        number = self._word_numbers.get(word)
        if number is None:
            number = self._word_numbers[word] = len(self._spellings)
            self._spellings.append(spelled(word))
            self._word_folds.append(number)
            folded = fold_word(word)
            self._word_folds[number] = number if folded == word else self.word_number(folded)
        return number

    @property
    def words(self) -> Array:
        """The table of all words up to now."""
        done = len(self._words)
        if done < len(self._spellings):
            fresh = np.zeros((len(self._spellings) - done, WORD_COLUMNS), np.int32)
            for row, (codes, tone) in zip(fresh, self._spellings[done:], strict=True):
                row[: len(codes)] = codes
                row[LENGTH], row[TONE] = len(codes), tone
            fresh[:, FOLD] = self._word_folds[done:]
            self._words = np.concatenate([self._words, fresh])
            for word in ("văn", "thị", "van", "thi"):
                if word in self._word_numbers:
                    self._words[self._word_numbers[word], GENDERED] = 1
        return self._words

    @property
    def names(self) -> Array:
        """The table of all names up to now."""
        first, last = self._alike_done, self.size
        folds, outers = np.empty(last - first, np.uint64), np.empty(last - first, np.uint64)
        _alike_keys(self._names, first, last, self.words, folds, outers)
        self._fold_table = grown(self._fold_table, self._folds, last - first)
        self._outer_table = grown(self._outer_table, self._outers, last - first)
        self._folds = _intern_into(self._fold_table, folds, self._folds, self._names[first:last, ALIKE])
        self._outers = _intern_into(self._outer_table, outers, self._outers, self._names[first:last, OUTER])
        self._alike_done = last
        return self._names[:last]

    def _readings(self, raw: Array, counts: Array) -> _Readings:
        """What these cells, given by their raw words, need."""
        suspect = np.array(self._suspect, np.uint8)
        asked = np.zeros(len(suspect), np.uint8)
        _beside_suspects(raw, counts, suspect, asked)
        self._read_ambiguous(np.flatnonzero(asked).tolist())
        return _Readings(
            np.array(self._flat or [0], np.int32),
            np.array(self._starts, np.int32).reshape(-1, len(_ENCODINGS)),
            np.array(self._sizes, np.int32).reshape(-1, len(_ENCODINGS)),
            suspect,
        )


@kernel
def _intern_into(table: Table, keys: Array, used: int, out: Array) -> int:
    for place in range(len(keys)):
        slot = find(table, keys[place])
        if table.keys[slot] == np.uint64(0):
            table.keys[slot] = keys[place]
            table.values[slot] = used
            used += 1
        out[place] = table.values[slot]
    return used
