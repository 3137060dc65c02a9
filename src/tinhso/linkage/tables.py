"""From files to columns of numbers: batch by batch, two threads, nothing kept that scoring doesn't need."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tinhso.kernel import clock
from tinhso.kernel.text import canonical_key
from tinhso.linkage.categories import Categories
from tinhso.linkage.cells import NO_DATE, NO_NUMBER, dates_of_days, dates_of_text, numbers_of_text
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import KIN, Configuration, PersonColumns, TableColumns
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.hashing import any_met_before
from tinhso.linkage.names import NO_NAME, Vocabulary
from tinhso.linkage.people import People
from tinhso.linkage.reading import batches, column_names

_SEXES = {
    "nam": 1,
    "trai": 1,
    "m": 1,
    "male": 1,
    "1": 1,
    "nữ": 2,
    "nư": 2,
    "nu": 2,
    "gái": 2,
    "f": 2,
    "female": 2,
    "2": 2,
    "0": 2,
}
_RELATIVES = {"father": "father_name", "mother": "mother_name", "spouse": "spouse_name"}
_BYTES_PER_PERSON = 300  # columns, record, ways into the reference or places for what is found
Progress = Callable[[str, int], None]


@dataclass
class Table:
    """An encoded table: `people` has one row per person, table row by table row, role by role."""

    ids: pa.ChunkedArray
    people: People
    roles: int
    kin: dict[str, Array] = field(default_factory=dict)  # kin column → personal numbers of the relatives

    @property
    def rows(self) -> int:
        return len(self.ids)


class Encoder:
    """Shares one vocabulary between the two sides; each side has its own categories."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self.vocabulary = Vocabulary()
        self.places = {"source": Categories(True), "reference": Categories(True)}
        self.ethnicities = {"source": Categories(False), "reference": Categories(False)}
        self._pool = ThreadPoolExecutor(1)
        self._checks: list[Future[None]] = []

    def check(self, path: Path, table: TableColumns) -> None:
        """Raises LinkageError for a column that the configuration names and the file doesn't have."""
        present = column_names(path)
        for column in table.needed():
            if column not in present:
                line = self.configuration.line_of(column)
                raise LinkageError(
                    f"không có cột “{column}” (cấu hình {self.configuration.path.name}, dòng {line}); "
                    f"tệp có: {', '.join(present)}",
                    file=path,
                    column=column,
                )

    def read(self, path: Path, side: str, progress: Progress) -> Table:
        """The whole table. Raises LinkageError when it is empty. Identifiers are checked aside: `finish_checks`."""
        ids, parts = [], []
        for batch_ids, part, kin in self.read_batches(path, side, progress):
            ids.append(batch_ids)
            parts.append((part, kin))
        chunked = pa.chunked_array(ids, pa.large_string())
        if len(chunked) == 0:
            raise LinkageError("bảng không có dòng nào", file=path)
        table = self._columns(side)
        self._checks.append(self._pool.submit(_check_unique, chunked, path, table.id))
        people = People(*(np.concatenate(columns) for columns in zip(*(part for part, _ in parts), strict=True)))
        kin = {key: np.concatenate([kin[key] for _, kin in parts]) for key in parts[0][1]}
        return Table(chunked, people, len(table.persons), kin)

    def finish_checks(self) -> None:
        """Raises LinkageError when an identifier of a table occurs twice."""
        for check in self._checks:
            check.result()
        self._pool.shutdown()

    def read_batches(
        self, path: Path, side: str, progress: Progress
    ) -> Iterator[tuple[pa.Array, People, dict[str, Array]]]:
        table = self._columns(side)
        columns = list(table.needed())
        done, memory = 0, available_memory()
        with ThreadPoolExecutor(2) as pool:
            source = batches(path, columns)
            ahead = pool.submit(next, source, None)
            while (batch := ahead.result()) is not None:
                ahead = pool.submit(next, source, None)
                if len(batch):
                    names = pool.submit(self._names, batch, table)
                    part, kin = self._rest(batch, table, side)
                    done += len(batch)
                    _check_memory(done * len(table.persons), memory, path)
                    progress(side, done)
                    yield (
                        _ids(batch.column(table.id), path, table.id, done - len(batch)),
                        part._replace(**names.result()),
                        kin,
                    )

    def _columns(self, side: str) -> TableColumns:
        return self.configuration.source if side == "source" else self.configuration.reference

    def _names(self, batch: pa.RecordBatch, table: TableColumns) -> dict[str, Array]:
        """Numbers of all names in the batch, by column of People; a column met twice is read once."""
        read: dict[str, Array] = {}

        def numbers(column: str | None) -> Array:
            if column is None:
                return np.full(len(batch), NO_NAME, np.int32)
            if column not in read:
                read[column] = self.vocabulary.encode(*text_buffers(batch.column(column)))
            return read[column]

        found = {"name": [numbers(person.columns["name"]) for person in table.persons]}
        for relative, key in _RELATIVES.items():
            found[relative] = [numbers(person.columns.get(key)) for person in table.persons]
        return {key: _interleaved(columns) for key, columns in found.items()}

    def _rest(self, batch: pa.RecordBatch, table: TableColumns, side: str) -> tuple[People, dict[str, Array]]:
        parts = [self._person(batch, person, side) for person in table.persons]
        kin = {
            key: _numbers(batch.column(person.columns[key]))[0]
            for person in table.persons
            for key in KIN
            if key in person.columns
        }
        return People(*(_interleaved(list(columns)) for columns in zip(*parts, strict=True))), kin

    def _person(self, batch: pa.RecordBatch, person: PersonColumns, side: str) -> People:
        columns, size = person.columns, len(batch)
        nothing = np.full(size, NO_NAME, np.int32)
        dates = _dates(batch.column(columns["birth_date"])) if "birth_date" in columns else nothing
        personal, old = (np.full(size, NO_NUMBER, np.int64) for _ in range(2))
        if "personal_id" in columns:
            personal, old = _numbers(batch.column(columns["personal_id"]))
        if "old_id" in columns:
            other = _numbers(batch.column(columns["old_id"]))[1]
            old = np.where(other >= 0, other, old)
        sex = np.full(size, person.sex, np.int8)
        if "sex" in columns:
            sex = _sexes(batch.column(columns["sex"]))
        dates, sex = _told_by_number(personal, dates, sex)
        places = self.places[side].encode(_text(batch.column(columns["place"]))) if "place" in columns else nothing
        peoples = (
            self.ethnicities[side].encode(_text(batch.column(columns["ethnicity"])))
            if "ethnicity" in columns
            else nothing
        )
        return People(nothing, dates, personal, old, sex, places, peoples, nothing, nothing, nothing)


