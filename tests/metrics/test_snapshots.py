"""A closed period: what was sent stays what it was, and what came later shows as a correction with its facts."""

import pytest

from tests.factories import acting
from tests.metrics.conftest import BIRTH
from tests.metrics.test_figures import AUGUST, born
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotPermitted, Refused
from tinhso.metrics.models import FrozenFigure, Snapshot
from tinhso.metrics.queries import figure, figure_at
from tinhso.metrics.queries.snapshots import corrections, facts_since, frozen_figure, rebuilt_figure
from tinhso.metrics.roller import roll_pending
from tinhso.metrics.verbs import freeze

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("births")]

CODES = ["births", "births.online", "births.share", "births.offline"]


@pytest.fixture
def aggregator(province) -> Actor:
    return acting(province.aggregator)


def settle() -> None:
    seal_pending()
    roll_pending()


@pytest.fixture
def closed(province, aggregator) -> Snapshot:
    """Three births online and one at the counter in the north, two in the south; closed and rolled."""
    born(province.north, 3)
    born(province.north, 1, "counter")
    born(province.south, 2)
    settle()
    snapshot = freeze(aggregator, codes=CODES, period=AUGUST, units=list(Unit.objects.all()))
    born(province.north, 4)
    taken_back = Fact.objects.filter(kind=BIRTH, unit_id=province.south.pk).first()
    Fact.objects.create(
        kind=BIRTH,
        day=taken_back.day,
        unit_id=taken_back.unit_id,
        amount=-1,
        dimensions=taken_back.dimensions,
        subject_kind=BIRTH,
        subject_id=taken_back.subject_id,
        reverses_id=taken_back.pk,
    )
    return snapshot


@pytest.mark.parametrize("rolled", [False, True])
def test_the_snapshot_is_rebuilt_as_it_was_whatever_came_later(closed, province, aggregator, rolled):
    if rolled:
        settle()
    for unit in (province.root, province.north, province.south, province.justice):
        for code in CODES:
            kept = frozen_figure(aggregator, closed, code, unit)
            rebuilt = rebuilt_figure(aggregator, closed, code, unit)
            assert (kept.text, kept.fraction) == (rebuilt.text, rebuilt.fraction)
    assert frozen_figure(aggregator, closed, "births.share", province.root).text == "83,33%"
    assert figure_at(aggregator, "births", AUGUST, province.root, position=closed.position).value == 6
    assert figure(aggregator, "births", AUGUST, province.root).value == 9


def test_a_correction_is_the_difference_and_opens_to_its_facts(closed, province, aggregator):
    settle()
    correction = corrections(aggregator, closed, "births.share", province.root)

    assert correction.changed
    assert (correction.frozen.fraction, correction.now.fraction) == ("5/6", "8/9")
    rows = facts_since(aggregator, closed, correction).rows
    assert sum(row.amount for row in rows) == 8 - 5
    assert len(rows) == 5
    assert not corrections(aggregator, closed, "births", province.justice).changed


def test_a_unit_that_moves_later_does_not_change_what_was_closed(closed, province, aggregator):
    owner = acting(province.system_owner)
    administration.move_unit(owner, province.north.pk, parent_id=province.justice.pk, act_cited="QĐ")

    assert rebuilt_figure(aggregator, closed, "births", province.justice).value == 0


def test_closing_is_journalled_and_needs_the_right(closed, province, aggregator):
    assert AuditEntry.objects.filter(event="metrics.frozen", subject_id=str(closed.pk)).exists()
    before = Snapshot.objects.count()
    with pytest.raises(NotPermitted):
        freeze(acting(province.north_officer), codes=CODES, period=AUGUST, units=[province.north])
    assert Snapshot.objects.count() == before


def test_each_unit_and_metric_is_kept_once(closed):
    assert FrozenFigure.objects.filter(snapshot=closed).count() == len(CODES) * Unit.objects.count()


def test_an_empty_journal_has_nothing_to_close(province, aggregator):
    with pytest.raises(Refused):
        freeze(aggregator, codes=CODES, period=AUGUST, units=[province.root])
