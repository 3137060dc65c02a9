"""Numbers without records: typed, or taken over from a document, corrected by a reversing fact."""

from datetime import date
from io import BytesIO

import pytest

from tests.factories import acting
from tests.metrics.test_figures import born
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel.dates import Period
from tinhso.metrics.figure import Source
from tinhso.metrics.models import StatedFigure
from tinhso.metrics.queries import facts_behind, figure, figures, wanted
from tinhso.metrics.verbs import correct_figure, enter_figure, import_figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("births")]

YEAR = Period.year(2025)


@pytest.fixture
def aggregator(province) -> Actor:
    return acting(province.aggregator)


@pytest.fixture
def imported(province, aggregator) -> dict[str, int]:
    """What a report of another system says of the year: 217.836 of 224.100."""
    digest = keep(BytesIO("Báo cáo".encode())).digest
    values = {"births.online": 217_836, "births": 224_100}
    return {
        code: import_figure(
            aggregator,
            code=code,
            unit_id=province.root.pk,
            period=YEAR,
            value=value,
            document="461/BC-STP",
            digest=digest,
            note="Chưa đối chiếu với các phần",
        )
        for code, value in values.items()
    }


def stated(actor: Actor, unit: object, period: Period = YEAR):
    return figures(actor, [wanted("births.share", period, unit, source=Source.IMPORTED)])[0]


def test_an_imported_figure_stands_beside_ours_and_opens_to_its_document(imported, province, aggregator):
    born(province.north, 3)
    born(province.north, 1, "counter")

    theirs = stated(aggregator, province.root)
    assert (theirs.fraction, theirs.text) == ("217.836/224.100", "97,20%")
    assert figure(aggregator, "births.share", YEAR, province.root).fraction == "3/4"
    [row] = facts_behind(aggregator, theirs).rows
    assert "461/BC-STP" in row.record.label
    assert row.record.url


def test_an_imported_figure_speaks_of_its_own_unit_and_period_alone(imported, province, aggregator):
    assert stated(aggregator, province.north).fraction == "0/0"
    assert stated(aggregator, province.root, Period(date(2025, 2, 1), YEAR.last_day)).fraction == "0/0"


def test_a_correction_reverses_and_records_anew(imported, province, aggregator):
    correct_figure(aggregator, imported["births"], value=224_200, reason="Đính chính số 12")
    correct_figure(aggregator, imported["births"], value=224_300, reason="Đính chính số 13")

    assert stated(aggregator, province.root).fraction == "217.836/224.300"
    facts = Fact.objects.filter(subject_kind="metrics.stated", subject_id=str(imported["births"]))
    assert [each.amount for each in facts.order_by("pk")] == [224_100, -224_100, 224_200, -224_200, 224_300]
    entry = AuditEntry.objects.filter(event="metrics.stated_corrected").latest("pk")
    assert (entry.data["old"], entry.data["value"]) == (224_200, 224_300)


def test_what_is_stated_is_stated_once_and_within_reason(imported, province, aggregator):
    again = {"code": "births", "unit_id": province.root.pk, "period": YEAR, "document": "462/BC-STP"}
    with pytest.raises(Refused):
        import_figure(aggregator, value=1, **again)
    with pytest.raises(Invalid):
        import_figure(aggregator, value=-1, **{**again, "period": Period.year(2024)})
    with pytest.raises(Invalid):
        import_figure(aggregator, value=1, **{**again, "document": " "})
    with pytest.raises(Invalid):
        import_figure(aggregator, value=1, **{**again, "code": "births.share"})
    with pytest.raises(Refused):
        correct_figure(aggregator, imported["births"], value=224_100, reason="Như cũ")


def test_outside_the_scope_nothing_is_stated(imported, province):
    officer = acting(province.north_officer)
    before = StatedFigure.objects.count(), Fact.objects.count()
    with pytest.raises(NotPermitted):
        enter_figure(officer, code="visitors", unit_id=province.south.pk, period=YEAR, value=1)
    with pytest.raises(NotPermitted):
        correct_figure(officer, imported["births"], value=1, reason="Không được")
    assert (StatedFigure.objects.count(), Fact.objects.count()) == before


def test_entered_numbers_add_up_along_the_tree_and_over_time(province, aggregator):
    for month in (7, 8):
        for place in (province.north, province.south):
            enter_figure(
                aggregator, code="visitors", unit_id=place.pk, period=Period.month(2025, month), value=100 + month
            )

    assert figure(aggregator, "visitors", YEAR, province.root).value == 430
    assert figure(aggregator, "visitors", Period.month(2025, 8), province.north).value == 108
    with pytest.raises(Refused):
        enter_figure(aggregator, code="births", unit_id=province.north.pk, period=YEAR, value=1)
