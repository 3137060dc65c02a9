"""The fuzz of tests/papers at length: whatever is fed to the readers, a document or a refusal comes back, soon.

Ten minutes in all; `TINHSO_PROVE_SCALE` (default 1) multiplies them. A failing example is shrunk and printed.
"""

import os
import resource
import time
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.papers.unseen import documents as unseen
from benchmarks.papers.unseen import files, tables
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.papers.test_fuzz import FILES, FRAGMENTS, SEEDS, UNHURRIED, read

pytestmark = pytest.mark.prove
SCALE = float(os.environ.get("TINHSO_PROVE_SCALE", "1"))
SECONDS = 600 * SCALE
MEMORY = 1500  # megabytes that the process may have grown to
BATCH = 40

SET_TEXTS = [
    tables.layout(unseen.HUE, unseen.TIME_FIRST, unseen.WIDE),
    tables.layout(unseen.DONG_THAP, unseen.PRODUCT_FIRST, unseen.PRODUCT_WIDE),
    files.text_of(files.pdf(unseen.LANG_SON, unseen.TIME_FIRST, unseen.SHARES)),
]
PAGES = [
    *FILES,
    files.docx(unseen.DAK_LAK, unseen.REFORM, joined="lead"),
    files.pdf(unseen.COMMUNE, unseen.TIME_FIRST, unseen.SHARES, ruled=False),
]
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 200), FRAGMENTS), max_size=20)
CHANGES = st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=60)


def torn(case: tuple[str, list[tuple[float, int, str]]]) -> bytes:
    text, cuts = case
    for share, length, fragment in cuts:
        at = int(share * len(text))
        text = text[:at] + fragment + text[at + length :]
    return text.encode(errors="surrogatepass")


def changed(case: tuple[bytes, list[tuple[float, int]]]) -> bytes:
    content = bytearray(case[0])
    for share, value in case[1]:
        content[int(share * len(content))] = value
    return bytes(content)


KINDS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], bytes]]] = {
    "any text": (st.text(max_size=6000), lambda text: text.encode(errors="surrogatepass")),
    "any bytes": (st.binary(max_size=6000), bytes),
    "torn plans": (st.tuples(st.sampled_from(SEEDS), CUTS), torn),
    "torn columns": (st.tuples(st.sampled_from(SET_TEXTS), CUTS), torn),
    "broken files": (st.tuples(st.sampled_from(PAGES), CHANGES), changed),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_readers_answer_whatever_they_are_fed(kind: str) -> None:
    strategy, made = KINDS[kind]
    until = time.monotonic() + SECONDS / len(KINDS)
    examples = batch = 0

    def feed(case: Any) -> None:
        nonlocal examples
        examples += 1
        read(made(case))

    while time.monotonic() < until or not batch:
        seed(batch)(settings(UNHURRIED, max_examples=BATCH, database=None)(given(strategy)(feed)))()
        batch += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{kind}: {examples} documents read or refused, process at {grown} MB")
    assert grown < MEMORY
