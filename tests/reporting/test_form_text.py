"""A form as a text: out and back as it was, what is wrong named by its place, what is new told in words."""

from datetime import date
from typing import Any

import pytest

from tests.reporting.test_form_rules import LINES, METRICS, SUM
from tinhso.reporting.rules.form_changes import Way, changes
from tinhso.reporting.rules.form_data import read_form
from tinhso.reporting.rules.form_text import FormText, Table, read_text, write_text
from tinhso.reporting.rules.form_words import consequence, rule_in_words
from tinhso.reporting.rules.forms import FormError, FormFrame, FormProblem

HEAD = {"code": "bieu", "name": "Biểu “thử”", "calendar": "thang", "reporters": "xa"}
PEOPLE = {"code": "people", "label": "Người dự", "measure": "người"}
GOOD = FormText(date(2026, 1, 8), "12/QĐ-UBND", LINES, [SUM])


def defined(code: str) -> Table | None:
    return PEOPLE if code == "people" else None


def problems(text: str) -> list[tuple[str, str]]:
    """Place and field of everything that is wrong with a text, its lines and rules included."""
    found: list[FormProblem] = []
    try:
        read = read_text(text.encode(), HEAD, defined)
        found += read.problems
        read_form(read.lines, read.rules, METRICS.get)
    except FormError as error:
        found += error.problems
    assert all(each.message and each.remedy for each in found)
    return [(each.where, each.field) for each in found]


def test_what_is_written_is_read_back_as_it_was() -> None:
    odd = [{"code": "odd", "label": 'Dấu "ngoặc", \\ chéo, \t tab, \x7f và\nhàng hai'}]
    text = FormText(date(2026, 1, 8), "Số 12/QĐ-UBND", [*LINES, *odd], [SUM])
    assert read_text(write_text(HEAD, text, [PEOPLE], []).encode(), HEAD, defined) == text


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    written = write_text(HEAD, GOOD, [], []).replace("\n", "\r\n")
    assert read_text(b"\xef\xbb\xbf" + written.encode(), HEAD, defined) == GOOD


@pytest.mark.parametrize(
    ("wrong", "right", "place"),
    [
        ('code = "bieu"', 'code = "khac"', ("", "code")),
        ('reporters = "xa"', "", ("", "reporters")),
        ("since = 2026-01-08", 'since = "08/01/2026"', ("", "since")),
        ("since = 2026-01-08", "since = 2026-01-08T00:00:00", ("", "since")),
        ('source = "12/QĐ-UBND"', "", ("", "source")),
        ('source = "12/QĐ-UBND"', "sources = 1", ("", "sources")),
        ('label = "Nữ"', 'lable = "Nữ"', ("Dòng 3 (women)", "lable")),
        ('label = "Nữ"', "label = 3", ("Dòng 3 (women)", "label")),
        ('metric = "women"', 'metric = "girls"', ("Dòng 3 (women)", "metric")),
        ('is = "="', 'is = "=="', ("Quy tắc 1 (sum)", "is")),
        ('left = ["people"]', 'left = "people"', ("Quy tắc 1 (sum)", "left")),
        ('measure = "người"', 'measure = "lượt"', ("[[metric]] 1", "measure")),
        ("\n[[metric]]\n", "\n[metric]\n", ("", "metric")),
        ("since = 2026-01-08", "since 2026-01-08", ("Hàng 11, cột 7", "")),
    ],
)
def test_a_slip_is_named_by_its_place_and_field(wrong: str, right: str, place: tuple[str, str]) -> None:
    text = write_text(HEAD, GOOD, [PEOPLE], [])
    assert problems(text) == []
    assert wrong in text
    assert place in problems(text.replace(wrong, right, 1))


def test_all_slips_are_told_at_once() -> None:
    text = write_text(HEAD, GOOD, [], []).replace('label = "Nữ"', "").replace('right = ["women", "men"]', "right = []")
    assert problems(text) == [("Dòng 3 (women)", "label"), ("Quy tắc 1 (sum)", "right")]


def test_what_is_no_text_is_said() -> None:
    with pytest.raises(FormError, match="không phải chữ UTF-8"):
        read_text(b"\xff\xfe\x00", HEAD, defined)
    with pytest.raises(FormError, match="Không đúng cách viết TOML"):
        read_text(b"a = " + b"[" * 5000, HEAD, defined)


def frame(lines: list[dict[str, Any]], *rules: dict[str, Any]) -> FormFrame:
    return read_form(lines, rules, METRICS.get)


def test_changes_are_told_line_by_line() -> None:
    new = [dict(line) for line in LINES if line["code"] != "accounts"]
    new[2]["label"] = "Phụ nữ"
    new.insert(1, {"code": "note", "label": "Ghi chú", "metric": "accounts"})
    found = changes(frame(LINES, SUM), frame(new, {**SUM, "is": "<="}), lambda code: f"<{code}>")
    assert [(each.way, each.code) for each in found.lines] == [
        (Way.ADDED, "note"),
        (Way.CHANGED, "women"),
        (Way.DROPPED, "accounts"),
    ]
    assert [each.new for each in found.lines[0].differences] == ["<accounts>"]
    [different] = found.lines[1].differences
    assert (different.field, different.old, different.new) == ("tên", "Nữ", "Phụ nữ")
    [rule] = found.rules
    assert rule.differences[0].new == "“Người dự” không được lớn hơn “Phụ nữ” + “Nam”. (không gửi được)"
    assert (found.count(Way.ADDED), found.count(Way.CHANGED), found.count(Way.DROPPED)) == (1, 2, 1)


def test_the_same_form_has_no_changes_and_a_moved_line_is_one() -> None:
    assert not changes(frame(LINES, SUM), frame(LINES, SUM), str)
    swapped = [*LINES[:2], LINES[3], LINES[2], *LINES[4:]]
    [moved] = changes(frame(LINES, SUM), frame(swapped, SUM), str).lines
    assert [(each.field, each.old) for each in moved.differences] == [("thứ tự", "sau “Nữ”")]


def test_a_lines_new_name_changes_no_rule() -> None:
    renamed = [{**line, "label": f"{line['label']} mới"} for line in LINES]
    assert changes(frame(LINES, SUM), frame(renamed, SUM), str).rules == ()


def test_rules_are_told_in_words() -> None:
    jump = {"code": "jump", "jump": ["people", "dossiers"], "percent": 50, "at_least": 1000}
    form = frame(LINES, SUM, jump)
    assert [(rule_in_words(form, rule), consequence(rule)) for rule in form.rules] == [
        ("“Người dự” phải bằng “Nữ” + “Nam”.", "không gửi được"),
        ("“Người dự”, “Hồ sơ”: lệch quá 50% và từ 1.000 trở lên so với kỳ trước.", "phải giải trình"),
    ]
