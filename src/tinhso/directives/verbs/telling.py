"""A line to people that opens one assignment."""

from collections.abc import Iterable
from typing import Any

from tinhso.directives.models import Assignment
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs.verb import Act

LONGEST = 400


def tell(
    act: Act[Any], assignment: Assignment, people: Iterable[int | None], kind: str, text: str, **values: object
) -> None:
    """Notify everybody of `people` but the actor himself; `text` is a template over `values`."""
    others = {person for person in people if person is not None and person != act.actor.account_id}
    url = subject_url("directives.assignment", str(assignment.pk))
    act.notify(sorted(others), (text % values)[:LONGEST], url, kind=kind)
