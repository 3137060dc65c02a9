"""From files to columns of numbers, batch by batch: a text that stands in many rows is read once."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tinhso.kernel import clock
from tinhso.kernel.text import canonical_key
from tinhso.linkage.arrow import distinct, known, text, text_buffers, whole_numbers
from tinhso.linkage.categories import MISSING, Categories
from tinhso.linkage.cells import NO_DATE, dates_of_days, dates_of_text, numbers_of_text, told_by_number
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import KIN, TableColumns
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.hashing import hash_cells
from tinhso.linkage.messages import N_
from tinhso.linkage.names import NO_NAME, Vocabulary
from tinhso.linkage.people import Crowd, People, columns_of, nobody
from tinhso.linkage.progress import Progress
from tinhso.linkage.reading import Opened

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
_BYTES_PER_PERSON = 380  # record, ways into the reference or places for what is found, decoded cells
_NAMES = {"name": "name", "father": "father_name", "mother": "mother_name", "spouse": "spouse_name"}
_REST = {"date": "birth_date", "sex": "sex", "place": "place", "ethnicity": "ethnicity"}
# column of People → field of the configuration, for those whose values stand in many rows
_NUMBERS = ("personal_id", "old_id", *KIN)
_WAITING = 4  # batches whose names are read and the rest not yet
Numbers = dict[str, tuple[Array, Array]]  # column → personal numbers, old numbers
Names = dict[str, Array]  # column → numbers of names


@dataclass
class Table:
    """An encoded table: one record per person, table row by table row, role by role."""

    ids: pa.ChunkedArray
    records: Array
    roles: int
    kin: dict[str, Array] = field(default_factory=dict)  # kin column → personal numbers of the relatives

    @property
    def rows(self) -> int:
        return len(self.ids)

    @property
    def people(self) -> People:
        """The records by column."""
        return columns_of(self.records)


class Encoder:
    """Shares one vocabulary between the two sides; each side has its own categories."""

    def __init__(self, rows: int) -> None:
        """For about so many rows of the larger table."""
        self.vocabulary = Vocabulary(rows)
        self.places = {"source": Categories(True), "reference": Categories(True)}
        self.ethnicities = {"source": Categories(False), "reference": Categories(False)}
        self._pool, self._checking = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._checks: list[Future[None]] = []

    def read(self, opened: Opened, side: str, progress: Progress) -> Table:
        """The whole table. Names are read in this thread, everything else of a batch in another one behind it.

        Raises LinkageError when it is empty. Identifiers are checked aside: `finish_checks`.
        """
        path, table = opened.path, opened.table
        relatives = {key: person.columns[key] for person in table.persons for key in KIN if key in person.columns}
        ids: list[pa.Array] = []
        crowd = Crowd(opened.rows * len(table.persons))
        kin: list[dict[str, Array]] = []
        waiting: deque[Future[None]] = deque()

        def finish(batch: pa.RecordBatch, names: Names) -> None:
            numbers = _numbers(batch, table)
            crowd.add(self._people(batch, table, side, names, numbers))
            kin.append({key: numbers[column][0] for key, column in relatives.items()})

        done, memory = 0, available_memory()
        for batch in opened:
            if not len(batch):
                continue
            ids.append(_ids(batch.column(table.id), path, table.id, done))
            waiting.append(self._pool.submit(finish, batch, self._names(batch, table)))
            if len(waiting) > _WAITING:
                waiting.popleft().result()
            done += len(batch)
            _check_memory(done * len(table.persons), memory, path)
            progress(side, done)
        for last in waiting:
            last.result()
        if not done:
            raise LinkageError(N_("bảng không có dòng nào"), file=path)
        chunked = pa.chunked_array(ids, pa.large_string())
        self._checks.append(self._checking.submit(_check_unique, chunked, path, table.id))
        found = {key: np.concatenate([part[key] for part in kin]) for key in relatives}
        return Table(chunked, crowd.rows, len(table.persons), found)

    def finish_checks(self) -> None:
        """Raises LinkageError when an identifier of a table occurs twice."""
        for check in self._checks:
            check.result()
        self._pool.shutdown()
        self._checking.shutdown()

    def _names(self, batch: pa.RecordBatch, table: TableColumns) -> Names:
        """All columns of names in a batch."""
        found: Names = {}
        for column in (
            person.columns[what] for person in table.persons for what in _NAMES.values() if what in person.columns
        ):
            if column not in found:
                texts, codes = distinct(batch.column(column))
                found[column] = _spread(self.vocabulary.encode(*text_buffers(texts)), NO_NAME, codes)
        return found

    def _people(self, batch: pa.RecordBatch, table: TableColumns, side: str, names: Names, numbers: Numbers) -> People:
        roles = len(table.persons)
        people = nobody(len(batch) * roles)
        seats = [People(*(column[seat::roles] for column in people)) for seat in range(roles)]
        for person, mine in zip(table.persons, seats, strict=True):
            mine.sex[:] = person.sex
            for kind, what in _NAMES.items():
                if what in person.columns:
                    getattr(mine, kind)[:] = names[person.columns[what]]
            for kind, what in _REST.items():
                if what in person.columns:
                    getattr(mine, kind)[:] = self._values(batch.column(person.columns[what]), what, side)
            for what in ("personal_id", "old_id"):
                if what in person.columns:
                    personal, old = numbers[person.columns[what]]
                    mine.old[:] = np.where(old >= 0, old, mine.old)
                    if what == "personal_id":
                        mine.personal[:] = personal
        told_by_number(people.personal, people.date, people.sex)
        return people

    def _values(self, column: pa.Array, what: str, side: str) -> Array:
        """What a column says in every row, each different text read once."""
        if what == "birth_date" and pa.types.is_temporal(column.type):
            days = column.cast(pa.timestamp("us")).cast(pa.date32(), safe=False)
            return dates_of_days(whole_numbers(days.cast(pa.int32())), known(days))
        texts, codes = distinct(column)
        match what:
            case "birth_date":
                values = np.full(len(texts), NO_DATE, np.int32)
                dates_of_text(*text_buffers(texts), clock.today().year, np.empty((2, 4), np.int64), values)
            case "sex":
                values = np.array([_SEXES.get(canonical_key(word or ""), 0) for word in texts.to_pylist()], np.int32)
            case "place":
                values = self.places[side].encode(texts.to_pylist())
            case _:
                values = self.ethnicities[side].encode(texts.to_pylist())
        return _spread(values, 0 if what == "sex" else MISSING, codes)


def _spread(values: Array, missing: int, codes: Array) -> Array:
    """The value of every row, from those of the different texts."""
    return np.append(values, np.int32(missing)).take(codes, mode="wrap")  # -1 is the last one


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
            N_(
                "bảng quá lớn cho máy này: sau {persons} lượt người đã cần quá {memory} GB bộ nhớ còn trống; "
                "hãy chia tệp (ví dụ theo huyện) và chạy từng phần"
            ),
            file=path,
            persons=f"{persons:,}".replace(",", "."),
            memory=f"{memory / 1e9:.1f}".replace(".", ","),
        )


def _ids(column: pa.Array, path: Path, name: str, before: int) -> pa.Array:
    ids = text(column)
    if ids.null_count:
        line = before + pc.index(ids.is_null(), True).as_py() + 2
        raise LinkageError(N_("mã của dòng bị trống"), file=path, line=line, column=name)
    return ids


def _check_unique(ids: pa.ChunkedArray, path: Path, column: str) -> None:
    hashes = np.empty(len(ids), np.uint64)
    done = 0
    for chunk in ids.chunks:
        hash_cells(*text_buffers(chunk), hashes[done : done + len(chunk)])
        done += len(chunk)
    hashes.sort()
    if not (hashes[1:] == hashes[:-1]).any():
        return
    counts = pc.value_counts(ids)  # slow, but knows hashes that merely look alike apart
    twice = counts.filter(pc.greater(counts.field("counts"), 1))
    if len(twice) == 0:
        return
    first = twice.field("values")[0].as_py()
    lines = [place + 2 for place in pc.indices_nonzero(pc.equal(ids, first)).to_pylist()[:2]]
    raise LinkageError(
        N_("mã “{id}” có ở dòng {first} và dòng {second}; {count} mã bị trùng. Mỗi dòng cần một mã riêng"),
        file=path,
        line=lines[1],
        column=column,
        id=first,
        first=lines[0],
        second=lines[1],
        count=len(twice),
    )


def _numbers(batch: pa.RecordBatch, table: TableColumns) -> Numbers:
    """All columns of numbers in a batch."""
    found: Numbers = {}
    for column, what in ((column, what) for person in table.persons for what, column in person.columns.items()):
        if what in _NUMBERS and column not in found:
            found[column] = np.empty(len(batch), np.int64), np.empty(len(batch), np.int64)
            numbers_of_text(*text_buffers(batch.column(column)), *found[column])
    return found
