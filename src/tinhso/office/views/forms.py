"""The page of one form: what it is about, the fields, what will happen; then back to where it came from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tinhso.foundation.ui.answers import attempt

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class FormPage:
    """`done` is what the next page says; `back` where it is, and where giving up leads."""

    heading: str
    submit: str
    done: str
    back: str
    lead: str = ""
    danger: bool = False
    crumbs: Crumbs = field(default_factory=list)


def show_form(
    request: HttpRequest,
    form: Form,
    do: Callable[[dict[str, Any]], object],
    page: FormPage,
    then: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """GET shows the form; POST runs `do` with its clean data and goes on to `then(result)`, or back."""
    if request.method == "POST" and form.is_valid():
        outcome = attempt(lambda: do(form.cleaned_data), form)
        if outcome is not None:
            messages.success(request, page.done)
            return redirect(then(outcome.value) if then else page.back)
    return render(request, "office/form.html", {"form": form, "page": page, "crumbs": page.crumbs})
