"""A difficulty is raised once and carried from report to report until it is answered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.conftest import SmallProvince
from tests.factories import acting, person, unit
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.models import AuditEntry, OutboxMessage
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.reporting import verbs
from tinhso.reporting.models import CalendarRule, Difficulty, ReportCalendar
from tinhso.reporting.queries.difficulties import (
    DifficultyFilter,
    answered_in,
    difficulties,
    difficulty,
    open_difficulties,
    visible_difficulties,
    waiting_for_answer,
)
from tinhso.reporting.verbs import Question

NOTHING = Question(subject="")


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), clock.ZONE).astimezone(UTC)


def told(after: int = 0) -> set[int]:
    """Whom the messages behind an earlier number are for."""
    messages = OutboxMessage.objects.filter(topic="notify.person", pk__gt=after)
    return {message.payload["account"] for message in messages}


def so_far() -> int:
    return OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True)[0]


@pytest.fixture
def monthly(province: SmallProvince) -> ReportCalendar:
    calendar = ReportCalendar.objects.create(
        code="thang", name="Báo cáo tháng", rhythm="monthly", keeper=province.police
    )
    CalendarRule.objects.create(calendar=calendar, cut_off_day=7, recipient="Công an tỉnh", source="21/KH-UBND")
    return calendar


@pytest.fixture
def question(province: SmallProvince) -> Question:
    return Question(
        subject="Chữ ký số của công chức hộ tịch hết hạn",
        detail="Ba công chức chưa được cấp lại.",
        proposal="Cấp lại chứng thư số trong tháng.",
        answering_unit_id=province.justice.pk,
    )


def raise_on(day: date, actor: Actor, unit_id: int, question: Question) -> int:
    with clock.frozen(at(day)):
        return verbs.raise_difficulty(actor, unit_id=unit_id, question=question)


class TestRaising:
    def test_the_unit_asked_and_the_aggregator_are_told(self, province: SmallProvince, question: Question) -> None:
        pk = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
        raised = Difficulty.objects.get(pk=pk)
        assert (raised.state, raised.raised_on, raised.raised_by) == ("open", clock.today(), province.north_officer)
        assert told() == {province.justice_leader.pk, province.aggregator.pk}
        assert AuditEntry.objects.get(event="reporting.difficulty_raised").data["answerer"] == "Sở Tư pháp"

    def test_a_body_outside_is_asked_by_name(self, province: SmallProvince) -> None:
        asked = Question(subject="Phần mềm dùng chung hay lỗi", answering_body="Bộ Tư pháp")
        pk = verbs.raise_difficulty(acting(province.north_leader), unit_id=province.north.pk, question=asked)
        assert Difficulty.objects.get(pk=pk).answering_body == "Bộ Tư pháp"

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"subject": "  "}, "subject"),
            ({"subject": "a" * 301}, "subject"),
            ({"answering_unit_id": None}, "answering_unit_id"),
            ({"answering_unit_id": 10**9}, "answering_unit_id"),
            ({"answering_body": "Bộ Tư pháp"}, "answering_body"),
        ],
    )
    def test_what_is_missing_is_named(
        self, province: SmallProvince, question: Question, change: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(Invalid) as refusal:
            verbs.raise_difficulty(
                acting(province.north_officer), unit_id=province.north.pk, question=replace(question, **change)
            )
        assert [problem.field for problem in refusal.value.problems] == [field]

    def test_a_unit_does_not_ask_itself(self, province: SmallProvince, question: Question) -> None:
        own = replace(question, answering_unit_id=province.north.pk)
        with pytest.raises(Invalid):
            verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=own)


class TestAnswering:
    @pytest.fixture
    def raised(self, province: SmallProvince, question: Question) -> int:
        return verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)

    def test_the_unit_asked_answers_and_the_raiser_is_told(self, province: SmallProvince, raised: int) -> None:
        before = so_far()
        verbs.answer_difficulty(acting(province.justice_leader), raised, answer="Đã cấp lại.", document="77/STP")
        found = Difficulty.objects.get(pk=raised)
        assert (found.state, found.answer, found.answered_on) == ("answered", "Đã cấp lại.", clock.today())
        assert {province.north_officer.pk, province.north_leader.pk} <= told(before)

    def test_for_a_body_outside_the_aggregator_records_its_document(self, province: SmallProvince) -> None:
        asked = Question(subject="Phần mềm hay lỗi", answering_body="Bộ Tư pháp")
        pk = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=asked)
        with pytest.raises(NotPermitted):
            verbs.answer_difficulty(acting(province.justice_leader), pk, answer="Rồi", document="1/BTP")
        with pytest.raises(Invalid) as refusal:
            verbs.answer_difficulty(acting(province.aggregator), pk, answer="Sẽ nâng cấp")
        assert refusal.value.problems[0].field == "document"
        verbs.answer_difficulty(acting(province.aggregator), pk, answer="Sẽ nâng cấp", document="4567/BTP-CNTT")
        assert Difficulty.objects.get(pk=pk).answer_document == "4567/BTP-CNTT"

    def test_a_day_before_it_was_raised_or_in_the_future_is_refused(self, province: SmallProvince, raised: int) -> None:
        for day in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)):
            with pytest.raises(Invalid) as refusal:
                verbs.answer_difficulty(acting(province.justice_leader), raised, answer="Rồi", on=day)
            assert refusal.value.problems[0].field == "on"

    def test_an_answer_that_settles_nothing_is_asked_again(self, province: SmallProvince, raised: int) -> None:
        verbs.answer_difficulty(acting(province.justice_leader), raised, answer="Xem hướng dẫn.")
        with pytest.raises(Refused):
            verbs.edit_difficulty(acting(province.north_officer), raised, question=NOTHING)
        verbs.reopen_difficulty(acting(province.north_leader), raised, reason="Hướng dẫn không nói đến việc này.")
        found = Difficulty.objects.get(pk=raised)
        assert (found.state, found.answer, found.answered_on) == ("open", "", None)
        assert AuditEntry.objects.get(event="reporting.difficulty_reopened").data["answer"] == "Xem hướng dẫn."

    def test_it_is_edited_by_its_unit_and_whoever_is_asked_anew_is_told(
        self, province: SmallProvince, question: Question, raised: int
    ) -> None:
        before = so_far()
        officer = acting(province.north_officer)
        verbs.edit_difficulty(officer, raised, question=replace(question, subject="Chữ ký số hết hạn"))
        assert told(before) == set()
        chief = person("ca.ld", "Lò Văn Tịnh", Role.UNIT_LEADER, province.police)
        verbs.edit_difficulty(officer, raised, question=replace(question, answering_unit_id=province.police.pk))
        assert told(before) == {chief.pk}

    def test_a_withdrawn_one_is_open_for_nobody(self, province: SmallProvince, raised: int) -> None:
        verbs.withdraw_difficulty(acting(province.north_officer), raised, reason="Đã được cấp lại")
        assert not waiting_for_answer(acting(province.justice_leader)).exists()
        assert open_difficulties(acting(province.aggregator), province.root, clock.today()) == []
        with pytest.raises(Refused):
            verbs.answer_difficulty(acting(province.justice_leader), raised, answer="Rồi")


class TestMerging:
    @pytest.fixture
    def parts(self, province: SmallProvince, question: Question) -> list[int]:
        north = raise_on(date(2025, 7, 20), acting(province.north_officer), province.north.pk, question)
        south = raise_on(date(2025, 8, 2), acting(province.south_officer), province.south.pk, question)
        return [north, south]

    def test_several_become_one_that_counts_from_the_first_day(
        self, province: SmallProvince, question: Question, parts: list[int]
    ) -> None:
        before = so_far()
        asked = replace(question, subject="Chữ ký số của hai xã hết hạn")
        pk = verbs.merge_difficulties(acting(province.aggregator), ids=parts, question=asked)
        whole = Difficulty.objects.get(pk=pk)
        assert (whole.unit, whole.raised_on, whole.state) == (province.police, date(2025, 7, 20), "open")
        assert set(Difficulty.objects.filter(pk__in=parts).values_list("state", "merged_into")) == {("merged", pk)}
        assert told(before) == {
            province.justice_leader.pk,
            province.north_officer.pk,
            province.north_leader.pk,
            province.south_officer.pk,
        }

    def test_a_later_one_goes_into_the_one_that_is_there(
        self, province: SmallProvince, question: Question, parts: list[int]
    ) -> None:
        aggregator = acting(province.aggregator)
        whole = verbs.merge_difficulties(aggregator, ids=parts, question=question)
        later = verbs.raise_difficulty(acting(province.north_leader), unit_id=province.north.pk, question=question)
        assert verbs.merge_difficulties(aggregator, ids=[later, whole], question=question) == whole
        assert Difficulty.objects.get(pk=whole).merged.count() == 3
        others = [
            verbs.raise_difficulty(acting(province.north_leader), unit_id=province.north.pk, question=question)
            for _ in range(2)
        ]
        second = verbs.merge_difficulties(aggregator, ids=others, question=question)
        with pytest.raises(Refused):
            verbs.merge_difficulties(aggregator, ids=[whole, second], question=question)

    def test_what_can_not_be_merged_stays_as_it_was(
        self, province: SmallProvince, question: Question, parts: list[int]
    ) -> None:
        aggregator = acting(province.aggregator)
        with pytest.raises(Refused):
            verbs.merge_difficulties(aggregator, ids=[parts[0], parts[0]], question=question)
        with pytest.raises(NotFound):
            verbs.merge_difficulties(aggregator, ids=[parts[0], 10**9], question=question)
        verbs.answer_difficulty(acting(province.justice_leader), parts[0], answer="Rồi")
        with pytest.raises(Refused):
            verbs.merge_difficulties(aggregator, ids=parts, question=question)
        assert Difficulty.objects.get(pk=parts[1]).state == "open"

    def test_the_merged_one_is_the_aggregators_to_word_and_to_reopen(
        self, province: SmallProvince, question: Question, parts: list[int]
    ) -> None:
        whole = verbs.merge_difficulties(acting(province.aggregator), ids=parts, question=question)
        for actor in (acting(province.north_officer), acting(province.justice_leader)):
            with pytest.raises(NotPermitted):
                verbs.edit_difficulty(actor, whole, question=question)
        verbs.answer_difficulty(acting(province.justice_leader), whole, answer="Đã cấp lại.")
        verbs.reopen_difficulty(acting(province.aggregator), whole, reason="Còn một xã")
        assert Difficulty.objects.get(pk=whole).state == "open"


class TestCarrying:
    def test_it_stands_in_every_report_until_it_is_answered(
        self, province: SmallProvince, monthly: ReportCalendar, question: Question
    ) -> None:
        aggregator = acting(province.aggregator)
        pk = raise_on(date(2025, 7, 20), acting(province.north_officer), province.north.pk, question)
        with clock.frozen(at(date(2025, 9, 20))):
            verbs.answer_difficulty(acting(province.justice_leader), pk, answer="Đã cấp lại.")

        def carried(until: date) -> list[int | None]:
            found = open_difficulties(aggregator, province.root, until, monthly)
            return [each.periods_ago for each in found]

        assert carried(date(2025, 7, 7)) == []
        assert carried(date(2025, 8, 7)) == [0]
        assert carried(date(2025, 9, 7)) == [1], "open at that period's end, though it is answered by now"
        assert carried(date(2025, 10, 7)) == []
        answered = answered_in(aggregator, province.root, Period(date(2025, 9, 8), date(2025, 10, 7)), monthly)
        assert [(each.difficulty.pk, each.periods_ago, each.answerer) for each in answered] == [(pk, 2, "Sở Tư pháp")]

    def test_a_merged_one_is_carried_once_with_everybody_who_raised_it(
        self, province: SmallProvince, monthly: ReportCalendar, question: Question
    ) -> None:
        north = raise_on(date(2025, 7, 20), acting(province.north_officer), province.north.pk, question)
        south = raise_on(date(2025, 8, 20), acting(province.south_officer), province.south.pk, question)
        aggregator = acting(province.aggregator)
        with clock.frozen(at(date(2025, 8, 21))):
            whole = verbs.merge_difficulties(aggregator, ids=[north, south], question=question)
        day = date(2025, 9, 7)
        for actor, place in (
            (aggregator, province.root),
            (acting(province.north_leader), province.north),
            (acting(province.south_officer), province.south),
        ):
            found = open_difficulties(actor, place, day, monthly)
            assert [each.difficulty.pk for each in found] == [whole], place
            assert [str(raiser) for raiser in found[0].raised_by] == ["Xã Đồng Văn", "Xã Hàm Yên"]
            assert found[0].periods_ago == 1
        assert open_difficulties(aggregator, province.justice, day) == []


class TestSeeing:
    def test_raiser_unit_asked_and_aggregator_see_it_others_do_not(
        self, province: SmallProvince, question: Question
    ) -> None:
        pk = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
        for seeing in ("north_leader", "justice_leader", "justice_officer", "aggregator", "leadership"):
            assert difficulty(acting(getattr(province, seeing)), pk).pk == pk
        for other in ("south_officer", "system_owner"):
            with pytest.raises(NotFound):
                difficulty(acting(getattr(province, other)), pk)

    def test_the_register_is_chosen_from_by_its_address(self, province: SmallProvince, question: Question) -> None:
        aggregator = acting(province.aggregator)
        north = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
        south = verbs.raise_difficulty(
            acting(province.south_officer),
            unit_id=province.south.pk,
            question=Question(subject="Thiếu máy quét", answering_body="Bộ Tư pháp"),
        )

        def listed(actor: Actor, **chosen: Any) -> list[int]:
            read = DifficultyFilter.from_querydict({name: str(value) for name, value in chosen.items()})
            assert DifficultyFilter.from_querydict(dict(parse_qsl(read.to_query()))) == read
            return [each.pk for each in difficulties(actor, read)]

        assert listed(aggregator) == [south, north]
        assert listed(aggregator, unit=province.north.pk) == [north]
        assert listed(aggregator, answering=province.justice.pk) == [north]
        assert listed(aggregator, text="chu ky so") == [north]
        assert listed(aggregator, waiting="mine") == [south, north]
        assert listed(acting(province.justice_leader), waiting="mine") == [north]
        whole = verbs.merge_difficulties(aggregator, ids=[north, south], question=question)
        assert listed(aggregator) == [whole]
        assert listed(aggregator, unit=province.south.pk) == [whole]
        assert listed(aggregator, state="merged") == [south, north]
        assert listed(aggregator, state="nonsense", unit="x", waiting="?", text="\x00") == [whole]

    def test_a_list_asks_the_database_the_same_however_long_it_is(
        self, province: SmallProvince, question: Question, django_assert_num_queries: Callable[..., Any]
    ) -> None:
        officer, leader = acting(province.north_officer), acting(province.justice_leader)
        for _ in range(2):
            verbs.raise_difficulty(officer, unit_id=province.north.pk, question=question)
        with django_assert_num_queries(1):
            assert len(difficulties(leader, DifficultyFilter())) == 2
        for _ in range(10):
            verbs.raise_difficulty(officer, unit_id=province.north.pk, question=question)
        with django_assert_num_queries(1):
            assert len({str(each.answering_unit) for each in difficulties(leader, DifficultyFilter())}) == 1
        aggregator = acting(province.aggregator)
        with django_assert_num_queries(2):
            assert len(open_difficulties(aggregator, province.root, clock.today())) == 12


def test_who_may_not_is_refused_and_nothing_changes(province: SmallProvince, question: Question) -> None:
    raised = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
    second = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
    answered = verbs.raise_difficulty(acting(province.north_officer), unit_id=province.north.pk, question=question)
    verbs.answer_difficulty(acting(province.justice_leader), answered, answer="Rồi")
    unit("stp-khac", "Phòng khác", UnitKind.DIVISION, province.justice)
    calls: dict[str, tuple[set[str], Callable[[Actor], object]]] = {
        "raise": (
            {"north_officer", "north_colleague", "north_leader"},
            lambda actor: verbs.raise_difficulty(actor, unit_id=province.north.pk, question=question),
        ),
        "edit": (
            {"north_officer", "north_colleague", "north_leader"},
            lambda actor: verbs.edit_difficulty(actor, raised, question=question),
        ),
        "withdraw": (
            {"north_officer", "north_colleague", "north_leader"},
            lambda actor: verbs.withdraw_difficulty(actor, raised, reason="x"),
        ),
        "reopen": (
            {"north_officer", "north_colleague", "north_leader"},
            lambda actor: verbs.reopen_difficulty(actor, answered, reason="x"),
        ),
        "answer": (
            {"justice_leader", "aggregator", "leadership"},
            lambda actor: verbs.answer_difficulty(actor, raised, answer="x"),
        ),
        "merge": (
            {"aggregator"},
            lambda actor: verbs.merge_difficulties(actor, ids=[raised, second], question=question),
        ),
    }
    everybody = {
        "aggregator",
        "justice_officer",
        "justice_leader",
        "north_officer",
        "north_colleague",
        "north_leader",
        "south_officer",
        "leadership",
        "system_owner",
    }
    before = list(Difficulty.objects.order_by("pk").values())
    for name, (allowed, call) in calls.items():
        for who in sorted(everybody - allowed):
            with pytest.raises(NotPermitted) as refusal:
                call(acting(getattr(province, who)))
            assert refusal.value.message, (name, who)
            assert AuditEntry.objects.order_by("-id")[0].event == "access.denied"
    assert list(Difficulty.objects.order_by("pk").values()) == before
    assert visible_difficulties(acting(province.south_officer)).count() == 0
