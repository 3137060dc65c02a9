"""Dates and numbers read out of columns agree with the kernel that reads them one by one."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.dates import PartialDate, parse_date
from tinhso.linkage.arrow import as_arrow, as_text, distinct
from tinhso.linkage.cells import NO_DATE, NO_NUMBER, date_code, dates_of_text, numbers_of_text, told_by_number
from tinhso.linkage.distance import DATE_SAME, DATE_SLIP, DATE_SWAPPED, DATE_YEAR_ONLY, date_level, number_level


def column(cells: list[str]) -> tuple[np.ndarray, np.ndarray]:
    raw = [cell.encode() for cell in cells]
    return np.frombuffer(b"".join(raw) + b" ", np.uint8), np.cumsum([0, *map(len, raw)]).astype(np.int64)


def read_date(text: str) -> int:
    out = np.zeros(1, np.int32)
    dates_of_text(*column([text]), 2026, np.empty((2, 4), np.int64), out)
    return int(out[0])


def code(date: PartialDate) -> int:
    return date_code(date.year, date.month or 0, date.day or 0)


@given(
    day=st.dates(min_value=parse_date("1/1/1900").first_day), form=st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"])
)
def test_written_dates_are_read_as_the_kernel_reads_them(day: object, form: str) -> None:
    if day.year > 2100:  # type: ignore[attr-defined]
        return
    text = day.strftime(form)  # type: ignore[attr-defined]
    assert read_date(text) == code(parse_date(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1950", PartialDate(1950)),
        ("năm 1950", PartialDate(1950)),
        ("12.1980", PartialDate(1980, 12)),
        ("tháng 5 năm 1971", PartialDate(1971, 5)),
        ("1980-12-31", PartialDate(1980, 12, 31)),
        ("1980-12-31T00:00:00", PartialDate(1980, 12, 31)),
        ("31121980", PartialDate(1980, 12, 31)),
        ("ngày 2 tháng 9 năm 1945", PartialDate(1945, 9, 2)),
        ("5/6/71", PartialDate(1971, 6, 5)),
        ("03/25/1980", PartialDate(1980, 3, 25)),
    ],
)
def test_dates_as_registers_write_them(text: str, expected: PartialDate) -> None:
    assert read_date(text) == code(expected)


@pytest.mark.parametrize("text", ["", "không rõ", "35 tuổi", "99/99/1980", "0", "31/12"])
def test_what_is_no_date_is_missing(text: str) -> None:
    assert read_date(text) == NO_DATE


def test_levels_of_agreement_between_dates() -> None:
    day = date_code(1980, 3, 12)
    assert date_level(day, day) == DATE_SAME
    assert date_level(day, date_code(1980, 12, 3)) == DATE_SWAPPED
    assert date_level(day, date_code(1980, 3, 22)) == DATE_SLIP
    assert date_level(day, date_code(1980)) == DATE_YEAR_ONLY
    assert date_level(day, NO_DATE) == 0


def test_numbers_by_their_length() -> None:
    cells = ["008095000012", "070123456", "000070123456", "8095000012", "0080 9500 0012", "CMND 070123456", "", "12"]
    personal, old = (np.zeros(len(cells), np.int64) for _ in range(2))
    numbers_of_text(*column(cells), personal, old)
    none = NO_NUMBER
    assert personal.tolist() == [8095000012, none, none, 8095000012, 8095000012, none, none, none]
    assert old.tolist() == [none, 70123456, 70123456, none, none, none, none, none]


@pytest.mark.parametrize(
    ("other", "level"), [(123456789, 1), (123456798, 2), (123456799, 2), (123459789, 2), (987654321, 3), (-1, 0)]
)
def test_levels_of_agreement_between_numbers(other: int, level: int) -> None:
    assert number_level(123456789, other) == level


def test_a_number_tells_year_and_sex_where_the_row_does_not() -> None:
    numbers = np.array([8095000012, 8395000012, 8999000012, NO_NUMBER])
    dates, sexes = np.full(4, NO_DATE, np.int32), np.zeros(4, np.int8)
    dates[1] = date_code(1995, 3, 12)
    told_by_number(numbers, dates, sexes)
    assert dates.tolist() == [date_code(1995), date_code(1995, 3, 12), NO_DATE, NO_DATE]  # 2399 is a slip of a digit
    assert sexes.tolist() == [1, 2, 2, 0]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_a_part_of_a_column_keeps_its_values_and_its_gaps(kind: pa.DataType) -> None:
    column = pa.array(["Lan", None, "Hoa", "Lan", None, "Mai"]).cast(kind).slice(1, 4)
    values, codes = distinct(column)
    assert [values[code].as_py() if code >= 0 else None for code in codes.tolist()] == [None, "Hoa", "Lan", None]


def test_columns_made_from_numbers_and_words() -> None:
    numbers = as_arrow(np.arange(9, dtype=np.int64), missing=np.arange(9) % 4 == 1)
    assert numbers.to_pylist() == [0, None, 2, 3, 4, None, 6, 7, 8]
    assert as_text(["vợ", "", "chồng"], pa.string()).to_pylist() == ["vợ", "", "chồng"]
