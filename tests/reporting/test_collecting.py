"""Rounds and submissions through their verbs: success, and denial without side effects."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from tests.conftest import SmallProvince
from tests.reporting.rounds import AUGUST, IN_TIME, LATE, LINES, NORTH, RULES, SEPTEMBER, SOUTH, Collecting
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import Denied
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import GroupMember, UnitGroup
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.metrics.models import FrozenFigure, StatedFigure
from tinhso.metrics.queries import figure
from tinhso.metrics.queries.snapshots import corrections
from tinhso.reporting import verbs
from tinhso.reporting.filled import filled
from tinhso.reporting.models import FormVersion, Round, Submission, SubmissionReminder
from tinhso.reporting.queries import collecting as queries
from tinhso.reporting.queries.collecting import Show, SubmissionFilter
from tinhso.reporting.rules.lateness import late_minutes

LATE_ONES = SubmissionFilter(Show.LATE)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with clock.frozen(IN_TIME):
        yield


@pytest.fixture
def collecting(province: SmallProvince) -> Collecting:
    return Collecting.begin(province)


def denied(act: Callable[[Actor], object], actor: Actor) -> None:
    """Refused for want of a right, the denial journalled, nothing else written."""
    before = _stored()
    with pytest.raises(NotPermitted) as refused:
        act(actor)
    assert refused.value.message
    assert _stored() == before
    assert AuditEntry.objects.filter(event=Denied.code, actor_id=actor.account_id).exists()


def _stored() -> list[object]:
    tables = (FormVersion, Round, Submission, SubmissionReminder, Fact)
    return [list(table.objects.order_by("pk").values()) for table in tables]


class TestForms:
    def test_a_version_holds_from_its_day_and_ends_the_one_before(self, collecting: Collecting) -> None:
        verbs.publish_form(collecting.keeper, collecting.form.pk, since=date(2025, 9, 1), lines=LINES[:4])
        first, second = collecting.form.versions.all()
        assert (first.valid_to, second.valid_from, second.valid_to) == (date(2025, 8, 31), date(2025, 9, 1), None)
        assert collecting.open(AUGUST).version == first
        assert collecting.open(SEPTEMBER).version == second

    def test_a_round_that_is_open_keeps_its_version(self, collecting: Collecting) -> None:
        collecting.open(AUGUST)
        with pytest.raises(Refused, match=r"đã mở theo bản cũ.* sau 07/8/2025"):
            verbs.publish_form(collecting.keeper, collecting.form.pk, since=date(2025, 8, 1), lines=LINES, rules=RULES)
        assert collecting.form.versions.count() == 1

    def test_lines_that_do_not_hold_together_are_refused(self, collecting: Collecting) -> None:
        with pytest.raises(Invalid, match=r"chưa có chỉ tiêu unheard\.of"):
            verbs.publish_form(
                collecting.keeper,
                collecting.form.pk,
                since=date(2025, 9, 1),
                lines=[{"code": "a", "label": "A", "metric": "unheard.of"}],
            )

    def test_a_number_is_typed_in_one_form_only(self, collecting: Collecting) -> None:
        other = verbs.create_form(
            collecting.keeper,
            code="bieu-2",
            name="Biểu khác",
            calendar_id=collecting.form.calendar_id,
            reporters_id=collecting.form.reporters_id,
        )
        with pytest.raises(Refused, match="đã được thu thập ở biểu “Biểu tháng của xã”"):
            verbs.publish_form(collecting.keeper, other, since=date(2025, 7, 1), lines=LINES)
        verbs.publish_form(collecting.keeper, other, since=date(2025, 7, 1), lines=LINES[:2])

    def test_only_the_keeper_publishes(self, collecting: Collecting) -> None:
        def publish(actor: Actor) -> object:
            return verbs.publish_form(actor, collecting.form.pk, since=date(2025, 9, 1), lines=LINES, rules=RULES)

        for name in ("bac.ld", "stp.ld", "lanhdao"):
            denied(publish, collecting.actor(name))


class TestOpening:
    def test_every_unit_of_the_group_gets_a_draft_once(self, collecting: Collecting) -> None:
        it = collecting.open()
        assert collecting.open() == it
        assert {each.unit.code for each in it.submissions.all()} == {"xa-bac", "xa-nam"}
        assert {each.state for each in it.submissions.all()} == {"draft"}

    def test_the_group_is_taken_as_it_stands_at_the_cut_off(
        self, collecting: Collecting, province: SmallProvince
    ) -> None:
        group = UnitGroup.objects.get(code="communes")
        GroupMember.objects.create(group=group, unit=province.south, excluded=True, valid_from=date(2025, 8, 8))
        assert collecting.open(AUGUST).submissions.count() == 2
        assert collecting.open(SEPTEMBER).submissions.count() == 1

    def test_without_a_version_for_the_window_nothing_is_opened(self, collecting: Collecting) -> None:
        FormVersion.objects.update(valid_from=date(2026, 1, 1))
        with pytest.raises(Refused, match="chưa có bản áp dụng"):
            collecting.open()
        assert not Round.objects.exists()

    def test_only_the_keeper_opens(self, collecting: Collecting) -> None:
        for name in ("bac.ld", "stp.ld"):
            denied(lambda actor: verbs.open_round(actor, collecting.form.pk, window=AUGUST), collecting.actor(name))


class TestFilling:
    def test_numbers_are_kept_as_one_goes(self, collecting: Collecting) -> None:
        it = collecting.open()
        submission = collecting.submission(it)
        officer = collecting.actor("bac.cv")
        verbs.save_values(officer, submission.pk, values={"sessions": 3})
        verbs.save_values(officer, submission.pk, values={"guided": 7}, note="Còn thiếu hai thôn")
        verbs.save_values(officer, submission.pk, values={"sessions": None})
        submission.refresh_from_db()
        assert (submission.values, submission.note) == ({"guided": 7}, "Còn thiếu hai thôn")
        assert submission.state == "draft"

    def test_computed_lines_are_not_typed(self, collecting: Collecting) -> None:
        submission = collecting.submission(collecting.open())
        for code, value in (("received", 5), ("share", 5), ("nothing", 5), ("services", 1), ("sessions", -1)):
            with pytest.raises(Invalid) as refused:
                verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={"guided": 1, code: value})
            assert [problem.field for problem in refused.value.problems] == [code]
        submission.refresh_from_db()
        assert submission.values == {}

    def test_nobody_else_fills(self, collecting: Collecting) -> None:
        submission = collecting.submission(collecting.open())
        for name in ("nam.cv", "stp.ld", "tonghop", "lanhdao"):
            denied(lambda actor: verbs.save_values(actor, submission.pk, values=NORTH), collecting.actor(name))

    def test_what_is_handed_in_is_filled_no_more(self, collecting: Collecting) -> None:
        submission = collecting.submitted(collecting.open())
        with pytest.raises(Refused, match="Hiện tại: Chờ duyệt"):
            verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={"sessions": 1})

    def test_a_ratio_follows_what_is_typed(self, collecting: Collecting) -> None:
        it = collecting.open()
        form = filled(collecting.filled(it))
        texts = {line.code: found.text for line in form.frame.figures if (found := form.figure(line))}
        assert texts == {"received": "0", "sessions": "12", "guided": "200", "home": "50", "share": "25%"} | {
            "accounts": "1.000"
        }


class TestHandingIn:
    def test_the_leader_hands_in_what_holds(self, collecting: Collecting) -> None:
        submission = collecting.submitted(collecting.open())
        assert (submission.state, submission.submitted_at) == ("submitted", IN_TIME)
        assert late_minutes(IN_TIME, submission.round.due_at) == 0

    def test_what_is_missing_or_broken_keeps_it_back(self, collecting: Collecting) -> None:
        it = collecting.open()
        submission = collecting.filled(it, home=201)
        verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={"accounts": None})
        with pytest.raises(Invalid) as refused:
            verbs.submit(collecting.actor("bac.ld"), submission.pk)
        assert [(problem.field, problem.message) for problem in refused.value.problems] == [
            (
                "home",
                "“Tại nhà” là 201, không được lớn hơn “Người được hướng dẫn” là 200. "
                "Sửa một trong các dòng này cho khớp.",
            ),
            ("accounts", "Dòng “Tài khoản lũy kế” chưa có số. Nhập số của kỳ này; không phát sinh thì ghi 0."),
        ]
        assert collecting.submission(it).state == "draft"

    def test_a_jump_is_questioned_and_explained(self, collecting: Collecting) -> None:
        collecting.accepted(collecting.open(AUGUST))
        september = collecting.open(SEPTEMBER)
        submission = collecting.filled(september, guided=450)
        with pytest.raises(Invalid, match="“Người được hướng dẫn” tăng từ 200 lên 450 so với kỳ trước, quá 50%"):
            verbs.submit(collecting.actor("bac.ld"), submission.pk)
        [asked] = filled(submission).violations
        verbs.save_values(
            collecting.actor("bac.cv"), submission.pk, values={}, explanations={asked.key: "Mở đợt cao điểm"}
        )
        verbs.submit(collecting.actor("bac.ld"), submission.pk)
        assert collecting.submission(september).explanations == {asked.key: "Mở đợt cao điểm"}

    def test_a_cumulated_number_that_falls_needs_an_explanation(self, collecting: Collecting) -> None:
        collecting.accepted(collecting.open(AUGUST))
        submission = collecting.filled(collecting.open(SEPTEMBER), accounts=900)
        with pytest.raises(Invalid, match=r"là số lũy kế nhưng giảm từ 1\.000 xuống 900"):
            verbs.submit(collecting.actor("bac.ld"), submission.pk)

    def test_an_officer_fills_but_does_not_hand_in(self, collecting: Collecting) -> None:
        submission = collecting.filled(collecting.open())
        for name in ("bac.cv", "nam.ld", "tonghop"):
            denied(lambda actor: verbs.submit(actor, submission.pk), collecting.actor(name))

    @pytest.mark.parametrize(("after", "minutes"), [(59, 0), (60, 1), (61, 1), (3600, 60)])
    def test_it_is_late_from_the_first_minute_after(self, collecting: Collecting, after: int, minutes: int) -> None:
        it = collecting.open()
        with clock.frozen(it.due_at + timedelta(seconds=after)):
            submission = collecting.submitted(it)
            assert late_minutes(submission.submitted_at, it.due_at) == minutes
            assert (submission in queries.submissions_of(it, LATE_ONES)) == (minutes > 0)

    def test_a_return_does_not_make_it_late(self, collecting: Collecting) -> None:
        it = collecting.open()
        submission = collecting.submitted(it)
        with clock.frozen(LATE):
            verbs.return_submission(collecting.keeper, submission.pk, reason="Thiếu một thôn")
            verbs.submit(collecting.actor("bac.ld"), submission.pk)
        submission = collecting.submission(it)
        assert (submission.submitted_at, submission.resubmitted_at) == (IN_TIME, LATE)
        assert [each.unit.code for each in queries.submissions_of(it, LATE_ONES, LATE)] == ["xa-nam"]


class TestJudging:
    def test_what_is_accepted_becomes_figures(self, collecting: Collecting, province: SmallProvince) -> None:
        it = collecting.open()
        collecting.accepted(it)
        collecting.accepted(it, "south")
        keeper, root = collecting.keeper, province.root
        assert figure(keeper, "commune.guided", it.period, root).numerator == NORTH["guided"] + SOUTH["guided"]
        assert figure(keeper, "commune.guided_home_share", it.period, root).text == "30%"
        assert figure(keeper, "commune.accounts", it.period, province.north).numerator == 1000

    def test_cumulated_numbers_stand_and_are_not_added_up(
        self, collecting: Collecting, province: SmallProvince
    ) -> None:
        august = collecting.open(AUGUST)
        collecting.accepted(august)
        september = collecting.open(SEPTEMBER)
        collecting.accepted(september, accounts=1300)
        keeper = collecting.keeper

        def standing() -> list[int]:
            return [
                figure(keeper, "commune.accounts", it.period, province.north).numerator for it in (august, september)
            ]

        assert standing() == [1000, 1300]
        submission = collecting.submission(august)
        verbs.return_submission(keeper, submission.pk, reason="Nhầm")
        collecting.accepted(august, accounts=1100)
        assert standing() == [1100, 1300]

    def test_an_acceptance_after_a_return_corrects_the_facts(
        self, collecting: Collecting, province: SmallProvince
    ) -> None:
        it = collecting.open()
        submission = collecting.accepted(it)
        verbs.return_submission(collecting.keeper, submission.pk, reason="Nhầm số người")
        assert figure(collecting.keeper, "commune.guided", it.period, province.north).numerator == 200
        collecting.accepted(it, guided=180)
        assert figure(collecting.keeper, "commune.guided", it.period, province.north).numerator == 180
        assert StatedFigure.objects.filter(code="commune.guided").count() == 1
        assert Fact.objects.filter(reverses_id__isnull=False).count() == 1

    def test_a_return_needs_its_reason(self, collecting: Collecting) -> None:
        submission = collecting.submitted(collecting.open())
        with pytest.raises(Invalid, match="lý do trả lại"):
            verbs.return_submission(collecting.keeper, submission.pk, reason=" ")
        assert collecting.submission(submission.round).state == "submitted"

    def test_all_that_is_not_questioned_is_accepted_at_once(self, collecting: Collecting) -> None:
        collecting.accepted(collecting.open(AUGUST))
        it = collecting.open(SEPTEMBER)
        submission = collecting.filled(it, guided=450)
        [asked] = filled(submission).violations
        verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={}, explanations={asked.key: "Cao điểm"})
        verbs.submit(collecting.actor("bac.ld"), submission.pk)
        collecting.submitted(it, "south")
        assert verbs.accept_all_clean(collecting.keeper, it.pk) == 1
        assert collecting.submission(it).state == "submitted"
        assert collecting.submission(it, "south").state == "accepted"
        with pytest.raises(Refused, match="không có điểm phải xem"):
            verbs.accept_all_clean(collecting.keeper, it.pk)

    def test_units_do_not_judge(self, collecting: Collecting) -> None:
        it = collecting.open()
        submission = collecting.submitted(it)
        for name in ("bac.ld", "nam.ld", "stp.ld", "lanhdao"):
            actor = collecting.actor(name)
            denied(lambda actor: verbs.accept(actor, submission.pk), actor)
            denied(lambda actor: verbs.return_submission(actor, submission.pk, reason="x"), actor)
            denied(lambda actor: verbs.accept_all_clean(actor, it.pk), actor)


class TestReminding:
    def test_letters_go_to_those_who_owe_once_a_day(self, collecting: Collecting) -> None:
        it = collecting.open()
        collecting.submitted(it)
        with clock.frozen(LATE + timedelta(hours=2)):
            [letter_id] = verbs.remind(collecting.keeper, it.pk)
            assert verbs.remind(collecting.keeper, it.pk) == []
            letter = SubmissionReminder.objects.get(pk=letter_id)
            assert letter.body.startswith("Kính gửi: Xã Hàm Yên\n\nBiểu “Biểu tháng của xã” kỳ 08/7/2025 - 07/8/2025")
            assert "Xã Hàm Yên chưa gửi số liệu (quá hạn 2 giờ 1 phút)." in letter.body
            assert verbs.send_reminders(collecting.keeper, it.pk) == 1
            assert collecting.submission(it, "south").reminded_at == LATE + timedelta(hours=2)
            with pytest.raises(Refused, match="Thư đã gửi"):
                verbs.edit_reminder(collecting.keeper, letter_id, body="Lời khác")
        with clock.frozen(LATE + timedelta(days=1)):
            assert len(verbs.remind(collecting.keeper, it.pk)) == 1

    def test_who_hands_in_meanwhile_gets_none(self, collecting: Collecting) -> None:
        it = collecting.open()
        verbs.remind(collecting.keeper, it.pk)
        collecting.submitted(it)
        assert verbs.send_reminders(collecting.keeper, it.pk) == 1
        assert [each.submission.unit.code for each in SubmissionReminder.objects.all()] == ["xa-nam"]

    def test_nobody_is_urged_when_all_is_in(self, collecting: Collecting) -> None:
        it = collecting.open()
        collecting.submitted(it)
        collecting.submitted(it, "south")
        with pytest.raises(Refused, match="không có ai để đôn đốc"):
            verbs.remind(collecting.keeper, it.pk)

    def test_only_the_keeper_urges(self, collecting: Collecting) -> None:
        it = collecting.open()
        [first, _second] = verbs.remind(collecting.keeper, it.pk)
        for name in ("bac.ld", "lanhdao"):
            denied(lambda actor: verbs.remind(actor, it.pk), collecting.actor(name))
            denied(lambda actor: verbs.send_reminders(actor, it.pk), collecting.actor(name))
            denied(lambda actor: verbs.edit_reminder(actor, first, body="x"), collecting.actor(name))
        assert not SubmissionReminder.objects.exclude(sent_at=None).exists()


class TestClosing:
    def test_figures_are_frozen_and_what_comes_late_corrects(
        self, collecting: Collecting, province: SmallProvince
    ) -> None:
        it = collecting.open()
        collecting.accepted(it)
        seal_pending()
        verbs.close_round(collecting.keeper, it.pk)
        it.refresh_from_db()
        assert it.snapshot is not None
        collecting.accepted(it, "south")
        then = FrozenFigure.objects.get(snapshot=it.snapshot, code="commune.guided", unit=province.root)
        assert then.numerator == NORTH["guided"]
        change = corrections(collecting.keeper, it.snapshot, "commune.guided", province.root)
        assert (change.frozen.numerator, change.now.numerator) == (200, 300)

    def test_nothing_may_wait_for_a_decision(self, collecting: Collecting) -> None:
        it = collecting.open()
        collecting.submitted(it)
        seal_pending()
        with pytest.raises(Refused, match="Còn 1 báo cáo chờ duyệt"):
            verbs.close_round(collecting.keeper, it.pk)
        it.refresh_from_db()
        assert it.closed_at is None

    def test_only_the_keeper_closes(self, collecting: Collecting) -> None:
        it = collecting.open()
        seal_pending()
        for name in ("bac.ld", "stp.ld"):
            denied(lambda actor: verbs.close_round(actor, it.pk), collecting.actor(name))


class TestSeeing:
    def test_a_unit_sees_its_own_and_the_keeper_sees_all(self, collecting: Collecting) -> None:
        it = collecting.open()
        assert queries.visible_submissions(collecting.keeper).count() == 2
        assert [each.unit.code for each in queries.visible_submissions(collecting.actor("bac.cv"))] == ["xa-bac"]
        assert queries.round_of(collecting.keeper, it.pk) == it
        assert queries.round_of(collecting.actor("bac.ld"), it.pk) is None
        assert not queries.visible_submissions(collecting.actor("stp.cv")).exists()

    def test_progress_and_filters_agree(self, collecting: Collecting) -> None:
        it = collecting.open()
        collecting.accepted(it)
        later: datetime = LATE
        found = queries.progress_of(it, later)
        assert (found.total, found.missing, found.accepted, found.late, found.handed_in) == (2, 1, 1, 1, 1)
        counts = {show: queries.submissions_of(it, SubmissionFilter(show), later).count() for show in Show}
        assert counts == {"": 2, "chua-gui": 1, "tre": 1, "cho-duyet": 0, "tra-lai": 0, "da-duyet": 1}
        assert queries.submissions_of(it, SubmissionFilter(text="ham yen")).count() == 1
