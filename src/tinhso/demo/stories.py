"""What becomes of an assignment in the demo: each story is a run of the wing's verbs, spread over time.

Before the bar the unit acts, up to the day on which the story's unit is finished; after it the aggregator judges.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from tinhso.demo import evidence
from tinhso.demo.agenda import APART, YESTERDAY, Agenda
from tinhso.demo.cast import Cast
from tinhso.demo.plans import TaskText
from tinhso.directives import verbs
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment, Status
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit

STORIES: dict[str, str] = {
    "untouched": "",
    "named": "name",
    "drafting": "name draft",
    "submitted": "name draft submit",
    "sent_back": "name draft submit send_back",
    "reported": "name draft submit pass_on",
    "under_way": "name draft submit pass_on | note",
    "superseded": "name begin submit pass_on draft submit pass_on",
    "not_arisen": "name not_arisen submit pass_on | note",
    "done_bare": "name done submit pass_on",
    "done_shown": "name show submit pass_on",
    "evidence_withdrawn": "name show submit pass_on withdraw",
    "accepted": "name show submit pass_on | accept",
    "returned": "name show submit pass_on | give_back",
    "corrected": "name done submit pass_on give_back show submit pass_on | accept",
    "revoked": "name show submit pass_on | accept revoke",
    "proxy_progress": "| proxy_progress note",
    "proxy_done": "| proxy_done",
    "proxy_accepted": "| proxy_done accept",
}
WITHIN_UNIT = ("name", "pass_on")
JUDGED_WITHIN = 6


@dataclass
class Story:
    """One assignment, its unit's people, and the report under way. `by_leader`: the leader reports in person, so that
    nobody is named and nothing waits for approval."""

    cast: Cast
    task: TaskText
    assignment_id: int
    unit: Unit
    random: Random
    by_leader: bool = False
    with_parts: bool = False
    shows_file: bool = False
    said: str = ""
    report_id: int = 0
    part_ids: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = self.random.randint(12, 96)
        self.said = self.task.said.format(n=count, m=max(2, count // 7))

    def schedule(self, agenda: Agenda, name: str, first: int, last: int) -> None:
        """Put the story's acts on the agenda: the unit's from day `first` to day `last`, the judgement soon after."""
        own, judging = (part.split() for part in STORIES[name].partition("|")[::2])
        if self.by_leader and "pass_on" in own:
            own = [act for act in own if act not in WITHIN_UNIT]
        else:
            self.by_leader = False
        after: datetime | None = None
        for acts, begin, end in ((own, first, last), (judging, last, last + JUDGED_WITHIN)):
            moments = agenda.moments(begin, min(end, YESTERDAY), len(acts)) if acts else []
            for act, moment in zip(acts, moments, strict=True):
                # Report and judgement may fall on one day, for all days off are put on the one before them.
                after = moment if after is None else max(moment, after + APART)
                agenda.put(after, self._act(act))

    def _act(self, name: str) -> Callable[[], object]:
        return getattr(self, name)  # type: ignore[no-any-return]

    def name(self) -> None:
        leader, officers = self.cast.leader(self.unit.pk), self.cast.officers(self.unit.pk)
        verbs.break_down(
            self.cast.acting(leader),
            self.assignment_id,
            officer_id=self.cast.account_id(officers[0]),
            leader_id=self.cast.account_id(leader),
            division_id=self.cast.division(officers[0], self.unit.pk),
        )
        if self.with_parts:
            self._divide(leader, officers)

    def draft(self) -> None:
        self._report(Status.IN_PROGRESS, self._percent(), self.said)
        for place, part_id in enumerate(self.part_ids):
            status = Status.DONE if place == 0 else Status.IN_PROGRESS
            verbs.update_part(self._reporter, self.assignment_id, part_id=part_id, status=status)

    def begin(self) -> None:
        self._report(
            Status.IN_PROGRESS, self.task.percent // 2, "Đã phân công người làm, đang thu thập số liệu đầu kỳ."
        )

    def done(self) -> None:
        self._report(Status.DONE, 100, self.said)

    def not_arisen(self) -> None:
        self._report(Status.NOT_ARISEN, 0, self.said)

    def show(self) -> None:
        self._report(Status.DONE, 100, self.said, [self._evidence()])

    def submit(self) -> None:
        verbs.submit_report(self._reporter, self.assignment_id, report_id=self.report_id)

    def send_back(self) -> None:
        leader = self.cast.signing(self.unit.pk)
        reason = self.task.reason or "Số liệu chưa khớp với bảng theo dõi của đơn vị; kiểm lại rồi trình."
        verbs.send_back_report(leader, self.assignment_id, report_id=self.report_id, reason=reason)

    def pass_on(self) -> None:
        verbs.pass_on_report(self.cast.signing(self.unit.pk), self.assignment_id, report_id=self.report_id)

    def note(self) -> None:
        verbs.note_report(self.cast.aggregator, self.assignment_id, report_id=self.report_id)

    def accept(self) -> None:
        verbs.accept_report(self.cast.aggregator, self.assignment_id, report_id=self.report_id)

    def give_back(self) -> None:
        reason = self.task.reason or "Chưa có tài liệu chứng minh kết quả; đề nghị gửi kèm."
        verbs.return_report(self.cast.aggregator, self.assignment_id, report_id=self.report_id, reason=reason)

    def revoke(self) -> None:
        verbs.revoke_acceptance(self.cast.aggregator, self.assignment_id, reason=self.task.reason)

    def withdraw(self) -> None:
        evidence_id = Assignment.objects.get(pk=self.assignment_id).evidence.get().pk
        verbs.withdraw_evidence(self._reporter, self.assignment_id, evidence_id=evidence_id, reason=self.task.reason)

    def proxy_progress(self) -> None:
        self._proxy(Status.IN_PROGRESS, self.task.percent)

    def proxy_done(self) -> None:
        self._proxy(Status.DONE, 100)

    @property
    def _reporter(self) -> Actor:
        return self.cast.signing(self.unit.pk) if self.by_leader else self.cast.officer(self.unit.pk)

    def _percent(self) -> int:
        wiggle = self.random.choice((-15, -10, -5, 0, 5)) if self.unit.is_commune_level else 0
        return max(5, min(95, self.task.percent + wiggle))

    def _report(self, status: str, percent: int, result: str, shown: list[EvidenceInput] | None = None) -> None:
        self.report_id = verbs.draft_report(
            self._reporter, self.assignment_id, status=status, percent=percent, result=result, evidence=shown or ()
        )

    def _proxy(self, status: str, percent: int) -> None:
        shown = [EvidenceInput(label=f"{self.task.letter} của {self.unit}", document_symbol=self.task.letter)]
        self.report_id = verbs.record_by_proxy(
            self.cast.aggregator,
            self.assignment_id,
            status=status,
            percent=percent,
            result=self.said,
            letter=self.task.letter,
            evidence=shown,
        )

    def _evidence(self) -> EvidenceInput:
        """What shows the result: a file with its symbol, or only the symbol of the unit's report."""
        symbol = (
            self.task.symbol_shown
            or f"{self.random.randint(11, 240)}/BC-{'UBND' if self.unit.is_commune_level else 'VP'}"
        )
        if not self.shows_file:
            return EvidenceInput(label=self.task.deliverable, document_symbol=symbol)
        kind = self.random.choice(evidence.KINDS)
        digest = evidence.keep(kind, self.task.deliverable, [str(self.unit), symbol, self.task.content, self.said])
        return EvidenceInput(label=self.task.deliverable, digest=digest, document_symbol=symbol)

    def _divide(self, leader: str, officers: list[str]) -> None:
        """Parts go round the unit's officers."""
        for place, title in enumerate(self.task.parts):
            person = self.cast.account_id(officers[place % len(officers)])
            self.part_ids.append(
                verbs.add_part(self.cast.acting(leader), self.assignment_id, title=title, person_id=person)
            )
