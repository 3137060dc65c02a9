"""Putting a document in force: from its tasks to one assignment per unit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from tinhso.directives import events, facts, rights
from tinhso.directives.life_cycles import DOCUMENT
from tinhso.directives.models import Assignment, Deadline, DeadlineKind, Document, PartyRole, Task
from tinhso.directives.readiness import members_of_groups, obstacles, responsible_units
from tinhso.directives.recipients import people_of
from tinhso.directives.verbs.errors import NotReady
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb(locks=Document, permission=rights.PUT_IN_FORCE)
def put_in_force(act: Act[Document], *, acknowledge_counts: bool = False) -> int:
    """Assign the draft's tasks; returns how many assignments the lead units got.

    Groups are expanded as they were on the day of issue. A unit that is named twice in a task gets it once, as lead
    if it is named as such. Raises NotReady naming every obstacle; counts that disagree with what the document states
    may be acknowledged.
    """
    document = act.subject
    state = checked.move(DOCUMENT, document.state, "put_in_force")
    standing = [each for each in obstacles(document) if not (acknowledge_counts and each.may_be_acknowledged)]
    if standing:
        raise NotReady(standing)
    document.state, document.in_force_at = state, clock.now()
    document.save()
    tasks = list(document.tasks.prefetch_related("parties__unit", "parties__group__root", "deadlines"))
    assignments = Assignment.objects.bulk_create(_assignments(document, tasks), batch_size=1000)
    leading = [each for each in assignments if each.role == PartyRole.LEAD]
    for assignment in leading:
        facts.record_change(act, assignment, facts.NOTHING)
    act.audit(
        events.PutInForce(
            tasks=len(tasks),
            assignments=len(leading),
            units=len({each.unit_id for each in leading}),
            coordinating=len(assignments) - len(leading),
            counts_acknowledged=acknowledge_counts,
        )
    )
    _tell_units(act, document, assignments)
    return len(leading)


def _assignments(document: Document, tasks: list[Task]) -> list[Assignment]:
    members = members_of_groups(tasks, document.issued_on)
    made = []
    for task in tasks:
        task.document = document
        leads = responsible_units(task, PartyRole.LEAD, members)
        leading = {unit.pk for unit in leads}
        others = [u for u in responsible_units(task, PartyRole.COORDINATING, members) if u.pk not in leading]
        kind, due = _first_deadline(task.deadlines.all())
        late = due is not None and document.issued_on is not None and due < document.issued_on
        made += [
            Assignment(
                task=task, unit=unit, role=role, deadline_kind=kind, first_due=due, due=due, due_before_issue=late
            )
            for role, units in ((PartyRole.LEAD, leads), (PartyRole.COORDINATING, others))
            for unit in units
        ]
    return made


def _first_deadline(deadlines: Iterable[Deadline]) -> tuple[str, date | None]:
    """Kind and day of the earliest dated deadline; else the kind of the first one."""
    given = list(deadlines)
    dated = [each for each in given if each.due is not None]
    if dated:
        first = min(dated, key=lambda each: each.due)  # type: ignore[arg-type, return-value]
        return first.kind, first.due
    return (given[0].kind if given else DeadlineKind.NONE), None


def _tell_units(act: Act[Document], document: Document, assignments: list[Assignment]) -> None:
    """One message to each leader and officer of the units, however many tasks there are."""
    by_unit: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        by_unit[assignment.unit_id].append(assignment)
    url = subject_url("directives.document", str(document.pk))
    for account_id, unit_ids in people_of(by_unit, (Role.UNIT_LEADER, Role.OFFICER)).items():
        theirs = [assignment for unit_id in unit_ids for assignment in by_unit[unit_id]]
        act.notify([account_id], _news(document, theirs), url, kind="directives.assigned")


def _news(document: Document, assignments: list[Assignment]) -> str:
    lead = sum(each.role == PartyRole.LEAD for each in assignments)
    dues = [each.due for each in assignments if each.due and each.role == PartyRole.LEAD]
    text = _("%(document)s giao đơn vị bạn chủ trì %(lead)s, phối hợp %(others)s nhiệm vụ.") % {
        "document": document,
        "lead": lead,
        "others": len(assignments) - lead,
    }
    return text + (_(" Hạn gần nhất: %(due)s.") % {"due": format_date(min(dues))} if dues else "")
