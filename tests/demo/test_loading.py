"""`tinhso demo`: a province in mid-work, made by the real verbs, once."""

from datetime import timedelta

import pytest
from django.db.models import F

from tests.demo.conftest import COMMUNES
from tinhso.demo.dossiers import AUGUST
from tinhso.demo.identity import SIGNING
from tinhso.demo.loading import load
from tinhso.directives.life_cycles import DOCUMENT, REPORT
from tinhso.directives.models import (
    Assignment,
    Deadline,
    DeadlineKind,
    Document,
    DueChange,
    Evidence,
    Inheritance,
    PartyRole,
    ReminderLetter,
    Report,
    TaskLink,
)
from tinhso.directives.queries.schedule import STANDINGS, schedule_condition
from tinhso.directives.readiness import obstacles
from tinhso.directives.rules.standing import Schedule
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.verification import verify
from tinhso.foundation.organizations.models import Unit, UnitCode
from tinhso.foundation.organizations.queries import communes, present_holders, province
from tinhso.foundation.signing.queries import certificate_for
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop.life_cycles import OPEN_STATES, PETITION
from tinhso.onestop.models import Dossier, Petition
from tinhso.onestop.queries import dossier_page
from tinhso.onestop.queries.procedures import Standing, late_announcements, procedure_rows
from tinhso.onestop.queries.trials import reruns
from tinhso.reporting.filled import filled_forms
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty, Round, Submission, SubmissionReminder
from tinhso.reporting.queries.collecting import progress_of

PLAN, LETTER, NOTICE = "68/KH-UBND", "1482/UBND-KSTT", "95/TB-UBND"

pytestmark = pytest.mark.usefixtures("demo")


def leading():
    return Assignment.objects.filter(role=PartyRole.LEAD, merged_into=None, task__document__symbol=PLAN)


def test_the_plan_is_in_mid_work():
    plan = Document.objects.get(symbol=PLAN)
    assert plan.state == "in_force"
    assert (clock.today() - plan.issued_on).days == 100
    assert plan.groups.count() == 7
    assert plan.tasks.count() == 70
    everywhere = [task for task in plan.tasks.all() if task.assignments.filter(role="lead").count() == 124]
    assert len(everywhere) == 7
    assert communes().count() == 124


def test_every_state_of_documents_and_reports_is_there():
    assert set(Document.objects.values_list("state", flat=True)) == set(DOCUMENT.states)
    assert set(Report.objects.values_list("state", flat=True)) == set(REPORT.states)


@pytest.mark.parametrize("standing", STANDINGS)
def test_assignments_stand_everywhere(standing):
    assert leading().filter(STANDINGS[standing]).exists()


@pytest.mark.parametrize("bucket", Schedule)
def test_assignments_of_every_schedule(bucket):
    assert leading().filter(schedule_condition(bucket, clock.today(), default_calendar())).exists()


def test_deadlines_are_of_every_kind_that_plans_write():
    kinds = set(Deadline.objects.values_list("kind", flat=True))
    assert kinds == set(DeadlineKind.values) - {DeadlineKind.NONE}
    assert Deadline.objects.filter(due__isnull=False).exclude(conditional_on="").exists()
    assert Deadline.objects.filter(due__isnull=False, ongoing_after=True).exists()
    assert Deadline.objects.filter(order=1).exists()


def test_around_the_reports():
    assert Report.objects.filter(by_proxy=True).exclude(letter="").exists()
    assert Evidence.objects.filter(withdrawn=True).exists()
    assert DueChange.objects.exclude(basis="").exists()
    assert ReminderLetter.objects.filter(sent_at=None).exists()
    assert ReminderLetter.objects.exclude(sent_at=None).exists()
    assert {"application/pdf", "text/plain"} <= set(StoredFile.objects.values_list("media_type", flat=True))
    assert AuditEntry.objects.filter(event="directives.report_passed_on").exclude(on_behalf_of="").exists()


def test_difficulties_wait_are_answered_and_stand_for_several():
    assert set(Difficulty.objects.values_list("state", flat=True)) == set(DIFFICULTY.states)
    whole = Difficulty.objects.filter(merged__isnull=False).distinct()
    assert [each.merged.count() for each in whole.order_by("raised_on")] == [2, 3]
    assert AuditEntry.objects.filter(event="reporting.difficulty_reopened").exists()
    assert Difficulty.objects.filter(state="open").exclude(answering_body="").exists()


def test_petitions_are_in_every_state_answered_late_and_rated():
    assert set(Petition.objects.values_list("state", flat=True)) == set(PETITION.states)
    assert set(Petition.objects.values_list("on_time", flat=True)) == {True, False, None}
    assert Petition.objects.exclude(rating="").count() == 2
    assert Petition.objects.filter(state="in_hand").exclude(handling_unit=F("receiving_unit")).exists()


def test_a_merger_leaves_one_proposal_open():
    assert set(Inheritance.objects.values_list("state", flat=True)) == {"proposed", "accepted"}
    assert Assignment.objects.exclude(merged_into=None).count() == 1
    open_one = Inheritance.objects.get(state="proposed")
    assert present_holders(open_one.assignment.unit) == [open_one.heir]


def test_drafts_that_want_a_persons_decision():
    letter, notice = Document.objects.get(symbol=LETTER), Document.objects.get(symbol=NOTICE)
    assert {"party", "counts_disagree"} <= {each.code for each in obstacles(letter)}
    assert [each.code for each in obstacles(notice)] == ["no_original"]
    assert list(TaskLink.objects.values_list("confirmed", "later__document__symbol")) == [(False, LETTER)] * 2


