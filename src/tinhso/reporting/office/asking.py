"""What several screens of the wing share: one form on a page of its own, and why an action isn't open."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class FormPage:
    """`submit` is the button's word, `back` where "cancel" leads, `lead` a sentence on what will happen."""

    heading: str
    submit: str
    back: str
    crumbs: Crumbs
    lead: str = ""

    def show(self, request: HttpRequest, form: BaseForm) -> HttpResponse:
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "reporting/form_page.html", {**vars(self), "form": form}, status=status)


def insist(reason: str) -> None:
    """Go on only when there is no reason against it; else the 403 page shows the reason."""
    if reason:
        raise PermissionDenied(reason)


def why_not_anywhere(actor: Actor, code: str) -> str:
    """Why the person holds this right nowhere; "" when he does somewhere."""
    return "" if actor.may_anywhere(code) else actor.may(code, "").reason


def wing_crumbs(*more: tuple[str, str]) -> Crumbs:
    """The trail from the wing's front page on."""
    return [(_("Báo cáo"), reverse("reporting:front")), *more]
