"""Entering the demo's documents through the wing's verbs, as an aggregator would."""

from datetime import date, timedelta
from decimal import Decimal

from tinhso.demo import evidence
from tinhso.demo.cast import Cast
from tinhso.demo.plans import DocumentText, GroupText, TaskText
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.foundation.organizations.models import Unit

ISSUER, FOLLOWED_BY = "tinh-tuyen-quang", "cong-an-tinh"


def enter(cast: Cast, text: DocumentText, today: date) -> tuple[int, dict[str, int]]:
    """Enter the document as a draft; returns its id and the ids of its tasks by number."""
    actor = cast.aggregator
    document_id: int = verbs.draft_document(
        actor,
        symbol=text.symbol,
        kind=text.kind,
        issuer_id=_unit(ISSUER).pk,
        issued_on=today + timedelta(days=text.issued),
        subject=text.subject,
        signer=text.signer,
        aggregator_id=_unit(FOLLOWED_BY).pk,
        secondary_source=text.secondary_source,
    )
    task_ids: dict[str, int] = {}
    for group in text.groups:
        group_id = verbs.add_group(
            actor, document_id, number=group.number, title=group.title, stated_count=group.stated_count
        )
        task_ids |= {task.number: _enter_task(cast, document_id, group_id, task) for task in group.tasks}
    for target in text.targets:
        due = today + timedelta(days=target.due)
        verbs.add_target(actor, document_id, text=target.text, value=Decimal(target.value), unit=target.unit, due=due)
    if text.attach_original:
        digest = evidence.keep("pdf", f"{text.symbol}: {text.subject}", [_heading(group) for group in text.groups])
        name = f"{text.symbol.replace('/', '-')}.pdf"
        verbs.attach_original(actor, document_id, digest=digest, name=name)
    return document_id, task_ids


def _enter_task(cast: Cast, document_id: int, group_id: int, task: TaskText) -> int:
    task_id: int = verbs.add_task(
        cast.aggregator,
        document_id,
        content=task.content,
        group_id=group_id,
        number=task.number,
        deliverable=task.deliverable,
        leads=task.leads,
        coordinating=task.coordinating,
        deadlines=[DeadlineInput(text=words) for words in task.deadlines],
    )
    return task_id


def _heading(group: GroupText) -> str:
    return f"{group.number}. {group.title} ({len(group.tasks)})"


def _unit(code: str) -> Unit:
    return Unit.objects.get(code=code)
