"""A counter without the system: paper slips with numbers, entered afterwards with their true times, nothing lost."""

from collections import Counter as Count
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import small_province
from tests.onestop.dossiers import MORNING, Counter, counter, found
from tests.onestop.outages import HOUR, NOON, declared, on_slip, printed
from tests.onestop.test_many_at_once import all_at_once
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.inputs import GivenSlip
from tinhso.onestop.models import Dossier, DossierEvent, Outage, OutageSlip, PaperSlip
from tinhso.onestop.queries.outages import outage_page
from tinhso.onestop.rules.slip_numbers import read_number
from tinhso.onestop.wording.happenings import detail


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.fixture
def at(province) -> Counter:
    return counter(province)


@pytest.mark.django_db
class TestSlips:
    def test_numbers_run_without_gaps_through_the_blocks_of_a_year_and_begin_anew_in_the_next(self, at):
        for count in (3, 1, 2):
            printed(at, count)
        verbs.print_slips(at.other, unit_id=at.province.south.pk, count=2)
        with clock.frozen(datetime(2027, 1, 4, 2, tzinfo=UTC)):
            printed(at, 2)
        north = PaperSlip.objects.filter(unit=at.province.north)
        assert [each.name for each in north.filter(year=2026)] == [f"{n}/2026" for n in range(1, 7)]
        assert [each.name for each in north.filter(year=2027)] == ["1/2027", "2/2027"]
        south = PaperSlip.objects.get(unit=at.province.south, number=2)
        assert south.code == f"P26.{at.province.south.pk}-0002"

    def test_blank_slips_in_stock_lie_at_the_counter_when_an_outage_is_declared_and_come_back(self, at):
        printed(at, 3)
        first = declared(at)
        assert first.slips.count() == 3
        assert verbs.return_slips(at.officer, first.pk) == 3
        second = declared(at, began_at=MORNING + HOUR, ended_at=MORNING + 2 * HOUR)
        assert [each.slip.name for each in second.slips.all()] == ["1/2026", "2/2026", "3/2026"]
        assert Count(first.slips.values_list("state", flat=True)) == {"returned": 3}

    def test_what_is_printed_during_an_outage_lies_at_the_counter_at_once(self, at):
        outage = declared(at, ended_at=None)
        printed(at, 2)
        assert outage.slips.count() == 2

    def test_more_than_a_hundred_at_once_or_none_or_for_another_counter_are_refused(self, at):
        for count in (0, 101):
            with pytest.raises(Invalid):
                printed(at, count)
        with pytest.raises(NotPermitted):
            verbs.print_slips(at.other, unit_id=at.province.north.pk, count=2)
        assert not PaperSlip.objects.exists()

    @pytest.mark.parametrize(
        ("text", "read"), [("4/2026", (4, 2026)), (" 0004 / 2026 ", (4, 2026)), ("4", None), ("0/2026", None)]
    )
    def test_numbers_are_read_as_people_write_them(self, text, read):
        assert read_number(text) == read


