"""A form as data: its lines, what must hold between them, and what a filled form violates. Pure.

A line's figure is entered, computed or a ratio; which of them says its metric, not the form. Numbers are those of one
unit and one period: line code → whole number, None where there is none yet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.kernel.numbers import format_integer

Text = str | Promise
Numbers = Mapping[str, int | None]


class Kind(StrEnum):
    HEADING = "heading"
    ENTERED = "entered"
    COMPUTED = "computed"
    RATIO = "ratio"


class Sign(StrEnum):
    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


class Severity(StrEnum):
    """An *error* keeps the form from being handed in; a *question* wants an explanation."""

    ERROR = "error"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a metric's definition says of a line. `cumulated`: its number stands for everything up to the period's
    end, so that it never falls."""

    kind: Kind
    measure: Text
    cumulated: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a form. Without a metric it is a heading; `parent` is the code of the row that it stands under."""

    code: str
    label: str
    metric: str = ""
    kind: Kind = Kind.HEADING
    measure: Text = ""
    cumulated: bool = False
    number: str = ""
    parent: str = ""
    depth: int = 0
    hint: str = ""

    @property
    def is_entered(self) -> bool:
        return self.kind is Kind.ENTERED

    @property
    def is_count(self) -> bool:
        return self.kind in (Kind.ENTERED, Kind.COMPUTED)


@dataclass(frozen=True, slots=True)
class Relation:
    """The sum of the lines on the left against the sum of those on the right."""

    code: str
    left: tuple[str, ...]
    sign: Sign
    right: tuple[str, ...]
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Jump:
    """More than `percent` away from the last period's number, by at least `at_least`: a question."""

    code: str
    lines: tuple[str, ...]
    percent: int
    at_least: int = 1


