"""What a new version of a form changes. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.translation import gettext as _

from tinhso.reporting.rules.form_words import consequence, rule_in_words
from tinhso.reporting.rules.forms import FormFrame, Line, Rule


class Way(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Difference:
    """One property of a line or rule; `field` names it in words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """A line or rule that is new, gone or different; `name` is the line's label, or the rule in words. Of a new line
    the only difference told is its metric."""

    way: Way
    code: str
    name: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Lines and rules, each in the order of the new version, what is gone at the end."""

    lines: tuple[Change, ...]
    rules: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.rules)

    def count(self, way: Way) -> int:
        return sum(each.way is way for each in (*self.lines, *self.rules))


def changes(old: FormFrame, new: FormFrame, metric_name: Callable[[str], str]) -> Changes:
    """Lines and rules are the same when their codes are. `metric_name` tells a metric's name."""
    return Changes(tuple(_lines(old, new, metric_name)), tuple(_rules(old, new)))


def _lines(old: FormFrame, new: FormFrame, metric_name: Callable[[str], str]) -> list[Change]:
    found = []
    moved = _moved(old, new)
    for line in new.lines:
        before = old.line(line.code)
        if before is None:
            counted = (Difference(_("chỉ tiêu"), "", metric_name(line.metric)),) if line.metric else ()
            found.append(Change(Way.ADDED, line.code, line.label, counted))
            continue
        said, says = _told(before, old, metric_name), _told(line, new, metric_name)
        different = [Difference(name, said[name], says[name]) for name in says if said[name] != says[name]]
        if line.code in moved:
            different.append(Difference(_("thứ tự"), _after(old, line), _after(new, line)))
        if different:
            found.append(Change(Way.CHANGED, line.code, line.label, tuple(different)))
    gone = [line for line in old.lines if new.line(line.code) is None]
    return found + [Change(Way.DROPPED, line.code, line.label) for line in gone]


def _told(line: Line, frame: FormFrame, metric_name: Callable[[str], str]) -> dict[str, str]:
    above = frame.line(line.parent)
    return {
        _("tên"): line.label,
        _("chỉ tiêu"): metric_name(line.metric) if line.metric else "",
        _("số thứ tự"): line.number,
        _("thuộc dòng"): above.label if above else "",
        _("hướng dẫn"): line.hint,
    }


def _moved(old: FormFrame, new: FormFrame) -> set[str]:
    """Lines of both versions that stand elsewhere among their like."""
    before = [line.code for line in old.lines if new.line(line.code)]
    after = [line.code for line in new.lines if old.line(line.code)]
    kept = {
        code
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for code in before[block.a : block.a + block.size]
    }
    return set(after) - kept


def _after(frame: FormFrame, line: Line) -> str:
    place = frame.lines.index(line)
    return _("sau “%(line)s”") % {"line": frame.lines[place - 1].label} if place else _("đầu biểu")


def _rules(old: FormFrame, new: FormFrame) -> list[Change]:
    """A rule is compared as it is, not as it reads: a line's new name changes no rule."""
    before, after = ({rule.code: rule for rule in frame.rules} for frame in (old, new))
    found = []
    for code, rule in after.items():
        says = _rule_told(new, rule)
        if code not in before:
            found.append(Change(Way.ADDED, code, says))
        elif before[code] != rule:
            differences = (Difference(_("quy tắc"), _rule_told(old, before[code]), says),)
            found.append(Change(Way.CHANGED, code, says, differences))
    gone = [rule for code, rule in before.items() if code not in after]
    return found + [Change(Way.DROPPED, rule.code, _rule_told(old, rule)) for rule in gone]


def _rule_told(frame: FormFrame, rule: Rule) -> str:
    return f"{rule_in_words(frame, rule)} ({consequence(rule)})"
