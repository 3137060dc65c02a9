"""The wing's figures: they agree with the lists, and open to the assignments that one may see."""

from fractions import Fraction

import pytest

from tests.directives.conftest import Cast, Desk
from tinhso.directives import queries, verbs
from tinhso.directives.queries import AssignmentFilter
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.definitions import check
from tinhso.metrics.queries import facts_behind, figure, split_by_child, split_by_dimension, wanted
from tinhso.metrics.roller import roll_pending

pytestmark = pytest.mark.django_db

CODES = ("directives.assigned", "directives.said_done", "directives.shown_done", "directives.accepted")


def this_year() -> Period:
    return Period.year(clock.today().year)


def shown(cast: Cast, unit: object, **dimensions: str) -> tuple[int, ...]:
    figures = [figure(cast.leadership, code, this_year(), unit, **dimensions) for code in CODES]
    return tuple(each.numerator for each in figures)


def listed(cast: Cast, **chosen: object) -> tuple[int, ...]:
    counts = queries.counts(cast.leadership, AssignmentFilter(**chosen))
    said = counts.done_with_evidence + counts.done_without_evidence + counts.accepted
    return counts.assigned, said, counts.shown_done, counts.accepted


@pytest.fixture
def work(desk: Desk, cast: Cast) -> object:
    """Three plans for two communes: one task accepted, one said to be done without evidence, one then withdrawn."""
    accepted, report = desk.reported()
    verbs.accept_report(cast.aggregator, accepted.pk, report_id=report)
    bare = desk.assignment()
    desk.report_on(bare, evidence=False)
    withdrawn = desk.in_force()
    verbs.withdraw_document(cast.aggregator, withdrawn, reason="Nhầm")
    return accepted


def test_the_definitions_hold_together():
    assert check() == []


@pytest.mark.parametrize("rolled", [False, True])
def test_figures_are_the_counts_of_the_lists(work, cast, rolled):
    if rolled:
        seal_pending()
        roll_pending()
    province = cast.province

    assert shown(cast, province.root) == listed(cast)
    assert shown(cast, province.north) == listed(cast, unit=province.north.pk)
    document = work.task.document_id
    assert shown(cast, province.root, document=str(document)) == listed(cast, document=document)
    assert shown(cast, province.root)[0] > shown(cast, province.north)[0] > 0


def test_a_share_says_its_numerator_and_denominator(work, cast):
    share = figure(cast.leadership, "directives.done_share", this_year(), cast.province.root)

    assert (share.fraction, share.text) == ("2/4", "50%")
    assert share.value == Fraction(50)


def test_a_figure_opens_to_its_assignments_and_masks_those_of_others(work, cast):
    whole = figure(cast.leadership, "directives.assigned", this_year(), cast.province.root)
    rows = facts_behind(cast.leadership, whole).rows

    assert sum(row.amount for row in rows) == whole.value
    assert all(row.record and row.record.url for row in rows if not row.is_reversal)
    own = figure(cast.north_officer, "directives.assigned", this_year(), cast.province.north)
    assert {row.unit for row in facts_behind(cast.north_officer, own).rows} == {cast.province.north}
    with pytest.raises(NotPermitted):
        facts_behind(cast.north_officer, whole)


def test_a_figure_splits_by_unit_and_by_document(work, cast):
    asked = wanted("directives.assigned", this_year(), cast.province.root)
    whole = figure(cast.leadership, "directives.assigned", this_year(), cast.province.root).value

    by_unit = split_by_child(cast.leadership, asked)
    assert [unit for unit, _ in by_unit] == [cast.province.north, cast.province.south]
    assert sum(each.value for _, each in by_unit) == whole
    by_document = split_by_dimension(cast.leadership, asked, "document")
    assert sum(each.value for _, each in by_document) == whole
