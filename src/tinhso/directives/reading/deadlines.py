"""Deadlines as plans write them, and what they mean.

A month, quarter or year is due on its last day, a span on the last day of its end; "trước ngày D" the day before D;
the date of a cited document is never due. The text is never lost, whatever was understood of it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tinhso.directives.reading.citations import without_citations
from tinhso.directives.reading.times import Time, times_in

KINDS = ("date", "month", "quarter", "year", "ongoing", "event", "roadmap", "none")


@dataclass(frozen=True, slots=True)
class ReadDeadline:
    """`due` is the last day on which the deadline is kept; None where nothing fixes a day."""

    text: str
    kind: str
    due: date | None = None
    ongoing_after: bool = False
    conditional_on: str | None = None
    understood: bool = True


NO_DEADLINE = ReadDeadline("", "none")

_ONGOING = re.compile(
    r"\d+\s*(?:ngày|tuần|tháng|quý|năm)\s*/\s*(?:0?1\s*)?lần|lần\s*/\s*(?:ngày|tuần|tháng|quý|năm)|"
    r"thường\s*xuyên|liên tục|h[ằàa]ng\s+(?:năm|quý|tháng|tuần|ngày|kỳ)|duy trì|định kỳ|xuyên suốt|cả năm(?!\s*\d)|"
    r"trong suốt|mỗi (?:năm|quý|tháng|tuần)|lâu dài|và (?:các|những) năm tiếp theo|"
    r"những năm tiếp theo|các năm tiếp theo|"
    r"trong các năm|theo định kỳ|thực hiện dài hạn",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"khi\s+(?:có|phát sinh|được|Bộ|Trung ương|cơ quan|cấp|đủ|hoàn thành|hệ thống)|phát sinh|"
    r"(?:ngay\s+)?sau khi|đột xuất|kể từ (?:ngày|khi)|"
    r"sau \d+ (?:ngày|tháng)|ngay sau|trong (?:vòng|thời hạn)?\s*\d+\s*(?:ngày|tháng|tuần)(?! (?:đầu|"
    r"cuối))|theo (?:yêu cầu|đề nghị)(?! tiến độ)|"
    r"khi cần|theo vụ việc|tùy (?:tình hình|theo)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:(?:hoặc|hoàn thành|thực hiện|và)\s+)?\(?(?P<text>(?:(?:theo|căn cứ|phụ thuộc(?: vào)?|"
    r"bảo đảm|đảm bảo|bám sát)\s+(?:đúng\s+|yêu cầu\s+)?"
    r"(?:tiến độ|lộ trình|chỉ đạo|hướng dẫn|kế hoạch|thời gian|quy định|thời hạn|phân công|nhiệm vụ|"
    r"chương trình|Kế hoạch|Quyết định|Thông báo|Văn bản|"
    r"Công văn|tình hình|thực tế|sự chỉ đạo|văn bản|từng|mốc|Đề án|Nghị quyết|giai đoạn|các mốc)|"
    r"theo (?:Bộ|Trung ương|cấp trên|Chính phủ))[^;]*)",
)
_ROADMAP = re.compile(
    r"lộ trình|tiến độ|theo (?:kế hoạch|Kế hoạch|chỉ đạo|hướng dẫn|quy định|phân công)|giai đoạn", re.IGNORECASE
)
_CONDITION_ONGOING = re.compile(r"^theo quy định$", re.IGNORECASE)
_DASH_IN_SPAN = "\ue000"  # a private character stands for a dash that is no bullet
_INNER_DASH = re.compile(r"(?<=[\dIVX])\s*-\s*(?=(?:qu[ýí]|tháng|năm|ngày)?\s*[\dIVX])", re.IGNORECASE)
_BEFORE = re.compile(r"\btrước\s+(?:khi hết\s+)?(?:(?:thời điểm|hết)\s+)?(?:ngày\s*|mùng\s*|mồng\s*)*$", re.IGNORECASE)
_BEFORE_HOUR = re.compile(r"\btrước\s+\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}\s*(?:phút)?,?\s*(?:ngày\s*)?$", re.IGNORECASE)
_BEFORE_END = re.compile(r"\btrước\s+(?:khi\s+)?(?:hết|kết thúc|cuối)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:kể\s+)?từ|bắt đầu(?:\s+từ)?|sau)\s+(?:ngày\s*|đầu\s*)?$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:-|–|—|đến|tới|cho đến)\s*(?:hết\s*|trước\s*)?(?:ngày\s*)?$", re.IGNORECASE)
_RECURRING = re.compile(
    r"^\s*,?\s*(?:h[ằàa]ng|mỗi|của)\s+(?:năm|quý|tháng|tuần|kỳ)|^\s*(?:và\s+\S+\s+)?h[ằàa]ng năm", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    r"duy trì|thường xuyên|những năm tiếp theo|năm tiếp theo|h[ằàa]ng năm|tiếp tục|liên tục|định kỳ", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?:^|(?<!\d)\s|(?<=\d)\s(?=[-+•]\s+(?!qu[ýí]|tháng|năm|ngày|đến)[^\W\d]))(?:[-+•]\s+|\(\d\)\s*|"
    r"\d\)\s*)(?=[^\W\d_])|[;\n]\s*",
    re.IGNORECASE,
)
_INNER_SPAN = re.compile(r"\s(?:đến|tới)\s|[-–—]\s*(?:tháng|quý|năm)?\s*(?:\d|[IV])", re.IGNORECASE)


def read_deadlines(text: str, *, year: int | None = None) -> list[ReadDeadline]:
    """The deadlines of a cell or a labelled phrase; one of kind "none" for an empty text.

    `year` (of issue) completes a month or day written without one.
    """
    text = " ".join(text.split()).strip(" -;")
    if not text or not re.search(r"\w", text):
        return [NO_DEADLINE]
    parts = _parts(text, year)
    return [_read_one(part, year) for part in parts]


def _parts(text: str, year: int | None) -> list[str]:
    """A cell with several deadlines by actor or item; the whole text when its parts don't stand alone."""
    joined = _INNER_DASH.sub(lambda match: match.group().replace("-", _DASH_IN_SPAN), text)
    pieces = [piece.strip().replace(_DASH_IN_SPAN, "-") for piece in _ITEM.split(joined) if piece and piece.strip()]
    if len(pieces) < 2:
        pieces = [piece.strip() for piece in re.split(r"(?<=\d)[.,]\s+(?=[A-ZĐ])|(?<=xuyên)[.,]\s+(?=[A-ZĐ])", text)]
    if len(pieces) < 2 or any(_read_one(piece, year).kind == "none" for piece in pieces):
        return [text]
    return pieces


