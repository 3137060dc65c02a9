"""Forms out of stored data, and numbers out of what people type. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tinhso.reporting.rules.forms import (
    FormError,
    FormFrame,
    Jump,
    Kind,
    Line,
    Measured,
    Relation,
    Rule,
    Severity,
    Sign,
)

MOST_LINES = 200
LARGEST = 2**62
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0]\d{3})+")


def read_form(
    lines: Sequence[Mapping[str, Any]],
    rules: Sequence[Mapping[str, Any]],
    measured: Callable[[str], Measured | None],
) -> FormFrame:
    """A form from its stored data. `measured` tells of a metric what it is, None for one that nobody has defined.

    Raises FormError with everything that is wrong.
    """
    problems: list[str] = []
    read = _lines(lines, measured, problems)
    frame = FormFrame(read, _rules(rules, {line.code: line for line in read}, problems))
    if problems:
        raise FormError(problems)
    return frame


def _lines(
    given: Sequence[Mapping[str, Any]], measured: Callable[[str], Measured | None], problems: list[str]
) -> tuple[Line, ...]:
    read: dict[str, Line] = {}
    metrics: set[str] = set()
    if not given:
        problems.append(_("Biểu mẫu chưa có dòng nào."))
    if len(given) > MOST_LINES:
        problems.append(_("Biểu mẫu có quá %(most)s dòng.") % {"most": MOST_LINES})
    for place, each in enumerate(given[:MOST_LINES], 1):
        line = _line(each, measured, read, problems, place)
        if line.code in read:
            problems.append(_("Dòng %(place)s: mã “%(code)s” đã dùng.") % {"place": place, "code": line.code})
        if line.metric and line.metric in metrics:
            problems.append(
                _("Dòng %(place)s: chỉ tiêu %(metric)s đã có ở dòng khác.") % {"place": place, "metric": line.metric}
            )
        metrics.add(line.metric)
        read[line.code] = line
    return tuple(read.values())


def _line(
    given: Mapping[str, Any],
    measured: Callable[[str], Measured | None],
    above: Mapping[str, Line],
    problems: list[str],
    place: int,
) -> Line:
    code, metric = str(given.get("code", "")), str(given.get("metric", ""))
    label, parent = str(given.get("label", "")).strip(), str(given.get("parent", ""))
    if not _CODE.fullmatch(code):
        problems.append(_("Dòng %(place)s: mã “%(code)s” không hợp lệ.") % {"place": place, "code": code})
    if not label:
        problems.append(_("Dòng %(place)s chưa có tên.") % {"place": place})
    if parent and parent not in above:
        problems.append(_("Dòng %(place)s: dòng cha phải đứng trước nó.") % {"place": place})
    meant = measured(metric) if metric else Measured(Kind.HEADING, "")
    if meant is None:
        problems.append(_("Dòng %(place)s: chưa có chỉ tiêu %(metric)s.") % {"place": place, "metric": metric})
        meant = Measured(Kind.HEADING, "")
    return Line(
        code=code,
        label=label,
        metric=metric,
        kind=meant.kind,
        measure=meant.measure,
        cumulated=meant.cumulated,
        number=str(given.get("number", "")),
        parent=parent,
        depth=above[parent].depth + 1 if parent in above else 0,
        hint=str(given.get("hint", "")),
    )


def _rules(given: Sequence[Mapping[str, Any]], lines: Mapping[str, Line], problems: list[str]) -> tuple[Rule, ...]:
    read: list[Rule] = []
    for place, each in enumerate(given, 1):
        try:
            rule = _jump(each) if "jump" in each else _relation(each)
        except (KeyError, TypeError, ValueError):
            problems.append(_("Quy tắc %(place)s không đọc được.") % {"place": place})
            continue
        codes = rule.lines if isinstance(rule, Jump) else (*rule.left, *rule.right)
        unknown = sorted(code for code in codes if code not in lines or not lines[code].is_count)
        if unknown:
            problems.append(
                _("Quy tắc %(place)s nhắc dòng không có số đếm: %(codes)s.")
                % {"place": place, "codes": ", ".join(unknown)}
            )
            continue
        if any(rule.code == other.code for other in read):
            problems.append(_("Quy tắc %(place)s: mã “%(code)s” đã dùng.") % {"place": place, "code": rule.code})
            continue
        read.append(rule)
    return tuple(read)


def _relation(given: Mapping[str, Any]) -> Relation:
    left, right = tuple(given["left"]), tuple(given["right"])
    if not left or not right or isinstance(given["left"], str) or isinstance(given["right"], str):
        raise ValueError
    severity = Severity(given.get("severity", Severity.ERROR))
    return Relation(_rule_code(given), left, Sign(given["is"]), right, severity)


def _jump(given: Mapping[str, Any]) -> Jump:
    percent, at_least = int(given["percent"]), int(given.get("at_least", 1))
    if percent < 1 or at_least < 1 or isinstance(given["jump"], str) or not given["jump"]:
        raise ValueError
    return Jump(_rule_code(given), tuple(given["jump"]), percent, at_least)


def _rule_code(given: Mapping[str, Any]) -> str:
    code = str(given["code"])
    if not _CODE.fullmatch(code) or code in ("missing", "decrease"):
        raise ValueError
    return code


def read_whole(text: str) -> int | None:
    """A whole number as people type it ("1.405", "1 405", "1405"); None for nothing. Raises ValueError in the user's
    words."""
    given = text.strip()
    if not given:
        return None
    if not _WHOLE.fullmatch(given):
        raise ValueError(_("“%(text)s” không phải số nguyên không âm; ghi như 1405 hoặc 1.405.") % {"text": given[:40]})
    value = int(re.sub(r"\D", "", given))
    if value >= LARGEST:
        raise ValueError(_("Số quá lớn; hãy kiểm tra lại."))
    return value
