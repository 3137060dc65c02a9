"""Whole dossiers taken over from another system: one verb per batch, one COPY per table, one entry in the audit."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from tinhso.foundation.journal.recording import FactBatch
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.text import clean, fold
from tinhso.onestop.facts import CHARGED, DIGITISED, DOSSIER, FINISHED, OVERDUE, RATED, RECEIVED, REUSED
from tinhso.onestop.models import (
    Channel,
    DossierComponent,
    DossierEvent,
    DossierRating,
    DossierResult,
    Payment,
    PaymentMethod,
    RatedAt,
    Satisfaction,
)
from tinhso.onestop.taken_over import TakenOver
from tinhso.onestop.verbs.batches import (
    DOSSIER_TABLE,
    PROBLEMS_TOLD,
    audit_loaded,
    copy_dossiers,
    require_new,
    twice,
)
from tinhso.onestop.verbs.checking import compact
from tinhso.onestop.verbs.copying import as_json, copy_in, new_ids
from tinhso.onestop.verbs.taken_lines import Book, Line

Counted = tuple[int, date, int, dict[str, Any]]
"""The line's place, the day, the amount, the dimensions."""


@verb()
def take_over(act: Act[None], *, batch: str, rows: Sequence[TakenOver]) -> int:
    """Take a batch of dossiers over with all that happened to them, all or nothing; returns how many. `batch` names it
    for good. Each is judged as if its events had been entered one after the other: the life cycle, the process of its
    version and the clock. Nobody outside is told: the system that hands them over did.

    Raises Invalid naming line (from 1), field and remedy, Refused for a batch or a code that was loaded before.
    """
    require_new(act, batch, rows)
    book = Book(rows)
    lines = [Line(row, book) for row in rows]
    if problems := list(_problems(lines)):
        raise Invalid(*problems)
    told = _store(batch, lines)
    for kind, counted in _counted(lines).items():
        if counted:
            act.fact_batch(_facts(kind, batch, lines, counted))
    audit_loaded(act, batch, [line.received_on for line in lines], told)
    return len(lines)


def _problems(lines: Sequence[Line]) -> Iterator[FieldProblem]:
    """The first hundred."""
    found, seen = 0, set[str]()
    for place, line in enumerate(lines, 1):
        problems = line.problems
        if line.row.code in seen:
            problems.append(twice(line.row.code))
        seen.add(line.row.code)
        for problem in problems:
            yield replace(problem, row=place)
        found += len(problems)
        if found >= PROBLEMS_TOLD:
            return


def _store(batch: str, lines: Sequence[Line]) -> list[bytes]:
    """Insert everything; returns for each line the hash of what was stored of it."""
    ids = new_ids(DOSSIER_TABLE, len(lines))
    numbered = list(zip(ids, lines, strict=True))
    dossiers = [
        {"id": pk, "batch": batch, "line": place, **_dossier(line)} for place, (pk, line) in enumerate(numbered, 1)
    ]
    happened = [_events(pk, line) for pk, line in numbered]
    copy_dossiers(list(dossiers[0]), (list(row.values()) for row in dossiers))
    copy_in(DossierEvent._meta.db_table, EVENT_COLUMNS, (row for rows in happened for row in rows))
    for table, columns, rows_of in (
        (DossierComponent._meta.db_table, COMPONENT_COLUMNS, _components),
        (Payment._meta.db_table, PAYMENT_COLUMNS, _payments),
        (DossierResult._meta.db_table, RESULT_COLUMNS, _results),
        (DossierRating._meta.db_table, RATING_COLUMNS, _rating),
    ):
        copy_in(table, columns, (row for pk, line in numbered for row in rows_of(pk, line)))
    _keep_in_stores(batch, lines[0].book.now)
    return [
        hashlib.sha256(repr((list(map(str, row.values())), [list(map(str, each)) for each in rows])).encode()).digest()
        for row, rows in zip(dossiers, happened, strict=True)
    ]


