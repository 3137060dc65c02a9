"""The measure's documents, each wholly right in every field."""

import pytest
from benchmarks.papers.accuracy import measure
from benchmarks.papers.documents import Sample, samples


@pytest.mark.parametrize("sample", list(samples()), ids=lambda sample: sample.name)
def test_every_field_is_read(sample: Sample) -> None:
    _right, asked, wrong = measure(sample)
    assert sum(asked.values()) > 25
    assert not wrong
