"""Rules of a form, without a database: what a filled form violates, and what its keeper can't publish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.reporting.rules.form_data import read_form, read_whole
from tinhso.reporting.rules.forms import FormError, FormFrame, Kind, Measured, Severity, open_violations

METRICS = {
    "people": Measured(Kind.ENTERED, "người"),
    "women": Measured(Kind.ENTERED, "người"),
    "men": Measured(Kind.ENTERED, "người"),
    "accounts": Measured(Kind.ENTERED, "người", cumulated=True),
    "dossiers": Measured(Kind.COMPUTED, "hồ sơ"),
    "share": Measured(Kind.RATIO, "%"),
}
LINES = [
    {"code": "outreach", "label": "Tuyên truyền"},
    {"code": "people", "label": "Người dự", "metric": "people", "parent": "outreach", "number": "1"},
    {"code": "women", "label": "Nữ", "metric": "women", "parent": "people"},
    {"code": "men", "label": "Nam", "metric": "men", "parent": "people"},
    {"code": "accounts", "label": "Tài khoản lũy kế", "metric": "accounts"},
    {"code": "dossiers", "label": "Hồ sơ", "metric": "dossiers"},
    {"code": "share", "label": "Tỷ lệ", "metric": "share"},
]
SUM = {"code": "sum", "left": ["people"], "is": "=", "right": ["women", "men"]}
JUMP = {"code": "jump", "jump": ["people", "dossiers"], "percent": 50, "at_least": 10}
GOOD = {"people": 100, "women": 60, "men": 40, "accounts": 500, "dossiers": 80}
numbers = st.integers(min_value=0, max_value=10**9)


def frame(*rules: dict[str, object]) -> FormFrame:
    return read_form(LINES, rules, METRICS.get)


def test_a_good_form_violates_nothing() -> None:
    assert frame(SUM, JUMP).check(GOOD, GOOD) == []


def test_a_sum_that_is_off_names_the_lines_both_numbers_and_the_remedy() -> None:
    [found] = frame(SUM).check({**GOOD, "women": 61}, GOOD)
    assert (found.line, found.severity, found.found, found.against) == ("people", Severity.ERROR, 100, 101)
    assert found.message == "“Người dự” là 100, phải bằng “Nữ” + “Nam” là 101."
    assert found.remedy == "Sửa một trong các dòng này cho khớp."
    assert found.is_open({found.key: "vì thế"})


def test_a_jump_asks_and_an_explanation_of_these_numbers_answers() -> None:
    form = frame(JUMP)
    [found] = form.check({**GOOD, "people": 1234, "dossiers": 80}, GOOD)
    assert found.severity is Severity.QUESTION
    assert found.message == "“Người dự” tăng từ 100 lên 1.234 so với kỳ trước, quá 50%."
    assert found.is_open({})
    assert found.is_open({found.key: "  "})
    assert not found.is_open({found.key: "Tháng cao điểm"})
    [another] = form.check({**GOOD, "people": 12340}, GOOD)
    assert another.is_open({found.key: "Tháng cao điểm"})


def test_small_numbers_may_jump() -> None:
    assert frame(JUMP).check({**GOOD, "people": 9}, {**GOOD, "people": 0}) == []
    assert len(frame(JUMP).check({**GOOD, "people": 10}, {**GOOD, "people": 0})) == 1


def test_a_cumulated_number_falls_only_with_an_explanation() -> None:
    [found] = frame().check({**GOOD, "accounts": 499}, GOOD)
    assert (found.severity, found.explainable) == (Severity.ERROR, True)
    assert found.message == "“Tài khoản lũy kế” là số lũy kế nhưng giảm từ 500 xuống 499."
    assert open_violations([found], {found.key: "Kỳ trước ghi nhầm"}) == []


def test_a_missing_number_is_asked_for_and_zero_is_a_number() -> None:
    [found] = frame(SUM, JUMP).check({**GOOD, "men": None}, GOOD)
    assert (found.line, found.message) == ("men", "Dòng “Nam” chưa có số.")
    assert frame(SUM).check({**GOOD, "people": 0, "women": 0, "men": 0}, {}) == []


def test_a_relation_may_be_a_question_only() -> None:
    form = frame({"code": "few", "left": ["women"], "is": "<=", "right": ["men"], "severity": "question"})
    [found] = form.check(GOOD, GOOD)
    assert found.message == "“Nữ” là 60, không được lớn hơn “Nam” là 40."
    assert not found.is_open({found.key: "Đúng thế"})


@given(people=numbers, women=numbers, men=numbers)
def test_a_sum_is_violated_exactly_when_it_is_off(people: int, women: int, men: int) -> None:
    now = {**GOOD, "people": people, "women": women, "men": men}
    assert bool(frame(SUM).check(now, {})) == (people != women + men)


@given(left=numbers, right=numbers)
def test_at_most_and_at_least_are_each_others_mirror(left: int, right: int) -> None:
    now = {**GOOD, "women": left, "men": right}
    at_most = frame({"code": "a", "left": ["women"], "is": "<=", "right": ["men"]}).check(now, {})
    at_least = frame({"code": "a", "left": ["men"], "is": ">=", "right": ["women"]}).check(now, {})
    assert bool(at_most) == bool(at_least) == (left > right)


@given(now=numbers, last=numbers, percent=st.integers(1, 500), at_least=st.integers(1, 1000))
def test_a_jump_is_what_is_far_in_percent_and_in_number(now: int, last: int, percent: int, at_least: int) -> None:
    form = frame({"code": "j", "jump": ["people"], "percent": percent, "at_least": at_least})
    found = form.check({**GOOD, "people": now}, {"people": last})
    distance = abs(now - last)
    assert bool(found) == (distance >= at_least and distance * 100 > percent * last)
    assert all(f"{each.found}" == f"{now}" and each.against == last for each in found)


@given(values=st.fixed_dictionaries({code: st.none() | numbers for code in GOOD}))
def test_whoever_repeats_the_last_period_is_asked_nothing_but_what_is_missing(values: dict[str, int | None]) -> None:
    found = frame(JUMP).check(values, values)
    missing = {code for code in ("people", "women", "men", "accounts") if values[code] is None}
    assert {each.line for each in found} == missing


@pytest.mark.parametrize(
    ("lines", "rules", "said"),
    [
        ([], [], "chưa có dòng nào"),
        ([{"code": "Ă", "label": "x"}], [], "không hợp lệ"),
        ([{"code": "a", "label": " "}], [], "chưa có tên"),
        ([{"code": "a", "label": "x"}, {"code": "a", "label": "y"}], [], "đã dùng"),
        ([{"code": "a", "label": "x", "metric": "unheard.of"}], [], "chưa có chỉ tiêu unheard.of"),
        ([{"code": "a", "label": "x", "parent": "b"}], [], "dòng cha"),
        ([*LINES, {"code": "again", "label": "x", "metric": "people"}], [], "đã có ở dòng khác"),
        (LINES, [{"code": "r", "left": ["people"], "is": "~", "right": ["men"]}], "“~” không dùng được"),
        (LINES, [{"code": "r", "left": ["people"], "is": "=", "right": ["share"]}], "không có số đếm: share"),
        (LINES, [{"code": "r", "left": ["people"], "is": "=", "right": ["nobody"]}], "nobody"),
        (LINES, [{"code": "r", "jump": ["people"], "percent": 0}], "phải là số nguyên từ 1"),
        (LINES, [{"code": "r", "jump": "people", "percent": 5}], "phải là danh sách mã dòng"),
        (LINES, [SUM, SUM], "đã dùng"),
        (LINES, [{"code": "missing", "jump": ["people"], "percent": 5}], "“missing” không hợp lệ"),
    ],
)
def test_what_does_not_hold_together_is_refused_in_words(lines: list, rules: list, said: str) -> None:
    with pytest.raises(FormError) as refused:
        read_form(lines, rules, METRICS.get)
    assert said in str(refused.value)


def test_lines_know_what_they_stand_under() -> None:
    assert [line.depth for line in frame().lines] == [0, 1, 2, 2, 0, 0, 0]
    assert [line.code for line in frame().entered] == ["people", "women", "men", "accounts"]
    assert [line.code for line in frame().figures] == ["people", "women", "men", "accounts", "dossiers", "share"]


@given(numbers)
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    grouped = f"{number:,}"
    assert read_whole(str(number)) == read_whole(grouped.replace(",", ".")) == read_whole(grouped.replace(",", " "))
    assert read_whole(f" {number} ") == number


@pytest.mark.parametrize("text", ["1,5", "-3", "abc", "1.5", "12.34", "1..000", "=1", "9" * 30])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"số nguyên|quá lớn"):
        read_whole(text)


def test_nothing_is_no_number() -> None:
    assert read_whole("  ") is None
