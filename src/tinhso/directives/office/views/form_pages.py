"""One form on a page of its own: the form every change has when it needs more than a click."""

from dataclasses import dataclass, field

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinhso.directives.office.views.pages import Crumbs


@dataclass(frozen=True)
class FormPage:
    """`submit` is the button's word, `back` where "cancel" leads, `lead` a sentence on what will happen."""

    heading: str
    submit: str
    back: str
    crumbs: Crumbs
    lead: str = ""
    places: list[str] = field(default_factory=list)

    def show(self, request: HttpRequest, form: BaseForm) -> HttpResponse:
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "directives/form_page.html", {**vars(self), "form": form}, status=status)
