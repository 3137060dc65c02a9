"""The same assignments by unit, and a document's by group and unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhso.directives import queries, rights
from tinhso.directives.office.views.figures import figures_of
from tinhso.directives.office.views.pages import document_crumbs
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.choices import document_choices
from tinhso.foundation.ui.paging import part_of
from tinhso.foundation.ui.requests import actor_of

UNITS = 100


@require_safe
def by_unit(request: HttpRequest) -> HttpResponse:
    """Units with their counts; each count opens its rows. In one document or in all."""
    actor = actor_of(request)
    chosen = AssignmentFilter.from_querydict(request.GET)
    context = {
        "page": part_of(queries.by_unit(actor, chosen.document), request.GET.get("cursor", ""), UNITS),
        "chosen": chosen,
        "documents": document_choices(actor),
        "suffix": f"&document={chosen.document}" if chosen.document else "",
        "may_remind": actor.may_anywhere(rights.REMIND),
    }
    return render(request, "directives/by_unit.html", context)


@require_safe
def by_group(request: HttpRequest, document_id: int) -> HttpResponse:
    """A document's groups, and inside each its units: the matrix in which a hole shows at once."""
    actor = actor_of(request)
    overview = queries.by_group(actor, document_id)
    context = {
        "document": overview.document,
        "overview": overview,
        "page": part_of(queries.by_unit(actor, document_id), request.GET.get("cursor", ""), UNITS),
        "figures": figures_of(overview.counts, AssignmentFilter(document=document_id)),
        "suffix": f"&document={document_id}",
        "crumbs": document_crumbs(overview.document),
    }
    return render(request, "directives/by_group.html", context)