@pytest.mark.django_db
class TestEnteredAfterwards:
    def test_it_is_a_dossier_of_its_true_time_and_the_timeline_says_so(self, at):
        printed(at)
        outage = declared(at)
        true = MORNING + timedelta(minutes=25)
        dossier = at.taken(**on_slip(outage, "2/2026", true))
        event = DossierEvent.objects.get(dossier=dossier, kind="received")
        assert (dossier.received_at, event.at, event.recorded_at) == (true, true, NOON)
        assert detail(event) == "Nhận bằng phiếu giấy số 2/2026, nhập sau: Mất điện cả xã"
        handed = outage.slips.get(dossier=dossier)
        assert (handed.state, handed.slip.name, handed.settled_at) == ("used", "2/2026", NOON)

    def test_after_fifteen_o_clock_the_next_working_day_counts_though_it_is_entered_two_days_later(self, at):
        """And the fact lies on the true day."""
        printed(at)
        late = datetime(2026, 8, 12, 8, 20, tzinfo=UTC)  # 15:20 in Vietnam
        with clock.frozen(datetime(2026, 8, 14, 2, tzinfo=UTC)):
            outage = declared(at, began_at=late - HOUR, ended_at=late + HOUR)
            entered = at.taken(**on_slip(outage, "1/2026", late))
        with clock.frozen(late):
            there_and_then = at.taken()
        assert entered.due_at == there_and_then.due_at
        assert entered.received_on == late.date()
        assert entered.code.startswith("H60.101-260812-")
        assert Fact.objects.get(kind="onestop.received", subject_id=entered.code).day == late.date()

    def test_a_slip_is_entered_once_and_the_message_names_the_dossier_that_has_it(self, at):
        printed(at)
        outage = declared(at)
        first = at.taken(**on_slip(outage, "1/2026"))
        with pytest.raises(Invalid) as refused:
            at.taken(**on_slip(outage, "1/2026"))
        [problem] = refused.value.problems
        assert problem.field == "slip"
        assert first.code in str(problem.message)
        assert Dossier.objects.count() == 1

    def test_a_time_outside_the_outage_an_unknown_slip_or_another_counters_is_refused(self, at):
        printed(at, 2)
        outage = declared(at)
        south = {"receiving_unit_id": at.province.south.pk, "competent_unit_id": at.province.south.pk}
        for wrong, field in (
            (on_slip(outage, "1/2026", MORNING - timedelta(minutes=1)), "received_at"),
            (on_slip(outage, "1/2026", MORNING + HOUR + timedelta(minutes=1)), "received_at"),
            ({"slip": GivenSlip(outage.pk, "1/2026")}, "received_at"),
            (on_slip(outage, "1/2026", datetime(1, 1, 1, tzinfo=UTC)), "received_at"),
            (on_slip(outage, "9/2026"), "slip"),
            (on_slip(outage, "một"), "slip"),
            ({"slip": GivenSlip(outage.pk + 1, "1/2026"), "received_at": MORNING}, "slip"),
        ):
            with pytest.raises(Invalid) as refused:
                at.taken(**wrong)
            assert [each.field for each in refused.value.problems] == [field]
        with pytest.raises(Invalid):
            verbs.take_in(at.other, intake=at.intake(**south, **on_slip(outage, "1/2026")))
        assert not Dossier.objects.exists()

    def test_what_comes_online_has_no_slip(self, at):
        printed(at)
        outage = declared(at)
        with pytest.raises(Invalid):
            verbs.register_online(at.officer, intake=at.intake(channel="online", **on_slip(outage, "1/2026")))

    def test_an_intake_refused_for_something_else_leaves_the_slip_out(self, at):
        printed(at)
        outage = declared(at)
        with pytest.raises(Invalid):
            at.taken(answers={}, **on_slip(outage, "1/2026"))
        assert outage.slips.get(slip__number=1).state == "out"


