"""The number and symbol of an official document (số, ký hiệu).

- named kinds: number/KIND-BODY, "119/BC-STP", also with a unit, "12/QĐ-UBND-NC";
- official letters have no kind: number/BODY-UNIT, "2321/UBND-PVHCC" (Nghị định 30/2020/NĐ-CP, Phụ lục I and III);
- legal normative documents carry their year: "20/2020/QĐ-TTg", "30/2020/NĐ-CP", laws "148/2025/QH15";
- the Party writes number-KIND/BODY: "57-NQ/TW", "10-CV/BCĐ".

The number is blank until the clerk enters it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from tinhso.kernel.text import canonical_key, clean

DOCUMENT_KINDS = {
    # Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "TC": "thông cáo",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "DA": "dự án",
    "BC": "báo cáo",
    "BB": "biên bản",
    "TTr": "tờ trình",
    "HĐ": "hợp đồng",
    "CĐ": "công điện",
    "BGN": "bản ghi nhớ",
    "BTT": "bản thỏa thuận",
    "GUQ": "giấy ủy quyền",
    "GM": "giấy mời",
    "GGT": "giấy giới thiệu",
    "GNP": "giấy nghỉ phép",
    "PG": "phiếu gửi",
    "PC": "phiếu chuyển",
    "PB": "phiếu báo",
    # legal normative documents and what is made of them
    "L": "lệnh",
    "PL": "pháp lệnh",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "NQLT": "nghị quyết liên tịch",
    "VBHN": "văn bản hợp nhất",
    # of the Party
    "CV": "công văn",
    "KL": "kết luận",
}
_KIND_BY_KEY = {canonical_key(kind): kind for kind in DOCUMENT_KINDS}

_NUMBER = r"(?:(?P<number>[0-9]+)(?P<suffix>bis|[a-zđ]?))?"
_GROUP = r"[^\W\d_](?:[^\W_]|[&.()])*(?<!\.)"
_STATE = re.compile(
    rf"{_NUMBER}/(?:(?P<year>[12][0-9]{{3}})/)?(?P<first>{_GROUP})(?:-(?P<rest>{_GROUP}(?:-{_GROUP})*))?"
)
_PARTY = re.compile(rf"{_NUMBER}-(?P<kind>{_GROUP})/(?P<body>{_GROUP})(?:-(?P<unit>{_GROUP}))?")

_LABEL = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_BLANK = re.compile(r"^(?:[.…_]|\s)+(?=[/-])")
_AROUND_MARKS = re.compile(r"\s*([/\u2010-\u2015\u2212-])\s*")


class SymbolForm(StrEnum):
    STATE = "state"
    NORMATIVE = "normative"  # carries its year
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """A symbol in its parts.

    `number` is None while blank; `suffix` follows an inserted number ("12a"). `kind` is a key of DOCUMENT_KINDS, or
    None for letters and for laws and resolutions of the National Assembly, whose symbol doesn't say which they are.
    `unit` is the drafting unit, or the further signing bodies of a joint document; empty where there is none.
    """

    form: SymbolForm
    number: int | None
    body: str
    kind: str | None = None
    unit: str = ""
    year: int | None = None
    suffix: str = ""

    @property
    def kind_name(self) -> str | None:
        """The kind in Vietnamese; None where the symbol doesn't tell."""
        if self.kind is None:
            return DOCUMENT_KINDS["CV"] if self.is_letter else None
        return DOCUMENT_KINDS[self.kind]

    @property
    def is_letter(self) -> bool:
        """Whether this is an official letter (công văn)."""
        return self.kind == "CV" or (self.kind is None and self.form is SymbolForm.STATE)

    @property
    def key(self) -> str:
        """For comparing symbols: the same for "05/KH-UBND" and "5/kh-ubnd"."""
        return canonical_key(str(self))

    def __str__(self) -> str:
        """The symbol as Nghị định 30/2020/NĐ-CP writes it: numbers below 10 with a zero, a blank number left out."""
        number = "" if self.number is None else f"{self.number:02}{self.suffix}"
        unit = f"-{self.unit}" if self.unit else ""
        if self.form is SymbolForm.PARTY:
            return f"{number}-{self.kind}/{self.body}{unit}"
        year = "" if self.year is None else f"{self.year}/"
        kind = "" if self.kind is None else f"{self.kind}-"
        return f"{number}/{year}{kind}{self.body}{unit}"


def parse_document_symbol(text: str) -> DocumentSymbol:
    """Read one symbol, with or without "Số:", with stray spaces or a number left blank ("Số:      /KH-UBND").

    Raises ValueError for what isn't a symbol (ratios, dates, numbers without a body). A first group that is no known
    kind is the body of a letter: "346/TCTTKĐA06".
    """
    symbol = _AROUND_MARKS.sub(_plain_mark, _BLANK.sub("", _LABEL.sub("", clean(text).replace("Ð", "Đ"))))
    parsed = _state(symbol) or _party(symbol)
    if parsed is None:
        raise ValueError(f"not a document symbol: {text!r}")
    return parsed


def _state(symbol: str) -> DocumentSymbol | None:
    match = _STATE.fullmatch(symbol)
    if match is None:
        return None
    first, rest = match["first"], match["rest"] or ""
    kind = _KIND_BY_KEY.get(canonical_key(first))
    if kind and not rest:  # a kind without a body
        return None
    body, _, unit = rest.partition("-") if kind else (first, "", rest)
    year = int(match["year"]) if match["year"] else None
    form = SymbolForm.STATE if year is None else SymbolForm.NORMATIVE
    return DocumentSymbol(form, _number(match), body, kind, unit, year, match["suffix"] or "")


def _party(symbol: str) -> DocumentSymbol | None:
    match = _PARTY.fullmatch(symbol)
    kind = _KIND_BY_KEY.get(canonical_key(match["kind"])) if match else None
    if match is None or kind is None:
        return None
    number, suffix = _number(match), match["suffix"] or ""
    return DocumentSymbol(SymbolForm.PARTY, number, match["body"], kind, match["unit"] or "", suffix=suffix)


def _number(match: re.Match[str]) -> int | None:
    return int(match["number"]) if match["number"] else None


def _plain_mark(mark: re.Match[str]) -> str:
    return "/" if mark[1] == "/" else "-"
