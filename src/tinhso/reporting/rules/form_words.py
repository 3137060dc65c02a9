"""Lines and rules of a form told to people. Pure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tinhso.kernel.numbers import format_integer
from tinhso.reporting.rules.forms import FormFrame, Jump, Kind, Relation, Rule, Severity, Sign


def kind_in_words(kind: Kind) -> str:
    return {
        Kind.HEADING: _("mục"),
        Kind.ENTERED: _("đơn vị nhập"),
        Kind.COMPUTED: _("tính từ bản ghi"),
        Kind.RATIO: _("tỷ lệ, hệ thống tính"),
    }[kind]


def rule_in_words(frame: FormFrame, rule: Rule) -> str:
    """What must hold, as a sentence that names the lines."""
    if isinstance(rule, Jump):
        return _("%(lines)s: lệch quá %(percent)s%% và từ %(least)s trở lên so với kỳ trước.") % {
            "lines": _listed(frame, rule.lines, ", "),
            "percent": rule.percent,
            "least": format_integer(rule.at_least),
        }
    return _sentence(rule) % {"left": _listed(frame, rule.left, " + "), "right": _listed(frame, rule.right, " + ")}


def consequence(rule: Rule) -> str:
    """What comes of a form that violates the rule."""
    is_question = isinstance(rule, Jump) or rule.severity is Severity.QUESTION
    return _("phải giải trình") if is_question else _("không gửi được")


def _sentence(rule: Relation) -> str:
    return {
        Sign.EQUAL: _("%(left)s phải bằng %(right)s."),
        Sign.AT_MOST: _("%(left)s không được lớn hơn %(right)s."),
        Sign.AT_LEAST: _("%(left)s không được nhỏ hơn %(right)s."),
    }[rule.sign]


def _listed(frame: FormFrame, codes: Iterable[str], between: str) -> str:
    return between.join(f"“{line.label if (line := frame.line(code)) else code}”" for code in codes)
