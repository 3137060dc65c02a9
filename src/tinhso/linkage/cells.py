"""Dates and numbers out of columns of text, cell by cell, without a Python object per cell.

A date is one int32: (year * 13 + month) * 32 + day, month and day 0 where unknown, -1 for no date at all.
"""

import numpy as np

from tinhso.linkage.compiled import Array, compiled, kernel

NO_DATE = -1
LAST_YEAR = 2120
DATES_OF_YEAR = 13 * 32
DATE_CODES = (LAST_YEAR + 1) * DATES_OF_YEAR
NO_NUMBER = -1


def date_code(year: int, month: int = 0, day: int = 0) -> int:
    return (year * 13 + month) * 32 + day


@compiled
def _full_year(value: int, digits: int, this_year: int) -> int:
    if digits >= 3:
        return value
    return 2000 + value if value <= this_year % 100 else 1900 + value


@compiled
def _code_of(year: int, month: int, day: int) -> int:
    if month > 12 and day <= 12:  # 03/25/1980: the month can't be 25, so the two changed places
        month, day = day, month
    if year < 1850 or year > 2120 or month > 12 or day > 31:
        return -1
    if month == 0:
        day = 0
    return (year * 13 + month) * 32 + day


@kernel
def dates_of_text(data: Array, offsets: Array, this_year: int, room: Array, out: Array) -> None:
    """Day-month-year in any separators, ISO, month-year, year, DDMMYYYY; two-digit years lie in the past.

    `room` is int64 (2, 4), of any content.
    """
    values, lengths = room[0], room[1]
    for row in range(len(out)):
        groups = 0
        inside = False
        for place in range(offsets[row], offsets[row + 1]):
            digit = np.int64(data[place]) - 48
            if 0 <= digit <= 9:
                if not inside:
                    if groups == 4:
                        break
                    values[groups] = 0
                    lengths[groups] = 0
                    groups += 1
                    inside = True
                values[groups - 1] = values[groups - 1] * 10 + digit
                lengths[groups - 1] += 1
            else:
                inside = False
        out[row] = _date_of_groups(values, lengths, groups, this_year)


@compiled
def _date_of_groups(values: Array, lengths: Array, groups: int, this_year: int) -> int:
    if groups >= 3:
        if lengths[0] >= 3:
            return _code_of(values[0], values[1], values[2])
        return _code_of(_full_year(values[2], lengths[2], this_year), values[1], values[0])
    if groups == 2:
        if lengths[0] >= 3:
            return _code_of(values[0], values[1], 0)
        if lengths[1] >= 3:
            return _code_of(values[1], values[0], 0)
        return -1
    if groups == 1:
        if lengths[0] == 8:
            return _code_of(values[0] % 10000, values[0] // 10000 % 100, values[0] // 1000000)
        if lengths[0] == 4:
            return _code_of(values[0], 0, 0)
    return -1


def dates_of_days(days: Array, known: Array) -> Array:
    """From days since 1970-01-01."""
    moments = days.astype("datetime64[D]")
    years = moments.astype("datetime64[Y]").astype(np.int64) + 1970
    months = moments.astype("datetime64[M]").astype(np.int64) % 12 + 1
    month_days = (moments - moments.astype("datetime64[M]")).astype(np.int64) + 1
    codes = (years * 13 + months) * 32 + month_days
    return np.where(known & (years >= 1850) & (years <= LAST_YEAR), codes, NO_DATE).astype(np.int32)


@kernel
def numbers_of_text(data: Array, offsets: Array, personal: Array, old: Array) -> None:
    """Twelve digits are a personal number, nine (or nine behind 000) a CMND; ten or eleven have lost their zeros.

    Spaces, dots and hyphens between the digits don't count; anything else makes the cell no number.
    """
    for row in range(len(personal)):
        value = np.int64(0)
        digits = 0
        clean = True
        for place in range(offsets[row], offsets[row + 1]):
            byte = data[place]
            if 48 <= byte <= 57:
                value = value * 10 + np.int64(byte) - 48
                digits += 1
                if digits > 12:
                    clean = False
                    break
            elif byte not in (32, 45, 46, 9, 39):
                clean = False
        personal[row] = -1
        old[row] = -1
        if not clean or value == 0:
            continue
        if digits == 9 or (digits == 12 and value < 1_000_000_000):
            old[row] = value
        elif 10 <= digits <= 12:
            personal[row] = value


@kernel
def told_by_number(personal: Array, dates: Array, sexes: Array) -> None:
    """A personal number tells the year of birth and the sex where the row doesn't."""
    for row in range(len(personal)):
        number = personal[row]
        if number < 0 or (dates[row] >= 0 and sexes[row] > 0):
            continue
        century = number // 100_000_000 % 10
        year = 1900 + century // 2 * 100 + number // 1_000_000 % 100
        if dates[row] < 0 and year <= LAST_YEAR:
            dates[row] = year * DATES_OF_YEAR
        if sexes[row] == 0:
            sexes[row] = 1 + century % 2
