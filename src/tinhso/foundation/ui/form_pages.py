"""One form on a page of its own: what every change has that needs more than a click."""

from dataclasses import dataclass
from typing import ClassVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class FormPage:
    """`submit` is the button's word, `back` where "cancel" leads, `lead` a sentence on what will happen. A wing says
    with `template` which of its pages the form stands on; there `ui/parts/form_sheet.html` draws it."""

    template: ClassVar[str]

    heading: str
    submit: str
    back: str
    crumbs: Crumbs
    lead: str = ""

    def show(self, request: HttpRequest, form: BaseForm) -> HttpResponse:
        status = 422 if form.is_bound and form.errors else 200
        return render(request, self.template, {**vars(self), "form": form}, status=status)
