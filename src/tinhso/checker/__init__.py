"""Finds what contradicts itself in an official document, and what would settle it. Pure: no Django, no database.

`check(document, against=…)` takes documents of `papers` and gives a `CheckResult`; `apply` makes a suggested correction
in the extracted text, to which all spans refer. The rules are loaded when one of these is first asked for: the other
commands of `tinhso` start without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tinhso.checker.engine import check
    from tinhso.checker.findings import CheckResult, Edit, Finding, FindingKind, Severity, apply
    from tinhso.checker.passages import Span

__all__ = ["CheckResult", "Edit", "Finding", "FindingKind", "Severity", "Span", "apply", "check"]

_ELSEWHERE = {"check": "engine", "Span": "passages"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'findings')}"), name)
