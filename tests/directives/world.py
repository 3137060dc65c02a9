"""One of everything, so that every verb has something to act on; and what each verb is called with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tests.directives.conftest import ISSUED, Cast, Desk
from tests.directives.plans import brought_in, read, rows, stored
from tests.factories import unit
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.models import (
    Assignment,
    Inheritance,
    Party,
    ReadingFinding,
    Report,
    ReportedResults,
    ReportedRow,
)
from tinhso.directives.spreadsheet import PlanRow
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Succession, UnitKind

SYMBOL = EvidenceInput("Báo cáo", document_symbol="12/BC-UBND")
LETTER = {"letter": "15/TAND-VP", "status": "in_progress", "percent": 30, "result": ""}


@dataclass
class World:
    """Ids of things in the states that verbs need. Assignments are the northern commune's, one per task."""

    cast: Cast
    draft: int
    draft_ready: int
    group: int
    task: int
    party: int
    target: int
    in_force: int
    closed: int
    fresh: int
    broken_down: int
    part: int
    drafted: tuple[int, int]
    submitted: tuple[int, int]
    passed_on: tuple[int, int]
    accepted: int
    evidence: int
    later_task: int
    earlier_task: int
    link: int
    ceased: int
    inheritance: int
    letter: int
    results: int
    reported_row: int
    digest: str
    read_draft: int
    read_tasks: list[int]
    finding: int


def build(desk: Desk) -> World:
    cast, province = desk.cast, desk.cast.province
    digest = StoredFile.objects.create(digest="a" * 64, size=1, media_type="application/pdf").pk
    draft = desk.draft(symbol="1/KH-UBND")
    group = verbs.add_group(cast.aggregator, draft, number="I", title="Thể chế", stated_count=2)
    task = desk.task(draft, group_id=group, leads=["Các đơn vị chủ quản CSDL"])
    target = verbs.add_target(cast.aggregator, draft, text="Tỷ lệ số hóa", value=Decimal(90), unit="%")
    ready = desk.draft(symbol="2/KH-UBND")
    later = desk.task(ready)

    old_commune = unit("xa-cu", "Xã Cũ", UnitKind.COMMUNE, province.root, valid_from=date(2025, 7, 1))
    in_force = desk.draft(symbol="3/KH-UBND")
    tasks = [desk.task(in_force, f"Việc số {number}") for number in range(7)]
    verbs.put_in_force(cast.aggregator, in_force)
    fresh, broken, drafted, submitted, passed_on, accepted, _last = (
        Assignment.objects.get(task=each, unit=province.north) for each in tasks
    )
    closed = desk.in_force(content="Việc đã xong")
    verbs.close_document(cast.aggregator, closed)

    verbs.break_down(cast.north_leader, broken.pk, officer_id=province.north_officer.pk)
    part = verbs.add_part(
        cast.north_leader, broken.pk, title="Thống kê", person_id=province.north_colleague.pk, due=ISSUED
    )
    first = _draft(cast.north_officer, drafted)
    second = _draft(cast.north_officer, submitted)
    verbs.submit_report(cast.north_officer, submitted.pk, report_id=second)
    third = _draft(cast.north_leader, passed_on)
    verbs.submit_report(cast.north_leader, passed_on.pk, report_id=third)
    fourth = _draft(cast.north_leader, accepted)
    verbs.submit_report(cast.north_leader, accepted.pk, report_id=fourth)
    verbs.accept_report(cast.aggregator, accepted.pk, report_id=fourth)
    link = verbs.propose_link(cast.aggregator, later, earlier_task_id=tasks[1], kind="restates")

    old_commune.valid_to = date(2025, 8, 10)
    old_commune.save()
    Succession.objects.create(predecessor=old_commune, successor=province.south, effective_on=date(2025, 8, 11))
    inheritance = verbs.propose_inheritance(cast.aggregator, old_commune.pk)[0]
    Inheritance.objects.exclude(pk=inheritance).delete()  # so that there is something left to propose
    verbs.reschedule(cast.aggregator, fresh.pk, new_due=date(2025, 8, 20), reason="Để đôn đốc")
    letter = verbs.draft_reminders(cast.aggregator, unit_ids=[province.north.pk])[0]
    plan = brought_in(cast.aggregator, province.police)
    read_tasks = list(plan.tasks.order_by("order").values_list("pk", flat=True))
    verbs.accept_read_tasks(cast.aggregator, plan.pk, task_ids=read_tasks[2:])
    finding = ReadingFinding.objects.create(document=plan, kind="counts", message="Số việc không khớp")
    results = ReportedResults.objects.create(
        file_id=digest, name="bao-cao.pdf", symbol="12/BC-UBND", unit=province.north, receiver=province.police
    )
    row = ReportedRow.objects.create(
        results=results, order=1, content="Việc", result_state="ongoing", assignment=fresh, certainty="certain"
    )
    return World(
        cast=cast,
        draft=draft,
        draft_ready=ready,
        group=group,
        task=task,
        party=Party.objects.get(task=task, unit=None, group=None).pk,
        target=target,
        in_force=in_force,
        closed=closed,
        fresh=fresh.pk,
        broken_down=broken.pk,
        part=part,
        drafted=(drafted.pk, first),
        submitted=(submitted.pk, second),
        passed_on=(passed_on.pk, third),
        accepted=accepted.pk,
        evidence=Report.objects.get(pk=third).evidence.get().pk,
        later_task=later,
        earlier_task=tasks[2],
        link=link,
        ceased=old_commune.pk,
        inheritance=inheritance,
        letter=letter,
        results=results.pk,
        reported_row=row.pk,
        digest=digest,
        read_draft=plan.pk,
        read_tasks=read_tasks,
        finding=finding.pk,
    )


