"""This report against an earlier one.

Finds a count of a month that comes back unchanged for another thing or another period (6.264 dossiers in all in August,
6.264 of them on paper in the year), and a document cited with another date than before. Both may be right, so they are
never more than doubtful. Leaves alone small counts and what stays the same by its nature ("124/124 xã, phường").
"""

from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.claims.references import Citation, citations_of
from tinhso.checker.findings import Edit, Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.phrases import phrase_of
from tinhso.checker.wording import TIME_UNITS
from tinhso.kernel.dates import format_date
from tinhso.papers.messages import N_

_LEAST = 1000
_WORDS = 5


def earlier_claims(reading: Reading, earlier: Reading) -> Iterator[Claim]:
    yield from _unchanged(reading, earlier)
    yield from _cited_otherwise(reading, earlier)


def _counted(reading: Reading) -> Iterator[tuple[Sentence, Number]]:
    """Counts that change from period to period: large, of a named thing, not all of all."""
    for sentence in reading.all_sentences():
        for number in sentence.counts:
            ratio = sentence.ratio_with(number)
            complete = ratio is not None and ratio.part.value == ratio.whole.value
            if (
                number.value >= _LEAST
                and number.noun
                and number.unit.partition(" ")[0] not in TIME_UNITS
                and not complete
            ):
                yield sentence, number


def _unchanged(reading: Reading, earlier: Reading) -> Iterator[Claim]:
    before: dict[tuple[object, str], Number] = {}
    for _, number in _counted(earlier):
        before.setdefault((number.value, number.unit.partition(" ")[0]), number)
    told: set[object] = set()
    head, other = reading.walk.document.head, earlier.walk.document.head
    same_period = bool(head.subject) and head.subject == other.subject
    for _, number in _counted(reading):
        match = before.get((number.value, number.unit.partition(" ")[0]))
        finding = None
        if match is not None and number.value not in told and not same_period:
            told.add(number.value)
            finding = Finding(
                FindingKind.RESTATEMENT,
                Severity.DOUBTFUL,
                Message(
                    N_(
                        "Số {number} ({now}) trùng với số của báo cáo {symbol} ({then}); "
                        "hai kỳ khác nhau ít khi trùng, cần kiểm tra có chép nhầm không."
                    ),
                    {
                        "number": number.text,
                        "now": " ".join(phrase_of(number)[:_WORDS]),
                        "symbol": other.symbol or "",
                        "then": " ".join(phrase_of(match)[:_WORDS]),
                    },
                ),
                (number.span(),),
            )
        yield Claim(FindingKind.RESTATEMENT, covers=(number,), finding=finding)


def _cited_otherwise(reading: Reading, earlier: Reading) -> Iterator[Claim]:
    before: dict[str, Citation] = {}
    for citation in citations_of(earlier):
        if citation.date is not None:
            before.setdefault(citation.key, citation)
    for citation in citations_of(reading):
        known = before.get(citation.key)
        if known is None or citation.date is None or known.date is None:
            continue
        now, then = citation.date.date, known.date.date
        finding = None
        if now is not None and then is not None and now.year == then.year and now != then:
            written = format_date(then.first_day)
            finding = Finding(
                FindingKind.REFERENCE,
                Severity.DOUBTFUL,
                Message(
                    N_("{symbol} ở đây ghi ngày {now}, báo cáo trước ghi ngày {then}."),
                    {"symbol": citation.symbol.text, "now": citation.date.text, "then": known.date.text},
                ),
                (citation.date.span(),),
                expected=written,
                suggestion=(Edit(citation.date.span(), written),),
            )
        yield Claim(FindingKind.REFERENCE, covers=(citation.symbol, citation.date), finding=finding)
