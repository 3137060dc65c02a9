"""`tinhso demo`: a province in mid-work, made by the real verbs, once."""

from datetime import timedelta

import pytest

from tests.demo.conftest import COMMUNES
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
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.verification import verify
from tinhso.foundation.organizations.queries import communes, present_holders
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty

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