@pytest.mark.django_db
class TestOutage:
    def test_from_declared_to_confirmed_with_every_slip_accounted_for(self, at):
        printed(at, 5)
        outage = declared(at, ended_at=None)
        for number in (1, 2, 3):
            at.taken(**on_slip(outage, f"{number}/2026"))
        verbs.spoil_slip(at.officer, outage.pk, number="4/2026", reason="Viết nhầm tên")
        with pytest.raises(Refused, match="chưa kết thúc"):
            verbs.return_slips(at.officer, outage.pk)
        verbs.end_outage(at.officer, outage.pk, ended_at=MORNING + HOUR)
        with pytest.raises(Refused, match="Còn 1 phiếu"):
            verbs.confirm_outage(at.leader, outage.pk)
        assert verbs.return_slips(at.officer, outage.pk, numbers=["5/2026"]) == 1
        told = OutboxMessage.objects.filter(topic="notify.person", payload__account=at.province.north_leader.pk)
        assert "mời xác nhận" in told.get().payload["text"]
        verbs.confirm_outage(at.leader, outage.pk, note="Đã đối chiếu với phiếu")
        outage.refresh_from_db()
        assert (outage.state, outage.confirmed_by) == ("confirmed", at.province.north_leader)
        entry = AuditEntry.objects.get(event="onestop.outage_confirmed")
        assert (entry.data["dossiers"], entry.data["spoiled"], entry.data["returned"]) == (3, 1, 1)
        for undone in (
            lambda: verbs.reopen_slip(at.officer, outage.pk, number="4/2026"),
            lambda: at.taken(**on_slip(outage, "5/2026")),
        ):
            with pytest.raises((Refused, Invalid)):
                undone()

    def test_who_entered_some_of_it_cannot_confirm_it_nor_can_an_officer(self, at):
        printed(at, 1)
        outage = declared(at)
        intake = at.intake(**on_slip(outage, "1/2026"))
        verbs.take_in(at.leader, intake=intake)
        with pytest.raises(Refused, match="người khác"):
            verbs.confirm_outage(at.leader, outage.pk)
        with pytest.raises(NotPermitted):
            verbs.confirm_outage(at.officer, outage.pk)
        outage.refresh_from_db()
        assert outage.state == "ended"

    def test_two_outages_of_a_counter_never_overlap(self, at):
        declared(at)
        inside = MORNING + timedelta(minutes=30)
        for changes in (
            {"began_at": inside, "ended_at": None},
            {"began_at": MORNING - HOUR, "ended_at": inside},
        ):
            with pytest.raises(Refused, match="không khai hai lần"):
                declared(at, **changes)
        declared(at, began_at=MORNING - HOUR, ended_at=MORNING)
        declared(at, began_at=MORNING + HOUR, ended_at=None)
        with pytest.raises(Refused):
            declared(at, began_at=NOON + HOUR, ended_at=None)

    def test_one_that_was_announced_and_did_not_happen_gives_its_slips_back(self, at):
        printed(at, 2)
        outage = declared(at, began_at=NOON + HOUR, ended_at=None)
        assert not outage.is_on
        with pytest.raises(Invalid):
            verbs.end_outage(at.officer, outage.pk)
        verbs.call_off_outage(at.officer, outage.pk)
        assert Count(outage.slips.values_list("state", flat=True)) == {"returned": 2}

    def test_what_cannot_be_is_told_with_the_remedy(self, at):
        for changes, field in (
            ({"reason": " "}, "reason"),
            ({"ended_at": NOON + HOUR}, "ended_at"),
            ({"ended_at": MORNING - HOUR}, "ended_at"),
            ({"supervisor_id": at.province.north_officer.pk}, "supervisor"),
            ({"unit_id": 0}, "unit"),
            ({"began_at": datetime(1, 1, 1, tzinfo=UTC)}, "began_at"),
            ({"began_at": datetime(9999, 12, 31, 23, tzinfo=UTC), "ended_at": None}, "began_at"),
        ):
            with pytest.raises(Invalid) as refused:
                declared(at, **changes)
            assert [each.field for each in refused.value.problems] == [field]
        assert not Outage.objects.exists()

    def test_it_does_not_end_before_what_was_received_in_it(self, at):
        printed(at, 1)
        outage = declared(at, ended_at=None)
        at.taken(**on_slip(outage, "1/2026", MORNING + HOUR))
        with pytest.raises(Invalid, match="1/2026"):
            verbs.end_outage(at.officer, outage.pk, ended_at=MORNING + timedelta(minutes=30))

    def test_a_slip_marked_by_mistake_is_accounted_for_again(self, at):
        printed(at, 2)
        outage = declared(at)
        verbs.return_slips(at.officer, outage.pk)
        verbs.reopen_slip(at.officer, outage.pk, number="2/2026")
        dossier = at.taken(**on_slip(outage, "2/2026"))
        assert dossier.outage_slip.state == "used"
        with pytest.raises(Refused):
            verbs.reopen_slip(at.officer, outage.pk, number="2/2026")
        declared(at, began_at=MORNING + HOUR, ended_at=NOON)
        with pytest.raises(Refused, match="lần gián đoạn khác"):
            verbs.reopen_slip(at.officer, outage.pk, number="1/2026")

    def test_another_commune_neither_sees_nor_touches_it(self, at):
        printed(at, 1)
        outage = declared(at)
        with pytest.raises(NotPermitted):
            verbs.spoil_slip(at.other, outage.pk, number="1/2026", reason="Rách")
        with pytest.raises(NotFound):
            outage_page(at.other, outage.pk)

    def test_the_database_itself_refuses_a_used_slip_without_a_dossier(self, at):
        printed(at, 1)
        outage = declared(at)
        with pytest.raises(IntegrityError), transaction.atomic():
            outage.slips.update(state="used")