def _draft(actor: Any, assignment: Assignment) -> int:
    return verbs.draft_report(actor, assignment.pk, status="done", percent=100, result="Xong", evidence=[SYMBOL])


@dataclass(frozen=True)
class Call:
    """How to call a verb in the world, and who may."""

    verb: Callable[..., Any]
    allowed: frozenset[str]
    arguments: Callable[[World], tuple[list[Any], dict[str, Any]]]


AGGREGATOR = frozenset({"aggregator"})
UNIT = frozenset({"north_officer", "north_colleague", "north_leader"})
LEADER = frozenset({"north_leader"})


def head(world: World) -> dict[str, Any]:
    province = world.cast.province
    return {
        "symbol": "9/KH-UBND",
        "kind": "plan",
        "issuer_id": province.root.pk,
        "issued_on": ISSUED,
        "subject": "Kế hoạch khác",
        "aggregator_id": province.police.pk,
    }


def task_of(world: World) -> dict[str, Any]:
    return {"content": "Việc khác", "leads": ["Sở Tư pháp"], "deadlines": [DeadlineInput("trong tháng 9/2025")]}


def reading(world: World) -> dict[str, Any]:
    given = read(rows(1))
    digest, aggregator = stored(rows(1)), world.cast.province.police.pk
    return {
        "reading": given.reading,
        "names": given.names,
        "digest": digest,
        "name": "moi.txt",
        "aggregator_id": aggregator,
    }


def results(world: World) -> dict[str, Any]:
    """A report that was read, without any row; its file is another one than that of the world's report."""
    stored = StoredFile.objects.get_or_create(digest="b" * 64, size=1, media_type="application/pdf")[0]
    province = world.cast.province
    ids = {"unit_id": province.north.pk, "receiver_id": province.police.pk}
    return {"reading": reading(world)["reading"], "rows": [], "digest": stored.pk, "name": "bao-cao.pdf", **ids}


def _report(name: str) -> Callable[[World], tuple[list[Any], dict[str, Any]]]:
    return lambda world: ([getattr(world, name)[0]], {"report_id": getattr(world, name)[1]})


def _back(name: str) -> Callable[[World], tuple[list[Any], dict[str, Any]]]:
    return lambda world: ([getattr(world, name)[0]], {"report_id": getattr(world, name)[1], "reason": "Chưa rõ"})


