"""Figures as people ask for them: of a unit with what is below it, in a period, in the office's own way of writing."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import acting, unit
from tests.metrics.conftest import BIRTH
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel.dates import Period
from tinhso.metrics import definitions, queries
from tinhso.metrics.definitions import Computed, Ratio, UnknownDimension, UnknownMetric
from tinhso.metrics.queries import figure, figures, wanted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("births")]

AUGUST = Period(date(2025, 7, 8), date(2025, 8, 7))


def born(place: object, times: int, channel: str = "online", on: date = date(2025, 8, 1)) -> None:
    Fact.objects.bulk_create(
        Fact(
            kind=BIRTH,
            day=on,
            unit_id=place.pk,
            dimensions={"channel": channel},
            subject_kind=BIRTH,
            subject_id=f"{number}-{place.pk}",
        )
        for number in range(times)
    )


@pytest.fixture
def leader(province) -> Actor:
    return acting(province.leadership)


def test_a_share_is_rounded_half_up_and_says_what_it_divides(province, leader):
    born(province.north, 5083)
    born(province.south, 1181, "counter")

    share = figure(leader, "births.share", AUGUST, province.root)
    assert (share.text, share.fraction, share.value) == ("81,15%", "5.083/6.264", Decimal("81.15"))
    missing = figure(leader, "births.offline", AUGUST, province.root)
    assert (missing.text, missing.fraction) == ("18,85%", "1.181/6.264")
    assert figure(leader, "births.cut", AUGUST, province.root).text == "81,14%"
    assert figure(leader, "births", AUGUST, province.root).text == "6.264"


def test_a_share_of_nothing_is_a_dash_and_a_whole_one_has_no_decimals(province, leader):
    assert figure(leader, "births.share", AUGUST, province.root).text == "—"
    born(province.north, 3)
    assert figure(leader, "births.share", AUGUST, province.root).text == "100%"


def test_first_and_last_day_count_and_their_neighbours_do_not(province, leader):
    for day in (date(2025, 7, 7), date(2025, 7, 8), date(2025, 8, 7), date(2025, 8, 8)):
        born(province.north, 1, on=day)

    assert figure(leader, "births", AUGUST, province.root).value == 2
    assert figure(leader, "births.ever", AUGUST, province.root).value == 3


def test_a_unit_counts_with_what_is_below_it(province, leader):
    born(province.division, 2)
    born(province.justice, 1)
    born(province.north, 4)

    assert figure(leader, "births", AUGUST, province.justice).value == 3
    rows = queries.split_by_child(leader, wanted("births", AUGUST, province.root))
    assert {str(place): each.value for place, each in rows} == {"Sở Tư pháp": 3, "Xã Đồng Văn": 4}
    own = queries.split_by_child(leader, wanted("births", AUGUST, province.justice))
    assert [(place, each.value) for place, each in own] == [(province.justice, 1), (province.division, 2)]


def test_a_unit_that_moved_counts_where_it_stood_when_the_period_ended(province, leader):
    born(province.division, 2)
    born(province.division, 5, on=date(2025, 9, 20))
    owner = acting(province.system_owner)
    moved_on = date(2025, 9, 10)
    administration.move_unit(owner, province.division.pk, parent_id=province.police.pk, act_cited="QĐ", on=moved_on)

    september = Period.month(2025, 9)
    # Nothing says where the division stood before: today's place stands in, until somebody records the old one.
    province.division.placements.create(parent=province.justice, valid_from=date(2025, 7, 1), valid_to=date(2025, 9, 9))
    assert figure(leader, "births", AUGUST, province.justice).value == 2
    assert figure(leader, "births", september, province.justice).value == 0
    assert figure(leader, "births", september, province.police).value == 5


def test_by_month_flows_stand_alone_and_states_add_up(province, leader):
    for day, times in ((date(2025, 6, 30), 1), (date(2025, 7, 31), 2), (date(2025, 9, 1), 4)):
        born(province.north, times, on=day)
    period = Period(date(2025, 7, 8), date(2025, 9, 7))

    def months(code: str) -> list:
        return [each.value for _month, each in queries.split_by_month(leader, wanted(code, period, province.root))]

    assert months("births") == [2, 0, 4]
    assert months("births.ever") == [3, 3, 7]


def test_narrowed_and_split_by_a_dimension(province, leader):
    born(province.north, 3)
    born(province.north, 1, "counter")

    assert figure(leader, "births", AUGUST, province.root, channel="counter").value == 1
    rows = queries.split_by_dimension(leader, wanted("births", AUGUST, province.root), "channel")
    assert [(value, each.value) for value, each in rows] == [("counter", 1), ("online", 3)]
    with pytest.raises(UnknownDimension):
        figure(leader, "births", AUGUST, province.root, colour="red")


def test_fifty_figures_cost_as_many_queries_as_one(province, leader, django_assert_num_queries):
    born(province.north, 3)
    asked = [wanted(code, AUGUST, province.root) for code in ("births", "births.share", "births.ever")] * 17
    with django_assert_num_queries(3):
        found = figures(leader, asked)
    assert [each.text for each in found[:3]] == ["3", "100%", "3"]


def test_outside_the_scope_there_are_no_figures(province):
    officer = acting(province.north_officer)
    born(province.north, 3)

    assert figure(officer, "births", AUGUST, province.north).value == 3
    with pytest.raises(NotPermitted):
        figure(officer, "births", AUGUST, province.south)
    with pytest.raises(NotPermitted):
        figures(officer, [wanted("births", AUGUST, province.north), wanted("births", AUGUST, province.root)])
    with pytest.raises(NotPermitted):
        figure(acting(province.system_owner), "births", AUGUST, province.root)


def test_facts_of_others_are_counted_and_masked(province, leader):
    born(province.north, 10)
    whole = figure(leader, "births", AUGUST, province.root)
    seen, cursor = [], ""
    while True:
        page = queries.facts_behind(leader, whole, cursor=cursor, size=3)
        seen += page.rows
        cursor = page.next_cursor
        if not cursor:
            break

    assert sum(row.amount for row in seen) == whole.value == len(seen)
    assert sum(row.record is None for row in seen) == 5
    assert {row.unit for row in seen} == {province.north}


def test_definitions_that_do_not_hold_together_are_named():
    definitions.register_metrics(
        [
            Computed("lost", "Lạc", "test.nothing", "việc"),
            Computed("blind", "Mù", BIRTH, "việc", where={"colour": "red"}),
            Ratio("odd", "Lẻ", "births.share", "births"),
        ]
    )
    assert definitions.check() == [
        "blind filters by colour, which facts of test.birth don't carry",
        "lost counts test.nothing, which no wing has declared",
        "odd divides births.share, which is no registered count",
    ]
    with pytest.raises(ValueError, match="twice"):
        definitions.register_metrics([Computed("births", "Lại", BIRTH, "việc")])
    with pytest.raises(UnknownMetric):
        definitions.metric("nothing")


def test_a_merged_unit_keeps_its_past_figures(province, leader):
    old = unit("xa-cu", "Xã Cũ", UnitKind.COMMUNE, province.root, valid_to=date(2025, 7, 31))
    born(old, 2, on=date(2025, 7, 20))

    assert figure(leader, "births", AUGUST, old).value == 2
    assert figure(leader, "births", AUGUST, province.root).value == 2
