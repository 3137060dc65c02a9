"""What a screen does with a verb's outcome: refusals become messages, field errors, or a page that says why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
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

    NotPermitted and NotFound go on to the middleware, which shows the page that says why.
    """
    try:
        return Done(do())
    except (NotPermitted, NotFound):
        raise
    except Invalid as error:
        for problem in error.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.message)
    except (VerbError, WrongState, FileRefused) as error:
        form.add_error(None, error.message)
    return None


def press(
    request: HttpRequest, do: Callable[[], R], done: str | Promise | Callable[[R], str], back: str
) -> HttpResponse:
    """Run a verb for a button and go back, with a line that says what came of it; `done` may make it of the verb's
    result."""
    try:
        result = do()
    except (NotPermitted, NotFound):
        raise
    except (VerbError, WrongState, FileRefused) as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done(result) if callable(done) else str(done))
    return redirect(back)
