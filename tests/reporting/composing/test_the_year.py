"""The year, counted from 86.850 dossiers, beside what a document says of it."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import acting
from tests.reporting.composing.conftest import (
    AUGUST_9,
    SYSTEM,
    body_of,
    rows_of,
    staffed,
    window,
)
from tinhso.checker import check
from tinhso.demo import dossiers
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.verbs import import_figure
from tinhso.onestop.verbs import load_batch
from tinhso.papers.writing import write_docx
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.queries.reports import stated_elsewhere

pytestmark = pytest.mark.django_db


def test_the_year_is_counted_from_records_and_a_document_s_total_stands_apart(province):
    with clock.frozen(AUGUST_9):
        rows = dossiers.year_2025([province.north, province.south])
        for batch, lines in dossiers.by_month(rows).items():
            load_batch(SYSTEM, batch=batch, rows=lines)
    with clock.frozen(datetime(2025, 12, 8, 2, 0, tzinfo=UTC)):
        house = staffed(province)
        for code, value in (("onestop.online", 217_836), ("onestop.received", 224_100)):
            import_figure(
                acting(province.aggregator),
                code=code,
                unit_id=province.root.pk,
                period=Period.year(2025),
                value=value,
                document="461/BC-STP",
            )
        report = house.drafted("project06_yearly", window(Period(date(2024, 12, 8), date(2025, 12, 7))))
        assert "tiếp nhận 86.850 hồ sơ, trong đó nộp trực tuyến 80.590/86.850 hồ sơ, đạt 92,79%" in body_of(report)
        assert rows_of(report, 1)[-1][2:] == ["86.850", "80.590", "92,79%", "6.260", "7,21%"]
        told = [(each.figure.value, each.figure.document, each.counted) for each in stated_elsewhere(Composed(report))]
        assert told == [(224_100, "461/BC-STP", "86.850"), (217_836, "461/BC-STP", "80.590")]
        assert [str(each.message) for each in check(Composed(report).document).findings] == []
        assert write_docx(Composed(report).document).startswith(b"PK")
