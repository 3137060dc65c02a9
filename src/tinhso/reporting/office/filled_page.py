"""What the page of one submission shows: a row per line with this period's and the last one's number, and remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.numbers import format_integer
from tinhso.metrics.addresses import figure_url
from tinhso.metrics.definitions import Ratio, metric
from tinhso.metrics.figure import Wanted
from tinhso.metrics.rights import VIEW
from tinhso.reporting.filled import Filled, filled
from tinhso.reporting.frames import counts_of
from tinhso.reporting.models import Submission
from tinhso.reporting.rules.forms import Line, Severity, Violation


@dataclass(frozen=True)
class Remark:
    """A violation beside its line, and what the unit answered."""

    violation: Violation
    said: str

    @property
    def state(self) -> str:
        if self.said:
            return "ok"
        return "late" if self.violation.severity is Severity.ERROR else "warn"

    @property
    def word(self) -> str:
        if self.said:
            return _("Đã giải trình")
        return _("Phải sửa") if not self.violation.explainable else _("Cần giải trình")


@dataclass(frozen=True)
class FormRow:
    """`text` is what the input holds; `figure` and `url` what a computed or an accepted line shows."""

    line: Line
    text: str
    figure: str
    url: str
    last: str
    remarks: tuple[Remark, ...] = ()
    wrong: str = ""

    @property
    def seen(self) -> str:
        """What the remarks say, so that a page knows whether its own are still these."""
        return "|".join([self.wrong, *(f"{each.violation.key}={bool(each.said)}" for each in self.remarks)])


@dataclass(frozen=True)
class FilledPage:
    form: Filled
    rows: list[FormRow]
    missing: int
    must_mend: int
    must_explain: int

    @property
    def remarks(self) -> list[Remark]:
        """All remarks that stand beside lines, in the order of the lines."""
        return [remark for row in self.rows for remark in row.remarks]

    @property
    def is_ready(self) -> bool:
        return not (self.missing or self.must_mend or self.must_explain or any(row.wrong for row in self.rows))

    @property
    def summary(self) -> str:
        """What still keeps the form from being handed in; "" for nothing."""
        parts = [
            ngettext("còn %(n)s dòng chưa có số", "còn %(n)s dòng chưa có số", self.missing) % {"n": self.missing}
            if self.missing
            else "",
            ngettext("%(n)s điểm phải sửa", "%(n)s điểm phải sửa", self.must_mend) % {"n": self.must_mend}
            if self.must_mend
            else "",
            ngettext("%(n)s điểm cần giải trình", "%(n)s điểm cần giải trình", self.must_explain)
            % {"n": self.must_explain}
            if self.must_explain
            else "",
        ]
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Typed:
    """What was typed and isn't kept: line code → text, and why."""

    texts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    show_missing: bool = False


def filled_page(actor: Actor, submission: Submission, typed: Typed | None = None) -> FilledPage:
    """Eight queries, whatever the number of lines."""
    typed = typed or Typed()
    form = filled(submission)
    violations = form.violations
    rows = [_row(actor, form, line, violations, typed) for line in form.frame.lines]
    still_open = [each for each in violations if each.is_open(submission.explanations)]
    return FilledPage(
        form=form,
        rows=rows,
        missing=sum(_is_missing(each) for each in still_open),
        must_mend=sum(not each.explainable and not _is_missing(each) for each in still_open),
        must_explain=sum(each.explainable for each in still_open),
    )


def _row(actor: Actor, form: Filled, line: Line, violations: list[Violation], typed: Typed) -> FormRow:
    submission = form.submission
    figure, last = form.figure(line), form.figure(line, last=True)
    number = form.number(line) if line.is_entered else None
    remarks = tuple(
        Remark(each, submission.explanations.get(each.key, "").strip())
        for each in violations
        if each.line == line.code and (typed.show_missing or not _is_missing(each))
    )
    return FormRow(
        line=line,
        text=typed.texts.get(line.code, "" if number is None else format_integer(number)),
        figure=figure.text if figure else "—",
        url=_url(actor, form, line) if figure else "",
        last=last.text if last else "—",
        remarks=remarks,
        wrong=typed.problems.get(line.code, ""),
    )


def _url(actor: Actor, form: Filled, line: Line) -> str:
    """Where the number opens: computed ones always, typed ones once they are accepted."""
    it = form.submission
    if not line.metric:
        return ""
    typed = {each.metric for each in form.frame.entered}
    if it.state != "accepted" and typed.intersection(counts_of(line)):
        return ""
    found = metric(line.metric)
    parts = [found, *(metric(code) for code in counts_of(line))] if isinstance(found, Ratio) else [found]
    if not all(actor.may(VIEW, it.unit.path, each.field) for each in parts):
        return ""
    return figure_url(Wanted(found, it.round.period, it.unit))


def _is_missing(violation: Violation) -> bool:
    return violation.key.startswith("missing:")
