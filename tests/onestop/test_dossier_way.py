"""A dossier's whole way by its verbs: taken in, handed over, completed, decided, its result given; each refusal."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from tests.factories import acting
from tests.onestop.dossiers import (
    LOOKUP_FAILED,
    MORNING,
    STATUS,
    Counter,
    certificate,
    counter,
    found,
    scan,
    status_paper,
)
from tinhso.foundation.administration.handover import work_sources
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop import queries, verbs
from tinhso.onestop.inputs import Applicant, Filer, GivenComponent
from tinhso.onestop.models import Dossier, DossierEvent, PersonPaper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Counter:
    return counter(province)


def kinds(dossier: Dossier) -> list[str]:
    return list(dossier.events.order_by("pk").values_list("kind", flat=True))


def fields(refused: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.field for problem in refused.value.problems]


def facts(dossier: Dossier) -> dict[str, int]:
    rows = Fact.objects.filter(subject_id=dossier.code)
    return {kind: sum(row.amount for row in rows if row.kind == kind) for kind in sorted({row.kind for row in rows})}


def test_a_dossier_is_taken_in_and_goes_from_step_to_step_to_its_result(at):
    dossier = at.taken()
    assert (dossier.code, dossier.state, dossier.step) == ("H60.101-260812-0001", "received", "tiep-nhan")
    assert clock.local(dossier.due_at).isoformat() == "2026-08-17T17:30:00+07:00"
    assert clock.local(dossier.statutory_due_at).date().isoformat() == "2026-08-19"

    verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
    assert found(dossier.code).state == "in_progress"
    verbs.hand_on(at.officer, dossier.pk, step="tham-tra", outcome="dat")
    with pytest.raises(NotPermitted):
        verbs.hand_on(at.officer, dossier.pk, step="ky-duyet", outcome="dong-y")
    verbs.hand_on(at.leader, dossier.pk, step="ky-duyet", outcome="dong-y")
    verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])
    verbs.give_result(at.officer, dossier.pk, receiver="Sùng Thị Mỷ")

    dossier = found(dossier.code)
    assert (dossier.state, dossier.on_time) == ("result_given", True)
    assert kinds(dossier) == ["received", "moved", "moved", "moved", "finished", "result_given"]
    assert facts(dossier) == {"onestop.finished": 1, "onestop.received": 1}
    assert PersonPaper.objects.get().owner_id == dossier.applicant_id
    told = OutboxMessage.objects.filter(topic="onestop.state_changed").order_by("pk")
    assert [each.payload["state"] for each in told][-2:] == ["finished", "result_given"]
    assert AuditEntry.objects.filter(subject_id=dossier.code).exclude(event="access.denied").count() == 6


def test_what_happened_is_never_changed(at):
    event = at.taken().events.get()
    event.data = {}
    for change in (event.save, event.delete, DossierEvent.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_everything_that_is_wrong_with_an_intake_is_told_at_once(at):
    given = at.intake(
        channel="fax",
        applicant=Applicant("citizen", " ", "2301000018", "12"),
        filer=Filer("representative", "Vàng Mí Lía", "000123456789"),
        answers={"to-khai-ket-hon": {"wife_name": "M", "wife_born_on": "hôm qua"}, "khac": {}},
        components=(status_paper(), GivenComponent("giay-la")),
        missing={"ban-an-ly-hon": " "},
        summary="x" * 501,
    )
    with pytest.raises(Invalid) as refused:
        verbs.take_in(at.officer, intake=given)
    told = fields(refused)
    assert {
        "channel",
        "summary",
        "applicant.name",
        "applicant.id_number",
        "applicant.phone",
        "filer.id_number",
        "filer.ground",
        "answers.khac",
        "answers.to-khai-ket-hon.wife_name",
        "answers.to-khai-ket-hon.wife_born_on",
        "answers.to-khai-ket-hon.husband_id",
        "components.giay-la",
        f"components.{STATUS}",
        "components.ban-an-ly-hon",
    } <= set(told)
    assert not Dossier.objects.exists()
    assert at.taken().code.endswith("-0001")


def test_a_paper_that_is_looked_up_is_taken_only_where_the_look_up_failed(at):
    with pytest.raises(Invalid, match="Cơ sở dữ liệu hộ tịch điện tử"):
        at.taken(components=(status_paper(),))
    with pytest.raises(Invalid, match="Thiếu “Giấy xác nhận tình trạng hôn nhân”"):
        at.taken(failed=LOOKUP_FAILED)
    dossier = at.taken(failed=LOOKUP_FAILED, components=(status_paper(),))
    row = dossier.components.get(code=STATUS)
    assert (row.ask, row.ask_reason, row.standing) == (
        "asked_lookup_failed",
        LOOKUP_FAILED["civil_status"],
        "given",
    )
    assert row.file_id == scan("giấy")
    assert facts(dossier) == {"onestop.digitised": 1, "onestop.received": 1}


def test_a_paper_in_the_person_s_store_is_reused_and_counted(at):
    paper = PersonPaper.objects.create(
        owner_id="002301000018", result_type="KQ.TP.XNTTHN", name="Giấy xác nhận", file_id=scan("kho")
    )
    with pytest.raises(Invalid, match="kho dữ liệu"):
        at.taken(components=(status_paper(),))
    dossier = at.taken()
    row = dossier.components.get(code=STATUS)
    assert (row.ask, row.standing, row.paper_id) == ("in_store", "reused", paper.pk)
    assert facts(dossier)["onestop.reused"] == 1
    paper.refresh_from_db()
    assert paper.reused == 1


def test_a_dossier_that_lacks_a_paper_is_asked_to_be_completed_once_and_starts_when_it_is(at):
    dossier = at.taken(failed=LOOKUP_FAILED, missing={STATUS: "Chưa có giấy"})
    assert (dossier.state, dossier.due_at) == ("supplement_asked", None)
    with pytest.raises(Invalid, match="Còn thiếu"):
        verbs.give_supplement(at.officer, dossier.pk, components=[])
    with clock.frozen(MORNING + timedelta(days=1)):
        verbs.give_supplement(at.officer, dossier.pk, components=[status_paper()])
        dossier = found(dossier.code)
        assert dossier.state == "in_progress"
        assert clock.local(dossier.due_at).isoformat() == "2026-08-18T17:30:00+07:00"
        with pytest.raises(Refused, match="một lần"):
            verbs.ask_supplement(at.officer, dossier.pk, missing={STATUS: "Mờ"})
        verbs.ask_supplement(at.officer, dossier.pk, missing={STATUS: "Mờ"}, again_because="Bản quét hỏng")
    assert found(dossier.code).state == "supplement_asked"


def test_a_dossier_for_another_commune_is_its_business_once_it_has_it(at):
    south = at.province.south
    dossier = at.taken(competent_unit_id=south.pk)
    assert dossier.code.startswith("H60.101-")
    assert dossier.due_at is None
    with pytest.raises(Refused, match="chuyển hồ sơ cho đơn vị đó trước"):
        verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
    with pytest.raises(NotPermitted):
        verbs.hand_on(at.other, dossier.pk, step="tiep-nhan", outcome="day-du")
    with clock.frozen(MORNING + timedelta(hours=4)):
        verbs.hand_over(at.officer, dossier.pk, unit_id=south.pk, note="Bản giấy gửi bưu chính")
        dossier = found(dossier.code)
        assert dossier.holder == south
        assert clock.local(dossier.due_at).isoformat() == "2026-08-17T17:30:00+07:00"
        with pytest.raises(NotPermitted):
            verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
        verbs.hand_on(at.other, dossier.pk, step="tiep-nhan", outcome="day-du")
    assert kinds(dossier) == ["received", "handed_over", "moved"]


def test_the_second_of_two_officers_is_refused(at):
    dossier = at.taken()
    colleague = acting(at.province.north_colleague)
    verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
    with pytest.raises(Refused, match="Thẩm tra"):
        verbs.hand_on(colleague, dossier.pk, step="tiep-nhan", outcome="day-du")
    with pytest.raises(Refused, match="Giàng A Páo vừa cập nhật"):
        verbs.ask_supplement(colleague, dossier.pk, missing={}, note="Bổ sung", seen=dossier.revision)
    verbs.assign(at.officer, dossier.pk, account_id=at.officer.account_id)
    with pytest.raises(NotPermitted, match="đang giao cho Giàng A Páo"):
        verbs.hand_on(colleague, dossier.pk, step="tham-tra", outcome="dat")
    with pytest.raises(NotPermitted):
        verbs.assign(colleague, dossier.pk, account_id=colleague.account_id)
    verbs.assign(at.leader, dossier.pk, account_id=colleague.account_id)
    verbs.hand_on(colleague, dossier.pk, step="tham-tra", outcome="dat")


def test_an_assignee_works_where_the_dossier_lies(at):
    dossier = at.taken()
    with pytest.raises(Invalid, match="không xử lý hồ sơ tại"):
        verbs.assign(at.leader, dossier.pk, account_id=at.other.account_id)


def test_an_apology_comes_before_the_due_time_and_once(at):
    dossier = at.taken()
    new = dossier.due_at + timedelta(days=2)
    with pytest.raises(NotPermitted):
        verbs.apologise_and_reappoint(at.officer, dossier.pk, due=new, reason="Chờ xác minh")
    with pytest.raises(Invalid):
        verbs.apologise_and_reappoint(at.leader, dossier.pk, due=dossier.due_at, reason="Chờ xác minh")
    with clock.frozen(dossier.due_at + timedelta(minutes=1)), pytest.raises(Refused, match="trước hạn"):
        verbs.apologise_and_reappoint(at.leader, dossier.pk, due=new, reason="Chờ xác minh")
    verbs.apologise_and_reappoint(at.leader, dossier.pk, due=new, reason="Chờ xác minh")
    dossier = found(dossier.code)
    assert dossier.due_at == new
    assert dossier.first_due_at < new
    with pytest.raises(Refused, match="chỉ được hẹn lại 1 lần"):
        verbs.apologise_and_reappoint(at.leader, dossier.pk, due=new + timedelta(days=1), reason="Lần nữa")


def test_an_apology_moves_the_appointment_and_not_the_promise(at):
    dossier = at.signed()
    new = dossier.due_at + timedelta(days=2)
    verbs.apologise_and_reappoint(at.leader, dossier.pk, due=new, reason="Chờ xác minh")
    with clock.frozen(dossier.due_at + timedelta(minutes=1)):
        assert queries.dossier_page(at.officer, dossier.code).due is queries.Due.LATER
        verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])
    assert found(dossier.code).on_time is False


def test_the_leader_refuses_and_stops_with_a_reason_and_an_officer_by_the_process(at):
    for ended in (verbs.refuse, verbs.stop):
        dossier = at.taken()
        with pytest.raises(NotPermitted):
            ended(at.officer, dossier.pk, reason="Không đúng đối tượng")
        with pytest.raises(Invalid):
            ended(at.leader, dossier.pk, reason=" ")
        ended(at.leader, dossier.pk, reason="Không đúng đối tượng")
        assert found(dossier.code).state == "stopped"
    dossier = at.taken()
    verbs.refuse(at.officer, dossier.pk, reason="Thiếu tuổi", step="tiep-nhan", outcome="tu-choi")
    assert kinds(dossier)[-1] == "refused"
    with pytest.raises(Refused):
        verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")


def test_the_applicant_takes_it_back_until_it_is_finished(at):
    dossier = at.taken()
    verbs.withdraw(at.officer, dossier.pk, reason="Đổi nơi đăng ký")
    assert found(dossier.code).state == "withdrawn"
    with pytest.raises(Refused):
        verbs.withdraw(at.officer, at.finished().pk, reason="Đổi ý")


def test_a_result_is_of_the_procedure_s_kind_and_an_electronic_one_has_a_file(at):
    dossier = at.signed()
    for wrong in ([], [certificate().__class__("KQ.LA")], [certificate().__class__("KQ.TP.GCNKH", electronic=True)]):
        with pytest.raises(Invalid):
            verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=wrong)
    with pytest.raises(Refused):
        verbs.hand_on(at.officer, dossier.pk, step="phat-hanh", outcome="xong")


def test_one_that_ends_late_is_counted_late(at):
    dossier = at.signed()
    with clock.frozen(dossier.due_at + timedelta(hours=20)):
        verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])
    assert found(dossier.code).on_time is False
    assert Fact.objects.get(kind="onestop.finished").dimensions["timing"] == "late"


def test_what_comes_online_waits_to_be_taken_in_or_is_refused(at):
    online = at.intake(channel="online")
    dossier = found(verbs.register_online(at.officer, intake=online))
    assert (dossier.state, dossier.due_at, facts(dossier)) == ("new", None, {})
    with clock.frozen(MORNING + timedelta(hours=2)):
        verbs.accept_intake(at.officer, dossier.pk)
    dossier = found(dossier.code)
    assert (dossier.state, facts(dossier)) == ("received", {"onestop.received": 1})
    assert dossier.due_at is not None
    refused = found(verbs.register_online(at.officer, intake=online))
    with pytest.raises(NotPermitted):
        verbs.refuse_intake(at.officer, refused.pk, reason="Không thuộc thẩm quyền")
    verbs.refuse_intake(at.leader, refused.pk, reason="Không thuộc thẩm quyền")
    assert found(refused.code).state == "not_received"


def test_what_was_taken_in_during_an_outage_keeps_its_true_time(at):
    earlier = MORNING - timedelta(days=1)
    with pytest.raises(Invalid, match="vì sao"):
        at.taken(received_at=earlier)
    dossier = at.taken(received_at=earlier, late_because="Mất điện sáng 11/8")
    assert dossier.code.startswith("H60.101-260811-")
    assert dossier.events.get().at == earlier
    assert dossier.events.get().recorded_at == MORNING
    with pytest.raises(Invalid, match="tương lai"):
        at.taken(received_at=MORNING + timedelta(minutes=1), late_because="Nhầm")


def test_an_officer_takes_in_at_the_own_counter_only(at):
    with pytest.raises(NotPermitted):
        verbs.take_in(at.other, intake=at.intake())
    with pytest.raises(NotPermitted):
        verbs.take_in(acting(at.province.aggregator), intake=at.intake())
    with pytest.raises(Invalid, match="cấp có thẩm quyền"):
        at.taken(competent_unit_id=at.province.justice.pk)
    assert not Dossier.objects.exists()


def test_a_repeat_of_the_same_intake_gives_the_same_code(at):
    codes = {verbs.take_in(at.officer, intake=at.intake(), idempotency_key="k1") for _time in range(2)}
    assert len(codes) == 1
    assert Dossier.objects.count() == 1


def test_who_leaves_hands_open_dossiers_to_a_colleague_one_by_one(at):
    taken = [at.taken() for _time in range(2)]
    for dossier in taken:
        verbs.assign(at.officer, dossier.pk, account_id=at.officer.account_id)
    verbs.withdraw(at.officer, taken[1].pk, reason="Đổi nơi đăng ký")
    source = next(each for each in work_sources() if each.kind == "onestop.dossiers")
    me, colleague = at.officer.account_id, at.province.north_colleague.pk
    assert source.count(me) == 1
    assert source.hand_over(acting(at.province.system_owner), me, colleague) == 1
    assert (source.count(me), source.count(colleague)) == (0, 1)
    with pytest.raises(Invalid, match="không xử lý hồ sơ tại"):
        source.hand_over(acting(at.province.system_owner), colleague, at.other.account_id)
