"""Reasons and errors in another language: the catalogue's sentences are put in its place, what fills them stays."""

from pathlib import Path

from tinhso.linkage.acts import ACT_SUPPORTS
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.reasons import D_MATCH, D_NONE, reason_text

PRESENT, SAME_NAME, SWAPPED_DATE = 1 << 52, 1, 5 << 4
ENGLISH = {
    "cùng họ tên": "same name",
    "ngày sinh đảo ngày tháng": "day and month exchanged",
    "{others} khớp chắc chắn": "{others} matches for certain",
    "chưa đủ căn cứ: {words}": "not enough evidence: {words}",
    "dòng {line}": "line {line}",
    "cột “{column}”": "column “{column}”",
    "có {found} ô, dòng đầu có {width}": "{found} cells, the first line has {width}",
}


def code(decision: int) -> int:
    return PRESENT | SAME_NAME | SWAPPED_DATE | ACT_SUPPORTS << 40 | decision << 44


def test_a_reason_is_said_in_the_language_of_whoever_shows_it() -> None:
    assert reason_text(code(D_MATCH), "vợ") == "cùng họ tên; ngày sinh đảo ngày tháng; vợ khớp chắc chắn"
    english = reason_text(code(D_NONE), "wife", ENGLISH.__getitem__)
    assert english == "not enough evidence: same name; day and month exchanged; wife matches for certain"


def test_an_error_keeps_its_place_and_figures_in_every_language() -> None:
    error = LinkageError("có {found} ô, dòng đầu có {width}", file=Path("a.csv"), line=7, column="b", found=3, width=4)
    assert str(error) == "a.csv, dòng 7, cột “b”: có 3 ô, dòng đầu có 4"
    assert error.said(ENGLISH.__getitem__) == "a.csv, line 7, column “b”: 3 cells, the first line has 4"
