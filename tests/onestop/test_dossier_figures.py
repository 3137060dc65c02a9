"""What becomes of dossiers, counted: every figure opens to the dossiers that make it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.factories import acting
from tests.onestop.conftest import SYSTEM
from tests.onestop.dossiers import LOOKUP_FAILED, MORNING, Counter, certificate, counter, found, status_paper
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.definitions import check
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop import verbs
from tinhso.onestop.jobs import count_all_overdue
from tinhso.onestop.models import Dossier, Procedure

pytestmark = pytest.mark.django_db
MONTH = Period(MORNING.date().replace(day=1), MORNING.date().replace(day=31))


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Counter:
    return counter(province)


@pytest.fixture
def leadership(at) -> Actor:
    return acting(at.province.leadership)


def counted(actor: Actor, unit: Unit, *codes: str) -> list[str]:
    return [figure(actor, f"onestop.{code}", MONTH, unit).text for code in codes]


def test_the_definitions_hold_together():
    assert check() == []


def test_what_was_finished_is_counted_by_time_and_kind_of_result(at, leadership):
    at.finished()
    late = at.signed()
    with clock.frozen(late.due_at + timedelta(minutes=1)):
        paper = certificate().__class__("KQ.TP.GCNKH")
        verbs.finish(at.officer, late.pk, step="phat-hanh", outcome="xong", results=[paper])
    codes = ("finished", "on_time", "late", "on_time_share", "electronic", "electronic_share")
    assert counted(leadership, at.province.root, *codes) == ["2", "1", "1", "50%", "1", "50%"]
    [row] = facts_behind(leadership, figure(leadership, "onestop.late", MONTH, at.province.root)).rows
    assert row.record.label.startswith(f"{late.code} · Đăng ký kết hôn · ")
    assert row.record.url == f"/mot-cua/ho-so/{late.code}/"


def test_a_procedure_outside_the_five_is_counted_with_all_and_not_with_them(at, leadership):
    at.taken(channel="postal")
    Procedure.objects.update(service="")
    at.taken(failed=LOOKUP_FAILED, components=(status_paper(),))
    codes = ("received", "all.received", "all.direct", "digitised", "digitised_share")
    assert counted(leadership, at.province.root, *codes) == ["1", "2", "1", "1", "50%"]


def test_an_open_dossier_counts_as_overdue_from_its_due_time_until_it_ends(at, leadership):
    dossier, other = at.signed(), at.taken()
    root = at.province.root
    assert verbs.count_overdue(SYSTEM) == 0
    with clock.frozen(dossier.due_at + timedelta(hours=1)):
        assert run_job() == {"dossiers": 2}
        assert run_job() == {"dossiers": 0}
        assert counted(leadership, root, "overdue") == ["2"]
        verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])
        assert counted(leadership, root, "overdue") == ["1"]
        verbs.stop(at.leader, other.pk, reason="Người nộp không còn nhu cầu")
        assert counted(leadership, root, "overdue") == ["0"]
    assert not Dossier.objects.filter(counted_overdue=True).exists()
    with pytest.raises(NotPermitted):
        verbs.count_overdue(at.officer)


def test_a_corrected_channel_moves_every_fact_of_the_dossier(at, leadership):
    dossier = at.finished()
    verbs.correct_channel(at.leader, dossier.code, channel="online", reason="Ghi nhầm")
    assert found(dossier.code).channel == "online"
    assert counted(leadership, at.province.root, "received", "online", "direct", "finished") == ["1", "1", "0", "1"]
    assert AuditEntry.objects.filter(event="onestop.channel_corrected").exists()


def run_job() -> dict[str, int]:
    return count_all_overdue(SimpleNamespace(actor=SYSTEM))
