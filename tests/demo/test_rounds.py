"""Forms that have gone round in the demo: August 2025 whole, the last month with late, returned and missing ones."""

import pytest

from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.organizations.queries import province
from tinhso.metrics.queries import figure
from tinhso.reporting.filled import filled_forms
from tinhso.reporting.models import Round, Submission, SubmissionReminder
from tinhso.reporting.queries.collecting import progress_of

pytestmark = pytest.mark.django_db


def communes(year: int | None = None) -> Round:
    rounds = Round.objects.filter(form__code="de-an-06-xa-thang").order_by("until")
    return rounds.filter(until__year=year).earliest("until") if year else rounds.latest("until")


def test_august_is_whole_and_closed(demo: dict[str, int]) -> None:
    august = communes(2025)
    state = progress_of(august)
    assert state.accepted == 12
    assert state.total == 124
    assert state.returned == state.waiting == 0
    assert august.closed_at is not None
    resubmitted = august.submissions.exclude(resubmitted_at=None).count()
    assert resubmitted == 3


def test_the_roll_up_of_august_is_the_plain_sum(demo: dict[str, int]) -> None:
    august = communes(2025)
    typed = sum(each.values["guided"] for each in august.submissions.filter(state="accepted"))
    assert figure(system_actor("test"), "commune.guided", august.period, province()).numerator == typed > 0


def test_the_last_month_is_on_its_way(demo: dict[str, int]) -> None:
    last = communes()
    assert last.closed_at is None
    states = set(last.submissions.values_list("state", flat=True))
    assert {"draft", "returned", "accepted"} <= states
    assert progress_of(last).late > 0
    assert SubmissionReminder.objects.filter(submission__round=last, sent_at__isnull=False).exists()


def test_whoever_looks_around_finds_something_to_do(demo: dict[str, int]) -> None:
    own = Submission.objects.get(round=communes(), unit__code="xa-00721")
    form = filled_forms(own.round, [own])[own.pk]
    assert own.state == "draft"
    assert any(each.explainable for each in form.violations)
    department = Submission.objects.filter(unit__code="so-tu-phap").latest("round__until")
    assert (department.state, bool(department.return_reason)) == ("returned", True)
