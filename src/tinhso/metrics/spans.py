"""A span of days out of as few cells as can be: whole months, and days added or taken away at its ends. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """Cells of months or of days, first to last (a month by its first day), added or taken away."""

    months: bool
    first: date
    last: date
    sign: int = 1


def pieces(first: date, last: date) -> list[Piece]:
    """Pieces that count every day from first to last once, and no other day.

    A month of which most days lie inside is taken whole, and the days outside are taken away: the reporting period
    8 July to 7 August is July, less its first week, and a week of August.
    """
    found: list[Piece] = []
    if _month(first) == _month(last):
        if not _mostly(first, last):
            return [Piece(False, first, last)]
        whole_from = whole_to = _month(first)
    else:
        whole_from, whole_to = _month(first), _month(last)
        if not _mostly(first, _end(first)):
            found.append(Piece(False, first, _end(first)))
            whole_from = _end(first) + ONE_DAY
        if not _mostly(_month(last), last):
            found.append(Piece(False, _month(last), last))
            whole_to = _month(_month(last) - ONE_DAY)
    if whole_from <= whole_to:
        found.append(Piece(True, whole_from, whole_to))
        if whole_from < first:
            found.append(Piece(False, whole_from, first - ONE_DAY, -1))
        if last < _end(whole_to):
            found.append(Piece(False, last + ONE_DAY, _end(whole_to), -1))
    return found


def _mostly(first: date, last: date) -> bool:
    return 2 * (last.day - first.day + 1) > _end(first).day


def _month(day: date) -> date:
    return day.replace(day=1)


def _end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
