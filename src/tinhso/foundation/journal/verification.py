"""Proof that nobody edited, removed, reordered or cut the journal since it was sealed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

CHUNK = 5_000

_SEALED_ROWS = """
    SELECT position, 'audit' AS source, id, digest, journal_content(to_jsonb(t)) FROM journal_audit t
    WHERE position IS NOT NULL
    UNION ALL
    SELECT position, 'fact', id, digest, journal_content(to_jsonb(t)) FROM journal_fact t WHERE position IS NOT NULL
    UNION ALL
    SELECT position, 'outbox', id, digest, journal_content(to_jsonb(t)) FROM journal_outbox t
    WHERE position IS NOT NULL
    ORDER BY 1, 3
"""


class Fault(StrEnum):
    CHANGED = "changed"
    SWAPPED = "swapped"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    CHAIN = "chain"
    UNSEALED_POSITION = "unsealed_position"
    TAIL_CUT = "tail_cut"


@dataclass(frozen=True)
class Finding:
    """One fault: what, at which position, in which row (source and id when the row is still there)."""

    fault: Fault
    position: int
    source: str = ""
    row_id: int | None = None
    other_position: int | None = None


@dataclass(frozen=True)
class Report:
    rows: int
    seals: int
    last_position: int
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.findings


@dataclass(frozen=True)
class _Row:
    position: int
    source: str
    id: int
    stored: bytes
    content: bytes

    @property
    def is_altered(self) -> bool:
        return self.stored != _digest(self.content, self.id, self.position)


def verify(anchor: Path | None = None) -> Report:
    """Read the whole journal in one snapshot and recompute every digest and every seal.

    The anchor file (default `settings.ANCHOR_PATH`) holds heads of the chain that were written outside the
    database: a head that the chain no longer reaches or contradicts is a cut tail or a rewritten past.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute("SELECT first_position, last_position, chain FROM journal_seal ORDER BY last_position")
        seals = [(first, last, bytes(chain)) for first, last, chain in cursor.fetchall()]
        rows, findings, digests = _check_rows(_stream(), seals[-1][1] if seals else 0)
    findings += _check_seals(seals, digests, {finding.position for finding in findings})
    findings += _check_anchor(anchor or settings.ANCHOR_PATH, {last: chain for _, last, chain in seals})
    last_position = seals[-1][1] if seals else 0
    return Report(rows, len(seals), last_position, tuple(sorted(findings, key=lambda f: f.position)))


def _stream() -> Iterator[_Row]:
    with connection.chunked_cursor() as cursor:
        cursor.itersize = CHUNK
        cursor.execute(_SEALED_ROWS)
        for position, source, row_id, stored, content in cursor:
            yield _Row(position, source, row_id, bytes(stored or b""), bytes(content))


def _check_rows(rows: Iterator[_Row], last_sealed: int) -> tuple[int, list[Finding], dict[int, bytes]]:
    """Walk the positions in order; returns row count, findings, and the stored digest per position."""
    findings: list[Finding] = []
    altered: list[_Row] = []
    digests: dict[int, bytes] = {}
    expected = 1
    count = 0
    for row in rows:
        count += 1
        if row.position < expected:
            findings.append(Finding(Fault.DUPLICATE, row.position, row.source, row.id))
            continue
        findings += [Finding(Fault.MISSING, gap) for gap in range(expected, row.position)]
        if row.position > last_sealed:
            findings.append(Finding(Fault.UNSEALED_POSITION, row.position, row.source, row.id))
        if row.is_altered:
            altered.append(row)
        digests[row.position] = row.stored
        expected = row.position + 1
    findings += [Finding(Fault.MISSING, gap) for gap in range(expected, last_sealed + 1)]
    return count, findings + _name_altered(altered), digests


def _digest(content: bytes, row_id: int, position: int) -> bytes:
    """The same as journal_digest in sql/journal.sql, computed here so that the database isn't its own witness."""
    return hashlib.sha256(content + f"{row_id}:{position}".encode()).digest()


def _name_altered(rows: list[_Row]) -> list[Finding]:
    """An altered row that fits where another altered row belongs was swapped with it; else it was changed."""
    findings = []
    for row in rows:
        other = next((each for each in rows if each is not row and _were_swapped(row, each)), None)
        fault = Fault.SWAPPED if other else Fault.CHANGED
        findings.append(Finding(fault, row.position, row.source, row.id, other.position if other else None))
    return findings


def _were_swapped(row: _Row, other: _Row) -> bool:
    """Whether `row`'s content is what was sealed at `other`'s position, with or without its id and digest."""
    fitting = {_digest(row.content, row_id, other.position) for row_id in (row.id, other.id)}
    return bool(fitting & {row.stored, other.stored})


def _check_seals(
    seals: list[tuple[int, int, bytes]], digests: dict[int, bytes], already_named: set[int]
) -> list[Finding]:
    """Chain the stored digests again. A seal that fails where no row was named means rewritten digests."""
    findings: list[Finding] = []
    previous, expected_first = b"", 1
    for first, last, chain in seals:
        if first != expected_first:
            findings.append(Finding(Fault.MISSING, expected_first, "seal"))
        body = b"".join(digests.get(position, b"") for position in range(first, last + 1))
        if hashlib.sha256(previous + body).digest() != chain and not already_named & set(range(first, last + 1)):
            findings.append(Finding(Fault.CHAIN, first, "seal", last))
        previous, expected_first = chain, last + 1
    return findings


def _check_anchor(path: Path, chains: dict[int, bytes]) -> list[Finding]:
    if not path.exists():
        return []
    findings = []
    for line in path.read_text().splitlines():
        head = json.loads(line)
        chain = chains.get(head["position"])
        if chain is None:
            findings.append(Finding(Fault.TAIL_CUT, head["position"], "anchor"))
        elif chain.hex() != head["chain"]:
            findings.append(Finding(Fault.CHAIN, head["position"], "anchor"))
    return findings[-1:] if findings and all(f.fault is Fault.TAIL_CUT for f in findings) else findings
