"""Entering a document that assigns work, and its way from draft to closed."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.directives import events, facts, rights
from tinhso.directives.life_cycles import DOCUMENT
from tinhso.directives.models import Assignment, Document, DocumentKind, PartyRole, Status
from tinhso.directives.verbs import steps
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

HEAD = (
    "symbol",
    "kind",
    "issuer_id",
    "issued_on",
    "subject",
    "signer",
    "aggregator_id",
    "field_code",
    "secondary_source",
)


@verb()
def draft_document(
    act: Act[None],
    *,
    symbol: str,
    kind: str,
    issuer_id: int,
    issued_on: date | None,
    subject: str,
    signer: str = "",
    aggregator_id: int,
    field_code: str = "",
    secondary_source: bool = False,
) -> int:
    """Enter a document's head; returns its id. `issued_on` may wait until the document is put in force."""
    document = Document(created_by_id=act.actor.account_id)
    _set_head(
        document, symbol, kind, issuer_id, issued_on, subject, signer, aggregator_id, field_code, secondary_source
    )
    act.require(rights.DRAFT, document)
    document.save()
    act.audit(events.DocumentDrafted(symbol=document.symbol, subject=document.subject), document)
    return document.pk


@verb(locks=Document, permission=rights.DRAFT)
def edit_document(
    act: Act[Document],
    *,
    symbol: str,
    kind: str,
    issuer_id: int,
    issued_on: date | None,
    subject: str,
    signer: str = "",
    aggregator_id: int,
    field_code: str = "",
    secondary_source: bool = False,
) -> None:
    """Change the head of a draft. Moving it to another aggregator needs the right there, too."""
    document = editable(act)
    old = _head(document)
    _set_head(
        document, symbol, kind, issuer_id, issued_on, subject, signer, aggregator_id, field_code, secondary_source
    )
    act.require(rights.DRAFT, document)
    document.save()
    changes = {name: [old[name], value] for name, value in _head(document).items() if value != old[name]}
    act.audit(events.DocumentEdited(changes=changes))


@verb(locks=Document, permission=rights.DRAFT)
def attach_original(act: Act[Document], *, digest: str, name: str) -> None:
    """Attach the document itself (a stored file). Allowed while it is in force, too: the original often comes later."""
    document = act.subject
    if document.state not in ("draft", "in_force"):
        checked.move(DOCUMENT, document.state, "edit")
    document.original = steps.stored_file(digest)
    document.original_name = checked.required("name", name, _("Thiếu tên tệp."), 200)
    document.save()
    act.audit(events.OriginalAttached(name=document.original_name, digest=digest))


@verb(locks=Document, permission=rights.PUT_IN_FORCE)
def close_document(act: Act[Document]) -> None:
    """End the follow-up. Open assignments stay as they are and are no longer reminded."""
    document = act.subject
    document.state = checked.move(DOCUMENT, document.state, "close")
    document.save()
    open_ones = Assignment.objects.filter(task__document=document, role=PartyRole.LEAD, merged_into=None)
    act.audit(events.DocumentClosed(open=open_ones.exclude(status=Status.DONE).count()))


@verb(locks=Document, permission=rights.PUT_IN_FORCE)
def reopen_document(act: Act[Document]) -> None:
    document = act.subject
    document.state = checked.move(DOCUMENT, document.state, "reopen")
    document.save()
    act.audit(events.DocumentReopened())


@verb(locks=Document, permission=rights.PUT_IN_FORCE)
def withdraw_document(act: Act[Document], *, reason: str) -> None:
    """Take the document back with everything it assigned. Nothing is deleted; its facts are reversed."""
    document = act.subject
    reason = checked.required("reason", reason, _("Hãy ghi lý do hủy."))
    document.state = checked.move(DOCUMENT, document.state, "withdraw")
    assignments = (
        Assignment.objects.filter(task__document=document)
        .select_related("unit", "task__document__aggregator")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    count = 0
    for assignment in assignments:
        count += assignment.role == PartyRole.LEAD
        facts.record_change(act, assignment, facts.measures(assignment), facts.NOTHING)
    document.save()
    act.audit(events.DocumentWithdrawn(reason=reason, assignments=count))


def editable(act: Act[Document]) -> Document:
    """The locked document, which must be a draft."""
    checked.move(DOCUMENT, act.subject.state, "edit")
    return act.subject


def _head(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in HEAD}


def _set_head(
    document: Document,
    symbol: str,
    kind: str,
    issuer_id: int,
    issued_on: date | None,
    subject: str,
    signer: str,
    aggregator_id: int,
    field_code: str,
    secondary_source: bool,
) -> None:
    if kind not in DocumentKind.values:
        raise Invalid(FieldProblem("kind", _("Không có loại văn bản này.")))
    if issued_on is not None and issued_on > clock.today():
        raise Invalid(FieldProblem("issued_on", _("Ngày ban hành không thể ở tương lai.")))
    document.symbol, document.kind, document.issued_on = checked.text("symbol", symbol, 80), kind, issued_on
    document.issuer = steps.unit_by_id("issuer_id", issuer_id)
    document.aggregator = steps.unit_by_id("aggregator_id", aggregator_id)
    document.subject = checked.required("subject", subject, _("Thiếu trích yếu của văn bản."), 500)
    document.signer = checked.text("signer", signer, 160)
    document.field_code = checked.text("field_code", field_code, 40)
    document.secondary_source = secondary_source
