"""What the page of one report shows: its paper, what stands against it, the next step and why another is closed."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.checker import Severity
from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.dates import official_date
from tinhso.metrics.definitions import UnknownMetric, metric
from tinhso.reporting import rights
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.freezing import Change, changes_between
from tinhso.reporting.composing.remarks import Remark, Review
from tinhso.reporting.life_cycles import REPORT
from tinhso.reporting.models import Report
from tinhso.reporting.office.desk import KINDS, SEVERITIES
from tinhso.reporting.outlines import Outline, outline_of
from tinhso.reporting.queries.reports import Rebuilt, StatedElsewhere, rebuilt, stated_elsewhere, versions
from tinhso.reporting.rules.paper import Paper
from tinhso.reporting.rules.tokens import tokens

STATES = {
    "draft": "info",
    "with_head": "warn",
    "with_signer": "warn",
    "signed": "warn",
    "issued": "ok",
    "replaced": "idle",
    "discarded": "idle",
}
STEPS = ("draft", "with_head", "with_signer", "signed", "issued")


@dataclass(frozen=True)
class Card:
    """One remark beside the paper."""

    remark: Remark

    @property
    def state(self) -> str:
        if self.remark.explanation:
            return "idle"
        return "late" if self.remark.severity == Severity.CONTRADICTION else "warn"

    @property
    def severity(self) -> str | Promise:
        return SEVERITIES[self.remark.severity]

    @property
    def kind(self) -> str | Promise:
        return KINDS[self.remark.kind]


@dataclass(frozen=True)
class Insert:
    """A figure that may be put into a text."""

    token: str
    label: str
    text: str


@dataclass
class ReportPage:
    actor: Actor
    report: Report

    @cached_property
    def composed(self) -> Composed:
        return Composed(self.report)

    @cached_property
    def review(self) -> Review:
        return Review(self.composed)

    @property
    def paper(self) -> Paper:
        return self.composed.paper

    @property
    def outline(self) -> Outline:
        return outline_of(self.report.template)

    @property
    def state(self) -> str:
        return STATES[self.report.state]

    @cached_property
    def is_open(self) -> bool:
        """Whether the checks still matter: nothing of a signed report can change."""
        return self.report.state in ("draft", "with_head", "with_signer")

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(remark) for remark in self.review.remarks] if self.is_open else []

    @cached_property
    def inserts(self) -> list[Insert]:
        """The figures that the report knows, for the text."""
        found = []
        for token in tokens(self.composed.texts):
            value = self.composed.values.get(token.key)
            if value is not None and value.url and not token.place.isdigit():
                found.append(Insert(token.raw, _label(token.name), value.text))
        return found

    @cached_property
    def stated(self) -> list[StatedElsewhere]:
        return stated_elsewhere(self.composed)

    @cached_property
    def versions(self) -> list[Report]:
        return versions(self.actor, self.report)

    @cached_property
    def rebuilt(self) -> Rebuilt | None:
        return rebuilt(self.report)

    @cached_property
    def changes(self) -> list[Change]:
        """Against the version that it corrects: as it was signed, or as it stands now."""
        if self.report.corrects is None:
            return []
        return self.report.changes if self.report.signed_at else changes_between(self.report.corrects, self.report)

    def why_not(self, action: str) -> str:
        """Why this person can't take the step now; "" when he can."""
        if closed := REPORT.why_not(self.report.state, action):
            return closed
        right, path = {
            "edit": (rights.COMPOSE, self.report.unit.path),
            "hand_in": (rights.COMPOSE, self.report.unit.path),
            "discard": (rights.COMPOSE, self.report.unit.path),
            "replace": (rights.COMPOSE, self.report.unit.path),
            "pass_on": (rights.PASS_ON, self.report.division.path),
            "send_back": self._returning,
            "sign": (rights.SIGN, self.report.unit.path),
            "issue": (rights.ISSUE, self.report.unit.path),
        }[action]
        return self.actor.may(right, path, self.report.field_code or None).reason

    @property
    def why_not_pass_on(self) -> str:
        return self.why_not("pass_on")

    @property
    def why_not_send_back(self) -> str:
        return self.why_not("send_back")

    @property
    def why_not_sign(self) -> str:
        return self.why_not("sign")

    @property
    def why_not_issue(self) -> str:
        return self.why_not("issue")

    @property
    def why_not_correct(self) -> str:
        if any(each.corrects_id == self.report.pk for each in self.versions):
            return _("Báo cáo này đã có bản sửa đang soạn.")
        return self.why_not("replace")

    @property
    def _returning(self) -> tuple[str, str]:
        if self.report.state == "with_signer":
            return rights.SIGN, self.report.unit.path
        return rights.PASS_ON, self.report.division.path

    @property
    def may_edit(self) -> bool:
        return not self.why_not("edit")

    @property
    def why_not_hand_in(self) -> str:
        if reason := self.why_not("hand_in"):
            return reason
        if self.review.problems:
            return self.review.problems[0].message
        if blocking := len(self.review.blocking):
            return _("Còn %(count)s chỗ số liệu mâu thuẫn, cần sửa hoặc giải trình.") % {"count": blocking}
        return ""

    @property
    def day_line(self) -> str:
        """The day as the head of the paper writes it, in Vietnamese whoever reads."""
        return official_date(self.report.issued_on) if self.report.issued_on else "ngày … tháng … năm …"

    @property
    def steps(self) -> list[tuple[str, bool, bool]]:
        """The way of a report: label, whether it lies behind, whether it is here."""
        state = "issued" if self.report.state == "replaced" else self.report.state
        at = STEPS.index(state) if state in STEPS else -1
        return [(str(REPORT.states[each]), place < at, place == at) for place, each in enumerate(STEPS)]


def _label(name: str) -> str:
    try:
        return str(metric(name).label)
    except UnknownMetric:
        return name
