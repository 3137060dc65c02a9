"""Short ways to check a text and to look at what was found."""

from tinhso.checker import CheckResult, Finding, check
from tinhso.papers import read_bytes

HEAD = """SỞ TƯ PHÁP
Số: 15/BC-STP

Tuyên Quang, ngày 10 tháng 9 năm 2025

BÁO CÁO
Kết quả công tác tháng 8

"""


def checked(text: str) -> CheckResult:
    """The check of a text as it stands."""
    return check(read_bytes(text.encode()))


def findings(text: str) -> list[Finding]:
    return list(checked(text).findings)


def kinds(text: str) -> list[str]:
    return [str(finding.kind) for finding in findings(text)]


def corrected(text: str) -> list[str]:
    """What each finding would write instead of what stands there: "5.803 → 5.083"."""
    result = checked(text)
    return [
        f"{result.text[edit.span.start : edit.span.end]} → {edit.replacement}"
        for finding in result.findings
        for edit in finding.suggestion[:1]
    ]
