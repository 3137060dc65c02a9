"""A form's version as a TOML text that a clerk can edit: its head, the metrics that it speaks of, lines and rules.

Metrics stand in the text so that it explains itself; they are defined elsewhere and a text that says otherwise is
wrong. Pure.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.reporting.rules.form_data import Place
from tinhso.reporting.rules.forms import FormError, FormProblem

Head = Mapping[str, str]
Table = dict[str, str]
LONGEST_SOURCE = 300
TABLES = ("metric", "ratio", "line", "rule")
_POSITION = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True)
class FormText:
    """What a text says. `problems` are those of its head and metrics; lines and rules are read by read_form."""

    since: date | None
    source: str
    lines: Sequence[Mapping[str, Any]]
    rules: Sequence[Mapping[str, Any]]
    problems: tuple[FormProblem, ...] = ()


def read_text(content: bytes, head: Head, defined: Callable[[str], Table | None]) -> FormText:
    """A text for the form that `head` names. `defined` gives a metric's table as it has to be.

    Raises FormError for what is no TOML.
    """
    given = _parsed(content)
    problems: list[FormProblem] = []
    at = Place("", problems)
    at.only(given, (*head, "since", "source", *TABLES))
    _check_head(given, head, at)
    tables = {name: _tables(given, name, at) for name in TABLES}
    for name in ("metric", "ratio"):
        for place, each in enumerate(tables[name], 1):
            _check_metric(each, defined, Place(f"[[{name}]] {place}", problems))
    source = str(given.get("source", "")).strip()
    return FormText(_since(given, at), source, tables["line"], tables["rule"], tuple(problems))


def write_text(head: Head, text: FormText, metrics: Sequence[Table], ratios: Sequence[Table]) -> str:
    """The text of a version; read_text reads it back as it was."""
    opening = {**head, "since": text.since, "source": text.source}
    blocks = ["\n".join(f"# {line}" for line in _guide()), _pairs(opening)]
    for name, tables in zip(TABLES, (metrics, ratios, text.lines, text.rules), strict=True):
        blocks += [f"[[{name}]]\n{_pairs(table)}" for table in tables]
    return "\n\n".join(blocks) + "\n"


def _guide() -> list[str]:
    return [
        _("Sửa rồi tải lên ở trang của biểu để xem trước; chưa ban hành thì chưa có gì thay đổi."),
        _("since: ngày bắt đầu áp dụng bản mới; source: văn bản ban hành."),
        _("[[line]]: một dòng, theo thứ tự in. Không có metric là dòng mục. parent là mã của dòng đứng trên nó."),
        _("[[rule]]: left, is, right so sánh tổng các dòng; jump, percent, at_least hỏi khi số thay đổi nhiều."),
        _("[[metric]], [[ratio]]: chỉ tiêu đã khai báo, ghi để dễ đọc; không sửa ở đây."),
    ]


def _pairs(table: Mapping[str, Any]) -> str:
    return "\n".join(f"{name} = {_value(value)}" for name, value in table.items() if value is not None)


def _value(value: Any) -> str:
    """Strings, whole numbers and lists of them are written alike in TOML and JSON, but for one control character."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        said, remedy = _("Tệp không phải chữ UTF-8."), _("Lưu lại bằng trình soạn thảo với mã UTF-8.")
        raise FormError([FormProblem("", "", said, remedy)]) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = _POSITION.search(str(error))
        where = _("Hàng %(row)s, cột %(column)s") % {"row": found[1], "column": found[2]} if found else ""
        remedy = _("Xem dấu bằng, ngoặc kép, ngoặc vuông ở chỗ này; hoặc tải lại tệp rồi sửa từng ít một.")
        raise FormError([FormProblem(where, "", _("Không đúng cách viết TOML."), remedy)]) from error


def _check_head(given: Mapping[str, Any], head: Head, at: Place) -> None:
    for name, value in head.items():
        if (said := given.get(name)) != value:
            wrong = _("bản mới không đổi được mục này (tệp ghi “%(said)s”).") % {"said": "" if said is None else said}
            at.report(name, wrong, _("Ghi đúng “%(value)s”.") % {"value": value})
    source = given.get("source")
    if not isinstance(source, str) or not source.strip():
        at.report("source", _("chưa ghi văn bản ban hành."), _("Ghi số, ký hiệu, ngày của văn bản trong ngoặc kép."))
    elif len(source.strip()) > LONGEST_SOURCE:
        most = _("Ghi gọn trong %(most)s ký tự.") % {"most": LONGEST_SOURCE}
        at.report("source", _("quá dài."), most)


def _since(given: Mapping[str, Any], at: Place) -> date | None:
    since = given.get("since")
    if isinstance(since, date) and not isinstance(since, datetime):
        return since
    at.report("since", _("chưa ghi ngày áp dụng."), _("Ghi năm-tháng-ngày, không ngoặc kép: since = 2026-01-08."))
    return None


def _tables(given: Mapping[str, Any], name: str, at: Place) -> list[dict[str, Any]]:
    found = given.get(name, [])
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    remedy = _("Viết [[%(name)s]] trên một hàng riêng, các trường ở dưới.") % {"name": name}
    at.report(name, _("phải là các bảng."), remedy)
    return []


def _check_metric(given: Mapping[str, Any], defined: Callable[[str], Table | None], at: Place) -> None:
    code = str(given.get("code", ""))
    table = defined(code)
    if table is None:
        said = _("chưa có chỉ tiêu nhập hoặc tỷ lệ “%(code)s”.") % {"code": code}
        at.report("code", said, _("Bỏ bảng này; chỉ tiêu mới do người quản trị khai báo trước."))
        return
    at.only(given, tuple(table))
    for name, value in table.items():
        if name in given and given[name] != value:
            said = _("khác với chỉ tiêu %(code)s đã khai báo.") % {"code": code}
            at.report(name, said, _("Ghi đúng “%(value)s”.") % {"value": value})
