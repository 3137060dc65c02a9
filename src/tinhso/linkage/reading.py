"""Tables as people bring them (Parquet, CSV, xlsx), a few columns at a time, never the whole file in memory."""

from collections import deque
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from tinhso.linkage.configuration import KIN, Configuration, TableColumns
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.messages import N_

BATCH_ROWS = 1 << 18
_AHEAD = 6  # batches decoded and waiting: fresh memory is dear
_EACH_ITS_OWN = {"id", "personal_id", "old_id", *KIN}  # fields whose values hardly repeat
_CSV_BLOCK = 16 << 20
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")


def column_names(path: Path) -> list[str]:
    """The columns of a table. Raises LinkageError when there is no such table or its kind isn't known."""
    if not path.exists():
        raise LinkageError(N_("không có tệp này"), file=path)
    if path.stat().st_size == 0:
        raise LinkageError(N_("tệp rỗng"), file=path)
    match path.suffix.lower():
        case ".parquet":
            try:
                return list(pq.ParquetFile(path).schema_arrow.names)
            except pa.ArrowInvalid as error:
                raise LinkageError(N_("không phải tệp Parquet ({cause})"), file=path, cause=error) from error
        case ".csv":
            return _csv_header(path)
        case ".xlsx":
            return [str(cell) for cell in next(_sheet_rows(path), ()) if cell is not None]
    raise LinkageError(N_("chỉ đọc được .parquet, .csv và .xlsx"), file=path)


class Opened:
    """The columns of a table that the configuration names, read ahead in a thread of its own."""

    def __init__(self, path: Path, table: TableColumns, configuration: Configuration) -> None:
        """Raises LinkageError for a column that the file doesn't have."""
        self.path, self.table = path, table
        needed = table.needed()
        _check_columns(path, needed, configuration)
        self.rows = pq.read_metadata(path).num_rows if path.suffix.lower() == ".parquet" else 0  # 0: not known yet
        repeated = {column for column, field in needed.items() if field not in _EACH_ITS_OWN and column != table.id}
        self._batches = batches(path, list(needed), repeated)
        self._pool = ThreadPoolExecutor(1)
        self._coming = deque(self._next() for _ in range(_AHEAD))

    def _next(self) -> Future[pa.RecordBatch | None]:
        return self._pool.submit(next, self._batches, None)

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Every batch, once."""
        try:
            while (batch := self._coming.popleft().result()) is not None:
                self._coming.append(self._next())
                yield batch
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)


def _check_columns(path: Path, needed: dict[str, str], configuration: Configuration) -> None:
    present = column_names(path)
    for column in needed:
        if column not in present:
            line = configuration.line_of(column)
            raise LinkageError(
                N_("không có cột này (cấu hình {configuration}, dòng {wanted_in}); tệp có: {present}"),
                file=path,
                column=column,
                configuration=configuration.path.name,
                wanted_in=line,
                present=", ".join(present),
            )


def batches(path: Path, columns: list[str], repeated: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
    """The wanted columns, in batches of about BATCH_ROWS rows. Parquet's text in `repeated` comes as it mostly lies
    there: the different values once, and their numbers.
    """
    match path.suffix.lower():
        case ".parquet":
            yield from _parquet_batches(path, columns, repeated)
        case ".csv":
            yield from _csv_batches(path, columns)
        case _:
            yield from _sheet_batches(path, columns)


def _parquet_batches(path: Path, columns: list[str], repeated: Collection[str]) -> Iterator[pa.RecordBatch]:
    schema = pq.read_schema(path, memory_map=True)
    texts = [
        name
        for name in repeated
        if pa.types.is_string(kind := schema.field(name).type) or pa.types.is_large_string(kind)
    ]
    file = pq.ParquetFile(path, memory_map=True, read_dictionary=texts)
    for group in range(file.num_row_groups):  # never a batch over two: it would need both dictionaries
        yield from file.iter_batches(BATCH_ROWS, row_groups=[group], columns=columns, use_threads=False)


def _csv_header(path: Path) -> list[str]:
    encoding, delimiter = _csv_dialect(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return [cell.strip().strip('"') for cell in file.readline().rstrip("\r\n").split(delimiter)]


def _csv_dialect(path: Path) -> tuple[str, str]:
    """UTF-8 unless a byte-order mark says otherwise; the commonest of comma, semicolon, tab in the first line."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        first = start.decode(encoding, "ignore").splitlines()[0]
    except (UnicodeDecodeError, IndexError) as error:
        raise LinkageError(N_("dòng đầu không đọc được"), file=path, line=1) from error
    return encoding, max(",;\t", key=first.count)


def _csv_batches(path: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    encoding, delimiter = _csv_dialect(path)
    names = _csv_header(path)
    options: dict[str, Any] = {
        "read_options": pcsv.ReadOptions(
            block_size=_CSV_BLOCK,
            column_names=names,
            skip_rows=1,
            encoding="utf8" if encoding == "utf-8-sig" else encoding,
        ),
        "parse_options": pcsv.ParseOptions(delimiter=delimiter, newlines_in_values=False),
        "convert_options": pcsv.ConvertOptions(
            include_columns=columns, column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=True
        ),
    }
    try:
        yield from pcsv.open_csv(path, **options)
    except pa.ArrowInvalid as error:
        raise _csv_error(path, str(error), len(names), delimiter) from error


def _csv_error(path: Path, message: str, width: int, delimiter: str) -> LinkageError:
    """Arrow says what is wrong but seldom where; look for the first line that breaks the rule it names."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                line = raw.decode("utf-8")
            except UnicodeDecodeError:
                return LinkageError(N_("không phải UTF-8; hãy lưu lại tệp dạng “CSV UTF-8”"), file=path, line=number)
            if '"' not in line and line.count(delimiter) + 1 != width and line.strip():
                found = line.count(delimiter) + 1
                return LinkageError(
                    N_("có {found} ô, dòng đầu có {width}"), file=path, line=number, found=found, width=width
                )
    return LinkageError(N_("CSV không đọc được ({cause})"), file=path, cause=message)


def _sheet_rows(path: Path) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise LinkageError(N_("không phải tệp xlsx đọc được ({cause})"), file=path, cause=error) from error
    yield from book.worksheets[0].iter_rows(values_only=True)


def _sheet_batches(path: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    rows = _sheet_rows(path)
    header = [str(cell) for cell in next(rows)]
    places = [header.index(column) for column in columns]
    kept: list[list[Any]] = []
    for row in rows:
        if all(cell is None for cell in row):
            continue
        kept.append([_cell_text(row[place]) if place < len(row) else None for place in places])
        if len(kept) == BATCH_ROWS:
            yield _as_batch(kept, columns)
            kept = []
    yield _as_batch(kept, columns)


def _as_batch(rows: list[list[Any]], columns: list[str]) -> pa.RecordBatch:
    arrays = [pa.array([row[place] for row in rows], pa.string()) for place in range(len(columns))]
    return pa.RecordBatch.from_arrays(arrays, names=columns)


def _cell_text(cell: Any) -> str | None:
    if cell is None:
        return None
    if hasattr(cell, "strftime"):
        return str(cell.strftime("%d/%m/%Y"))
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
