"""A form that does something with a dossier or a petition, unless somebody else was faster."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, insist
from tinhso.onestop.office.forms.seen import SeenForm
from tinhso.onestop.office.pages import FormPage


@dataclass(frozen=True)
class Subject:
    """What is done something with: `address` is its page, `happened` what whoever comes second reads."""

    pk: int
    revision: int
    address: str
    happened: Callable[[], str]


@dataclass(frozen=True)
class Doing:
    """`lead`: a sentence on what will happen; `reason`: why the actor may not; `done`: what is said afterwards."""

    heading: str
    verb: Callable[..., Any]
    done: Promise
    crumbs: Crumbs
    lead: str = ""
    reason: str = ""


def answer(request: HttpRequest, on: Subject, form: SeenForm, do: Doing) -> HttpResponse:
    """The form's page, or what comes of it when it was sent."""
    actor = actor_of(request)
    overtaken = form.is_bound and form.seen_revision is not None and form.seen_revision != on.revision
    if overtaken:
        form.is_valid()
        form.add_error(None, on.happened())
    else:
        insist(do.reason)
    if not overtaken and form.is_valid() and attempt(lambda: do.verb(actor, on.pk, **form.given), form):
        messages.success(request, str(do.done))
        return redirect(on.address)
    return FormPage(do.heading, do.heading, on.address, do.crumbs, do.lead).show(request, form)
