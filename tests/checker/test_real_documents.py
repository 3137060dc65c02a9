"""What must be found in the province's own documents, and nothing that isn't there."""

import pytest

from tests.shared_documents import shared
from tinhso.checker import CheckResult, Finding, FindingKind, Severity, apply, check
from tinhso.papers import read_bytes, read_file

AUGUST, YEAR, PLAN = "119-BC-STP.txt", "461-BC-STP.txt", "21-KH-UBND.txt"


def result(name: str, *against: str) -> CheckResult:
    return check(read_file(shared(name)), against=[read_file(shared(other)) for other in against])


def texts(found: CheckResult, finding: Finding) -> list[str]:
    return [found.text[span.start : span.end] for span in finding.spans]


def of_kind(found: CheckResult, kind: FindingKind) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind is kind]


def test_august_one_wrong_number_explains_percentages_the_rest_and_five_services() -> None:
    found = result(AUGUST)
    (finding,) = of_kind(found, FindingKind.RATIO)

    assert finding.severity is Severity.CONTRADICTION
    assert finding.expected == "5.083"
    assert [found.text[edit.span.start : edit.span.end] for edit in finding.suggestion] == ["5.803", "5.803"]
    assert {edit.replacement for edit in finding.suggestion} == {"5.083"}
    lines = " | ".join(finding.arithmetic)
    assert "5.803 : 6.264 = 92,64% ≠ 81,14%" in lines
    assert "5.803 + 1.181 = 6.984 ≠ 6.264" in lines
    assert "1.802 + 543 + 606 + 1.671 + 461 = 5.083 ≠ 5.803" in lines


def test_august_is_settled_by_the_correction() -> None:
    found = result(AUGUST)
    (finding,) = of_kind(found, FindingKind.RATIO)
    again = check(read_bytes(apply(found.text, finding.suggestion).encode()))

    assert of_kind(again, FindingKind.RATIO) == []
    assert again.claims_checked == found.claims_checked


def test_august_counts_that_are_both_all_of_one_kind_with_the_rows_as_witness() -> None:
    found = result(AUGUST)
    (finding,) = of_kind(found, FindingKind.COUNT)

    assert finding.severity is Severity.CONTRADICTION
    assert sorted(set(texts(found, finding))) == ["06", "07", "17", "18"]
    assert "24" in str(finding.message)


def test_august_a_plan_with_two_dates() -> None:
    found = result(AUGUST)
    (finding,) = of_kind(found, FindingKind.REFERENCE)

    assert "52/KH-UBND" in str(finding.message)
    assert texts(found, finding) == ["28/3/2025", "18/3/2025", "18/3/2025"]
    assert finding.severity is Severity.CONTRADICTION


def test_august_one_programme_with_two_periods() -> None:
    found = result(AUGUST)
    (finding,) = of_kind(found, FindingKind.DATE)

    assert "2020-2025" in str(finding.message)
    assert "2022-2025" in str(finding.message)
    assert [found.text[edit.span.start : edit.span.end] for edit in finding.suggestion] == ["2020 - 2025", "2020-2025"]


def test_august_the_second_appendix_is_absent() -> None:
    found = result(AUGUST)
    absent = [f for f in of_kind(found, FindingKind.STRUCTURE) if f.severity is not Severity.STYLE]

    assert [texts(found, finding) for finding in absent] == [["Phụ lục 02"]]


def test_year_totals_against_their_services() -> None:
    found = result(YEAR)
    by_first = {texts(found, finding)[0]: finding for finding in of_kind(found, FindingKind.SUM)}

    assert {text: finding.expected for text, finding in by_first.items()} == {
        "217.836": "80.590",
        "224.100": "86.850",
        "6.264": "6.260",
    }
    assert all(finding.suggestion == () for finding in by_first.values()), "no single slip explains them"


def test_year_an_outlook_before_the_end_of_the_programme() -> None:
    found = result(YEAR)
    (finding,) = of_kind(found, FindingKind.DATE)

    assert texts(found, finding)[0] == "2023"
    assert finding.severity is Severity.CONTRADICTION


def test_year_all_done_though_rows_of_the_appendix_do_not_say_so() -> None:
    found = result(YEAR)
    (finding,) = of_kind(found, FindingKind.COUNT)

    assert texts(found, finding) == ["11", "11"]
    assert finding.severity is Severity.DOUBTFUL


def test_year_sums_that_hold_are_counted_as_checked() -> None:
    found = result(YEAR)

    assert found.claims_checked[FindingKind.SUM] + found.claims_checked[FindingKind.COMPLEMENT] >= 5
    wrong = found.text.replace("535.223/535.223", "535.323/535.323").replace("còn 802 bản", "còn 820 bản")
    changed = check(read_bytes(wrong.encode()))
    told = " | ".join(line for finding in changed.findings for line in finding.arithmetic)
    assert "869.882 + 535.323 = 1.405.205 ≠ 1.405.105" in told
    assert "30.775 + 820 = 31.595 ≠ 31.577" in told


def test_year_against_august_the_same_number_is_doubtful() -> None:
    found = result(YEAR, AUGUST)
    (finding,) = of_kind(found, FindingKind.RESTATEMENT)

    assert texts(found, finding) == ["6.264"]
    assert finding.severity is Severity.DOUBTFUL


def test_plan_every_stated_count_holds_and_passed_deadlines_are_told() -> None:
    found = result(PLAN)

    assert found.claims_checked[FindingKind.COUNT] >= 14  # seven headings against rows and against the text
    assert of_kind(found, FindingKind.COUNT) == []
    assert {finding.kind for finding in found.findings} == {FindingKind.DATE}
    assert {finding.severity for finding in found.findings} == {Severity.DOUBTFUL}


@pytest.mark.parametrize(
    ("name", "true_contradictions"),
    [(AUGUST, 4), (YEAR, 4), (PLAN, 0), ("2321-UBND-PVHCC.txt", 0), ("UBND-THCBKS-2025-03.txt", 0)],
)
def test_no_false_contradiction(name: str, true_contradictions: int) -> None:
    found = result(name)
    assert sum(finding.severity is Severity.CONTRADICTION for finding in found.findings) == true_contradictions


@pytest.mark.parametrize("name", [AUGUST, YEAR, PLAN])
def test_spans_are_exact_in_the_source(name: str) -> None:
    source = shared(name).read_text()
    found = result(name)

    assert found.text == source
    for finding in found.findings:
        for span in finding.spans:
            assert source[span.start : span.end].strip()
