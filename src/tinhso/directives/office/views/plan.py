"""The draft of a plan as its page shows it: what is unclear first, then the tasks by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from tinhso.directives.models import Document, Party, Task, TaskGroup
from tinhso.directives.office.forms.documents import GroupForm
from tinhso.directives.office.forms.places import suggestions
from tinhso.directives.office.views.pages import document_crumbs
from tinhso.directives.queries.reviewing import has_reading
from tinhso.directives.readiness import unclear_parties


@dataclass(frozen=True)
class Section:
    """A group with its tasks; `group` is None for tasks outside groups."""

    group: TaskGroup | None
    tasks: list[Task]


@dataclass(frozen=True)
class Unclear:
    """A name that the system couldn't resolve, however many tasks use it; `typed` and `error` tell what was refused."""

    parties: list[Party]
    places: list[str]
    typed: str = ""
    error: str = ""

    @property
    def text(self) -> str:
        return self.parties[0].text

    @property
    def is_role(self) -> bool:
        """A role that the document doesn't fill ("các đơn vị chủ quản"): who it is may differ from plan to plan."""
        return self.parties[0].is_resolved

    @property
    def party_id(self) -> int:
        return self.parties[0].pk


def plan_context(
    request: HttpRequest,
    document: Document,
    *,
    wrong: dict[int, tuple[str, str]] | None = None,
    group_form: GroupForm | None = None,
    **more: Any,
) -> dict[str, Any]:
    """`wrong`: party id → (typed text, error) of a name that was just refused."""
    tasks = list(
        document.tasks.select_related("group").prefetch_related("parties__unit", "parties__group__root", "deadlines")
    )
    return {
        "document": document,
        "crumbs": document_crumbs(document),
        "sections": _sections(document, tasks),
        "unresolved": unclear_names(unclear_parties(document, tasks), tasks, wrong),
        "group_form": group_form or GroupForm(auto_id="group-%s"),
        "places": suggestions(),
        "targets": document.targets.all(),
        "has_reading": has_reading(document),
        "entry_group": None,
        **more,
    }


def _sections(document: Document, tasks: list[Task]) -> list[Section]:
    by_group: dict[int | None, list[Task]] = {}
    for task in tasks:
        by_group.setdefault(task.group_id, []).append(task)
    sections = [Section(group, by_group.get(group.pk, [])) for group in document.groups.all()]
    outside = by_group.get(None, [])
    return [*sections, Section(None, outside)] if outside or not sections else sections


def unclear_names(
    parties: list[Party], tasks: Iterable[Task], wrong: dict[int, tuple[str, str]] | None = None
) -> list[Unclear]:
    """The names of which a person must say who they are, each once; `parties` are the unclear ones of the tasks."""
    by_id = {task.pk: task for task in tasks}
    found: dict[str, list[tuple[Party, str]]] = {}
    for party in parties:
        task = by_id[party.task_id]
        found.setdefault(party.text, []).append((party, task.number or task.content[:40]))
    return [
        Unclear(
            [party for party, _place in uses],
            [place for _party, place in uses],
            *(wrong or {}).get(uses[0][0].pk, ("", "")),
        )
        for uses in found.values()
    ]