def _dossier(line: Line) -> dict[str, Any]:
    row, replay, times, applicant = line.row, line.replay, line.times, line.row.applicant
    assert line.version is not None
    name = clean(applicant.name)
    return {
        "code": row.code,
        "service": line.version.procedure.service,
        "channel": row.channel,
        "unit_id": row.unit_id,
        "received_on": line.received_on,
        "field_code": line.version.field_code,
        "version_id": line.version.pk,
        "receiving_unit_id": row.receiving_unit_id,
        "holder_id": replay.holder_id,
        "assignee_id": replay.assignee.account_id if replay.assignee else None,
        "state": replay.state,
        "step": replay.step.code if replay.step else "",
        "step_name": replay.step.name[:200] if replay.step else "",
        "summary": clean(row.summary),
        "applicant_kind": applicant.kind,
        "applicant_name": name,
        "applicant_folded": fold(name)[:250],
        "applicant_id": compact(applicant.id_number),
        "applicant_phone": compact(applicant.phone),
        "applicant_address": clean(applicant.address),
        "filing": row.filer.filing,
        "filer_name": clean(row.filer.name),
        "filer_id": compact(row.filer.id_number),
        "filer_ground": clean(row.filer.ground),
        "answers": as_json(dict(row.answers)) if row.answers else None,
        "received_at": replay.received_at,
        "reached_at": replay.reached_at,
        "first_due_at": line.first_due_at,
        "due_at": times.due_at,
        "statutory_due_at": times.statutory_due_at,
        "finished_at": replay.finished_at,
        "on_time": times.on_time,
        "digitised": line.digitised,
        "reused": line.reused,
        "paid_online": any(each.paid and each.paid.method == PaymentMethod.ONLINE for each in line.fees),
        "counted_overdue": line.is_overdue,
        "revision": len(replay.stored),
    }


EVENT_COLUMNS = ("dossier_id", "kind", "at", "recorded_at", "actor_id", "actor_name", "actor_unit", "step", "data")


def _events(pk: int, line: Line) -> list[tuple[Any, ...]]:
    now, written = line.book.now, []
    for each in line.replay.stored:
        by = each.by
        told = (by.account_id, by.name[:160], by.unit[:200], each.step, as_json(each.data))
        written.append((pk, each.kind, each.at, now, *told))
    return written


COMPONENT_COLUMNS = (
    *("dossier_id", "code", "name", "ask", "ask_reason", "standing", "copy_kind"),
    *("count", "file_id", "file_name", "metadata", "missing_because"),
)


def _components(pk: int, line: Line) -> Iterator[tuple[Any, ...]]:
    given = {each.code: each for each in line.row.components}
    for each, standing, kind in line.components:
        component, came = each.component, given.get(each.component.code)
        yield (
            pk,
            component.code,
            component.name,
            each.ask.value,
            each.reason[:300],
            standing.value,
            kind,
            came.count if came else 1,
            (came.digest or None) if came else None,
            came.file_name if came else "",
            as_json(dict(came.metadata)) if came else "{}",
            line.replay.missing.get(component.code, "")[:500],
        )


PAYMENT_COLUMNS = (
    *("dossier_id", "fee_code", "name", "full", "amount", "resolution", "collected"),
    *("state", "method", "reference", "paid_at"),
)


def _payments(pk: int, line: Line) -> Iterator[tuple[Any, ...]]:
    for fee in line.fees:
        paid = (fee.paid.method, fee.paid.reference, fee.paid.at) if fee.paid else ("", "", None)
        yield (pk, fee.code, fee.name, fee.full, fee.amount, fee.resolution, fee.collected, fee.state.value, *paid)


RESULT_COLUMNS = ("dossier_id", "code", "name", "number", "issued_on", "valid_until", "file_id", "electronic")


