"""The demo's past: what was entered, assigned, reported, judged, moved and merged, and when."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from tinhso.demo import documents, uploads
from tinhso.demo.agenda import YESTERDAY, Agenda
from tinhso.demo.cast import Cast
from tinhso.demo.difficulties import Difficulties
from tinhso.demo.plans import DocumentText, TaskText, read_document
from tinhso.demo.spreading import spread
from tinhso.demo.stories import STORIES, Story
from tinhso.directives import verbs
from tinhso.directives.jobs import escalate_everywhere
from tinhso.directives.models import Assignment, Inheritance, PartyRole, ReminderLetter, TaskLink
from tinhso.directives.queries.schedule import late_or_soon
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Unit
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

PLANS = ("closed_plan", "plan", "withdrawn_letter", "notice_draft", "letter_draft")
START_AFTER, LATEST_START = 3, 30
JUDGEMENT_DAYS = 7
FILE_SHARE, BY_LEADER = 0.25, 0.75
MERGING = "ban-quan-ly-du-an-mau"
HEIR = "trung-tam-chuyen-doi-so"
MERGER = "Quyết định mẫu số 1402/QĐ-UBND"
REMINDED_ON, LETTERS, LETTERS_TO_COMMUNES, LETTERS_SENT = -7, 8, 2, 5
CLOSING = "\n\nĐầu mối giải đáp: cán bộ tổng hợp của cơ quan theo dõi, số máy nội bộ 068."
AWAY, SUBSTITUTE = "so-noi-vu.ld", "noivu.cv2"
AWAY_FROM, AWAY_UNTIL = -5, 5


@dataclass
class Past:
    """Everything is put on the agenda; what needs the outcome of an earlier act is put there by that act."""

    cast: Cast
    agenda: Agenda
    task_ids: dict[tuple[str, str], int] = field(default_factory=dict)

    def arrange(self) -> None:
        for name in PLANS:
            self._arrange_document(read_document(name, self.agenda.today))
        agenda = self.agenda
        Difficulties(self.cast, agenda).arrange()
        agenda.on(-20, self._merge, hour=8)
        agenda.on(-19, self._propose_inheritance, hour=9)
        agenda.on(-18, self._decide_inheritance, hour=10)
        agenda.on(AWAY_FROM, self._leave, hour=7.2)
        agenda.on(REMINDED_ON, self._remind, hour=16)
        agenda.on(YESTERDAY, lambda: uploads.upload_plan(self.cast, agenda.today), hour=15)
        agenda.on(YESTERDAY, lambda: uploads.check_report(self.cast), hour=16)
        agenda.on(YESTERDAY, lambda: escalate_everywhere(timestamp=0), hour=6.5)

    def _arrange_document(self, text: DocumentText) -> None:
        on = self.agenda.on

        def enter() -> None:
            document_id, task_ids = documents.enter(self.cast, text, self.agenda.today)
            self.task_ids |= {(text.symbol, number): pk for number, pk in task_ids.items()}
            if text.in_force is not None:
                on(text.in_force, lambda: self._put_in_force(text, document_id), hour=10)
            if text.closed is not None:
                on(text.closed, lambda: verbs.close_document(self.cast.aggregator, document_id))
            if text.withdrawn is not None:
                on(
                    text.withdrawn,
                    lambda: verbs.withdraw_document(self.cast.aggregator, document_id, reason=text.reason),
                )
            self._link(text)

        on(text.drafted, enter, hour=8)

    def _link(self, text: DocumentText) -> None:
        for task in text.tasks:
            if task.restates:
                earlier = next(pk for (_symbol, number), pk in self.task_ids.items() if number == task.restates)
                verbs.propose_link(
                    self.cast.aggregator,
                    self.task_ids[text.symbol, task.number],
                    earlier_task_id=earlier,
                    kind=TaskLink.Kind.RESTATES,
                )

    def _put_in_force(self, text: DocumentText, document_id: int) -> None:
        verbs.put_in_force(self.cast.aggregator, document_id)
        for task in text.tasks:
            self._tell_stories(text, task)
            if task.moved:
                self._arrange_move(task, self.task_ids[text.symbol, task.number])

    def _arrange_move(self, task: TaskText, task_id: int) -> None:
        moved = task.moved
        assert moved is not None
        self.agenda.on(
            moved.at,
            lambda: verbs.reschedule_task(
                self.cast.aggregator,
                task_id,
                new_due=self.agenda.today + timedelta(days=moved.to),
                reason=moved.reason,
                basis=moved.basis,
            ),
        )

    def _tell_stories(self, text: DocumentText, task: TaskText) -> None:
        leading = Assignment.objects.filter(
            task=self.task_ids[text.symbol, task.number], role=PartyRole.LEAD
        ).select_related("unit")
        by_unit = {each.unit: each for each in leading}
        for unit, name in spread(task, list(by_unit), self.agenda.random):
            by_proxy = STORIES[name].startswith("|")
            if not by_proxy and not self.cast.works_in(unit.pk):
                continue
            alone = bool(task.story)
            story = Story(
                self.cast,
                task,
                by_unit[unit].pk,
                unit,
                self.agenda.random,
                by_leader=unit.is_commune_level
                and unit.code not in task.chosen
                and self.agenda.random.random() < BY_LEADER,
                with_parts=alone or unit.code in task.chosen,
                shows_file=alone or self.agenda.random.random() < FILE_SHARE,
            )
            first = (text.in_force or text.issued) + self.agenda.random.randint(START_AFTER, LATEST_START)
            last = self._last_day(text, task, by_unit[unit].due, name)
            story.schedule(self.agenda, name, min(first, last), last)

    def _last_day(self, text: DocumentText, task: TaskText, due: date | None, name: str) -> int:
        """When the unit's last act is: near the deadline if that is past, mostly before it; else of late."""
        if task.finished is not None:
            return task.finished
        latest = min(YESTERDAY, (text.closed or 0) - JUDGEMENT_DAYS)
        waits = name in ("drafting", "submitted", "reported", "sent_back", "under_way", "superseded")
        if due is None or due >= self.agenda.today or waits:
            return self.agenda.random.randint(min(-24, latest), latest)
        past = (due - self.agenda.today).days + self.agenda.random.randint(-9, 3)
        earliest = (text.in_force or text.issued) + START_AFTER
        return max(earliest, min(latest, past))

    def _merge(self) -> None:
        merging, heir = Unit.objects.get(code=MERGING), Unit.objects.get(code=HEIR)
        administration.merge_units(
            self.cast.system_owner,
            predecessors=[merging.pk],
            successor=heir.pk,
            on=clock.today(),
            act_cited=MERGER,
        )

        for username in (self.cast.leader(merging.pk), *self.cast.officers(merging.pk)):
            administration.transfer(
                self.cast.system_owner, self.cast.account_id(username), to_unit=heir.pk, title="Chuyên viên"
            )

    def _propose_inheritance(self) -> None:
        verbs.propose_inheritance(self.cast.aggregator, Unit.objects.get(code=MERGING).pk)

    def _decide_inheritance(self) -> None:
        """One goes over, one ends in the heir's own assignment, one still waits for a decision."""
        of_heir = Assignment.objects.filter(task=OuterRef("assignment__task"), unit=OuterRef("heir"))
        proposals = Inheritance.objects.annotate(own=Exists(of_heir)).order_by("-own", "pk")
        for proposal in proposals[:2]:
            verbs.decide_inheritance(self.cast.aggregator, proposal.pk, accept=True)

    def _leave(self) -> None:
        since, until = (self.agenda.today + timedelta(days=day) for day in (AWAY_FROM, AWAY_UNTIL))
        administration.record_absence(
            self.cast.acting(AWAY),
            self.cast.account_id(AWAY),
            since=min(since, clock.today()),
            until=until,
            substitute_id=self.cast.account_id(SUBSTITUTE),
            reason="Đi học bồi dưỡng",
        )
        self.cast.stand_in(AWAY, SUBSTITUTE)

    def _remind(self) -> None:
        late = late_or_soon(clock.today(), default_calendar()).filter(due__lt=clock.today())
        units = late.order_by("unit_id").values_list("unit_id", flat=True).distinct()
        in_communes = Q(unit__kind__in=COMMUNE_LEVEL)
        chosen = [
            *units.exclude(in_communes)[: LETTERS - LETTERS_TO_COMMUNES],
            *units.filter(in_communes)[:LETTERS_TO_COMMUNES],
        ]
        letters = verbs.draft_reminders(self.cast.aggregator, unit_ids=chosen)
        first = ReminderLetter.objects.get(pk=letters[0])
        verbs.edit_reminder(self.cast.aggregator, first.pk, body=first.body + CLOSING)
        for letter_id in letters[:LETTERS_SENT]:
            verbs.send_reminder(self.cast.aggregator, letter_id)
