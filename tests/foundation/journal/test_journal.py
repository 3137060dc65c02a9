"""The journal: positions without gaps, and every kind of tampering found and named."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from tests.factories import acting
from tests.foundation.spine import rename
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage, Seal
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.journal.verification import Fault, verify
from tinhso.site.database import APP_ROLE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sealed(province):
    """Four renames, sealed in two batches: positions 1..12 (audit, fact, outbox for each)."""
    for number in range(4):
        rename(acting(province.aggregator), province.north.pk, name=f"Tên {number}", tell=province.north_officer.pk)
        if number % 2:
            seal_pending()
    return province


def as_intruder(*statements: str) -> None:
    """What somebody with the database owner's password could do: triggers off, then plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")


def audit_at(position_rank: int) -> AuditEntry:
    return AuditEntry.objects.order_by("position")[position_rank]


def test_committed_rows_get_gapless_positions_in_the_order_of_their_verbs(sealed):
    positions = sorted(
        position
        for model in (AuditEntry, Fact, OutboxMessage)
        for position in model.objects.values_list("position", flat=True)
    )
    assert positions == list(range(1, 13))
    numbers = [entry.data["number"] for entry in AuditEntry.objects.order_by("position")]
    assert numbers == [1, 2, 3, 4]


def test_an_untouched_journal_is_intact(sealed):
    report = verify()

    assert report.intact
    assert (report.rows, report.seals, report.last_position) == (12, 2, 12)


def test_a_changed_row_is_found_and_named(sealed):
    row = audit_at(1)
    as_intruder(f"UPDATE journal_audit SET actor_name = 'Người khác' WHERE id = {row.id}")

    [finding] = verify().findings
    assert (finding.fault, finding.source, finding.row_id) == (Fault.CHANGED, "audit", row.id)


def test_a_deleted_row_is_found_by_its_position(sealed):
    row = audit_at(2)
    as_intruder(f"DELETE FROM journal_audit WHERE id = {row.id}")

    [finding] = verify().findings
    assert (finding.fault, finding.position) == (Fault.MISSING, row.position)


def test_two_rows_with_swapped_contents_are_both_named(sealed):
    first, second = audit_at(0), audit_at(3)
    columns = ", ".join(
        field.column for field in AuditEntry._meta.concrete_fields if field.name not in ("id", "position", "digest")
    )
    as_intruder(
        f"UPDATE journal_audit t SET ({columns}) = (SELECT {columns} FROM journal_audit o "
        f"WHERE o.id = {first.id} + {second.id} - t.id) WHERE id IN ({first.id}, {second.id})"
    )

    findings = verify().findings
    assert [(f.fault, f.position, f.other_position) for f in findings] == [
        (Fault.SWAPPED, first.position, second.position),
        (Fault.SWAPPED, second.position, first.position),
    ]


def test_two_rows_with_swapped_positions_are_both_named(sealed):
    first, second = audit_at(0), audit_at(1)
    as_intruder(
        f"UPDATE journal_audit SET position = 0 WHERE id = {first.id}",
        f"UPDATE journal_audit SET position = {first.position} WHERE id = {second.id}",
        f"UPDATE journal_audit SET position = {second.position} WHERE id = {first.id}",
    )

    assert {f.fault for f in verify().findings} == {Fault.SWAPPED}
    assert {f.position for f in verify().findings} == {first.position, second.position}


def test_rows_cut_off_the_end_are_missing_while_their_seal_stands(sealed):
    as_intruder(
        *(f"DELETE FROM {table} WHERE position > 9" for table in ("journal_audit", "journal_fact", "journal_outbox"))
    )

    assert [(f.fault, f.position) for f in verify().findings] == [(Fault.MISSING, p) for p in (10, 11, 12)]


def test_a_tail_cut_off_together_with_its_seals_is_found_by_the_anchor_outside(sealed):
    as_intruder(
        *(f"DELETE FROM {table} WHERE position > 6" for table in ("journal_audit", "journal_fact", "journal_outbox")),
        "DELETE FROM journal_seal WHERE last_position > 6",
    )

    [finding] = verify().findings
    assert (finding.fault, finding.position) == (Fault.TAIL_CUT, 12)


def test_a_past_rewritten_with_fitting_digests_breaks_the_chain(sealed):
    row = audit_at(0)
    as_intruder(
        f"UPDATE journal_audit SET actor_name = 'Người khác' WHERE id = {row.id}",
        "UPDATE journal_audit t SET digest = journal_digest(journal_content(to_jsonb(t)), id, position) "
        f"WHERE id = {row.id}",
    )

    assert [(f.fault, f.position) for f in verify().findings] == [(Fault.CHAIN, 1)]


@pytest.mark.parametrize("table", ["journal_audit", "journal_fact", "journal_outbox", "journal_seal"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_role_can_neither_change_nor_delete_the_journal(sealed, table, statement):
    statement = statement.replace("id = id", "last_position = last_position") if table == "journal_seal" else statement
    with _as_application() as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(statement.format(table))


def test_not_even_the_owner_changes_a_row_by_accident(sealed):
    with pytest.raises(Exception, match="insert-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_audit SET actor_name = 'ai đó'")


def test_a_position_can_not_be_smuggled_in(sealed):
    with pytest.raises(Exception, match="journal_seal"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_outbox (position, topic, subject, key, payload) VALUES (99, 't', 's', 'k', '{}')"
        )


def test_a_long_transaction_does_not_hold_back_what_others_committed(province):
    with psycopg.connect(**_parameters()) as slow:
        slow.execute("INSERT INTO journal_outbox (topic, subject, key, payload) VALUES ('t', 's', 'slow', '{}')")
        rename(acting(province.aggregator), province.north.pk, name="Nhanh")
        assert seal_pending() == 2
    assert seal_pending() == 1
    assert OutboxMessage.objects.get(key="slow").position == 3
    assert verify().intact


def test_the_anchor_file_is_thinned_to_one_head_a_day(sealed, monkeypatch):
    monkeypatch.setattr("tinhso.foundation.journal.sequencer.ANCHOR_THIN_BYTES", 10)
    rename(acting(sealed.aggregator), sealed.north.pk, name="Thêm")
    seal_pending()

    assert len(settings.ANCHOR_PATH.read_text().splitlines()) == 2
    assert Seal.objects.count() == 3
    assert verify().intact


def _parameters() -> dict[str, str]:
    values = connections["default"].settings_dict
    return {"dbname": values["NAME"], "user": values["USER"], "host": values["HOST"]}


def _as_application() -> psycopg.Connection:
    return psycopg.connect(**{**_parameters(), "user": APP_ROLE})
