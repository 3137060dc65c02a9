"""What batches of dossiers have in common: taken once, codes that name their day, one audit entry for all lines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from psycopg.errors import UniqueViolation

from tinhso.foundation.journal.merkle import merkle_root
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel.identifiers import parse_dossier_code
from tinhso.onestop import events, rights
from tinhso.onestop.models import Dossier
from tinhso.onestop.verbs.copying import copy_in

PROBLEMS_TOLD = 100
DOSSIER_TABLE = Dossier._meta.db_table


def require_new(act: Act[None], batch: str, rows: Sequence[object]) -> None:
    """Raises NotPermitted, Invalid for a batch without a name or lines, Refused for one that was loaded before."""
    act.require(rights.LOAD, province())
    if not batch.strip() or not rows:
        raise Invalid(FieldProblem("rows", _("Lô hồ sơ phải có tên và ít nhất một dòng.")))
    if Dossier.objects.filter(batch=batch).exists():
        raise Refused(_("Lô %(batch)s đã được nạp.") % {"batch": batch})


def code_problems(code: str, received: date) -> Iterator[FieldProblem]:
    try:
        parsed = parse_dossier_code(code)
    except ValueError:
        yield FieldProblem("code", _("Mã hồ sơ %(code)s không đúng dạng.") % {"code": code})
        return
    if parsed.received != received:
        yield FieldProblem("code", _("Mã hồ sơ %(code)s ghi ngày khác ngày tiếp nhận.") % {"code": code})


def twice(code: str) -> FieldProblem:
    return FieldProblem("code", _("Mã hồ sơ %(code)s có hai lần trong lô.") % {"code": code})


def copy_dossiers(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Raises Refused for a code that is there already."""
    try:
        copy_in(DOSSIER_TABLE, columns, rows)
    except UniqueViolation as taken:
        raise Refused(_("Trong lô có mã hồ sơ đã được nạp trước đó.")) from taken


def audit_loaded(act: Act[None], batch: str, days: Sequence[date], leaves: Iterable[bytes]) -> None:
    """One entry over all lines: the days on which they were received, the hash of each in their order."""
    act.audit(
        events.DossiersLoaded(
            batch=batch,
            dossiers=len(days),
            since=min(days).isoformat(),
            until=max(days).isoformat(),
            root=merkle_root(leaves).hex(),
        ),
        province(),
    )
