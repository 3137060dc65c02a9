"""Documents that are cited more than once, and what follows them: their date, their number, the period in their title.

Finds "Kế hoạch số 52/KH-UBND ngày 18/3/2025" beside "Kế hoạch số 52/KH-UBND ngày 28/3/2025", and one title for "giai
đoạn 2020 - 2025" and "giai đoạn 2022 - 2025". Leaves alone one symbol in two years (numbers begin again each year) and
of two provinces.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.findings import Edit, Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.kernel.dates import PartialDate, format_date
from tinhso.kernel.text import canonical_key
from tinhso.papers.messages import N_
from tinhso.papers.patterns import compiled

_DATED = re.compile(
    r"\s*,?\s*(?:\(?\s*(?:(?:đã\s+)?được\s+)?(?:ký\s+)?(?:ban hành\s+)?(?:vào\s+)?ngày\s*|\(\s*)", re.IGNORECASE
)
_YEAR_IN_SYMBOL = re.compile(r"^\d+[a-z]?\s?/\s?(\d{4})\s?/")
_KIND_BEFORE = compiled(
    r"((?:Quyết định|Kế hoạch|Công văn|Văn bản|Nghị quyết|Nghị định|Chỉ thị|Thông tư|Thông báo(?: kết luận)?|Kết luận|"
    r"Công điện|Tờ trình|Báo cáo|Chương trình|Hướng dẫn|Luật)(?:\s+số)?:?)\s*$",
    re.IGNORECASE,
)
_OF = compiled(r"\s*(?:\S+\s+){0,1}?của\s+((?:[\wÀ-ỹ&]+\s+){1,7})", re.IGNORECASE)
_PLACE = compiled(r"\b(?:tỉnh|thành phố|huyện|xã|phường)\s+((?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\s?){1,4})")
_TITLE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document. `issuer` is the place behind "của … tỉnh", empty where it isn't said."""

    symbol: Number
    key: str
    date: Number | None
    issuer: str
    title: str
    place: int


def reference_claims(reading: Reading) -> Iterator[Claim]:
    citations = list(citations_of(reading))
    by_key: dict[str, list[Citation]] = {}
    for citation in citations:
        by_key.setdefault(citation.key, []).append(citation)
    for group in by_key.values():
        yield from _dates(group)
    yield from _numbers(citations)
    for citation in citations:
        yield from _year_of(citation)


def citations_of(reading: Reading) -> Iterator[Citation]:
    for passage, numbers in reading.numbers.items():
        for at, symbol in enumerate(numbers):
            if symbol.kind is not Kind.SYMBOL:
                continue
            following = numbers[at + 1] if at + 1 < len(numbers) else None
            dated = (
                following is not None
                and following.kind is Kind.DATE
                and _DATED.fullmatch(passage.text[symbol.end : following.start] or " ngày ") is not None
                and following.date is not None
                and following.date.is_exact
                and following.years is not None
            )
            previous = numbers[at - 1] if at else None
            ahead = not dated and previous is not None and _announces(previous, symbol)
            end = following.end if dated and following else symbol.end
            tail = passage.text[end : end + 160]
            place = _PLACE.search(tail[:70])
            yield Citation(
                symbol,
                _key(symbol.text),
                following if dated else previous if ahead else None,
                canonical_key(place[1]) if place else "",
                _title(tail),
                passage.order,
            )


def _announces(date: Number, symbol: Number) -> bool:
    """ "Ngày 13/7/2025, UBND tỉnh có Công văn số 3516/UBND-NC": the date of issue before the symbol."""
    if date.kind is not Kind.DATE or date.date is None or not date.date.is_exact or date.years is None:
        return False
    text = date.passage.text
    between = text[date.end : symbol.start]
    opens = re.search(r"(?:^|[.;:]\s+|[-+]\s+)Ngày\s$", text[max(0, date.start - 12) : date.start])
    return bool(opens and len(between) < 110 and re.search(r"\b(?:có|ban hành|ký)\b", between) and "." not in between)


def _key(text: str) -> str:
    compact = re.sub(r"\s+", "", text).replace("–", "-")
    return canonical_key(re.sub(r"^0+(?=\d)", "", compact))


def _title(tail: str) -> str:
    return " ".join(re.findall(r"\w+", tail.lower())[:_TITLE_WORDS])


def _dates(group: list[Citation]) -> Iterator[Claim]:
    """All dates with which one symbol of one year is cited."""
    dated = [citation for citation in group if citation.date is not None]
    undated = tuple(citation.symbol for citation in group if citation.date is None)
    if len(group) > 1 and undated and not dated:
        return
    compared = [
        citation for citation in dated if any(_same_body(citation, other) for other in dated if other is not citation)
    ]
    if len(compared) < 2:
        if dated and undated:
            yield Claim(FindingKind.REFERENCE, covers=(*undated, *(c.symbol for c in dated)))
        return
    covers = tuple(n for c in compared for n in (c.symbol, c.date) if n is not None)
    yield Claim(FindingKind.REFERENCE, covers=(*covers, *undated), finding=_two_dates(compared))


