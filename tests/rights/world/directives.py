"""Documents that assign work, and what is done about them."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tests.factories import SINCE, acting, unit
from tests.rights.world.filling import Filling
from tests.rights.world.places import FIELD, Rule
from tinhso.directives import rights, spreadsheet, verbs
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.models import (
    Assignment,
    Document,
    Inheritance,
    Part,
    Reading,
    ReadingFinding,
    ReminderLetter,
    ReportedResults,
    ReportedRow,
    Target,
    Task,
    TaskGroup,
    TaskLink,
    TaskSource,
)
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.organizations.models import Succession, UnitKind
from tinhso.kernel import clock


def documents(at: Filling) -> None:
    place, actor, drafting = at.place, acting(at.place.aggregator), at.follows(rights.DRAFT)
    seeing, today = at.sees(place.unit), clock.today()
    draft = _document(at, "dtnhap", drafting)
    group = verbs.add_group(actor, draft, number="I", title=at.secret("nhomnhap", drafting))
    task = _task(at, draft, "viecnhap", drafting, [place.unit.name, f"Cơ quan lạ {at.name}"], group_id=group)
    place.draft, place.group = Document.objects.get(pk=draft), TaskGroup.objects.get(pk=group)
    place.task = Task.objects.get(pk=task)
    place.party = place.task.parties.get(unit=None)
    target = verbs.add_target(actor, draft, text=at.secret("chitieunhap", drafting), value=Decimal(90), unit="%")
    place.target = Target.objects.get(pk=target)
    ready = _document(at, "dtsansang", drafting)
    _task(at, ready, "viecsansang", drafting, [place.unit.name])
    place.ready = Document.objects.get(pk=ready)
    old = unit(f"{place.unit.code}-cu", f"Xã cũ {at.name}", UnitKind.COMMUNE, at.world.root, valid_from=SINCE)
    in_force = _document(at, "dtgiao", lambda actor: seeing(actor) or at.sees(old)(actor))
    due = {"open": -5, "drafted": 2, "submitted": 20, "passed_on": 30, "accepted": -1}
    for what, days in due.items():
        _task(at, in_force, f"viec{what}", seeing, [place.unit.name], today + timedelta(days=days))
    for what in ("ceased", "proposed"):
        _task(at, in_force, f"viec{what}", at.sees(old), [old.name])
    verbs.put_in_force(actor, in_force)
    place.document = Document.objects.get(pk=in_force)
    for what in (*due, "ceased", "proposed"):
        found = Assignment.objects.get(task__document=in_force, task__content__contains=f"viec{what}q")
        setattr(place, what, found)
    closed = _document(at, "dtdong", seeing)
    _task(at, closed, "viecdong", seeing, [place.unit.name])
    verbs.put_in_force(actor, closed)
    verbs.close_document(actor, closed)
    place.closed = Document.objects.get(pk=closed)
    old.valid_to = today - timedelta(days=1)
    old.save()
    Succession.objects.create(predecessor=old, successor=place.unit, effective_on=today, act="NQ 1/NQ", verified=True)


def reading(at: Filling) -> None:
    """A draft that was read from a file: a certain task, an accepted one, a remark on the whole."""
    place, drafting = at.place, at.follows(rights.DRAFT)
    read = _document(at, "dtdoc", drafting)
    place.read = Document.objects.get(pk=read)
    said = at.secret("nguyenvan", drafting)
    Reading.objects.create(document=place.read, blocks=[{"text": f"Kế hoạch {said}"}])
    marks = {field: [[0, None, None, 0, 8]] for field in ("content", "leads", "deliverable")}
    for name in ("read_task", "accepted_task"):
        task = Task.objects.get(pk=_task(at, read, f"doc{name}", drafting, [place.unit.name]))
        TaskSource.objects.create(task=task, marks=marks, reviewed_at=clock.now() if "accepted" in name else None)
        setattr(place, name, task)
    remark = at.secret("dieucanxem", drafting)
    place.finding = ReadingFinding.objects.create(document=place.read, kind="counts", message=remark)
    own = at.is_own(place.aggregator)
    place.reading_run = JobRun.objects.create(
        kind="directives.read_plan",
        title=at.secret("dangdoc", own),
        account_id=place.aggregator.pk,
        state=RunState.FAILED,
        error=at.secret("loidoc", own),
    )
    for words in (place.reading_run.title, place.reading_run.error):
        at.world.secrets[words] = lambda actor: own(actor) or bool(actor.may("operations.view", at.world.root.path))


def reports(at: Filling) -> None:
    place, seeing = at.place, at.sees(at.place.unit)
    inside = at.inside()
    officer, leader, aggregator = map(acting, (place.owner, place.leader, place.aggregator))
    _report(at, place.drafted, "drafted", inside)
    for what, steps in (("submitted", 0), ("passed_on", 1), ("accepted", 2)):
        assignment = getattr(place, what)
        report = _report(at, assignment, what, seeing if steps else inside)
        verbs.submit_report(officer, assignment.pk, report_id=report)
        if steps:
            verbs.pass_on_report(leader, assignment.pk, report_id=report)
        if steps == 2:
            verbs.accept_report(aggregator, assignment.pk, report_id=report)
    place.evidence = place.passed_on.evidence.get()


def around(at: Filling) -> None:
    place, seeing = at.place, at.sees(at.place.unit)
    leader, aggregator = acting(place.leader), acting(place.aggregator)
    verbs.break_down(leader, place.open.pk, officer_id=place.owner.pk, leader_id=place.leader.pk)
    part = verbs.add_part(leader, place.open.pk, title=at.secret("phanviec", seeing), person_id=place.colleague.pk)
    place.part = Part.objects.get(pk=part)
    verbs.reschedule(
        aggregator,
        place.drafted.pk,
        new_due=clock.today() + timedelta(days=3),
        reason=at.secret("lydohan", seeing),
        basis=at.secret("cancuhan", seeing),
    )
    for account in (*_left(at), place.owner):
        Part.objects.create(assignment=place.open, title=at.secret(f"phancua{account.pk}", seeing), person=account)
    place.link = TaskLink.objects.create(later=place.open.task, earlier=place.closed.tasks.get(), kind="continues")
    place.inheritance = Inheritance.objects.create(assignment=place.proposed, heir=place.unit, basis="NQ 1/NQ")
    reminding = at.follows(rights.REMIND)
    for name, words in (("letter", "thunhap"), ("sent_letter", "thudagui")):
        rule = reminding if name == "letter" else lambda actor: reminding(actor) or seeing(actor)
        letter = ReminderLetter.objects.create(
            unit=place.unit, sender=place.follower, body=f"Kính gửi {at.secret(words, rule)}"
        )
        letter.assignments.set([place.open])
        setattr(place, name, letter)
    verbs.send_reminder(aggregator, place.sent_letter.pk)


def matched(at: Filling) -> None:
    """A report on paper that the follower received, with a row about the open work; a task that may be restated."""
    place, receiving = at.place, at.follows(rights.ACCEPT)
    place.restated_link = TaskLink.objects.create(
        later=place.task, earlier=place.closed.tasks.get(), kind=TaskLink.Kind.RESTATES
    )
    place.results = ReportedResults.objects.create(
        file=keep(BytesIO(f"báo cáo {at.secret('tepbaocao', receiving)}".encode())),
        name="bao-cao.txt",
        unit=place.unit,
        receiver=place.follower,
        subject=at.secret("trichyeubaocao", receiving),
    )
    place.reported_row = ReportedRow.objects.create(
        results=place.results,
        order=1,
        content=at.secret("dongbaocao", receiving),
        result=at.secret("ketquabaocao", receiving),
        result_state="ongoing",
        assignment=place.open,
        certainty=ReportedRow.Certainty.CERTAIN,
    )
    place.results_run = JobRun.objects.create(
        kind="directives.read_results", title="Đọc bao-cao.txt", account_id=place.owner.pk
    )


def _document(at: Filling, subject: str, rule: Rule, **head: Any) -> int:
    actor = acting(at.place.aggregator)
    pk = verbs.draft_document(
        actor,
        symbol=head.pop("symbol", ""),
        kind="plan",
        issuer_id=at.world.root.pk,
        issued_on=clock.today() - timedelta(days=90),
        subject=at.secret(subject, rule),
        aggregator_id=at.place.follower.pk,
        field_code=FIELD,
    )
    digest = keep(BytesIO(f"bản gốc {at.secret(f'{subject}goc', rule)}".encode())).digest
    verbs.attach_original(actor, pk, digest=digest, name=f"{at.secret(f'{subject}ten', rule)}.txt")
    return pk


def _task(
    at: Filling, document: int, what: str, rule: Rule, leads: list[str], due: date | None = None, **more: Any
) -> int:
    return verbs.add_task(
        acting(at.place.aggregator),
        document,
        content=f"Việc {at.secret(what, rule)} cần làm",
        deliverable=at.secret(f"{what}sp", rule),
        leads=leads,
        deadlines=[DeadlineInput(kind="date", due=due)] if due else [],
        **more,
    )


def _report(at: Filling, assignment: Assignment, what: str, rule: Rule) -> int:
    digest = keep(BytesIO(f"minh chứng {at.secret(f'tep{what}', rule)}".encode())).digest
    return verbs.draft_report(
        acting(at.place.owner),
        assignment.pk,
        status="done",
        percent=100,
        result=at.secret(f"kq{what}", rule),
        evidence=[EvidenceInput(at.secret(f"mc{what}", rule), digest)],
    )


def _left(at: Filling) -> list[Account]:
    """Who was given work here and isn't here any more."""
    former = at.world.people["officer of north until yesterday"]
    return [former] if at.name == "north" and former else []


def filled_form(lead: str) -> bytes:
    """The form for a plan with one task in it."""
    book = load_workbook(BytesIO(spreadsheet.form()))
    page = book.active
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["Nội dung nhiệm vụ"]).value = "Việc từ bảng tính"
    page.cell(2, columns["Đơn vị chủ trì"]).value = lead
    out = BytesIO()
    book.save(out)
    return out.getvalue()
