"""Forms out of stored data, and numbers out of what people type. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from tinhso.reporting.rules.forms import (
    FormError,
    FormFrame,
    FormProblem,
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
LINE_FIELDS = ("code", "label", "metric", "number", "parent", "hint")
RELATION_FIELDS = ("code", "left", "is", "right", "severity")
JUMP_FIELDS = ("code", "jump", "percent", "at_least")
OWN_RULES = ("missing", "decrease")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0]\d{3})+")


@dataclass(frozen=True)
class Place:
    """Where in a form something is read; what is wrong there goes to `problems`."""

    where: str
    problems: list[FormProblem]

    def report(self, name: str, message: str, remedy: str) -> None:
        self.problems.append(FormProblem(self.where, name, message, remedy))

    def only(self, given: Mapping[str, Any], allowed: Sequence[str]) -> None:
        """A key that nobody reads is a slip of the pen: it is named instead of being lost."""
        for name in given:
            if name not in allowed:
                remedy = _("Dùng một trong: %(allowed)s.") % {"allowed": ", ".join(allowed)}
                self.report(name, _("không có trường này."), remedy)


def read_form(
    lines: Sequence[Mapping[str, Any]],
    rules: Sequence[Mapping[str, Any]],
    measured: Callable[[str], Measured | None],
) -> FormFrame:
    """A form from its stored data. `measured` tells of a metric what it is, None for one that nobody has defined.

    Raises FormError with everything that is wrong.
    """
    problems: list[FormProblem] = []
    read = _lines(lines, measured, problems)
    frame = FormFrame(read, _rules(rules, {line.code: line for line in read}, problems))
    if problems:
        raise FormError(problems)
    return frame


def _lines(
    given: Sequence[Mapping[str, Any]], measured: Callable[[str], Measured | None], problems: list[FormProblem]
) -> tuple[Line, ...]:
    read: dict[str, Line] = {}
    metrics: set[str] = set()
    if not given:
        problems.append(
            FormProblem("", "line", _("Biểu mẫu chưa có dòng nào."), _("Ghi ít nhất một dòng có chỉ tiêu."))
        )
    if len(given) > MOST_LINES:
        most = _("Biểu mẫu có quá %(most)s dòng.") % {"most": MOST_LINES}
        problems.append(FormProblem("", "line", most, _("Tách thành hai biểu.")))
    for place, each in enumerate(given[:MOST_LINES], 1):
        at = Place(_named(_("Dòng %(place)s") % {"place": place}, each), problems)
        line = _line(each, measured, read, at)
        if line.code in read:
            at.report("code", _("mã “%(code)s” đã dùng.") % {"code": line.code}, _("Đặt mã khác cho dòng này."))
        if line.metric and line.metric in metrics:
            said = _("chỉ tiêu %(metric)s đã có ở dòng khác.") % {"metric": line.metric}
            at.report("metric", said, _("Mỗi chỉ tiêu chỉ một dòng; bỏ một trong hai."))
        metrics.add(line.metric)
        read[line.code] = line
    return tuple(read.values())


def _line(
    given: Mapping[str, Any], measured: Callable[[str], Measured | None], above: Mapping[str, Line], at: Place
) -> Line:
    at.only(given, LINE_FIELDS)
    text = {name: str(given.get(name, "")).strip() for name in LINE_FIELDS}
    for name in LINE_FIELDS:
        if not isinstance(given.get(name, ""), str):
            at.report(name, _("phải là chữ."), _('Đặt trong ngoặc kép: %(name)s = "…".') % {"name": name})
    code, metric, parent = text["code"], text["metric"], text["parent"]
    if not _CODE.fullmatch(code):
        at.report("code", _("mã “%(code)s” không hợp lệ.") % {"code": code}, _how_codes_look())
    if not text["label"]:
        at.report("label", _("dòng chưa có tên."), _("Ghi tên dòng như sẽ in trên biểu."))
    if parent and parent not in above:
        said = _("dòng cha “%(code)s” phải đứng trước nó.") % {"code": parent}
        at.report("parent", said, _("Ghi mã của một dòng ở trên, hoặc bỏ trường này."))
    meant = measured(metric) if metric else Measured(Kind.HEADING, "")
    if meant is None:
        said = _("chưa có chỉ tiêu %(metric)s.") % {"metric": metric}
        at.report("metric", said, _("Chọn mã trong trang Số liệu; chỉ tiêu mới do người quản trị khai báo trước."))
        meant = Measured(Kind.ENTERED, "")  # so that rules over the line aren't blamed, too
    return Line(
        **text,
        kind=meant.kind,
        measure=meant.measure,
        cumulated=meant.cumulated,
        depth=above[parent].depth + 1 if parent in above else 0,
    )


def _rules(
    given: Sequence[Mapping[str, Any]], lines: Mapping[str, Line], problems: list[FormProblem]
) -> tuple[Rule, ...]:
    read: dict[str, Rule] = {}
    for place, each in enumerate(given, 1):
        at = Place(_named(_("Quy tắc %(place)s") % {"place": place}, each), problems)
        before = len(problems)
        rule = _jump(each, lines, at) if "jump" in each else _relation(each, lines, at)
        if rule.code in read:
            at.report("code", _("mã “%(code)s” đã dùng.") % {"code": rule.code}, _("Đặt mã khác cho quy tắc này."))
        if len(problems) == before:
            read[rule.code] = rule
    return tuple(read.values())


def _relation(given: Mapping[str, Any], lines: Mapping[str, Line], at: Place) -> Relation:
    at.only(given, RELATION_FIELDS)
    return Relation(
        _rule_code(given, at),
        _counts(given, "left", lines, at),
        Sign(_choice(given, "is", Sign.EQUAL, at)),
        _counts(given, "right", lines, at),
        Severity(_choice({"severity": Severity.ERROR, **given}, "severity", Severity.ERROR, at)),
    )


def _jump(given: Mapping[str, Any], lines: Mapping[str, Line], at: Place) -> Jump:
    at.only(given, JUMP_FIELDS)
    percent, at_least = _whole(given, "percent", at), _whole({"at_least": 1, **given}, "at_least", at)
    return Jump(_rule_code(given, at), _counts(given, "jump", lines, at), percent, at_least)


def _whole(given: Mapping[str, Any], name: str, at: Place) -> int:
    number = given.get(name)
    if type(number) is int and number >= 1:
        return number
    at.report(name, _("phải là số nguyên từ 1."), _("Ghi như %(name)s = 50.") % {"name": name})
    return 1


def _rule_code(given: Mapping[str, Any], at: Place) -> str:
    code = str(given.get("code", ""))
    if not _CODE.fullmatch(code) or code in OWN_RULES:
        at.report("code", _("mã “%(code)s” không hợp lệ.") % {"code": code}, _how_codes_look())
    return code


def _counts(given: Mapping[str, Any], name: str, lines: Mapping[str, Line], at: Place) -> tuple[str, ...]:
    codes = given.get(name)
    if not isinstance(codes, list | tuple) or not codes or not all(isinstance(code, str) for code in codes):
        at.report(name, _("phải là danh sách mã dòng."), _('Ghi như %(name)s = ["a", "b"].') % {"name": name})
        return ()
    unknown = sorted(code for code in codes if code not in lines or not lines[code].is_count)
    if unknown:
        said = _("nhắc dòng không có số đếm: %(codes)s.") % {"codes": ", ".join(unknown)}
        at.report(name, said, _("Chỉ dùng mã của dòng nhập hoặc dòng tính từ bản ghi."))
    return tuple(codes)


def _choice(given: Mapping[str, Any], name: str, otherwise: StrEnum, at: Place) -> str:
    allowed = [str(each) for each in type(otherwise)]
    value = str(given.get(name, ""))
    if value in allowed:
        return value
    said = _("“%(value)s” không dùng được.") % {"value": value}
    at.report(name, said, _("Dùng một trong: %(allowed)s.") % {"allowed": ", ".join(allowed)})
    return str(otherwise)


def _named(place: str, given: Mapping[str, Any]) -> str:
    return f"{place} ({given['code']})" if given.get("code") else place


def _how_codes_look() -> str:
    return _("Bắt đầu bằng chữ thường không dấu, sau đó chữ thường, số, gạch dưới; không quá 40 ký tự.")


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
