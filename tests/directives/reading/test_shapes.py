"""The measure's documents, each wholly right in every field."""

import pytest
from benchmarks.papers.accuracy import measure
from benchmarks.papers.documents import Sample, samples

from tinhso.directives.reading.plan import read_plan
from tinhso.papers import read_bytes


@pytest.mark.parametrize("sample", list(samples()), ids=lambda sample: sample.name)
def test_every_field_is_read(sample: Sample) -> None:
    _right, asked, wrong = measure(sample)
    assert sum(asked.values()) > 25
    assert not wrong


def test_a_report_without_a_letterhead_is_known_for_one() -> None:
    text = "BÁO CÁO\nKết quả rà soát tháng 8\n\nI. KẾT QUẢ\n1. Rà soát sổ hộ tịch: đã hoàn thành.\n"
    reading = read_plan(read_bytes(text.encode(), "bao-cao.txt"))
    assert reading.kind == "report"
    assert "not_a_plan" in {finding.kind for finding in reading.findings}