def test_the_past_is_told_in_its_order_and_ends_before_today():
    """Reports are signed and forms closed last of all: both freeze what has a journal position already."""
    past = AuditEntry.objects.exclude(event__startswith="reporting.form_").order_by("id")
    told = past.exclude(event__startswith="reporting.").exclude(event__startswith="metrics.")
    moments = list(told.values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[0] < clock.now() - timedelta(days=140)
    assert clock.local(max(past.values_list("at", flat=True))).date() < clock.today()


def test_the_journal_is_sealed_and_intact(demo):
    report = verify()
    assert report.intact
    assert report.rows == demo["sealed"]
    assert not AuditEntry.objects.filter(position=None).exists()


def test_nobody_has_a_password_or_an_address():
    people = list(Account.objects.all())
    assert len(people) > 2 * COMMUNES
    assert not any(person.has_usable_password() for person in people)
    assert not any(person.email for person in people)


def test_loading_again_changes_nothing():
    before = AuditEntry.objects.count()
    assert load() == {}
    assert AuditEntry.objects.count() == before


def form_round(year: int | None = None) -> Round:
    rounds = Round.objects.filter(form__code="de-an-06-xa-thang").order_by("until")
    return rounds.filter(until__year=year).earliest("until") if year else rounds.latest("until")


def test_august_is_whole_and_closed(demo: dict[str, int]) -> None:
    august = form_round(2025)
    state = progress_of(august)
    assert state.accepted == 12
    assert state.total == 124
    assert state.returned == state.waiting == 0
    assert august.closed_at is not None
    resubmitted = august.submissions.exclude(resubmitted_at=None).count()
    assert resubmitted == 3


def test_the_roll_up_of_august_is_the_plain_sum(demo: dict[str, int]) -> None:
    august = form_round(2025)
    typed = sum(each.values["guided"] for each in august.submissions.filter(state="accepted"))
    assert figure(system_actor("test"), "commune.guided", august.period, province()).numerator == typed > 0


def test_the_last_month_is_on_its_way(demo: dict[str, int]) -> None:
    last = form_round()
    assert last.closed_at is None
    states = set(last.submissions.values_list("state", flat=True))
    assert {"draft", "returned", "accepted"} <= states
    assert progress_of(last).late > 0
    assert SubmissionReminder.objects.filter(submission__round=last, sent_at__isnull=False).exists()


def test_whoever_looks_around_finds_something_to_do(demo: dict[str, int]) -> None:
    own = Submission.objects.get(round=form_round(), unit__code="xa-00721")
    form = filled_forms(own.round, [own])[own.pk]
    assert own.state == "draft"
    assert any(each.explainable for each in form.violations)
    department = Submission.objects.filter(unit__code="so-tu-phap").latest("round__until")
    assert (department.state, bool(department.return_reason)) == ("returned", True)


def test_thirty_procedures_hold_and_their_keepers_are_at_work():
    keeper = system_actor("test")
    rows = {row.procedure.code: row for row in procedure_rows(keeper)}
    assert len(rows) == 30
    assert {row.standing for row in rows.values()} == {Standing.IN_FORCE}
    assert [code for code, row in rows.items() if row.announcement is not None] == ["TP.CT.02"]
    assert [code for code, row in rows.items() if row.has_draft] == ["TP.HT.01"]
    assert {each.version.procedure.code for each in late_announcements(keeper)} == {"TP.CT.02", "TP.HT.10"}
    [shortened] = reruns(keeper, rows["TP.HT.03"].shown)
    assert shortened.differences


def test_august_is_whole_where_people_are_and_counted_as_before():
    system, whole = system_actor("test"), Dossier.objects.filter(batch="ho-so-2025-08")
    assert figure(system, "onestop.online_share", AUGUST, province()).fraction == "5.083/6.264"
    assert 300 < whole.count() == whole.exclude(version=None).exclude(state=None).count()
    assert not whole.filter(state__in=OPEN_STATES).exists()
    for code in ("on_time", "late", "electronic", "digitised", "reused", "charged_online", "satisfied"):
        assert figure(system, f"onestop.{code}", AUGUST, province()).numerator > 0, code
    one = figure(system, "onestop.finished", AUGUST, province(), procedure="TP.HT.03")
    assert 0 < one.numerator < whole.count()
    [row] = facts_behind(system, one, size=1).rows
    page = dossier_page(system, row.record.label.split(" · ")[0])
    assert page.clock is not None
    assert page.clock.derivation
    assert page.components
    assert page.events


@pytest.mark.parametrize("code", ["xa-00721", "so-tu-phap"])
def test_the_desks_of_the_cast_are_full(code):
    held = Dossier.objects.filter(holder__code=code, state__in=OPEN_STATES)
    assert held.count() >= 15
    assert {"new", "received", "in_progress"} <= set(held.values_list("state", flat=True))
    assert held.filter(due_at__lt=clock.now()).exists()
    assert held.filter(assignee=None).exists()
    assert held.exclude(assignee=None).values("assignee").distinct().count() > 1
    assert Dossier.objects.filter(receiving_unit__code=code, state="finished").exists()
    assert all(each.answers for each in held.filter(version__procedure__code="TP.HT.01"))


def test_every_commune_numbers_its_own_dossiers_and_the_cast_can_sign():
    codes = UnitCode.objects.filter(scheme="organisation", unit__in=communes())
    assert codes.values("value").distinct().count() == 124
    assert set(codes.values_list("source", "verified")) == {("Mã mẫu của bản trình diễn", False)}
    for unit, people in SIGNING.items():
        unit_id = Unit.objects.get(code=unit).pk
        for account in (None, *(Account.objects.get(username=name).pk for name in people)):
            assert certificate_for(unit_id, account) is not None
