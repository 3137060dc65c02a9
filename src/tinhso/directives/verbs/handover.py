"""Giving a person's open work to somebody else, one assignment at a time, each journalled under itself."""

from django.utils.translation import gettext as _

from tinhso.directives import events
from tinhso.directives.models import Assignment, Status
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.verbs.verb import Act, verb


@verb(locks=Assignment)
def replace_person(act: Act[Assignment], *, from_id: int, to_id: int) -> None:
    """Put one person of the unit in another's place: as officer, as leader and in open parts. The right to do so is
    checked by the hand-over (foundation/administration), which is about the person and not about this task."""
    assignment = act.subject
    successor = steps.person_in(assignment.unit, to_id, "to_id")
    held = [role for role in ("officer", "leader") if getattr(assignment, f"{role}_id") == from_id]
    for role in held:
        setattr(assignment, role, successor)
    assignment.save()
    parts = assignment.parts.filter(person_id=from_id).exclude(status=Status.DONE).update(person=successor)
    former = Account.objects.get(pk=from_id)
    act.audit(events.OfficerReplaced(old=former.full_name, new=successor.full_name, parts=parts, held=held))
    tell(act, assignment, [to_id], "directives.handed_over", _("Việc được bàn giao: %(task)s"), task=assignment.task)