_WITHIN_THE_YEAR = re.compile(r"^(?:thực hiện |hoàn thành )?trong năm(?: kế hoạch)?\.?$", re.IGNORECASE)


def _read_one(text: str, year: int | None) -> ReadDeadline:
    masked = without_citations(text)
    if year and _WITHIN_THE_YEAR.match(text):
        return ReadDeadline(text, "year", date(year, 12, 31))
    condition = _condition(text, masked)
    outside = masked if condition is None else _blank(masked, condition)
    due = _due(outside, year) or (_due(masked, year) if condition is None else None)
    ongoing = _ONGOING.search(outside)
    event = _EVENT.search(masked)
    if due and not due[2]:
        after = bool(_AFTERWARDS.search(outside))
        return ReadDeadline(text, due[0], due[1], after, _text_of(text, condition))
    if ongoing or (due and due[2]):
        return ReadDeadline(text, "ongoing", None, False, _text_of(text, condition))
    if condition is not None and not (event and event.start() < condition[0]):
        return ReadDeadline(text, "roadmap", None, bool(_AFTERWARDS.search(outside)), _text_of(text, condition))
    if event:
        return ReadDeadline(text, "event", None, False, text)
    if _ROADMAP.search(masked):
        return ReadDeadline(text, "roadmap", None, False, text)
    return ReadDeadline(text, "none", understood=False)