Rule = Relation | Jump


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that doesn't hold, shown beside `line`. `key` names it together with its numbers: an explanation is of
    these numbers and of no others. `found` is the line's number, `against` what it was held against."""

    key: str
    line: str
    severity: Severity
    found: int | None
    against: int | None
    message: str
    remedy: str
    explainable: bool = False

    def is_open(self, explanations: Mapping[str, str]) -> bool:
        """Whether it still keeps the form from being handed in."""
        return not (self.explainable and explanations.get(self.key, "").strip())


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong at one place of a form, in the keeper's words. `where` names the line or rule ("" for the form as a
    whole), `field` its key as it is written."""

    where: str
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.where, self.field) if part)
        return f"{place}: {self.message} {self.remedy}" if place else f"{self.message} {self.remedy}"


class FormError(ValueError):
    """A form that can't be published, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[FormProblem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class FormFrame:
    """The lines in their order and the rules over them."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    _by_code: dict[str, Line] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {line.code: line for line in self.lines})

    def line(self, code: str) -> Line | None:
        return self._by_code.get(code)

    @property
    def entered(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_entered)

    @property
    def checked(self) -> tuple[Line, ...]:
        """The lines whose numbers a check looks at."""
        named = {
            code
            for rule in self.rules
            for code in (rule.lines if isinstance(rule, Jump) else (*rule.left, *rule.right))
        }
        return tuple(line for line in self.lines if line.is_entered or line.code in named)

    @property
    def figures(self) -> tuple[Line, ...]:
        """The lines that have a figure: all but headings."""
        return tuple(line for line in self.lines if line.kind is not Kind.HEADING)

    def check(self, now: Numbers, last: Numbers) -> list[Violation]:
        """What a filled form violates, in the order of its lines. `last` are the last period's numbers; a line without
        one isn't compared."""
        found = [*self._missing(now), *self._decreases(now, last), *self._by_rules(now, last)]
        place = {line.code: number for number, line in enumerate(self.lines)}
        return sorted(found, key=lambda each: place[each.line])

    def _missing(self, now: Numbers) -> Iterator[Violation]:
        for line in self.entered:
            if now.get(line.code) is None:
                yield Violation(
                    key=f"missing:{line.code}",
                    line=line.code,
                    severity=Severity.ERROR,
                    found=None,
                    against=None,
                    message=_("Dòng “%(line)s” chưa có số.") % {"line": line.label},
                    remedy=_("Nhập số của kỳ này; không phát sinh thì ghi 0."),
                )

    def _decreases(self, now: Numbers, last: Numbers) -> Iterator[Violation]:
        for line in self.entered:
            value, before = now.get(line.code), last.get(line.code)
            if line.cumulated and value is not None and before is not None and value < before:
                yield Violation(
                    key=f"decrease:{line.code}:{value}",
                    line=line.code,
                    severity=Severity.ERROR,
                    found=value,
                    against=before,
                    message=_("“%(line)s” là số lũy kế nhưng giảm từ %(before)s xuống %(value)s.")
                    % {"line": line.label, "before": format_integer(before), "value": format_integer(value)},
                    remedy=_("Kiểm tra lại số; nếu kỳ trước báo nhầm thì giải trình."),
                    explainable=True,
                )

    def _by_rules(self, now: Numbers, last: Numbers) -> Iterator[Violation]:
        for rule in self.rules:
            if isinstance(rule, Jump):
                yield from self._jumps(rule, now, last)
            elif (found := self._unrelated(rule, now)) is not None:
                yield found

    def _jumps(self, rule: Jump, now: Numbers, last: Numbers) -> Iterator[Violation]:
        for code in rule.lines:
            value, before = now.get(code), last.get(code)
            if value is None or before is None:
                continue
            distance = abs(value - before)
            if distance >= max(rule.at_least, 1) and distance * 100 > rule.percent * before:
                yield self._jump(rule, self._by_code[code], value, before)

    def _jump(self, rule: Jump, line: Line, value: int, before: int) -> Violation:
        words = _("“%(line)s” tăng từ %(before)s lên %(value)s so với kỳ trước, quá %(percent)s%%.")
        if value < before:
            words = _("“%(line)s” giảm từ %(before)s xuống %(value)s so với kỳ trước, quá %(percent)s%%.")
        return Violation(
            key=f"{rule.code}:{line.code}:{value}",
            line=line.code,
            severity=Severity.QUESTION,
            found=value,
            against=before,
            message=words
            % {
                "line": line.label,
                "before": format_integer(before),
                "value": format_integer(value),
                "percent": rule.percent,
            },
            remedy=_("Sửa nếu nhập nhầm; nếu đúng, giải trình vì sao."),
            explainable=True,
        )

    def _unrelated(self, rule: Relation, now: Numbers) -> Violation | None:
        """None where it holds, or a number is still missing."""
        left, right = self._sum(rule.left, now), self._sum(rule.right, now)
        if left is None or right is None or _holds(left, rule.sign, right):
            return None
        line = self._by_code[rule.left[0]]
        is_question = rule.severity is Severity.QUESTION
        return Violation(
            key=f"{rule.code}:{left}:{right}",
            line=line.code,
            severity=rule.severity,
            found=left,
            against=right,
            message=_WORDS[rule.sign]()
            % {
                "left": self._named(rule.left),
                "a": format_integer(left),
                "right": self._named(rule.right),
                "b": format_integer(right),
            },
            remedy=_("Sửa dòng nhập nhầm, hoặc giải trình.")
            if is_question
            else _("Sửa một trong các dòng này cho khớp."),
            explainable=is_question,
        )

    def _sum(self, codes: Iterable[str], now: Numbers) -> int | None:
        numbers = [now.get(code) for code in codes]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None

    def _named(self, codes: Iterable[str]) -> str:
        return " + ".join(f"“{self._by_code[code].label}”" for code in codes)


def open_violations(violations: Iterable[Violation], explanations: Mapping[str, str]) -> list[Violation]:
    """Those that keep the form from being handed in."""
    return [each for each in violations if each.is_open(explanations)]


def _holds(left: int, sign: Sign, right: int) -> bool:
    if sign is Sign.EQUAL:
        return left == right
    return left <= right if sign is Sign.AT_MOST else left >= right


_WORDS: dict[Sign, Callable[[], str]] = {
    Sign.EQUAL: lambda: _("%(left)s là %(a)s, phải bằng %(right)s là %(b)s."),
    Sign.AT_MOST: lambda: _("%(left)s là %(a)s, không được lớn hơn %(right)s là %(b)s."),
    Sign.AT_LEAST: lambda: _("%(left)s là %(a)s, không được nhỏ hơn %(right)s là %(b)s."),
}
