"""Tasks of a document that an earlier one gave already: looking for them, and deciding each proposal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinhso.directives import intake, queries, rights, verbs
from tinhso.directives.models import Document
from tinhso.directives.office.views.pages import document_for, document_url
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.requests import actor_of, found, insist

PLACE = "#viec-da-giao"


def restated_context(actor: Actor, document: Document) -> dict[str, Any]:
    """What `directives/parts/restated.html` shows of a document."""
    return {"restated": list(queries.restated_links(actor, document)), "may_link": not _why_not(actor, document)}


@require_POST
def look_for(request: HttpRequest, document_id: int) -> HttpResponse:
    """Look for earlier tasks that say the same, and propose them."""
    actor, document = actor_of(request), document_for(request, document_id)
    insist(_why_not(actor, document))
    count = intake.propose_restated(actor, document_id)
    if count:
        words = ngettext(
            "Thấy %(n)s nhiệm vụ có thể đã giao trước đó.", "Thấy %(n)s nhiệm vụ có thể đã giao trước đó.", count
        )
        messages.success(request, words % {"n": count})
    else:
        messages.info(request, _("Không thấy thêm nhiệm vụ nào đã được giao ở văn bản trước."))
    return redirect(document_url(document_id) + PLACE)


@require_POST
def decide(request: HttpRequest, document_id: int, link_id: int, decision: str) -> HttpResponse:
    document = document_for(request, document_id)
    insist(_why_not(actor_of(request), document))
    found(queries.restated_links(actor_of(request), document).filter(pk=link_id).first())
    verb, done = found(
        {
            "xac-nhan": (verbs.confirm_link, _("Đã ghi: nhiệm vụ này nhắc lại việc đã giao.")),
            "bo": (verbs.remove_link, _("Đã ghi: không phải việc đã giao.")),
        }.get(decision)
    )
    return press(request, lambda: verb(actor_of(request), link_id), done, document_url(document_id) + PLACE)


def _why_not(actor: Actor, document: Document) -> str:
    return actor.may(rights.DRAFT, document.aggregator.path, document.field_code or None).reason
