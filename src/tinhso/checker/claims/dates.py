"""Dates that can't be, or that contradict each other.

Finds "ngày 31/6/2025", "từ ngày 13/8/2025 đến ngày 09/8/2025", a deadline and a cited document on the wrong side of the
day of issue. Leaves alone past days on which something took effect ("từ ngày 01/7/2025"), and dates without a year.
"""

import re
from collections.abc import Iterator
from datetime import date

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.claims.references import citations_of
from tinhso.checker.findings import Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Span
from tinhso.kernel.dates import format_date
from tinhso.papers.messages import N_

_FROM = re.compile(r"\b(?:từ|kể từ|bắt đầu|khởi công|công bố)\b[^\d.;]*$", re.IGNORECASE)
_TO = re.compile(r"[^\d;.]{0,40}\b(?:đến|tới|kết thúc|hoàn thành)\b[^\d;.]{0,50}$", re.IGNORECASE)
# What begins a thing, and what can only come after it.
_BEGUN = re.compile(
    r"\b(?:ký|ký kết|ban hành|thông qua|khởi công|động thổ|tiếp nhận|thụ lý|thành lập|phê duyệt)\b[^\d.;]{0,25}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^\d.]{0,40}\b(?P<stage>hiệu lực|nghiệm thu|bàn giao|đưa vào sử dụng|hoàn thành|kết thúc|thanh lý|khánh thành|"
    r"trả kết quả)\b[^\d.;]{0,40}$",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b\d+/\d{4}/\S(?!.*\b\d+[a-z]?/[A-ZĐ])"
)  # the symbol of a rule of law, which takes effect after it was signed
_DUE = re.compile(
    r"\b(?:hoàn thành|xong|gửi|báo cáo|nộp|trình|thực hiện|triển khai|ban hành|chậm nhất)\b[^\d.;]{0,60}"
    r"\b(?:trước|chậm nhất|trong|đến hết|muộn nhất)\s+(?:hết\s+)?(?:(?:ngày|tháng|quý)\s+)?$|"
    r"^\s*(?:[-–+]\s*)?(?:hoàn thành|xong)\s+(?:trước|trong|chậm nhất)\s+(?:(?:ngày|tháng|quý)\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:đã|đến nay|được giao|theo|tại)\b", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_PLANS = {"plan", "official_letter", "directive", "decision", "telegram", "notice", "conclusion_notice", "programme"}


def date_claims(reading: Reading) -> Iterator[Claim]:
    issued = reading.walk.document.head.issued_day
    for passage, numbers in reading.numbers.items():
        dates = [number for number in numbers if number.kind is Kind.DATE]
        for at, number in enumerate(dates):
            yield Claim(FindingKind.DATE, covers=(number,), finding=_impossible(number) or _implausible(number))
            if at + 1 < len(dates):
                yield from _window(passage.text, number, dates[at + 1])
                yield from _stages(passage.text, number, dates[at + 1])
            if issued is not None and _is_due(passage.text, number):
                yield _due(reading, number, issued)
    if issued is not None:
        yield from _cited_later(reading, issued)


def _impossible(number: Number) -> Finding | None:
    if number.date is not None or number.text.isdigit():  # "trong tháng 35 văn bản": that many, not that month
        return None
    return Finding(
        FindingKind.DATE,
        Severity.CONTRADICTION,
        Message(N_("Không có ngày {date} trong lịch."), {"date": number.text}),
        (number.span(),),
    )


def _implausible(number: Number) -> Finding | None:
    """A year far from any that a report speaks of: "năm 2205"."""
    if number.years is None or _FIRST_YEAR <= number.years[0] <= _LAST_YEAR:
        return None
    return Finding(
        FindingKind.DATE,
        Severity.DOUBTFUL,
        Message(N_("Năm trong “{date}” khó là thật."), {"date": number.text}),
        (number.span(),),
    )


def _window(text: str, one: Number, other: Number) -> Iterator[Claim]:
    """ "từ ngày … đến ngày …": the end isn't before the beginning."""
    if not (one.date and other.date and one.years and other.years):
        return
    between = text[one.end : other.start]
    if _FROM.search(text[max(0, one.start - 45) : one.start]) is None or _TO.match(between) is None:
        return
    finding = None
    if other.date.is_before(one.date):
        finding = Finding(
            FindingKind.DATE,
            Severity.CONTRADICTION,
            Message(
                N_("Khoảng thời gian từ {first} đến {last} có ngày cuối trước ngày đầu."),
                {"first": one.text, "last": other.text},
            ),
            (other.span(), one.span()),
        )
    yield Claim(FindingKind.DATE, covers=(one, other), finding=finding)


def _stages(text: str, one: Number, other: Number) -> Iterator[Claim]:
    """ "ký ngày …; nghiệm thu ngày …": what comes after isn't dated before."""
    if not (one.date and other.date and one.years and other.years and one.date.is_exact and other.date.is_exact):
        return
    before = text[max(0, one.start - 60) : one.start]
    later = _AFTER.match(text[one.end : other.start])
    if later is None or _BEGUN.search(before) is None:
        return
    finding = None
    if other.date.is_before(one.date):
        rule = later["stage"].lower() != "hiệu lực" or _RULES.search(text[max(0, one.start - 120) : one.start])
        finding = Finding(
            FindingKind.DATE,
            Severity.CONTRADICTION if rule else Severity.DOUBTFUL,
            Message(
                N_("Ngày {last} ({stage}) không thể trước ngày {first}."),
                {"first": one.text, "last": other.text, "stage": later["stage"].lower()},
            ),
            (other.span(), one.span()),
        )
    yield Claim(FindingKind.DATE, covers=(one, other), finding=finding)


def _is_due(text: str, number: Number) -> bool:
    before = text[max(0, number.start - 90) : number.start]
    match = _DUE.search(before)
    return bool(match and number.date and number.years and not _PAST.search(match.group()))


def _due(reading: Reading, number: Number, issued: date) -> Claim:
    assert number.date is not None
    finding = None
    if number.date.last_day < issued:
        kind = reading.walk.document.head.kind
        finding = Finding(
            FindingKind.DATE,
            Severity.DOUBTFUL,
            Message(
                N_("Thời hạn {due} trước ngày ban hành văn bản ({issued})."),
                {"due": number.text, "issued": format_date(issued)},
            ),
            (number.span(), *_own_date(reading, issued)),
        )
        if kind not in _PLANS and number.passage.appendix:
            finding = None  # a report's appendix restates deadlines that have passed
    return Claim(FindingKind.DATE, covers=(number,), finding=finding)


def _cited_later(reading: Reading, issued: date) -> Iterator[Claim]:
    """A document can't cite one that is issued after it."""
    symbol = reading.walk.document.head.symbol
    for citation in citations_of(reading):
        day = citation.date.date if citation.date else None
        if day is None or citation.date is None or citation.symbol.text == symbol:
            continue
        finding = None
        if day.first_day > issued:
            finding = Finding(
                FindingKind.DATE,
                Severity.CONTRADICTION,
                Message(
                    N_("{symbol} ngày {date} ban hành sau ngày của văn bản này ({issued})."),
                    {"symbol": citation.symbol.text, "date": citation.date.text, "issued": format_date(issued)},
                ),
                (citation.date.span(), *_own_date(reading, issued)),
            )
        yield Claim(FindingKind.DATE, covers=(citation.symbol, citation.date), finding=finding)


def _own_date(reading: Reading, issued: date) -> tuple[Span, ...]:
    """Where the document's own date stands: it may be the wrong one."""
    for numbers in reading.numbers.values():
        for number in numbers:
            if number.date is not None and number.date.is_exact and number.date.first_day == issued:
                return (number.span(),)
    return ()
