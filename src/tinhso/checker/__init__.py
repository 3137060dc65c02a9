"""Finds what contradicts itself in an official document, and what would settle it. Pure: no Django, no database.

`check(document, against=…)` takes documents of `papers` and gives a `CheckResult`; `apply` makes a suggested correction
in the extracted text, to which all spans refer.
"""

from tinhso.checker.engine import check
from tinhso.checker.findings import CheckResult, Edit, Finding, FindingKind, Severity, apply
from tinhso.checker.passages import Span

__all__ = ["CheckResult", "Edit", "Finding", "FindingKind", "Severity", "Span", "apply", "check"]
