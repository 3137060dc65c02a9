"""Bodies that a sentence names in its midst: whom it charges, and who helps."""

from tinhso.directives.reading.actions import ACTIONS
from tinhso.directives.reading.fitting import unit_likeness
from tinhso.papers.patterns import compiled

_GIVEN = compiled(
    r"(?:^|[\s,;(])(?:[Gg]iao|Yêu cầu|[Dd]o)\s+(?:cho\s+)?(?P<body>(?:[A-ZĐÀ-Ỹ]|"
    r"các )[^;.:()]{3,140}?)\s+(?:tiếp tục|chủ động|thường xuyên|tập trung|kịp thời|duy trì|"
    r"là (?:cơ quan|đơn vị)|làm đầu mối|chủ trì|phối hợp|"
    rf"{ACTIONS})(?![\wÀ-ỹ])"
)
GIVEN_TO = compiled(r"giao\s+(?:bổ sung\s+|thêm\s+)?cho\s+(?P<body>(?:các\s|[A-ZĐÀ-Ỹ])[^.;:]{5,160}?)\s*:?$")
_IN_BRACKETS = compiled(r"\((?P<body>[A-ZĐÀ-Ỹ][^()]{3,120}?)\s+(?:chủ trì|thực hiện)[^()]*\)")
_HELPERS = compiled(
    r"phối hợp\s*(?:chặt chẽ\s*)?(?:với|cùng)?\s*:?\s*(?P<bodies>(?:(?:các|Các)\s|[A-ZĐÀ-Ỹ])[^;.:()]{2,260}?)\s+"
    rf"(?=(?:{ACTIONS}|trong|để|nhằm)\b)"
)
_HELPERS_AT_END = compiled(
    r"phối hợp\s*(?:chặt chẽ\s*)?(?:với|cùng)?\s*:?\s*(?P<bodies>(?:(?:các|Các)\s|"
    r"[A-ZĐÀ-Ỹ])[^;.:()]{2,200}?)\s*(?=[;.)]|$)"
)
CHARGED_IN_BRACKETS = compiled(r"\s*\((?P<charge>(?:[Gg]iao|[Dd]o)\s+[^()]*)\)?\s*\.?$")


def assigned_inside(text: str) -> str:
    """The body of "… giao Sở Tư pháp chủ trì …" or "… (Sở Tư pháp chủ trì)"; empty when none."""
    match = _GIVEN.search(text) or _IN_BRACKETS.search(text)
    return match["body"] if match else ""


def helpers_inside(text: str) -> str:
    """The bodies of "phối hợp với A, B và C triển khai …"; empty when none are named."""
    at_end = _HELPERS_AT_END.search(text)
    if at_end and _is_body(at_end["bodies"].split(", ")[0]) and not _HELPERS.search(f"{at_end.group()} "):
        return at_end["bodies"].strip(" ,")
    match = _HELPERS.search(text)
    return match["bodies"].strip(" ,") if match else ""


def _is_body(text: str) -> bool:
    return unit_likeness(text) >= 2 or (text.startswith(("các ", "Các ")) and len(text) < 60)
