"""`tinhso audit verify` as the system owner runs it: a process of its own, exit status, sentences."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection, connections

from tests.factories import acting
from tests.foundation.spine import rename
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.sequencer import seal_pending

pytestmark = pytest.mark.django_db(transaction=True)

CHANGE = "UPDATE journal_audit SET data = jsonb_set(data, '{new}', '\"Khác\"') WHERE id = {second}"
DELETE = "DELETE FROM journal_audit WHERE id = {second}"
SWAP = (
    "UPDATE journal_audit t SET position = o.position FROM journal_audit o"
    " WHERE t.id IN ({first}, {second}) AND o.id = {first} + {second} - t.id"
)
CUT = (
    "DELETE FROM journal_audit WHERE position > 4; DELETE FROM journal_fact WHERE position > 4;"
    "DELETE FROM journal_seal WHERE last_position > 4"
)


@pytest.fixture
def journal(province) -> list[AuditEntry]:
    """Four sealed changes, two seals."""
    for number in range(4):
        rename(acting(province.aggregator), province.north.pk, name=f"Tên {number}")
        if number % 2:
            seal_pending()
    return list(AuditEntry.objects.order_by("position"))


def verify() -> subprocess.CompletedProcess[str]:
    values = connections["default"].settings_dict
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgresql://{values['USER']}@/{values['NAME']}?host={values['HOST']}",
        "TINHSO_ANCHOR": str(settings.ANCHOR_PATH),
    }
    command = [sys.executable, "-m", "tinhso.site", "audit", "verify"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_intact_journal_passes(journal):
    result = verify()

    assert result.returncode == 0, result.stderr
    assert "8 dòng, 2 niêm phong, vị trí cuối 8, 0 sai phạm" in result.stdout


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (CHANGE, "vị trí {position} (audit #{second}): nội dung đã bị sửa"),
        (DELETE, "vị trí {position}: dòng đã bị xóa"),
        (SWAP, "vị trí {position} (audit #{first}): bị đổi chỗ với vị trí 1"),
        (CUT, "vị trí 8: đuôi nhật ký đã bị cắt"),
    ],
    ids=["changed", "deleted", "swapped", "tail cut"],
)
def test_tampering_is_found_and_named(journal, statement, named):
    first, second = journal[0], journal[1]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement.replace("{first}", str(first.id)).replace("{second}", str(second.id)))
        cursor.execute("SET session_replication_role = origin")

    result = verify()

    assert result.returncode == 1
    assert named.format(position=second.position, first=first.id, second=second.id) in result.stdout
