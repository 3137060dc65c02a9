"""A province at full size for the benchmark: 150 units × 70 tasks, a report per month for a year (seeded)."""

import random
from datetime import date, datetime, timedelta

from django.db import connection

from tinhso.directives.models import (
    Assignment,
    Deadline,
    Document,
    EvidenceState,
    Party,
    PartyRole,
    Report,
    Status,
    Task,
    TaskGroup,
)
from tinhso.foundation.accounts.models import Account, Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.seed import load_seed
from tinhso.kernel import clock
from tinhso.kernel.text import fold

UNITS, TASKS, GROUPS, MONTHS, SEED = 150, 70, 7, 12, 70


def build() -> Account:
    """Fill an empty, migrated database; returns the aggregator who sees everything."""
    load_seed()
    dice = random.Random(SEED)
    units = _units()
    document = _document(units[0])
    tasks = _tasks(document, units, dice)
    officers = _officers(units)
    assignments = _assignments(tasks, units, officers, dice)
    _reports(assignments, dice)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return _aggregator(Unit.objects.get(code="cong-an-tinh"))


def _units() -> list[Unit]:
    kinds = [UnitKind.DEPARTMENT, UnitKind.AGENCY, UnitKind.VERTICAL, UnitKind.SERVICE, UnitKind.COMMUNE, UnitKind.WARD]
    return list(Unit.objects.valid_on(clock.today()).filter(kind__in=kinds).order_by("-kind", "pk")[:UNITS])


def _document(issuer: Unit) -> Document:
    police = Unit.objects.get(code="cong-an-tinh")
    return Document.objects.create(
        symbol="70/KH-UBND",
        subject="Kế hoạch đo tải",
        issuer=police,
        aggregator=police,
        issued_on=clock.today() - timedelta(days=365),
        state="in_force",
    )


def _tasks(document: Document, units: list[Unit], dice: random.Random) -> list[Task]:
    groups = TaskGroup.objects.bulk_create(
        [TaskGroup(document=document, number=str(n), title=f"Nhóm {n}", order=n) for n in range(1, GROUPS + 1)]
    )
    texts = [f"Nhiệm vụ số {n}: rà soát, đối chiếu và cập nhật dữ liệu phần {n}" for n in range(TASKS)]
    tasks = Task.objects.bulk_create(
        [
            Task(
                document=document, group=groups[n % GROUPS], number=str(n + 1), content=text, order=n, folded=fold(text)
            )
            for n, text in enumerate(texts)
        ]
    )
    Party.objects.bulk_create(
        [Party(task=task, role=PartyRole.LEAD, text="Các đơn vị", unit=units[0]) for task in tasks]
    )
    Deadline.objects.bulk_create([Deadline(task=task, text="", kind="date", due=_due(dice)) for task in tasks])
    return tasks


def _officers(units: list[Unit]) -> dict[int, Account]:
    accounts = Account.objects.bulk_create(
        [
            Account(username=f"cb{unit.pk}", full_name=f"Cán Bộ {unit.pk}", password="!", folded="", sort_key="")
            for unit in units
        ]
    )
    Post.objects.bulk_create(
        [Post(account=account, unit=unit, title="Chuyên viên") for account, unit in zip(accounts, units, strict=True)]
    )
    Grant.objects.bulk_create(
        [Grant(account=account, role=Role.OFFICER, unit=unit) for account, unit in zip(accounts, units, strict=True)]
    )
    return {unit.pk: account for account, unit in zip(accounts, units, strict=True)}


def _assignments(
    tasks: list[Task], units: list[Unit], officers: dict[int, Account], dice: random.Random
) -> list[Assignment]:
    rows = []
    for task in tasks:
        for unit in units:
            status = dice.choices(list(Status), weights=[2, 5, 4, 1])[0]
            due = _due(dice)
            accepted = status == Status.DONE and dice.random() < 0.7
            rows.append(
                Assignment(
                    task=task,
                    unit=unit,
                    status=status,
                    percent=_percent(status, dice),
                    evidence_state=EvidenceState.ACCEPTED if accepted else EvidenceState.NONE,
                    deadline_kind="date",
                    first_due=due,
                    due=due,
                    done_on=due - timedelta(days=dice.randrange(-20, 60)) if status == Status.DONE else None,
                    officer=officers[unit.pk],
                )
            )
    return Assignment.objects.bulk_create(rows, batch_size=2000)


def _reports(assignments: list[Assignment], dice: random.Random) -> None:
    start = clock.now() - timedelta(days=30 * MONTHS)
    months: list[datetime] = [start + timedelta(days=30 * month) for month in range(MONTHS)]
    for at in months:
        Report.objects.bulk_create(
            [
                Report(
                    assignment=assignment,
                    status=assignment.status,
                    percent=assignment.percent,
                    result="Đã thực hiện theo tiến độ.",
                    state="noted",
                    author_id=assignment.officer_id,
                    decided_at=at,
                )
                for assignment in assignments
            ],
            batch_size=5000,
        )


def _aggregator(police: Unit) -> Account:
    root = police.parent or police
    account = Account.objects.create_user("tonghop", full_name="Người Tổng Hợp")
    Post.objects.create(account=account, unit=police, title="Đội trưởng", is_leader=True)
    Grant.objects.create(account=account, role=Role.AGGREGATOR, unit=root)
    return account


def _due(dice: random.Random) -> date:
    return clock.today() + timedelta(days=dice.randrange(-300, 120))


def _percent(status: Status, dice: random.Random) -> int:
    if status == Status.IN_PROGRESS:
        return dice.randrange(1, 90)
    return 100 if status == Status.DONE else 0