CALLS: dict[str, Call] = {
    name: Call(getattr(verbs, name), allowed, arguments)
    for name, allowed, arguments in [
        ("draft_document", AGGREGATOR, lambda w: ([], head(w))),
        ("edit_document", AGGREGATOR, lambda w: ([w.draft], head(w))),
        ("attach_original", AGGREGATOR, lambda w: ([w.draft], {"digest": w.digest, "name": "goc.pdf"})),
        ("add_group", AGGREGATOR, lambda w: ([w.draft], {"number": "II", "title": "Hạ tầng"})),
        ("edit_group", AGGREGATOR, lambda w: ([w.draft], {"group_id": w.group, "number": "I", "title": "Khác"})),
        ("remove_group", AGGREGATOR, lambda w: ([w.draft], {"group_id": w.group})),
        ("add_task", AGGREGATOR, lambda w: ([w.draft], task_of(w))),
        ("edit_task", AGGREGATOR, lambda w: ([w.draft], {"task_id": w.task, **task_of(w)})),
        ("remove_task", AGGREGATOR, lambda w: ([w.draft], {"task_id": w.task})),
        ("add_target", AGGREGATOR, lambda w: ([w.draft], {"text": "Tỷ lệ", "value": Decimal(5), "unit": "%"})),
        ("remove_target", AGGREGATOR, lambda w: ([w.draft], {"target_id": w.target})),
        ("import_rows", AGGREGATOR, lambda w: ([w.draft], {"rows": [PlanRow(2, "Việc nhập", leads=("Sở Tư pháp",))]})),
        (
            "resolve_party",
            AGGREGATOR,
            lambda w: ([w.draft], {"party_id": w.party, "unit_ids": [w.cast.province.justice.pk], "remember": True}),
        ),
        ("draft_from_reading", AGGREGATOR, lambda w: ([], reading(w))),
        ("accept_read_tasks", AGGREGATOR, lambda w: ([w.read_draft], {})),
        ("reopen_read_task", AGGREGATOR, lambda w: ([w.read_draft], {"task_id": w.read_tasks[2]})),
        ("settle_finding", AGGREGATOR, lambda w: ([w.read_draft], {"finding_id": w.finding})),
        (
            "merge_tasks",
            AGGREGATOR,
            lambda w: ([w.read_draft], {"task_id": w.read_tasks[1], "into": "previous"}),
        ),
        ("split_task", AGGREGATOR, lambda w: ([w.read_draft], {"task_id": w.read_tasks[0], "at": 7})),
        ("put_in_force", AGGREGATOR, lambda w: ([w.draft_ready], {})),
        ("close_document", AGGREGATOR, lambda w: ([w.in_force], {})),
        ("reopen_document", AGGREGATOR, lambda w: ([w.closed], {})),
        ("withdraw_document", AGGREGATOR, lambda w: ([w.in_force], {"reason": "Ban hành nhầm"})),
        ("break_down", UNIT, lambda w: ([w.fresh], {"officer_id": w.cast.province.north_officer.pk})),
        (
            "add_part",
            UNIT,
            lambda w: ([w.fresh], {"title": "Thống kê", "person_id": w.cast.province.north_officer.pk}),
        ),
        ("update_part", UNIT, lambda w: ([w.broken_down], {"part_id": w.part, "status": "done"})),
        ("remove_part", UNIT, lambda w: ([w.broken_down], {"part_id": w.part})),
        ("draft_report", UNIT, lambda w: ([w.fresh], {"status": "in_progress", "percent": 5, "result": "Bắt đầu"})),
        ("submit_report", UNIT, _report("drafted")),
        ("pass_on_report", LEADER, _report("submitted")),
        ("send_back_report", LEADER, _back("submitted")),
        ("return_report", AGGREGATOR, _back("passed_on")),
        ("accept_report", AGGREGATOR, _report("passed_on")),
        ("note_report", AGGREGATOR, _report("passed_on")),
        ("record_by_proxy", AGGREGATOR, lambda w: ([w.fresh], LETTER)),
        ("revoke_acceptance", AGGREGATOR, lambda w: ([w.accepted], {"reason": "Nhầm"})),
        (
            "withdraw_evidence",
            UNIT | AGGREGATOR,
            lambda w: ([w.passed_on[0]], {"evidence_id": w.evidence, "reason": "Nhầm tệp"}),
        ),
        ("reschedule", AGGREGATOR, lambda w: ([w.fresh], {"new_due": date(2025, 10, 1), "reason": "Chờ hướng dẫn"})),
        (
            "reschedule_task",
            AGGREGATOR,
            lambda w: ([w.earlier_task], {"new_due": date(2025, 10, 1), "reason": "Chờ hướng dẫn"}),
        ),
        (
            "propose_link",
            AGGREGATOR,
            lambda w: ([w.later_task], {"earlier_task_id": w.earlier_task, "kind": "continues"}),
        ),
        ("propose_restated", AGGREGATOR, lambda w: ([w.draft_ready], {"pairs": [(w.later_task, w.earlier_task)]})),
        ("keep_results", AGGREGATOR, lambda w: ([], results(w))),
        ("accept_reported_row", AGGREGATOR, lambda w: ([w.results], {"row_id": w.reported_row})),
        ("accept_certain_rows", AGGREGATOR, lambda w: ([w.results], {})),
        ("refuse_reported_row", AGGREGATOR, lambda w: ([w.results], {"row_id": w.reported_row})),
        ("confirm_link", AGGREGATOR, lambda w: ([w.link], {})),
        ("remove_link", AGGREGATOR, lambda w: ([w.link], {})),
        ("propose_inheritance", AGGREGATOR, lambda w: ([w.ceased], {})),
        ("decide_inheritance", AGGREGATOR, lambda w: ([w.inheritance], {"accept": True})),
        (
            "draft_reminders",
            AGGREGATOR | {"leadership"},
            lambda w: ([], {"unit_ids": [w.cast.province.north.pk]}),
        ),
        ("edit_reminder", AGGREGATOR | {"leadership"}, lambda w: ([w.letter], {"body": "Kính gửi"})),
        ("send_reminder", AGGREGATOR | {"leadership"}, lambda w: ([w.letter], {})),
        ("escalate", AGGREGATOR | {"leadership"}, lambda w: ([w.cast.province.north.pk], {})),
    ]
}
