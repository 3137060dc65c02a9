"""After a merger the open work of a unit that ceased goes to its heirs: proposed here, decided by a person."""

from django.utils.translation import gettext as _

from tinhso.directives import events, facts, rights
from tinhso.directives.models import Assignment, Inheritance, Status
from tinhso.directives.recipients import people_of
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.organizations.models import Succession, Unit
from tinhso.foundation.organizations.queries import present_holders
from tinhso.foundation.verbs.errors import NotPermitted, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock


@verb(locks=Unit)
def propose_inheritance(act: Act[Unit]) -> list[int]:
    """Propose each open assignment of a unit that ceased to each of its heirs, as far as the actor follows their
    documents. Returns the ids of the new proposals. Raises Refused when the unit exists or nobody is known to
    succeed it."""
    unit, today = act.subject, clock.today()
    if not act.actor.may_anywhere(rights.PUT_IN_FORCE):
        raise NotPermitted(act.actor.may(rights.PUT_IN_FORCE, unit.path).reason, unit.journal_subject())
    if unit.is_valid_on(today):
        raise Refused(_("%(unit)s vẫn đang hoạt động.") % {"unit": unit})
    heirs = present_holders(unit, today)
    if not heirs:
        raise Refused(_("Chưa biết đơn vị nào kế thừa %(unit)s; cần ghi nhận việc sắp xếp trước.") % {"unit": unit})
    followed = act.actor.within(rights.PUT_IN_FORCE, "task__document__aggregator__", "task__document__field_code")
    open_ones = Assignment.objects.filter(followed, unit=unit, merged_into=None, task__document__state="in_force")
    basis = _basis(unit)
    proposals = [
        Inheritance(assignment=assignment, heir=heir, basis=basis)
        for assignment in open_ones.exclude(evidence_state="accepted").exclude(inheritances__isnull=False)
        for heir in heirs
    ]
    if not proposals:
        raise Refused(_("Không có việc nào của %(unit)s cần đề xuất chuyển.") % {"unit": unit})
    Inheritance.objects.bulk_create(proposals)
    count = len({proposal.assignment_id for proposal in proposals})
    act.audit(events.InheritanceProposed(assignments=count, heirs=[heir.name for heir in heirs]))
    return [proposal.pk for proposal in proposals]


@verb(locks=Inheritance)
def decide_inheritance(act: Act[Inheritance], *, accept: bool) -> None:
    """Accept: the assignment becomes the heir's, with its history and its deadlines; people of the old unit leave it.
    If the heir has this task already, the old assignment ends in the heir's own. Other proposals for the same
    assignment are refused with it."""
    proposal = act.subject
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=proposal.assignment_id)
    act.require(rights.PUT_IN_FORCE, assignment.task.document)
    if proposal.state != Inheritance.State.PROPOSED:
        raise Refused(_("Đề xuất này đã được quyết định."))
    old_unit, event = assignment.unit, events.InheritanceRefused
    proposal.state = Inheritance.State.REFUSED
    if accept:
        steps.live(assignment)
        proposal.state = Inheritance.State.ACCEPTED
        event = _give_to(act, assignment, proposal.heir)
        others = assignment.inheritances.filter(state=Inheritance.State.PROPOSED).exclude(pk=proposal.pk)
        others.update(state=Inheritance.State.REFUSED, decided_by=act.actor.account_id, decided_at=clock.now())
    proposal.decided_by_id, proposal.decided_at = act.actor.account_id, clock.now()
    proposal.save()
    act.audit(event(old_unit=old_unit.name, heir=proposal.heir.name), assignment)


def _give_to(act: Act[Inheritance], assignment: Assignment, heir: Unit) -> type[events.InheritanceDecided]:
    before = facts.measures(assignment)
    facts.record_change(act, assignment, before, facts.NOTHING)
    own = heir.assignments.filter(task=assignment.task, role=assignment.role).first()
    if own is not None:
        assignment.merged_into = own
        assignment.save()
        return events.InheritanceMerged
    assignment.unit, assignment.officer, assignment.leader, assignment.division = heir, None, None, None
    assignment.save()
    assignment.parts.exclude(status=Status.DONE).delete()
    facts.record_change(act, assignment, facts.NOTHING)
    leaders = people_of([heir.pk])
    tell(act, assignment, leaders, "directives.inherited", _("Việc kế thừa: %(task)s"), task=assignment.task)
    return events.InheritanceAccepted


def _basis(unit: Unit) -> str:
    acts = Succession.objects.filter(predecessor=unit).exclude(act="").values_list("act", flat=True)
    return "; ".join(sorted(set(acts)))[:300] or _("Sắp xếp đơn vị")