def _condition(text: str, masked: str) -> tuple[int, int] | None:
    match = _CONDITION.search(text)
    if match is None:
        return None
    start, end = match.span("text")
    # A due date may follow the condition: "theo chỉ đạo của Bộ, hoàn thành trước 30/9/2025".
    later = re.search(
        r",\s*(?:hoàn thành|xong|trước|chậm nhất|trong (?:tháng|quý|năm)|đến (?:ngày|hết|tháng|năm))",
        masked[start:end],
        re.IGNORECASE,
    )
    return (start, start + later.start()) if later else (start, end)


def _blank(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]


def _text_of(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]].strip(" .;,()") if span else None


def _due(masked: str, year: int | None) -> tuple[str, date | None, bool] | None:
    """Kind, last day, and whether it only says when something begins or recurs."""
    times = list(times_in(masked, year))
    begins: tuple[str, date | None, bool] | None = None
    for index, time in enumerate(times):
        before = masked[: time.start]
        if _FROM.search(before) and not _INNER_SPAN.search(masked[time.start : time.end]):
            following = times[index + 1] if index + 1 < len(times) else None
            if following and _TO.match(masked[time.end : following.start]):
                continue
            begins = begins or ("ongoing", None, True)
            continue
        if _RECURRING.match(masked[time.end :]) and time.kind in ("date", "month", "quarter") and time.yearless:
            begins = begins or ("ongoing", None, True)
            continue
        last = _end_of_span(masked, times, index)
        return (last.kind, _last_day(masked, time if last is time else last), False)
    return begins


def _end_of_span(masked: str, times: list[Time], index: int) -> Time:
    """ "Quý IV/2025 - Quý II/2026" ends with its second half."""
    time = times[index]
    if (
        index + 1 < len(times)
        and _TO.match(masked[time.end : times[index + 1].start])
        and times[index + 1].last >= time.last
    ):
        return times[index + 1]
    return time


def _last_day(masked: str, time: Time) -> date:
    before = (
        masked[: time.start]
        + (re.match(r"(?:ngày\s*)?(?:mùng\s*|mồng\s*)?", masked[time.start : time.end], re.IGNORECASE) or [""])[0]
    )
    if _BEFORE_HOUR.search(before) or _BEFORE_END.search(before):
        return time.last
    if _BEFORE.search(before):
        return time.first - timedelta(days=1)
    return time.last


