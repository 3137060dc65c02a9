"""Counts in the text against the rows of the document's own appendices, and counts that both claim to be all.

Finds "18 nhiệm vụ thường xuyên" beside "17/17 nhiệm vụ thường xuyên", "24/24 nhiệm vụ (Chi tiết tại Phụ lục 01)" over
23 rows, and "hoàn thành 11/11" where some rows don't say so. Leaves alone counts of other things and of some rows.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Fixed, holds
from tinhso.checker.findings import Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Number, Ratio
from tinhso.checker.phrases import common_words, phrase_of
from tinhso.checker.rows import Rows, rows_of, said_of
from tinhso.checker.slips import slip_distance
from tinhso.checker.wording import LISTED_NOUNS
from tinhso.papers.messages import N_

_CITES = re.compile(r"\bphụ lục(?:\s+(?:số\s+)?(?P<number>\d{1,2}|[ivx]{1,4})\b)?", re.IGNORECASE)
_DONE = re.compile(r"\b(?:hoàn thành|thực hiện xong)\s+(?:được\s+)?$")
_GOING = re.compile(r"\b(?:đang (?:thực hiện|triển khai|làm|xử lý))\b")
_LEAST_WORDS = 4


def appendix_claims(reading: Reading) -> Iterator[Claim]:
    rows = rows_of(reading.walk)
    paragraphs = [p for p in reading.walk.paragraphs if not p.appendix]
    for at, passage in enumerate(paragraphs):
        sentences = reading.sentences_in(passage)
        yield from _all_of_one_kind(sentences, rows)
        yield from _told_by_rows(sentences, rows)
        following = paragraphs[at + 1].text[:80] if at + 1 < len(paragraphs) else ""
        cited = _CITES.search(passage.text) or (_CITES.search(following) if following.startswith("(") else None)
        if cited is not None and rows and sentences:
            yield from _against_rows(sentences, _meant(cited, rows), named=bool(cited["number"]))


def _meant(cited: re.Match[str], rows: list[Rows]) -> list[Rows]:
    number = (cited["number"] or "").lstrip("0")
    return [one for one in rows if one.label == number] or ([] if number else rows)


def _counted(sentences: list[Sentence], least: int = 2) -> list[tuple[Sentence, Number]]:
    counts = (
        (s, n) for s in sentences for n in s.counts if n.unit.startswith(LISTED_NOUNS) and not n.hedge and n.step >= 1
    )
    return [(sentence, number) for sentence, number in counts if number.value >= least]


def _against_rows(sentences: list[Sentence], rows: list[Rows], *, named: bool) -> Iterator[Claim]:
    counted = _counted(sentences)
    if not rows or not counted:
        return
    together = sum(one.count for one in rows)
    sentence, largest = max(counted, key=lambda pair: pair[1].value)
    equation = Fixed(largest, together)
    slip = named and len(rows) == 1 and slip_distance(largest.value, Decimal(together)) == 1 and together >= 10
    close = slip or abs(largest.value - together) <= (max(3, together // 2) if named else max(2, together // 6))
    if holds(equation) or (close and any(_is_listed(largest, one) for one in rows)):
        yield Claim(FindingKind.COUNT, equation, Severity.CONTRADICTION if len(rows) == 1 else Severity.DOUBTFUL)
    if holds(equation):
        for sentence, number in counted:
            yield from _states(sentence, number, rows)


def _states(sentence: Sentence, number: Number, rows: list[Rows]) -> Iterator[Claim]:
    """ "đã hoàn thành 05 nhiệm vụ, đang thực hiện 04": against what the rows say of themselves."""
    every = [row for one in rows for row in one.rows]
    done = sum(row.is_done for row in every)
    ratio = sentence.ratio_with(number)
    if not any(row.state != row.text for row in every):
        if ratio is not None and number is ratio.part and _DONE.search(sentence.before(number)):
            yield _all_done(ratio, len(every), done)
        return
    if ratio is not None:
        return
    if _DONE.search(sentence.before(number)):
        yield Claim(FindingKind.COUNT, Fixed(number, done))
    elif _GOING.search(sentence.before(number, 25)) or _GOING.search(re.split("[,;]", sentence.after(number, 40))[0]):
        yield Claim(FindingKind.COUNT, Fixed(number, sum("đang" in row.state.lower() for row in every)))


def _told_by_rows(sentences: list[Sentence], rows: list[Rows]) -> Iterator[Claim]:
    """Counts of rows that say the very words of their clause, where the others prove that these rows are meant."""
    for one in rows:
        for said, values in one.said():
            counted = [(s, n) for s, n in _counted(sentences, least=1) if _is_listed(n, one)]
            stated = [
                (number, said.count(value))
                for sentence, number in counted
                if number not in {ratio.whole for ratio in sentence.ratios}
                if (value := said_of(sentence, number, values))
            ]
            wholes = [number for _, number in counted if number.value == one.count]
            right = sum(number.value == count for number, count in stated)
            if right >= 2 or (wholes and stated):
                yield from (Claim(FindingKind.COUNT, Fixed(number, count)) for number, count in stated)


def _is_listed(number: Number, rows: Rows) -> bool:
    """Whether the title or the head of an appendix names what is counted."""
    return next((noun for noun in LISTED_NOUNS if number.unit.startswith(noun)), "\n") in rows.about


def _all_done(ratio: Ratio, total: int, done: int) -> Claim:
    finding = None
    if ratio.part.value == ratio.whole.value == total and done < total:
        finding = Finding(
            FindingKind.COUNT,
            Severity.DOUBTFUL,
            Message(
                N_(
                    "Ghi hoàn thành {stated}/{stated} nhưng phụ lục có {total} dòng, "
                    "trong đó {open} dòng không ghi hoàn thành."
                ),
                {"stated": ratio.part.text, "total": total, "open": total - done},
            ),
            (ratio.part.span(), ratio.whole.span()),
            expected=f"{done}/{total}",
        )
    return Claim(FindingKind.COUNT, covers=(ratio.part, ratio.whole), finding=finding)


def _all_of_one_kind(sentences: list[Sentence], rows: list[Rows]) -> Iterator[Claim]:
    """ "18 nhiệm vụ thường xuyên" and "17/17 nhiệm vụ thường xuyên": both are all of them."""
    wholes = [(s, r) for s in sentences for r in s.ratios if r.part.value == r.whole.value]
    plain = [n for s in sentences for n in s.counts if s.ratio_with(n) is None and not n.hedge]
    conflicts: list[tuple[Number, Ratio]] = []
    covers: list[Number] = []
    for _, ratio in wholes:
        phrase = phrase_of(ratio.whole)
        for number in plain:
            words = common_words(phrase, phrase_of(number))
            if words >= _LEAST_WORDS:
                covers += [number, ratio.part, ratio.whole]
                if number.value != ratio.whole.value:
                    conflicts.append((number, ratio))
    if covers:
        yield Claim(FindingKind.COUNT, covers=tuple(covers), finding=_finding(conflicts, rows) if conflicts else None)


def _witness(rows: Rows, phrases: list[list[str]]) -> str:
    """How many rows there are, and how many say the words by which the kinds differ."""
    said = [(words, rows.having(words)) for phrase in phrases if (words := " ".join(phrase[2:4]))]
    told = ", ".join(f"“{words}”: {count}" for words, count in said if count)
    return f"{rows.count} ({told})" if told else str(rows.count)


def _finding(conflicts: list[tuple[Number, Ratio]], rows: list[Rows]) -> Finding:
    pairs = "; ".join(f"{n.text} – {r.part.text}/{r.whole.text} {' '.join(phrase_of(n)[:6])}" for n, r in conflicts)
    lines = [f"{n.text} ≠ {r.whole.text}" for n, r in conflicts]
    for (one, first), (other, second) in combinations(conflicts, 2):
        lines.append(f"{one.text} + {other.text} = {one.value + other.value}")
        lines.append(f"{first.whole.text} + {second.whole.text} = {first.whole.value + second.whole.value}")
    witness = "; ".join(_witness(one, [phrase_of(n) for n, _ in conflicts]) for one in rows)
    template = (
        N_("Cùng một loại nhưng hai số khác nhau: {pairs}. Số dòng trong phụ lục kèm theo: {witness}.")
        if witness
        else N_("Cùng một loại nhưng hai số khác nhau: {pairs}.")
    )
    return Finding(
        FindingKind.COUNT,
        Severity.CONTRADICTION,
        Message(template, {"pairs": pairs, "witness": witness}),
        tuple(span for n, r in conflicts for span in (n.span(), r.part.span(), r.whole.span())),
        arithmetic=tuple(lines),
    )
