"""The text that is shown is the text, and its marks are where they belong."""

from hypothesis import given
from hypothesis import strategies as st

from tinhso.reporting.rules.marking import LONG, Gap, Marked, folded, marked_lines


def test_a_mark_begins_at_its_line_and_cuts_it() -> None:
    lines = marked_lines("Một dòng\nĐạt 81,14% kỳ này", [Marked(13, 19, 1)])
    assert [segment.text for segment in lines[1].segments] == ["Đạt ", "81,14%", " kỳ này"]
    assert lines[1].begins == (1,)
    assert lines[0].begins == ()


def test_a_long_text_is_folded_around_its_marks() -> None:
    text = "\n".join(f"dòng {number}" for number in range(1, LONG + 200))
    shown = folded(marked_lines(text, [Marked(text.index("dòng 300"), text.index("dòng 300") + 8, 1)]))
    assert [each.lines for each in shown if isinstance(each, Gap)] == [293, 296]
    assert sum(each.lines if isinstance(each, Gap) else 1 for each in shown) == LONG + 199


@given(st.text("ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=5))
def test_nothing_is_lost_or_said_twice(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Marked(min(start, len(text)), min(start + length, len(text)), number)
        for number, (start, length) in enumerate(spans)
    ]
    lines = marked_lines(text, marks)
    assert "\n".join("".join(segment.text for segment in line.segments) for line in lines) == text
    for mark in marks:
        shown = "".join(s.text for line in lines for s in line.segments if mark.number in s.numbers)
        assert shown == text[mark.start : mark.end].replace("\n", "")