@pytest.mark.django_db(transaction=True)
def test_a_slip_settled_by_many_at_once_is_one_thing() -> None:
    """Entered four times, spoiled and given back at the same moment: one of these holds, the others are told."""
    at = counter(small_province())
    with clock.frozen(NOON):
        printed(at, 1)
    with clock.frozen(MORNING):
        outage = declared(at, began_at=MORNING - 2 * HOUR, ended_at=MORNING - HOUR)
    intake = at.intake(**on_slip(outage, "1/2026"))
    enter = lambda: verbs.take_in(at.officer, intake=intake)  # noqa: E731
    spoil = lambda: verbs.spoil_slip(at.officer, outage.pk, number="1/2026", reason="Rách")  # noqa: E731
    came = all_at_once([enter, spoil, enter, lambda: verbs.return_slips(at.officer, outage.pk), enter, enter])
    refused = [each for each in came if isinstance(each, Invalid | Refused)]
    handed = outage.slips.get()
    assert len(refused) == 5
    assert list(Dossier.objects.all()) == ([handed.dossier] if handed.state == "used" else [])
    if handed.dossier:
        told = [each.problems[0].message for each in refused if isinstance(each, Invalid)]
        assert all(handed.dossier.code in str(message) for message in told)


FATES = st.sampled_from(["used", "spoiled", "returned"])


@pytest.mark.django_db
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    began=st.integers(0, 9 * 60),
    fates=st.lists(st.tuples(FATES, st.integers(0, 180)), min_size=1, max_size=5),
    days_later=st.integers(0, 4),
)
def test_every_slip_ends_as_one_thing_and_due_times_are_those_of_the_true_time(at, began, fates, days_later):
    """Whenever an outage is, however late it is entered."""
    starts = datetime(2026, 8, 27, 0, tzinfo=UTC) + timedelta(minutes=began)  # Thursday before a long holiday
    with transaction.atomic():
        with clock.frozen(starts + timedelta(hours=4, days=days_later)):
            block = verbs.print_slips(at.officer, unit_id=at.province.north.pk, count=len(fates))
            outage = declared(at, began_at=starts, ended_at=starts + timedelta(hours=3))
            entered = [_settled(at, outage, number, *fate) for number, fate in enumerate(fates, 1)]
            if any(fate == "returned" for fate, _minute in fates):
                verbs.return_slips(at.officer, outage.pk)
            verbs.confirm_outage(at.leader, outage.pk)
        slips = OutageSlip.objects.filter(outage=outage, slip__block=block).order_by("slip__number")
        assert [each.state for each in slips] == [fate for fate, _minute in fates]
        assert all((each.state == "used") == (each.dossier is not None) for each in slips)
        for dossier in filter(None, entered):
            with clock.frozen(dossier.received_at):
                assert at.taken().due_at == dossier.due_at
        transaction.set_rollback(True)


def _settled(at: Counter, outage: Outage, number: int, fate: str, minute: int) -> Dossier | None:
    name = outage.slips.order_by("slip__number")[number - 1].slip.name
    if fate == "used":
        at_minute = outage.began_at + timedelta(minutes=minute)
        return found(verbs.take_in(at.officer, intake=at.intake(**on_slip(outage, name, at_minute))))
    if fate == "spoiled":
        verbs.spoil_slip(at.officer, outage.pk, number=name, reason="Rách")
    return None