def _year_of(citation: Citation) -> Iterator[Claim]:
    """The year within a symbol is the year of its date: "63/2025/QĐ-UBND ngày 14/6/2025"."""
    match = _YEAR_IN_SYMBOL.match(citation.symbol.text)
    if match is None or citation.date is None or citation.date.date is None:
        return
    finding = None
    if int(match[1]) != citation.date.date.year:
        finding = Finding(
            FindingKind.REFERENCE,
            Severity.CONTRADICTION,
            Message(
                N_("{symbol} mang năm {year} nhưng ghi ngày {date}."),
                {"symbol": citation.symbol.text, "year": match[1], "date": citation.date.text},
            ),
            (citation.date.span(), citation.symbol.span()),
        )
    yield Claim(FindingKind.REFERENCE, covers=(citation.symbol, citation.date), finding=finding)


def _same_body(one: Citation, other: Citation) -> bool:
    return not (one.issuer and other.issuer and one.issuer != other.issuer)


def _two_dates(compared: list[Citation]) -> Finding | None:
    days = [(citation, citation.date.date) for citation in compared if citation.date and citation.date.date]
    years = Counter(day.year for _, day in days)
    year, times = years.most_common(1)[0]
    same_title = len({citation.title for citation, _ in days}) == 1 and len(days[0][0].title) > 20
    alike = days if same_title else [(citation, day) for citation, day in days if day.year == year]
    found = Counter(day for _, day in alike)
    if len(found) < 2 or (times < 2 and not same_title):
        return None
    usual, most = found.most_common(1)[0]
    wrong = [citation for citation, day in alike if day != usual]
    rivals = [day for day, count in found.items() if count == most]
    right = [citation for citation, day in alike if day == usual]
    edits = tuple(_edit(citation, usual) for citation in wrong) if len(rivals) == 1 else ()
    return Finding(
        FindingKind.REFERENCE,
        Severity.CONTRADICTION,
        Message(
            N_("{symbol} được dẫn với nhiều ngày khác nhau: {dates}. Một văn bản chỉ có một ngày ban hành."),
            {
                "symbol": wrong[0].symbol.text,
                "dates": "; ".join(f"{_shown(day)} ({count} lần)" for day, count in found.most_common()),
            },
        ),
        tuple(c.date.span() for c in (*wrong, *right) if c.date),
        expected=_shown(usual),
        suggestion=edits,
    )


def _shown(day: PartialDate) -> str:
    return format_date(day.first_day)


def _edit(citation: Citation, day: PartialDate) -> Edit:
    date = citation.date
    assert date is not None
    first = day.first_day
    if "tháng" in date.text.lower():
        return Edit(date.span(), f"{first.day:02} tháng {first.month:02} năm {first.year}")
    return Edit(date.span(), _shown(day))


def _numbers(citations: list[Citation]) -> Iterator[Claim]:
    """One kind, day and title with two numbers: "06/QĐ-TTg ngày 06/01/2022 …" beside "60/QĐ-TTg ngày 06/01/2022 …"."""
    groups: dict[tuple[PartialDate, str, str], list[Citation]] = {}
    for citation in citations:
        if citation.date is not None and citation.date.date is not None and len(citation.title.split()) >= 6:
            suffix = re.sub(r"^\d+", "", citation.key)
            groups.setdefault((citation.date.date, suffix, citation.title), []).append(citation)
    for group in groups.values():
        found = Counter(citation.key for citation in group)
        if len(found) < 2:
            continue
        (usual, most), *_ = found.most_common()
        wrong = [citation for citation in group if citation.key != usual]
        right = [citation for citation in group if citation.key == usual]
        finding = Finding(
            FindingKind.REFERENCE,
            Severity.CONTRADICTION,
            Message(
                N_("Cùng một văn bản ngày {date} nhưng được dẫn với các số khác nhau: {symbols}."),
                {
                    "date": _shown(wrong[0].date.date) if wrong[0].date and wrong[0].date.date else "",
                    "symbols": "; ".join(dict.fromkeys(citation.symbol.text for citation in group)),
                },
            ),
            tuple(citation.symbol.span() for citation in (*wrong, *right)),
            expected=right[0].symbol.text,
            suggestion=tuple(Edit(c.symbol.span(), right[0].symbol.text) for c in wrong)
            if list(found.values()).count(most) == 1
            else (),
        )
        yield Claim(FindingKind.REFERENCE, covers=tuple(citation.symbol for citation in group), finding=finding)
