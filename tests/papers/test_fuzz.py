"""Readers survive anything: a document or a refusal, never another error."""

import time

import pytest
from benchmarks.papers.contents import CULTURE, DIGITAL, HEALTH, MINISTRY
from benchmarks.papers.documents import as_docx, as_pdf
from benchmarks.papers.shapes import cell_per_line, labels_below, markdown, tabs, wrapped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.directives.reading.plan import read_plan
from tinhso.papers import UnreadableError, read_bytes

SEEDS = [tabs(DIGITAL), wrapped(HEALTH), cell_per_line(MINISTRY), markdown(CULTURE), labels_below(DIGITAL)]
FRAGMENTS = st.sampled_from(
    [
        *(
            "\t",
            "|",
            "\n\n\n",
            "1.",
            "I",
            "II. ",
            "- ",
            "Quý ",
            "tháng 13/2025",
            "31/02/2025",
            "ngày",
            "Sở",
            "(",
            ")",
            "¹",
        ),
        *(
            "[1]",
            "\f",
            "\x00",
            "Số:",
            "TT",
            "STT Nội dung Đơn vị chủ trì Thời hạn",
            "Nơi nhận:",
            "KT. CHỦ TỊCH",
            "*" * 50,
        ),
        *("<b", "&#1;", "9" * 400, "Căn cứ "),
    ]
)
FILES = [as_docx(tabs(DIGITAL)), as_pdf(tabs(CULTURE))]
UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def read(content: bytes) -> None:
    started = time.process_time()
    try:
        read_plan(read_bytes(content)).as_json()
    except UnreadableError:
        return
    finally:
        assert time.process_time() - started < 20


@settings(UNHURRIED, max_examples=60)
@given(st.text(max_size=3000))
def test_any_text(text: str) -> None:
    read(text.encode())


@settings(UNHURRIED, max_examples=60)
@given(st.binary(max_size=3000))
def test_any_bytes(content: bytes) -> None:
    read(content)


@settings(UNHURRIED, max_examples=60)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), FRAGMENTS), max_size=12))
def test_plans_torn_and_patched(text: str, cuts: list[tuple[float, int, str]]) -> None:
    for share, length, fragment in cuts:
        at = int(share * len(text))
        text = text[:at] + fragment + text[at + length :]
    read(text.encode())


@settings(UNHURRIED, max_examples=40)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=30))
def test_files_with_wrong_bytes(content: bytes, changes: list[tuple[float, int]]) -> None:
    changed = bytearray(content)
    for share, value in changes:
        changed[int(share * len(changed))] = value
    read(bytes(changed))


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "(" * 100_000, "1. " * 60_000, "Sở, " * 60_000, "\t" * 100_000, "Quý I - " * 30_000]
)
def test_long_monotony_ends_soon(text: str) -> None:
    read(text.encode())
    read(("TT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tRà soát\t" + text.replace("\t", " ") + "\tQuý I/2025").encode())
