"""The parts of a document: appendices that are cited, numbering.

Finds "(Chi tiết tại Phụ lục 02 gửi kèm theo)" where only one appendix follows, and headings I, II, IV. Leaves alone
appendices of other documents ("Phụ lục 02 kèm theo Quyết định số 766/QĐ-TTg").
"""

import re
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.findings import Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Passage, Span
from tinhso.kernel.number_words import parse_number_words
from tinhso.papers.markers import roman_number
from tinhso.papers.messages import N_
from tinhso.papers.patterns import compiled

_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_CITED = compiled(
    rf"\b[Pp]hụ lục(?:\s+(?:số\s+)?(?P<number>\d{{1,2}}|[IVX]{{1,4}}|{_WORDS})\b)?"
    r"(?P<more>(?:\s*(?:,|và)\s*(?:\d{1,2}|[IVX]{1,4})\b(?!\s+[^\W\d_]))*)"
)
_SYMBOL = compiled(r"\d+/[\dA-ZĐ]")
_OURS = re.compile(r"\b(?:kèm theo|gửi kèm|đính kèm|chi tiết|tại|theo|xem)\b", re.IGNORECASE)
_OTHERS = compiled(
    r"\b(?:Quyết định|Kế hoạch|Công văn|Văn bản|Nghị quyết|Nghị định|Chỉ thị|Thông tư|Thông báo|Bộ chỉ số|"
    r"Chương trình)\b"
)
_ATTACHED = re.compile(r"kèm|chi tiết|gửi", re.IGNORECASE)


def structure_claims(reading: Reading) -> Iterator[Claim]:
    yield from _cited_appendices(reading)
    yield from _numbering(reading)


def _cited_appendices(reading: Reading) -> Iterator[Claim]:
    present = {_plain(appendix.number) for appendix in reading.walk.appendices}
    seen: set[str] = set()
    for passage in reading.walk.paragraphs:
        if passage.appendix:
            continue
        for match in _CITED.finditer(passage.text):
            around = passage.text[max(0, match.start() - 40) : match.end() + 30]
            behind = re.split(r"[.;)]", passage.text[match.end() : match.end() + 60])[0]
            if _OTHERS.search(behind) or _of_another(passage.text, match.start()):
                continue
            # A document that numbers its own appendices means these, unless another document stands beside.
            before = re.split(r"[.;]\s|\(", passage.text[max(0, match.start() - 80) : match.start()])[-1]
            sentence = before + re.split(r"[.;)]", passage.text[match.start() : match.end() + 60])[0]
            own = bool(match["number"] and present - {""} and not _SYMBOL.search(sentence))
            if not own and not _OURS.search(around):
                continue
            attached = own or bool(_ATTACHED.search(around))
            for number in [match["number"] or "", *re.findall(r"\d{1,2}|[IVX]+", match["more"] or "")]:
                yield _claim(passage, match, _plain(number), present, seen, attached=attached)


def _of_another(text: str, at: int) -> bool:
    """ "phụ lục của Quyết định …", "Quyết định … và Phụ lục I": an appendix of a document that is cited."""
    return bool(re.search(r"\b(?:điểm|mục|phần|khoản)\s+\S+\s+$", text[max(0, at - 25) : at]))


def _claim(
    passage: Passage, match: re.Match[str], number: str, present: set[str], seen: set[str], *, attached: bool
) -> Claim:
    there = number in present or (not number and bool(present)) or (present == {""} and number in ("", "1"))
    covers: tuple[Number, ...] = ()
    if there or number in seen or not attached:
        return Claim(FindingKind.STRUCTURE, covers=covers)
    seen.add(number)
    span = passage.span(match.start(), match.end())
    return Claim(
        FindingKind.STRUCTURE,
        covers=covers,
        finding=Finding(
            FindingKind.STRUCTURE,
            Severity.DOUBTFUL,
            Message(
                N_("{appendix} được dẫn là kèm theo nhưng không có trong tệp."), {"appendix": match.group().strip()}
            ),
            (span,) if span else (),
        ),
    )


def _plain(number: str) -> str:
    if number in _WORDS.split("|"):
        return str(parse_number_words(number))
    if number and set(number) <= set("IVX"):
        return str(roman_number(number))
    return number.lstrip("0")


def _numbering(reading: Reading) -> Iterator[Claim]:
    """Headings with roman numbers in the body count without gaps or repetition."""
    previous: Passage | None = None
    for passage in reading.walk.paragraphs:
        marker = passage.marker
        if passage.appendix:
            break
        if marker is None or marker.kind != "roman" or marker.number is None:
            continue
        last = previous.marker.number if previous and previous.marker else None
        finding = None
        if last is not None and marker.number not in (last + 1, 1):
            spans = tuple(span for p in (passage, previous) if p and (span := _of_marker(p)))
            finding = Finding(
                FindingKind.STRUCTURE,
                Severity.STYLE,
                Message(
                    N_("Mục {number} đứng ngay sau mục {last}: đánh số không liên tục."),
                    {"number": marker.value, "last": previous.marker.value if previous and previous.marker else ""},
                ),
                spans,
            )
        yield Claim(FindingKind.STRUCTURE, finding=finding)
        previous = passage


def _of_marker(passage: Passage) -> Span | None:
    return passage.span(0, len(passage.marker.text.rstrip())) if passage.marker else None
