"""Addresses and trails that several screens share."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.directives.models import Assignment, Document
from tinhso.directives.queries import visible_assignments, visible_documents
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, found


def document_for(request: HttpRequest, document_id: int) -> Document:
    """The document, if this person may see it; else the 404 page."""
    documents = visible_documents(actor_of(request)).select_related("issuer", "aggregator")
    return found(documents.filter(pk=document_id).first())


def assignment_for(request: HttpRequest, assignment_id: int) -> Assignment:
    """The assignment with its task, document and people, if this person may see it; else the 404 page."""
    assignments = visible_assignments(actor_of(request)).select_related(
        "task__document__aggregator", "task__group", "unit", "division", "officer", "leader"
    )
    return found(assignments.filter(pk=assignment_id).first())


def document_url(document_id: int) -> str:
    return reverse("directives:document", args=[document_id])


def assignment_url(assignment_id: int, place: str = "") -> str:
    return reverse("directives:assignment", args=[assignment_id]) + (f"#{place}" if place else "")


def document_crumbs(document: Document, *more: str) -> Crumbs:
    trail = [(_("Văn bản giao việc"), reverse("directives:documents")), (str(document), document_url(document.pk))]
    return [*trail, *((label, "") for label in more)]


def assignment_crumbs(assignment: Assignment, *more: str) -> Crumbs:
    task = assignment.task
    short = f"{task.number} · {assignment.unit}" if task.number else str(assignment.unit)
    trail = [
        (_("Nhiệm vụ"), reverse("directives:assignments")),
        (str(task.document), document_url(task.document_id)),
        (short, assignment_url(assignment.pk)),
    ]
    return [*trail, *((label, "") for label in more)]
