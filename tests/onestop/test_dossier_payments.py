"""Fees of a dossier: entered by the rules of its day, awaited, paid once however often it is reported."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.onestop.dossiers import MORNING, Counter, certificate, counter, found
from tests.onestop.procedures import DECIDED, seeded
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.verbs.errors import Invalid, Refused
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Dossier, ProcedureVersion
from tinhso.onestop.rules.fees import Quantity
from tinhso.onestop.rules.grounds import Source
from tinhso.onestop.rules.procedure import Collected, Fee, Per, ZeroRate
from tinhso.onestop.rules.procedure_file import write_file

pytestmark = pytest.mark.django_db

SAMPLE = Source("mẫu")
ZERO = ZeroRate("21/2023/NQ-HĐND", date(2024, 1, 1), online_only=True)
FEES = (
    Fee("le-phi", "Lệ phí", 30_000, SAMPLE, zero=(ZERO,)),
    Fee("ban-sao", "Bản sao", 8_000, SAMPLE, per=Per.COPY, collected=Collected.AT_HANDING_OUT, zero=(ZERO,)),
)


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Counter:
    """Where a marriage costs something."""
    here = counter(province)
    marriage = seeded("TP.HT.03")
    dear = replace(marriage, code="TP.HT.03P", decision=DECIDED, content=replace(marriage.content, fees=FEES))
    pk = verbs.import_file(here.kept.keeper, write_file(dear).encode(), keeper_id=province.justice.pk)
    verbs.publish_version(here.kept.keeper, pk)
    here.kept.procedure = ProcedureVersion.objects.get(pk=pk).procedure
    return here


def owed(dossier: Dossier) -> dict[str, tuple[int, str]]:
    return {each.fee_code: (each.amount, each.state) for each in dossier.payments.all()}


def test_fees_are_entered_with_their_number_and_zero_online_by_its_resolution(at):
    dossier = at.taken(quantities={"ban-sao": Quantity(copies=2)})
    assert owed(dossier) == {"le-phi": (30_000, "due"), "ban-sao": (16_000, "due")}
    online = at.taken(channel="online")
    assert owed(online) == {"le-phi": (0, "free"), "ban-sao": (0, "free")}
    assert online.payments.get(fee_code="le-phi").resolution == "21/2023/NQ-HĐND"
    assert online.payments.get(fee_code="le-phi").full == 30_000
    with pytest.raises(Invalid, match="không có khoản phí"):
        at.taken(quantities={"khac": Quantity()})


def test_waiting_for_the_fee_stops_the_clock_until_it_is_paid(at):
    dossier = at.taken()
    due = dossier.due_at
    verbs.await_payment(at.officer, dossier.pk)
    assert (found(dossier.code).state, found(dossier.code).due_at) == ("payment_asked", None)
    with clock.frozen(MORNING + timedelta(days=1)):
        with pytest.raises(Invalid, match=r"38\.000"):
            verbs.record_payment(at.officer, dossier.pk, reference="BL-1", amount=1, method="cash")
        for _time in range(2):
            verbs.record_payment(at.officer, dossier.pk, reference="BL-1", amount=38_000, method="online")
        with pytest.raises(Refused, match=r"đã ghi 38\.000 đồng"):
            verbs.record_payment(at.officer, dossier.pk, reference="BL-1", amount=8_000, method="online")
    dossier = found(dossier.code)
    assert (dossier.state, dossier.paid_online) == ("in_progress", True)
    assert dossier.due_at > due
    assert dossier.events.filter(kind="paid").count() == 1
    assert Fact.objects.get(kind="onestop.charged").dimensions["method"] == "online"
    assert AuditEntry.objects.filter(event="onestop.payment_repeated").count() == 1
    with pytest.raises(Refused, match="không còn khoản"):
        verbs.await_payment(at.officer, dossier.pk)


def test_nothing_ends_before_what_is_due_by_then_is_paid(at):
    dossier = at.signed()

    def finish() -> None:
        verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])

    with pytest.raises(Refused, match="chưa nộp"):
        finish()
    verbs.record_payment(at.officer, dossier.pk, reference="BL-2", amount=30_000, method="cash", fees=["le-phi"])
    finish()
    with pytest.raises(Refused, match="trước khi trả kết quả"):
        verbs.give_result(at.officer, dossier.pk, receiver="Sùng Thị Mỷ")
    verbs.record_payment(at.officer, dossier.pk, reference="BL-3", amount=8_000, method="transfer")
    verbs.give_result(at.officer, dossier.pk, receiver="Sùng Thị Mỷ")
    assert Fact.objects.filter(kind="onestop.charged").count() == 1


def test_who_takes_the_dossier_back_owes_nothing(at):
    dossier = at.taken()
    verbs.withdraw(at.officer, dossier.pk, reason="Đổi nơi đăng ký")
    assert {state for _amount, state in owed(dossier).values()} == {"cancelled"}
    with pytest.raises(Refused):
        verbs.record_payment(at.officer, dossier.pk, reference="BL-4", amount=38_000, method="cash")
