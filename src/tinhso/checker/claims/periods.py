"""Periods: years that run backwards, outlooks before the end, one programme with two periods.

Finds "giai đoạn 2021-2025, định hướng đến năm 2023", "giai đoạn 2025-2021", and "chuyển đổi số quốc gia giai đoạn
2020-2025" beside "… giai đoạn 2022-2025". Leaves alone two programmes that only share a few words, and "2024-2025", a
school year.
"""

import re
from collections import Counter
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.findings import Edit, Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.papers.messages import N_

_OUTLOOK = re.compile(
    r"\s*,?\s*(?:tầm nhìn|định hướng)(?:\s+đến)?(?:\s+năm)?\s*(?P<year>(?:19|20)\d{2})", re.IGNORECASE
)
_PHASE = re.compile(r",?\s*\bgiai\s*đoạn\s*$", re.IGNORECASE)
_TITLE_WORDS = 8
_TITLE = re.compile(
    r".*\b((?:chương trình|đề án|kế hoạch|chiến lược|dự án|nghị quyết|quy hoạch)\b.*)", re.IGNORECASE | re.DOTALL
)
_LEAST_WORDS = 5


def period_claims(reading: Reading) -> Iterator[Claim]:
    titled: dict[str, list[Number]] = {}
    for passage, numbers in reading.numbers.items():
        for number in numbers:
            if number.kind is not Kind.PERIOD or number.years is None:
                continue
            yield Claim(FindingKind.DATE, covers=(number,), finding=_backwards(number))
            outlook = _OUTLOOK.match(passage.text, number.end)
            if outlook is not None:
                yield from _outlook(number, outlook, numbers)
            before = passage.text[: number.start]
            if (phase := _PHASE.search(before)) and (title := _title(before[: phase.start()])):
                titled.setdefault(title, []).append(number)
    for group in titled.values():
        if len(group) > 1:
            yield Claim(FindingKind.DATE, covers=tuple(group), finding=_two_periods(group))


def _title(before: str) -> str:
    """What a period belongs to: a programme from the word that says what it is, or the last words; empty if short."""
    named = _TITLE.match(before[-160:])
    words = re.findall(r"\w+", named[1].lower())[-_TITLE_WORDS:] if named else []
    if len(words) >= _LEAST_WORDS:
        return " ".join(words)
    words = re.findall(r"\w+", before[-160:].lower())[-_TITLE_WORDS:]
    return " ".join(words) if len(words) == _TITLE_WORDS else ""


def _backwards(number: Number) -> Finding | None:
    assert number.years is not None
    first, last = number.years
    if first <= last:
        return None
    return Finding(
        FindingKind.DATE,
        Severity.CONTRADICTION,
        Message(N_("Giai đoạn {period} có năm đầu sau năm cuối."), {"period": number.text}),
        (number.span(),),
    )


def _outlook(period: Number, outlook: re.Match[str], numbers: list[Number]) -> Iterator[Claim]:
    assert period.years is not None
    year = int(outlook["year"])
    covered = tuple(n for n in numbers if outlook.start("year") <= n.start < outlook.end("year"))
    finding = None
    if year <= period.years[1]:
        span = period.passage.span(outlook.start("year"), outlook.end("year"))
        finding = Finding(
            FindingKind.DATE,
            Severity.CONTRADICTION,
            Message(
                N_("Tầm nhìn, định hướng đến năm {year} không thể trước khi hết giai đoạn {period}."),
                {"year": year, "period": period.text},
            ),
            tuple(s for s in (span, period.span()) if s is not None),
        )
    yield Claim(FindingKind.DATE, covers=(period, *covered), finding=finding)


def _two_periods(group: list[Number]) -> Finding | None:
    found = Counter(number.years for number in group)
    if len(found) < 2:
        return None
    (usual, most), *_ = found.most_common()
    assert usual is not None
    wrong = [number for number in group if number.years != usual]
    right = [number for number in group if number.years == usual]
    clear = list(found.values()).count(most) == 1
    expected = f"{usual[0]}-{usual[1]}"
    return Finding(
        FindingKind.DATE,
        Severity.CONTRADICTION,
        Message(
            N_("Cùng một chương trình, đề án nhưng ghi các giai đoạn khác nhau: {periods}."),
            {
                "periods": "; ".join(
                    f"{years[0]}-{years[1]} ({count} lần)" for years, count in found.most_common() if years is not None
                )
            },
        ),
        tuple(number.span() for number in (*wrong, *right)),
        expected=expected if clear else "",
        suggestion=tuple(Edit(number.span(), expected) for number in wrong) if clear else (),
    )
