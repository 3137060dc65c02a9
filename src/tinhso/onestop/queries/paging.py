"""Keyset pages of dossiers and petitions: by a moment (those without one last) and id, or by id alone, newest first."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.onestop.models import Dossier
from tinhso.onestop.queries.dossiers import DossierRow, listed, rows_of

M = TypeVar("M", bound=Model)
PAGE_SIZE = 50
LARGEST_PAGE = 200


@dataclass(frozen=True)
class Page:
    """`next_cursor` is "" on the last page."""

    rows: list[DossierRow]
    next_cursor: str


def by_moment(actor: Actor, rows: QuerySet[Dossier], moment: str, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """The earliest `moment` first; one query. A cursor that can't be read starts from the beginning."""
    shown, following = part_by_moment(listed(rows), moment, cursor, size)
    return Page(rows_of(actor, shown), following)


def newest(actor: Actor, rows: QuerySet[Dossier], cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """The newest first by id; one query."""
    shown, following = newest_part(listed(rows), cursor, size)
    return Page(rows_of(actor, shown), following)


def part_by_moment(rows: QuerySet[M], moment: str, cursor: str, size: int) -> tuple[list[M], str]:
    """The same of any rows: those of the page, and the cursor of the next, "" on the last."""
    if place := _read(cursor):
        at, pk = place
        after = Q(**{f"{moment}__isnull": True, "pk__gt": pk})
        if at is not None:
            after = Q(**{f"{moment}__gt": at}) | Q(**{moment: at, "pk__gt": pk}) | Q(**{f"{moment}__isnull": True})
        rows = rows.filter(after)
    found = list(rows.order_by(F(moment).asc(nulls_last=True), "pk")[: size + 1])
    return _part(found, size, lambda last: _write(getattr(last, moment), last.pk))


def newest_part(rows: QuerySet[M], cursor: str, size: int) -> tuple[list[M], str]:
    if place := _read(cursor):
        rows = rows.filter(pk__lt=place[1])
    return _part(list(rows.order_by("-pk")[: size + 1]), size, lambda last: _write(None, last.pk))


def _part(found: list[M], size: int, cursor_of: Callable[[M], str]) -> tuple[list[M], str]:
    more, shown = len(found) > size, found[:size]
    return shown, cursor_of(shown[-1]) if more else ""


def _write(at: datetime | None, pk: int) -> str:
    text = f"{at.isoformat() if at else ''}|{pk}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime | None, int] | None:
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, _, pk = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").partition("|")
        place = datetime.fromisoformat(at) if at else None, int(pk)
    except (ValueError, binascii.Error, UnicodeError):
        return None
    unzoned = place[0] is not None and place[0].tzinfo is None
    return None if unzoned or not 0 <= place[1] < 2**63 else place
