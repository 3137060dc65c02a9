"""Paragraphs of the measure: from a seed, half of them clean, half with one figure broken."""

import random
import unicodedata
from dataclasses import replace
from pathlib import Path

from benchmarks.checker.drawing import Template, draw, templates, write
from benchmarks.checker.figures import AGREES, verdict
from benchmarks.checker.injection import Passage, breakable_kinds, broken

HERE = Path(__file__).parent
SPLITS = ("dev", "heldout")
PER_TEMPLATE = 6
_COLUMNS = 86


def paragraphs(split: str, seed: int = 1, per_template: int = PER_TEMPLATE) -> list[Passage]:
    """Passages of a split; the same seed gives the same texts. Clean and broken ones alternate within a template."""
    found: list[Passage] = []
    for template in templates(HERE / split):
        for number in range(per_template):
            rng = random.Random(f"{seed}/{template.name}/{number}")
            passage = clean_paragraph(template, rng, f"{template.name}#{number}")
            found.append(_with_error(passage, number // 2, rng) if number % 2 else passage)
    return [_set(passage, random.Random(f"{seed}/{passage.name}/set")) for passage in found]


def clean_paragraph(template: Template, rng: random.Random, name: str) -> Passage:
    """Draws until every claim agrees and no figure is empty."""
    while True:
        drawn = draw(template.rules, rng)
        text, slots, claims = write(template.text, drawn, rng)
        if all(verdict(claim, slots) == AGREES for claim in claims) and all(slot.value != 0 for slot in slots):
            return Passage(name, template.name, template.field, text, tuple(slots), tuple(claims))


def _with_error(passage: Passage, turn: int, rng: random.Random) -> Passage:
    """One error; the kinds that the template offers take turns, so that rare ones aren't drowned by ratios."""
    kinds = breakable_kinds(passage)
    for kind in (kinds[(turn + shift) % len(kinds)] for shift in range(len(kinds))):
        if result := broken(passage, kind, rng):
            return result
    return passage


def _set(passage: Passage, rng: random.Random) -> Passage:
    """As sources have it: lines broken at the margin, spaces that don't break, letters whose accents stand apart."""
    roll = rng.random()
    if roll < 0.25:
        return set_in_lines(passage)
    if roll < 0.35:
        text = passage.text.replace(" Đề án", "\u00a0Đề án").replace(" hồ sơ", "\u00a0hồ sơ", 2)
        return replace(passage, text=text)
    return _decomposed(passage) if roll < 0.4 else passage


def _decomposed(passage: Passage) -> Passage:
    text = passage.text
    slots = tuple(
        replace(
            slot, start=len(_apart(text[: slot.start])), end=len(_apart(text[: slot.end])), shown=_apart(slot.shown)
        )
        for slot in passage.slots
    )
    return replace(passage, text=_apart(text), slots=slots)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def set_in_lines(passage: Passage) -> Passage:
    """The text as it comes out of a page: lines break at the margin. Rows of tables stay whole; no place moves."""
    lines = passage.text.split("\n")
    return replace(passage, text="\n".join(line if "\t" in line else _wrapped(line) for line in lines))


def _wrapped(line: str) -> str:
    """The line with breaks instead of some of its spaces."""
    letters, column = list(line), 0
    for at, letter in enumerate(line):
        column += 1
        if letter == " " and line[at + 1 :].strip() and column + len(line[at + 1 :].split(maxsplit=1)[0]) > _COLUMNS:
            letters[at], column = "\n", 0
    return "".join(letters)
