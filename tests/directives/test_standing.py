"""The three states of an assignment, as pure rules and as conditions of the database."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.directives.conftest import Desk
from tinhso.directives.models import Assignment
from tinhso.directives.queries.schedule import STANDINGS, schedule_condition
from tinhso.directives.rules.standing import Schedule, Standing, schedule, standing, working_days_late
from tinhso.kernel.calendar import default_calendar

CALENDAR = default_calendar()
MONDAY = date(2025, 8, 18)


@dataclass
class Plain:
    status: str = "in_progress"
    evidence_state: str = "none"
    deadline_kind: str = "date"
    first_due: date | None = MONDAY
    due: date | None = MONDAY
    due_before_issue: bool = False
    done_on: date | None = None


def on(today: date, **changes: object) -> Schedule:
    return schedule(Plain(**changes), today, CALENDAR)


def test_a_deadline_is_kept_on_its_own_day_and_missed_the_day_after() -> None:
    assert on(MONDAY) is Schedule.DUE_SOON
    assert on(MONDAY + timedelta(days=1)) is Schedule.OVERDUE


def test_soon_counts_working_days() -> None:
    assert on(date(2025, 8, 11)) is Schedule.DUE_SOON
    assert on(date(2025, 8, 8)) is Schedule.ON_TIME, "six working days are left"


def test_distance_leaves_out_weekends_and_holidays() -> None:
    overdue = Plain(due=date(2025, 8, 28))
    assert working_days_late(overdue, date(2025, 9, 4), CALENDAR) == 3, "30/8-2/9 are rest days"
    assert working_days_late(Plain(due=date(2025, 8, 22)), MONDAY, CALENDAR) == -4


def test_late_is_measured_on_the_day_it_was_done() -> None:
    done = Plain(status="done", evidence_state="offered", done_on=MONDAY + timedelta(days=2))
    assert schedule(done, date(2025, 12, 1), CALENDAR) is Schedule.DONE_LATE
    assert working_days_late(done, date(2025, 12, 1), CALENDAR) == 2


def test_a_moved_deadline_leaves_the_first_one_to_be_judged() -> None:
    moved = Plain(due=MONDAY + timedelta(days=60))
    tomorrow = MONDAY + timedelta(days=1)
    assert schedule(moved, tomorrow, CALENDAR) is Schedule.ON_TIME
    assert schedule(moved, tomorrow, CALENDAR, first=True) is Schedule.OVERDUE


def test_due_before_issue_is_nobodys_delay_until_a_new_deadline_is_set() -> None:
    impossible = Plain(due_before_issue=True)
    assert schedule(impossible, date(2025, 12, 1), CALENDAR) is Schedule.DUE_BEFORE_ISSUE
    impossible.due = date(2025, 11, 3)
    assert schedule(impossible, date(2025, 12, 1), CALENDAR) is Schedule.OVERDUE


def test_done_but_returned_is_open_again() -> None:
    returned = Plain(status="done", evidence_state="returned", done_on=MONDAY)
    assert standing(returned) is Standing.RETURNED
    assert schedule(returned, date(2025, 12, 1), CALENDAR) is Schedule.OVERDUE


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("none", Standing.DONE_WITHOUT_EVIDENCE),
        ("offered", Standing.DONE_WITH_EVIDENCE),
        ("accepted", Standing.ACCEPTED),
    ],
)
def test_done_stands_by_its_evidence(evidence: str, expected: Standing) -> None:
    assert standing(Plain(status="done", evidence_state=evidence)) is expected


days = st.one_of(st.none(), st.dates(date(2025, 7, 1), date(2025, 10, 1)))


@given(
    st.builds(Plain, status=st.sampled_from(["not_started", "in_progress", "done"]), due=days, first_due=days),
    st.dates(date(2025, 7, 1), date(2025, 10, 1)),
)
def test_nothing_is_overdue_before_its_deadline_has_passed(it: Plain, today: date) -> None:
    state = schedule(it, today, CALENDAR)
    if state is Schedule.OVERDUE:
        assert it.due is not None
        assert it.due < today
        assert working_days_late(it, today, CALENDAR) >= 0
    if state in (Schedule.DUE_SOON, Schedule.ON_TIME):
        assert it.due is not None
        assert it.due >= today
        assert working_days_late(it, today, CALENDAR) <= 0


def test_the_database_and_the_rules_agree_on_every_combination(desk: Desk) -> None:
    template = desk.assignment()
    made = []
    for number, (status, evidence, kind, first, due, before, done_on) in enumerate(combinations()):
        made.append(
            Assignment(
                pk=1_000_000 + number,
                task=template.task,
                unit=template.unit,
                status=status,
                evidence_state=evidence,
                percent={"done": 100, "in_progress": 40}.get(status, 0),
                deadline_kind=kind,
                first_due=first,
                due=due,
                due_before_issue=before,
                done_on=done_on,
            )
        )
    with connection.cursor() as cursor:  # one unit holds the task many times here: only the conditions are looked at
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE directives_assignment DROP CONSTRAINT assignment_once")
    Assignment.objects.bulk_create(made)
    for bucket in Schedule:
        expected = {it.pk for it in made if schedule(it, MONDAY, CALENDAR) is bucket}
        condition = schedule_condition(bucket, MONDAY, CALENDAR)
        assert set(Assignment.objects.filter(condition, pk__gte=1_000_000).values_list("pk", flat=True)) == expected
    for name in Standing:
        expected = {it.pk for it in made if standing(it) is name}
        found = Assignment.objects.filter(STANDINGS[name], pk__gte=1_000_000)
        assert set(found.values_list("pk", flat=True)) == expected


def combinations() -> list[tuple]:
    near = [None, MONDAY - timedelta(days=1), MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)]
    return [
        (status, evidence, kind, first, due, before, done_on)
        for status in ("not_started", "in_progress", "done", "not_arisen")
        for evidence in ("none", "offered", "returned", "accepted")
        if evidence != "accepted" or status == "done"
        for kind in ("date", "ongoing")
        for first in near
        for due in near
        for before in (False, True)
        for done_on in ((None, MONDAY) if status == "done" else (None,))
    ]