def available_memory() -> int:
    """Bytes that a new process could take without swapping; a very large number where the system doesn't say."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return 1 << 62
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")), 1 << 62)


def _check_memory(persons: int, memory: int, path: Path) -> None:
    if persons * _BYTES_PER_PERSON > memory:
        raise LinkageError(
            f"bảng quá lớn cho máy này: sau {persons:,} lượt người đã cần quá {memory / 1e9:.1f} GB bộ nhớ còn trống; "
            "hãy chia tệp (ví dụ theo huyện) và chạy từng phần",
            file=path,
        )


def _text(column: pa.Array) -> pa.Array:
    return column if pa.types.is_large_string(column.type) else column.cast(pa.large_string())


def text_buffers(column: pa.Array) -> tuple[Array, Array]:
    """UTF-8 bytes and offsets of a column; missing cells are empty."""
    text = _text(column)
    if text.null_count:
        text = pc.fill_null(text, "")
    _, offsets, data = text.buffers()
    places = np.frombuffer(offsets, np.int64)[text.offset : text.offset + len(text) + 1]
    return (np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(1, np.uint8)), places


def _ids(column: pa.Array, path: Path, name: str, before: int) -> pa.Array:
    text = _text(column)
    if text.null_count:
        line = before + pc.index(text.is_null(), True).as_py() + 2
        raise LinkageError("mã của dòng bị trống", file=path, line=line, column=name)
    return text


def _check_unique(ids: pa.ChunkedArray, path: Path, column: str) -> None:
    keys = np.zeros(2 << len(ids).bit_length(), np.uint64)
    if not any(any_met_before(*text_buffers(chunk), keys) for chunk in ids.chunks):
        return
    counts = pc.value_counts(ids)  # slow, but knows hashes that merely look alike apart
    twice = counts.filter(pc.greater(counts.field("counts"), 1))
    if len(twice) == 0:
        return
    first = twice.field("values")[0].as_py()
    lines = [place + 2 for place in pc.indices_nonzero(pc.equal(ids, first)).to_pylist()[:2]]
    raise LinkageError(
        f"mã “{first}” có ở dòng {lines[0]} và dòng {lines[1]}; {len(twice)} mã bị trùng. Mỗi dòng cần một mã riêng",
        file=path,
        line=lines[1],
        column=column,
    )


def _interleaved(columns: list[Array]) -> Array:
    return columns[0] if len(columns) == 1 else np.stack(columns, axis=1).ravel()


def _dates(column: pa.Array) -> Array:
    if pa.types.is_temporal(column.type):
        days = column.cast(pa.timestamp("us")).cast(pa.date32(), safe=False)
        known = days.is_valid().to_numpy(zero_copy_only=False)
        return dates_of_days(days.cast(pa.int32()).fill_null(0).to_numpy(), known)
    out = np.full(len(column), NO_DATE, np.int32)
    data, offsets = text_buffers(column)
    dates_of_text(data, offsets, clock.today().year, out)
    return out


def _numbers(column: pa.Array) -> tuple[Array, Array]:
    personal, old = np.full(len(column), NO_NUMBER, np.int64), np.full(len(column), NO_NUMBER, np.int64)
    data, offsets = text_buffers(column)
    numbers_of_text(data, offsets, personal, old)
    return personal, old


def _sexes(column: pa.Array) -> Array:
    encoded = _text(column).dictionary_encode()
    codes = [_SEXES.get(canonical_key(value), 0) for value in encoded.dictionary.to_pylist()]
    places = pc.fill_null(encoded.indices, len(codes)).to_numpy(zero_copy_only=False)
    return np.asarray(np.array([*codes, 0], np.int8)[places])


def _told_by_number(personal: Array, dates: Array, sex: Array) -> tuple[Array, Array]:
    """A personal number tells the year of birth and the sex where the row doesn't."""
    known = personal >= 0
    century = personal // 10**8 % 10
    year = 1900 + century // 2 * 100 + personal // 10**6 % 100
    dates = np.where(known & (dates < 0), (year * 13 * 32).astype(np.int32), dates)
    return dates, np.where(known & (sex == 0), 1 + century % 2, sex).astype(np.int8)