_CUE = re.compile(
    r"(?:hoàn thành|xong|thực hiện|triển khai|báo cáo|gửi|trình|ban hành|phấn đấu|đưa vào|tổ chức|"
    r"kết thúc|thời hạn|thời gian|chậm nhất|muộn nhất)?"
    r"[^.;,]{0,40}?(?P<cue>trước(?: khi hết)?(?: ngày| tháng| quý| năm)?|chậm nhất(?: là)?(?: đến|"
    r" trước| trong| vào)?(?: ngày| hết)?|muộn nhất|"
    r"(?:cho\s+)?đến (?:hết |cuối |trước )?(?:ngày|tháng|quý|năm)|(?:hoàn thành|xong)(?: vào)? (?:ngày|"
    r"tháng|quý|năm)|đến hết|đến cuối|(?:^|"
    r"\b)hết (?:ngày|tháng|quý|năm)|trong (?:ngày|tháng|quý|năm)|"
    r"vào (?:ngày|tháng|quý|cuối)|trong\s+(?=\d|Quý|quý|tháng)|xong trong|hoàn thành(?: vào)?|"
    r"thời hạn(?: hoàn thành)?:?|thời gian(?: hoàn thành| thực hiện)?:?|từ nay đến)\s*$",
    re.IGNORECASE,
)
_PROSE_ONGOING = (
    re.compile(
        r"(?:gửi\s+|báo cáo\s+)?(?:trước|vào|chậm nhất)\s+(?:ngày\s+)?(?:mùng\s+|mồng\s+)?(?:\d{1,2}|"
        r"cuối cùng)\s+(?:của\s+)?(?:h[ằàa]ng\s+)?(?:tháng|quý|tuần|năm|kỳ)(?:\s+(?:báo cáo|cuối quý|"
        r"cuối cùng|sau))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"định kỳ\s+(?:h[ằàa]ng|0?\d+)?\s*(?:tuần|tháng|quý|năm)(?:[/,]\s*(?:\d+ )?(?:tuần|tháng|quý|"
        r"năm))*|\b(?:thực hiện|tiến hành)\s+thường xuyên\b|^thường xuyên\b|"
        r"\bh[ằàa]ng\s+(?:ngày|tuần|tháng|quý|năm)(?:,\s*(?:h[ằàa]ng\s+)?(?:tháng|quý|năm|\d+ năm))*\b|"
        r"^báo cáo (?:tuần|tháng|quý|năm|định kỳ)\b",
        re.IGNORECASE,
    ),
)


_PROSE_EVENT = re.compile(
    r"\b(?:ngay sau khi|sau khi|trong (?:thời hạn|thời gian|vòng)\s+\d+\s*(?:ngày|tháng|tuần|giờ)|"
    r"(?:chậm nhất|muộn nhất|trước|sau)\s+\d+\s*(?:ngày|tháng|tuần)|"
    r"trong \d+\s*(?:ngày|tháng|tuần)(?: làm việc)? kể từ)[^.;]{3,160}(?=[.;)]|$)",
    re.IGNORECASE,
)


def deadlines_in_prose(text: str, *, year: int | None = None) -> list[ReadDeadline]:
    """Deadlines that a sentence states among other things. Bare dates and years don't count, only announced ones."""
    masked = without_citations(text)
    found: list[ReadDeadline] = []
    for time in times_in(masked, year):
        label = re.match(
            r"(?:ngày\s*|tháng\s*|quý\s*|quí\s*|năm\s*)?(?:mùng\s*)?", masked[time.start : time.end], re.IGNORECASE
        )
        before = masked[: time.start] + (label.group() if label else "")
        cue = _CUE.search(before[-120:])
        if cue is None or _FROM.search(masked[: time.start]):
            continue
        if _RECURRING.match(masked[time.end :]) and time.yearless:
            continue
        start = max(len(before) - 120, 0) + cue.start("cue")
        start = _phrase_start(text, start)
        tail = re.match(
            r"[^.;]{0,15}?\s*(?:và|,)\s*(?:duy trì|thường xuyên|(?:những|các) năm tiếp theo)[^.;,]{0,40}",
            text[time.end :],
        )
        phrase = text[start : time.end + (tail.end() if tail else 0)].strip()
        found.append(ReadDeadline(phrase, time.kind, _last_day(masked, time), bool(tail)))
    if len(found) > 1:
        found = [one for one in found if not one.text.lower().startswith("từ nay")] or found
    match = next((match for pattern in _PROSE_ONGOING if (match := pattern.search(masked))), None)
    if not found and match:
        found.append(ReadDeadline(text[match.start() : match.end()], "ongoing"))
    if not found and (event := _PROSE_EVENT.search(text)) and _ends_sentence(text, event):
        phrase = event.group().strip(" ,")
        found.append(ReadDeadline(phrase, "event", conditional_on=phrase))
    return found


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """A time that opens a sentence ("Sau khi sáp nhập, …") tells of the past, one that closes it is a deadline."""
    return match.start() > 20 and "," not in match.group()


def _phrase_start(text: str, start: int) -> int:
    """The verb before the cue belongs to the phrase: "hoàn thành trước ngày 30/6"."""
    match = re.search(r"(?:hoàn thành|xong|gửi|báo cáo|phấn đấu|từ nay)\s*$", text[:start], re.IGNORECASE)
    return match.start() if match else start