def _results(pk: int, line: Line) -> Iterator[tuple[Any, ...]]:
    assert line.version is not None
    names = {each.code: each.name for each in line.version.says.results}
    for each in line.row.results:
        issued = each.issued_on or clock.local(line.replay.finished_at or line.book.now).date()
        file = each.digest or None
        yield pk, each.code, names[each.code], each.number, issued, each.valid_until, file, each.electronic


RATING_COLUMNS = ("dossier_id", "satisfaction", "comment", "place", "taken_by_id", "rated_at")


def _rating(pk: int, line: Line) -> Iterator[tuple[Any, ...]]:
    if rating := line.replay.rating:
        place = RatedAt.PORTAL if line.row.channel == Channel.ONLINE else RatedAt.COUNTER
        comment = str(rating.data.get("note", ""))[:1000]
        yield pk, rating.data["satisfaction"], comment, place.value, rating.by.account_id, rating.at


STORE = """
INSERT INTO onestop_personpaper
    (owner_id, result_type, name, number, file_id, source_id, issued_on, valid_until, reused, stored_at)
SELECT d.applicant_id, r.code, r.name, r.number, r.file_id, d.id, r.issued_on, r.valid_until, 0, %s
FROM onestop_dossier d JOIN onestop_dossierresult r ON r.dossier_id = d.id
WHERE d.batch = %s AND r.electronic
ON CONFLICT DO NOTHING
"""


def _keep_in_stores(batch: str, at: datetime) -> None:
    """Electronic results belong to the applicants, as `finish` has it."""
    with connection.cursor() as cursor:
        cursor.execute(STORE, [at, batch])


def _facts(kind: str, batch: str, lines: Sequence[Line], counted: Sequence[Counted]) -> FactBatch:
    rows = [
        (lines[place - 1].row.code, lines[place - 1].row.unit_id, day, amount, dimensions)
        for place, day, amount, dimensions in counted
    ]
    return FactBatch(
        kind=kind, subject_kind=DOSSIER, batch=batch, rows=rows, lines=[place for place, *_rest in counted]
    )


def _counted(lines: Sequence[Line]) -> dict[str, list[Counted]]:
    """What the verbs would have counted, on the days on which it happened."""
    counted: dict[str, list[Counted]] = {
        kind: [] for kind in (RECEIVED, DIGITISED, REUSED, CHARGED, FINISHED, OVERDUE, RATED)
    }
    for place, line in enumerate(lines, 1):
        dimensions = dict(line.dimensions)
        if line.replay.received_at is not None:
            counted[RECEIVED].append((place, line.received_on, 1, dimensions))
        if line.digitised:
            counted[DIGITISED].append((place, line.received_on, 1, dimensions))
        if line.reused:
            counted[REUSED].append((place, line.received_on, 1, dimensions))
        if paid := line.first_payment:
            method = "online" if paid.method == PaymentMethod.ONLINE else "other"
            counted[CHARGED].append((place, clock.local(paid.at).date(), 1, {**dimensions, "method": method}))
        if line.replay.finished_at is not None:
            timing = "on_time" if line.times.on_time else "late"
            result = "electronic" if any(each.electronic for each in line.row.results) else "paper"
            day = clock.local(line.replay.finished_at).date()
            counted[FINISHED].append((place, day, 1, {**dimensions, "timing": timing, "result": result}))
        if rating := line.replay.rating:
            said = "not_satisfied" if rating.data["satisfaction"] == Satisfaction.NOT else "satisfied"
            counted[RATED].append((place, clock.local(rating.at).date(), 1, {**dimensions, "satisfaction": said}))
        counted[OVERDUE].extend((place, day, amount, dimensions) for day, amount in _overdue(line))
    return counted


def _overdue(line: Line) -> Iterator[tuple[date, int]]:
    """By the last due time: when it passed while the dossier was open, and when the dossier ended after it."""
    due, ended = line.times.due_at, line.reading.ended
    if due is not None and (line.is_overdue or line.ended_overdue):
        yield clock.local(due).date(), 1
        if ended is not None:
            yield clock.local(ended).date(), -1
