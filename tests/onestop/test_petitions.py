"""Petitions: received, in whose hands, refused or asked for more in time, answered, published, rated."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories import acting
from tests.onestop.petitions import PETITIONER, Desk, a_file, found, intake, local
from tests.onestop.test_many_at_once import all_at_once
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop import verbs
from tinhso.onestop.models import Petition, PetitionEvent
from tinhso.onestop.rules import petition_intake

MORNING = local("2026-08-12 09:00")
REFUSE_BY, ASK_BY, HANDLE_BY = (local(f"2026-{at}") for at in ("08-14 17:30", "08-19 17:30", "09-04 17:30"))
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Desk:
    return Desk(province)


def counted(kind: str, **dimensions: str) -> int:
    return Fact.objects.filter(kind=f"onestop.petition_{kind}", dimensions__contains=dimensions).count()


def fields(refused: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {problem.field for problem in refused.value.problems}


@pytest.mark.django_db
class TestReceiving:
    def test_it_is_numbered_in_the_register_of_unit_and_year_and_everything_of_it_is_written(self, at: Desk) -> None:
        first, second = at.received(files=(a_file(),)), at.received()
        elsewhere = found(verbs.receive_petition(at.other, intake=intake(at.province.south)))
        late = at.received(received_at=local("2025-12-31 16:00"))
        assert [str(each) for each in (first, second, elsewhere, late)] == ["1/2026", "2/2026", "1/2026", "1/2025"]
        assert (first.state, first.handling_unit, first.due_at) == ("received", at.province.north, HANDLE_BY)
        assert first.files.get().name == "anh-quay.pdf"
        entry = AuditEntry.objects.filter(event="onestop.petition_received", subject_id=str(first.pk)).get()
        assert PETITIONER not in str(entry.data)
        assert counted("received", about="conduct", channel="phone") == 4
        assert OutboxMessage.objects.filter(topic="onestop.petition_state_changed").count() == 4

    def test_what_is_wrong_is_named_by_field_and_takes_no_number(self, at: Desk) -> None:
        for wrong, field in (
            ({"title": " "}, "title"),
            ({"content": ""}, "content"),
            ({"about": "x"}, "about"),
            ({"channel": "x"}, "channel"),
            ({"phone": "12"}, "phone"),
            ({"phone": ""}, "phone"),
            ({"id_number": "123"}, "id_number"),
            ({"email": "ai-do"}, "email"),
            ({"name": "", "phone": ""}, "name"),
            ({"name": ""}, "name"),
            ({"received_at": MORNING + MINUTE}, "received_at"),
            ({"dossier_code": "H60.101-260812-0001"}, "dossier_code"),
            ({"files": (a_file().__class__("0" * 64),)}, "files"),
            ({"reference": "a\x00"}, "reference"),
        ):
            with pytest.raises(Invalid) as refused:
                at.received(**wrong)
            assert fields(refused) == {field}, wrong
        assert not Petition.objects.exists()
        assert str(at.received(id_number="002301000018")) == "1/2026"

    def test_without_a_name_only_where_the_rules_accept_it(self, at: Desk, monkeypatch) -> None:
        (rule,) = petition_intake.default_rules()
        changed = petition_intake.IntakeRule(
            valid_from=rule.valid_from, source=rule.source, verified=False, anonymous=True
        )
        monkeypatch.setattr(petition_intake, "default_rules", lambda: (changed,))
        assert at.received(name="", phone="").is_anonymous

    def test_who_works_elsewhere_receives_nothing_here(self, at: Desk) -> None:
        with pytest.raises(NotPermitted):
            verbs.receive_petition(at.other, intake=intake(at.province.north))
        assert not Petition.objects.exists()
        assert not Fact.objects.exists()

    def test_the_same_key_receives_it_once(self, at: Desk) -> None:
        pks = {
            verbs.receive_petition(at.officer, intake=intake(at.province.north), idempotency_key="k-1")
            for _twice in range(2)
        }
        assert Petition.objects.get().pk in pks
        assert len(pks) == 1


@pytest.mark.django_db
class TestItsLife:
    def test_answered_published_and_rated_once(self, at: Desk) -> None:
        petition = at.received()
        verbs.assign_petition(at.officer, petition.pk, account_id=at.officer.account_id)
        with clock.frozen(HANDLE_BY):
            verbs.answer_petition(at.officer, petition.pk, answer="Đã thêm quầy.", number="12/UBND", files=[a_file()])
            petition = found(petition.pk)
            assert (petition.state, petition.on_time, petition.due_at) == (
                "answered",
                True,
                local("2026-09-08 17:30"),
            )
            verbs.publish_petition(at.officer, petition.pk, question="Chờ lâu khi chứng thực.", answer="Đã thêm quầy.")
            verbs.rate_petition(at.officer, petition.pk, rating="satisfied", note="Nhanh")
            with pytest.raises(Refused, match="chỉ ghi một lần"):
                verbs.rate_petition(at.officer, petition.pk, rating="not_satisfied")
        petition = found(petition.pk)
        assert (petition.state, petition.due_at, petition.rating) == ("published", None, "satisfied")
        assert counted("handled", timing="on_time") == counted("published", timing="on_time") == 1
        assert counted("rated", rating="satisfied") == 1
        kinds = ["received", "assigned", "handled", "published", "rated"]
        assert list(petition.events.order_by("pk").values_list("kind", flat=True)) == kinds

    def test_an_answer_after_the_time_for_it_counts_as_late(self, at: Desk) -> None:
        petition = at.received()
        with clock.frozen(HANDLE_BY + MINUTE):
            verbs.answer_petition(at.officer, petition.pk, answer="Xin lỗi, đã thêm quầy.")
        assert found(petition.pk).on_time is False
        assert counted("handled", timing="late") == 1

    def test_refused_in_time_or_with_the_reason_for_being_late(self, at: Desk) -> None:
        in_time, late = at.received(), at.received()
        with clock.frozen(REFUSE_BY):
            verbs.refuse_petition(at.leader, in_time.pk, reason="Không thuộc thẩm quyền của tỉnh")
        with clock.frozen(REFUSE_BY + MINUTE):
            with pytest.raises(Invalid, match="17:30 14/8/2026") as refused:
                verbs.refuse_petition(at.leader, late.pk, reason="Nặc danh")
            assert fields(refused) == {"late_because"}
            assert found(late.pk).state == "received"
            verbs.refuse_petition(at.leader, late.pk, reason="Nặc danh", late_because="Mất điện hai ngày")
        assert [counted("refused", timing=how) for how in ("on_time", "late")] == [1, 1]
        assert found(in_time.pk).due_at is None
        with pytest.raises(Refused, match="Hiện tại: Từ chối xử lý"):
            verbs.answer_petition(at.officer, in_time.pk, answer="Vẫn trả lời")

    def test_asking_for_more_stops_the_clock_and_what_is_given_begins_it_anew(self, at: Desk) -> None:
        petition = at.received()
        with clock.frozen(ASK_BY):
            verbs.ask_petitioner(at.officer, petition.pk, wanted="Ngày giờ và số quầy")
            assert (found(petition.pk).state, found(petition.pk).due_at) == ("asked", None)
            with pytest.raises(Refused):
                verbs.answer_petition(at.officer, petition.pk, answer="Chưa đủ")
        with clock.frozen(local("2026-08-24 10:00")):
            verbs.take_given(at.officer, petition.pk, text="Quầy số 3, 8 giờ", files=[a_file("quay.pdf")])
        petition = found(petition.pk)
        assert (petition.state, petition.due_at) == ("in_hand", local("2026-09-17 17:30"))
        with clock.frozen(ASK_BY + timedelta(days=5)), pytest.raises(Invalid) as refused:
            verbs.ask_petitioner(at.officer, petition.pk, wanted="Lần nữa")
        assert fields(refused) == {"late_because"}
        assert counted("asked", timing="on_time") == 1

    def test_handed_to_the_unit_in_charge_whose_leader_hears_of_it(self, at: Desk) -> None:
        petition = at.received()
        verbs.hand_over_petition(at.officer, petition.pk, unit_id=at.province.justice.pk, note="Về quy định")
        petition = found(petition.pk)
        assert (petition.handling_unit, petition.due_at) == (at.province.justice, HANDLE_BY)
        told = OutboxMessage.objects.filter(topic="notify.person").get()
        assert told.payload["account"] == at.justice.account_id
        with pytest.raises(NotPermitted):
            verbs.answer_petition(at.officer, petition.pk, answer="Của đơn vị khác")
        verbs.ask_petitioner(at.justice, petition.pk, wanted="Số văn bản")
        verbs.take_given(at.officer, petition.pk, text="Quyết định số 5")
        verbs.answer_petition(at.justice, petition.pk, answer="Đã rà soát.")
        handled = Fact.objects.get(kind="onestop.petition_handled")
        assert handled.unit_id == at.province.justice.pk

    def test_closed_unpublished_by_the_leader_with_a_reason(self, at: Desk) -> None:
        petition = at.answered()
        with pytest.raises(NotPermitted):
            verbs.close_petition(at.officer, petition.pk, reason="Có bí mật gia đình")
        with pytest.raises(Invalid):
            verbs.close_petition(at.leader, petition.pk, reason=" ")
        verbs.close_petition(at.leader, petition.pk, reason="Có bí mật gia đình")
        petition = found(petition.pk)
        assert (petition.state, petition.due_at, counted("closed")) == ("closed", None, 1)

    def test_nobody_is_named_in_what_everybody_reads(self, at: Desk) -> None:
        petition = at.answered(id_number="002301000018")
        for text in ("Bà THÀO THỊ DỢ, chờ lâu", "Gọi 0912.345.678", "Số 002301000018"):
            with pytest.raises(Invalid) as refused:
                verbs.publish_petition(at.officer, petition.pk, question=text, answer="Đã thêm quầy")
            assert fields(refused) == {"question"}
        assert found(petition.pk).state == "answered"

    def test_a_person_s_petitions_are_left_to_another(self, at: Desk) -> None:
        petition = at.received()
        verbs.assign_petition(at.officer, petition.pk, account_id=at.officer.account_id)
        given = {"to_account_id": at.colleague.account_id, "reason": "Nghỉ phép"}
        administration.hand_over(acting(at.province.system_owner), at.officer.account_id, **given)
        assert found(petition.pk).assignee_id == at.colleague.account_id

    def test_of_two_officers_the_second_reads_what_the_first_did(self, at: Desk) -> None:
        petition = at.received()
        verbs.ask_petitioner(at.officer, petition.pk, wanted="Số quầy", seen=1)
        with pytest.raises(Refused, match=f"{at.officer.name} vừa cập nhật phản ánh này"):
            verbs.answer_petition(at.colleague, petition.pk, answer="Đã thêm quầy", seen=1)

    def test_who_may_not_leaves_it_as_it_was(self, at: Desk) -> None:
        petition = at.received()
        colleague = at.colleague.account_id
        for do in (
            lambda: verbs.refuse_petition(at.officer, petition.pk, reason="Không"),
            lambda: verbs.assign_petition(at.officer, petition.pk, account_id=colleague),
            lambda: verbs.answer_petition(at.other, petition.pk, answer="Không"),
            lambda: verbs.hand_over_petition(at.other, petition.pk, unit_id=at.province.south.pk),
            lambda: verbs.rate_petition(at.other, petition.pk, rating="satisfied"),
        ):
            with pytest.raises((NotPermitted, Refused)):
                do()
        assert (found(petition.pk).state, petition.events.count()) == ("received", 1)
        assert AuditEntry.objects.filter(event="access.denied").exists()
        verbs.assign_petition(at.leader, petition.pk, account_id=colleague)
        assert found(petition.pk).assignee_id == colleague
        with pytest.raises(Invalid):
            verbs.assign_petition(at.leader, petition.pk, account_id=at.other.account_id)

    def test_what_happened_is_never_changed(self, at: Desk) -> None:
        at.received()
        for change in (lambda: PetitionEvent.objects.update(kind="x"), PetitionEvent.objects.all().delete):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                change()


@pytest.mark.django_db
def test_figures_open_to_the_petitions_behind_them(at: Desk) -> None:
    for number, rating in enumerate(("satisfied", "not_satisfied")):
        petition = at.received()
        with clock.frozen(HANDLE_BY + number * MINUTE):
            verbs.answer_petition(at.officer, petition.pk, answer="Đã thêm quầy.")
            verbs.rate_petition(at.officer, petition.pk, rating=rating)
    leadership, days = acting(at.province.leadership), Period(MORNING.date(), HANDLE_BY.date())
    codes = ("received", "handled", "handled_on_time_share", "satisfied_share", "published")
    texts = [figure(leadership, f"onestop.petitions.{code}", days, at.province.root).text for code in codes]
    assert texts == ["2", "2", "50%", "50%", "0"]
    on_time = figure(leadership, "onestop.petitions.handled_on_time", days, at.province.root)
    [row] = facts_behind(leadership, on_time).rows
    assert row.record.label == "1/2026 · Xã Đồng Văn · Hành vi hành chính"
    assert row.record.url.startswith("/mot-cua/phan-anh/")


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_when_many_receive_at_once(at: Desk) -> None:
    """Every fourth is wrong and takes no number with it."""

    def receive(number: int):
        given = intake(at.province.north, title="" if number % 4 == 3 else f"Việc {number}")
        return lambda: verbs.receive_petition(at.officer, intake=given)

    came = all_at_once([receive(number) for number in range(8)])
    assert sum(isinstance(each, Invalid) for each in came) == 2
    assert sorted(Petition.objects.values_list("number", flat=True)) == list(range(1, 7))
