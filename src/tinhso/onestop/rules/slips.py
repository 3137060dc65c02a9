"""What the parts of a procedure's file check of themselves alike. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from tinhso.onestop.rules.plain import Problem, Slip

_CODE = re.compile(r"[0-9A-Za-zĐđ][0-9A-Za-zĐđ._-]{0,59}")


class Coded(Protocol):
    @property
    def code(self) -> str: ...


def said(value: object, *names: str) -> Iterator[Problem]:
    for name in names:
        if not getattr(value, name):
            yield Problem(name, Slip.MISSING)


def sound_code(code: str, name: str = "code") -> Iterator[Problem]:
    if not _CODE.fullmatch(code):
        yield Problem(name, Slip.BAD_CODE, {"code": code[:60]})


def codes_once(name: str, items: Iterable[Coded]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, each in enumerate(items, 1):
        if each.code in seen:
            yield Problem(f"{name}[{place}].code", Slip.TWICE, {"name": each.code})
        seen.add(each.code)


def in_order(since: date | None, until: date | None) -> Iterator[Problem]:
    if since is not None and until is not None and until < since:
        yield Problem("until", Slip.DATES_TURNED)
