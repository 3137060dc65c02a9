"""What a screen does with a verb's outcome: refusals become messages, field errors, or a page that says why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, VerbError
from tinhso.foundation.workflow.lifecycle import WrongState

R = TypeVar("R")


@dataclass(frozen=True)
class Done(Generic[R]):
    """The verb went through; `value` is what it returned."""

    value: R


def attempt(do: Callable[[], R], form: BaseForm) -> Done[R] | None:
    """Run a verb for a form. None: refused, and the form says why beside the fields, its input kept.

    A missing right becomes the 403 page with the reason, something unknown the 404 page.
    """
    try:
        return Done(do())
    except NotPermitted as denial:
        raise PermissionDenied(denial.message) from denial
    except NotFound as missing:
        raise Http404(missing.message) from missing
    except Invalid as error:
        for problem in error.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.message)
    except (VerbError, WrongState, FileRefused) as error:
        form.add_error(None, error.message)
    return None


def page_or_404(read: Callable[[], R]) -> R:
    """What a query returns; the 404 page when there is no such thing for this person."""
    try:
        return read()
    except NotFound as missing:
        raise Http404(missing.message) from missing


def press(request: HttpRequest, do: Callable[[], object], done: str | Promise, back: str) -> HttpResponse:
    """Run a verb for a button and go back, with a line that says what came of it."""
    try:
        do()
    except NotPermitted as denial:
        raise PermissionDenied(denial.message) from denial
    except NotFound as missing:
        raise Http404(missing.message) from missing
    except (VerbError, WrongState, FileRefused) as error:
        messages.error(request, error.message)
    else:
        messages.success(request, str(done))
    return redirect(back)
