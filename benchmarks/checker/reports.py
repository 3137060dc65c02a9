"""Whole reports of the measure, letterhead to appendix: half are clean, the rest have one to four figures broken."""

import random
import re
from dataclasses import replace

from benchmarks.checker.drawing import Template, draw, templates, write
from benchmarks.checker.figures import AGREES, verdict
from benchmarks.checker.injection import Passage, breakable_kinds, broken
from benchmarks.checker.paragraphs import HERE, clean_paragraph, set_in_lines

PER_REPORT = 6
_RARE_FIRST = ("structure", "reference", "count", "date", "restatement", "complement", "growth", "sum", "ratio")


def reports(split: str, seed: int = 1, per_report: int = PER_REPORT, *, ruined: bool = True) -> list[Passage]:
    """Reports of a split; of each template every other one is broken. The same seed gives the same texts.

    `ruined`: some as copied from a page; otherwise all as typed, with whole rows and lines.
    """
    inside = {template.name: template for template in templates(HERE / split)}
    found: list[Passage] = []
    for order, template in enumerate(templates(HERE / split / "reports")):
        for number in range(per_report):
            rng = random.Random(f"{seed}/{template.name}/{number}")
            report = clean_report(template, inside, rng, f"{template.name}#{number}")
            if number % 2:
                report = with_errors(report, 1 + (order + number // 2) % 4, rng, start=order + 3 * (number // 2))
            found.append(_set(report, rng) if ruined else report)
    return found


def _set(report: Passage, rng: random.Random) -> Passage:
    """As typed with tabs, as copied from a page, or with one cell of a table per line: lengths stay, so places do."""
    roll = rng.random()
    if roll < 0.2:
        report = replace(report, text=report.text.replace("\t", "\n"))
    return set_in_lines(report) if roll < 0.45 else report


def as_docx(report: Passage) -> bytes:
    """The report as .docx: letterhead, headings and tables are real ones. Offsets of slots are those of its text."""
    from tinhso.papers import read_bytes
    from tinhso.papers.writing import write_docx

    return write_docx(read_bytes(report.text.encode()))


def clean_report(template: Template, inside: dict[str, Template], rng: random.Random, name: str) -> Passage:
    while True:
        drawn = draw(template.rules, rng)
        text, slots, claims = write(template.text, drawn, rng)
        if all(verdict(claim, slots) == AGREES for claim in claims) and all(slot.value != 0 for slot in slots):
            break
    while match := re.search(r"^@@(\S+)$", text, re.M):
        part = clean_paragraph(inside[match[1]], rng, match[1])
        text = text[: match.start()] + part.text + text[match.end() :]
        growth = len(part.text) - (match.end() - match.start())
        slots = [slot.moved(growth) if slot.start > match.start() else slot for slot in slots]
        claims += [claim.moved(len(slots)) for claim in part.claims]
        slots += [slot.moved(match.start(), f"{match[1]}.") for slot in part.slots]
    return Passage(name, template.name, template.field, text, tuple(slots), tuple(claims))


def with_errors(report: Passage, count: int, rng: random.Random, *, start: int = 0) -> Passage:
    """Errors of different kinds that share no claim; `start` says which kind comes first."""
    kinds = [kind for kind in _RARE_FIRST if kind in breakable_kinds(report)]
    turn = kinds[start % len(kinds) :] + kinds[: start % len(kinds)]
    for kind in turn:
        if len(report.truths) == count:
            break
        spared = frozenset(slot for truth in report.truths for slot in truth.related)
        report = broken(report, kind, rng, spared=spared) or report
    return report
