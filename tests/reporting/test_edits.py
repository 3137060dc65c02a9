"""Corrections upon corrections give the text that one would get by typing them in."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tinhso.reporting.rules.edits import SourceEdit, edited, source_place, with_edit

SOURCE = "Tiếp nhận 5.803/6.264 hồ sơ, đạt 81,14%."


def test_a_correction_stands_where_it_was_made() -> None:
    edits = with_edit((), SourceEdit(10, 15, "5.083"))
    assert edited(SOURCE, edits) == "Tiếp nhận 5.083/6.264 hồ sơ, đạt 81,14%."


def test_a_correction_of_a_correction_is_one_correction_of_the_source() -> None:
    once = with_edit((), SourceEdit(10, 15, "5.0833"))
    twice = with_edit(once, SourceEdit(15, 16, ""))
    assert [(edit.start, edit.end, edit.replacement) for edit in twice] == [(10, 15, "5.083")]


def test_what_stands_behind_a_longer_correction_is_found_in_the_source() -> None:
    edits = with_edit((), SourceEdit(10, 15, "năm nghìn"))
    text = edited(SOURCE, edits)
    assert SOURCE[source_place(edits, text.index("6.264")) :].startswith("6.264")
    assert source_place(edits, text.index("nghìn")) == 10


@given(st.text("abcđ ", max_size=30), st.data())
def test_corrections_in_any_order_give_the_text_as_typed(source: str, data: st.DataObject) -> None:
    edits: tuple[SourceEdit, ...] = ()
    typed = source
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(typed)))
        end = data.draw(st.integers(start, min(len(typed), start + 6)))
        replacement = data.draw(st.text("xyz", max_size=4))
        edits = with_edit(edits, SourceEdit(start, end, replacement))
        typed = typed[:start] + replacement + typed[end:]
        assert edited(source, edits) == typed
    spans = [(edit.start, edit.end) for edit in edits]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
