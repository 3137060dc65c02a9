"""Random people do random things in random order; what the house promises holds after every step.

The promises: nothing counts as shown or accepted without evidence that stands; the first deadline never changes; what
the unit says changes only by a report that left the house; percentages agree with statuses; facts add up to the
states; every change is journalled and every refusal changes nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.directives.conftest import TODAY, Cast, Desk
from tests.directives.test_rights_of_verbs import PEOPLE
from tinhso.directives import facts, verbs
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment, Document, Evidence, EvidenceState, Part, Report, Status
from tinhso.directives.rules import progress
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.verbs.errors import VerbError
from tinhso.kernel import clock

SPEAKS = {"submit_report", "pass_on_report", "record_by_proxy"}
INSIDERS = ("aggregator", "north_officer", "north_leader", "south_officer", "justice_leader")
TABLES = ("directives_document", "directives_assignment", "directives_report", "directives_evidence", "directives_part")
SAID = "(SELECT string_agg(status || percent, ',' ORDER BY id) FROM directives_assignment)"
ENTRIES = "(SELECT count(*) FROM journal_audit WHERE event <> 'access.denied')"
people = st.one_of(st.sampled_from(INSIDERS), st.sampled_from(PEOPLE))
words = st.one_of(
    st.just(("done", 100)),
    st.tuples(st.just("in_progress"), st.integers(0, 99)),
    st.sampled_from([("not_started", 0), ("not_arisen", 0), ("done", 80), ("in_progress", 100)]),
)
nothing = st.just([])
evidence = (
    nothing
    | nothing
    | st.lists(st.sampled_from(["1/BC", "2/BC", "3/BC"]), max_size=2).map(
        lambda symbols: [EvidenceInput("Báo cáo", document_symbol=symbol) for symbol in symbols]
    )
)
judgements = st.sampled_from(["accept_report", "accept_report", "return_report", "note_report", ""])
place = st.integers(0, 30)


class Look(NamedTuple):
    """What the units say, how long the journal is, and a hash of each table."""

    said: str
    entries: int
    tables: tuple[str, ...]


class House(RuleBasedStateMachine):
    """One plan in force with four assignments; each example starts from it and is rolled back."""

    cast: Cast
    document: int

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now: datetime = TODAY
        self.ids = list(self._assignments().values_list("pk", flat=True))
        self.first_dues = dict(self._assignments().values_list("pk", "first_due"))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def _assignments(self) -> Any:
        return Assignment.objects.filter(task__document=self.document).order_by("pk")

    def _own(self, number: int) -> int:
        """One of the northern commune's two assignments, mostly the same one."""
        mine = self._assignments().filter(unit=self.cast.province.north)
        return mine.values_list("pk", flat=True)[int(number % 4 == 0)]

    def _report(self, assignment: int, number: int) -> int:
        reports = list(Report.objects.filter(assignment=assignment).order_by("-pk").values_list("pk", flat=True))
        return reports[number % min(len(reports), 3)] if reports else 0

    def _attempt(self, person: str, name: str, subject: int, **arguments: Any) -> None:
        before = self._look()
        verb: Callable[..., Any] = getattr(verbs, name)
        with clock.frozen(self.now):
            try:
                verb(getattr(self.cast, person), subject, **arguments)
            except VerbError:
                assert self._look() == before, f"{name} was refused and changed something"
                return
        after = self._look()
        assert after.entries > before.entries, f"{name} isn't in the journal"
        assert name in SPEAKS or after.said == before.said, f"{name} put words into the unit's mouth"

    def _look(self) -> Look:
        """Everything that the wing holds, in one query."""
        parts = [f"(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY id)), '') FROM {name} t)" for name in TABLES]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {SAID}, {ENTRIES}, {', '.join(parts)}")
            said, entries, *tables = cursor.fetchone()
        return Look(said, entries, tuple(tables))

    @initialize()
    def begin(self) -> None:
        assert len(self.ids) == 4

    @rule(person=people, number=place, word=words, shown=evidence)
    def draft(self, person: str, number: int, word: tuple[str, int], shown: list[EvidenceInput]) -> None:
        status, percent = word
        subject = self.ids[number % 4]
        self._attempt(person, "draft_report", subject, status=status, percent=percent, result="…", evidence=shown)

    @rule(number=place, shown=evidence, status=st.sampled_from(["done", "done", "in_progress"]), judgement=judgements)
    def report_and_judge(self, number: int, shown: list[EvidenceInput], status: str, judgement: str) -> None:
        """The usual way, so that sequences get far."""
        subject = self._own(number)
        word = {"status": status, "percent": 100 if status == "done" else 50, "result": "Xong", "evidence": shown}
        self._attempt("north_leader", "draft_report", subject, **word)
        self._attempt("north_leader", "submit_report", subject, report_id=self._report(subject, 0))
        if judgement:
            reason = {"reason": "Chưa rõ"} if judgement == "return_report" else {}
            self._attempt("aggregator", judgement, subject, report_id=self._report(subject, 0), **reason)

    @rule(number=place, which=place)
    def unit_withdraws_evidence(self, number: int, which: int) -> None:
        subject = self._own(number)
        ids = list(
            Evidence.objects.filter(assignment=subject, withdrawn=False).order_by("pk").values_list("pk", flat=True)
        )
        if ids:
            chosen = ids[which % len(ids)]
            self._attempt("north_leader", "withdraw_evidence", subject, evidence_id=chosen, reason="Nhầm")

    @rule(number=place)
    def aggregator_revokes(self, number: int) -> None:
        self._attempt("aggregator", "revoke_acceptance", self._own(number), reason="Nhầm")

    @rule(
        person=people,
        number=place,
        which=place,
        name=st.sampled_from(["submit_report", "pass_on_report", "accept_report", "note_report"]),
    )
    def move(self, person: str, number: int, which: int, name: str) -> None:
        subject = self.ids[number % 4]
        self._attempt(person, name, subject, report_id=self._report(subject, which))

    @rule(person=people, number=place, which=place, name=st.sampled_from(["send_back_report", "return_report"]))
    def give_back(self, person: str, number: int, which: int, name: str) -> None:
        subject = self.ids[number % 4]
        self._attempt(person, name, subject, report_id=self._report(subject, which), reason="Chưa rõ")

    @rule(person=people, number=place, word=words, shown=evidence)
    def proxy(self, person: str, number: int, word: tuple[str, int], shown: list[EvidenceInput]) -> None:
        status, percent = word
        values = {"status": status, "percent": percent, "result": "…", "letter": "1/CV", "evidence": shown}
        self._attempt(person, "record_by_proxy", self.ids[number % 4], **values)

    @rule(person=people, number=place, days=st.integers(-40, 60))
    def reschedule(self, person: str, number: int, days: int) -> None:
        new_due = clock.local(self.now).date() + timedelta(days=days)
        self._attempt(person, "reschedule", self.ids[number % 4], new_due=new_due, reason="Chờ hướng dẫn")

    @rule(person=people, number=place, days=st.integers(-5, 40))
    def give_part(self, person: str, number: int, days: int) -> None:
        due = clock.local(self.now).date() + timedelta(days=days)
        officer = self.cast.province.north_officer.pk
        self._attempt(person, "add_part", self.ids[number % 4], title="Phần", person_id=officer, due=due)

    @rule(person=people, name=st.sampled_from(["close_document", "reopen_document", "withdraw_document"]), luck=place)
    def decide_on_the_whole(self, person: str, name: str, luck: int) -> None:
        reason = {"reason": "Ban hành nhầm"} if name == "withdraw_document" else {}
        if name != "withdraw_document" or luck == 0:
            self._attempt(person, name, self.document, **reason)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def every_assignment_is_sound(self) -> None:
        proven = set(
            Evidence.objects.filter(withdrawn=False, offered_at__isnull=False).values_list("assignment", flat=True)
        )
        for assignment in self._assignments():
            if assignment.evidence_state in (EvidenceState.OFFERED, EvidenceState.ACCEPTED):
                assert assignment.pk in proven, "shown without evidence"
            if assignment.evidence_state == EvidenceState.ACCEPTED:
                assert assignment.status == Status.DONE, "accepted, but not said to be done"
            assert assignment.first_due == self.first_dues[assignment.pk], "the first deadline changed"
            assert progress.agrees(assignment.status, assignment.percent)
            assert (assignment.done_on is not None) == (assignment.status == Status.DONE)

    @invariant()
    def parts_end_within_the_whole(self) -> None:
        assert not Part.objects.filter(due__gt=F("assignment__due")).exists()

    @invariant()
    def facts_add_up(self) -> None:
        sums = dict(Fact.objects.values_list("kind").annotate(total=Sum("amount")))
        withdrawn = Document.objects.get(pk=self.document).state == "withdrawn"
        counted = [facts.NOTHING if withdrawn else facts.measures(each) for each in self._assignments()]
        for kind in facts.NOTHING:
            assert sums.get(kind, 0) == sum(each[kind] for each in counted), kind


@pytest.fixture
def house(desk: Desk) -> type[House]:
    House.cast, House.document = desk.cast, desk.draft()
    desk.task(House.document, "Việc một")
    desk.task(House.document, "Việc hai")
    verbs.put_in_force(desk.cast.aggregator, House.document)
    return House


def play(house: type[House], examples: int, steps: int) -> None:
    checks = list(HealthCheck)
    run_state_machine_as_test(
        house,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=checks,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
        ),
    )


def test_the_promises_hold_whatever_people_do(house: type[House]) -> None:
    play(house, examples=20, steps=25)


@pytest.mark.prove
def test_the_promises_hold_for_long(house: type[House]) -> None:
    play(house, examples=400, steps=60)
