"""What every verb on a dossier does alike: who may act where it lies, what happened, and what the clock says then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import NotPermitted, Refused
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.acting import why_not_acting
from tinhso.onestop.clocks.dossiers import KINDS, times_of
from tinhso.onestop.clocks.dossiers import reading as reading_of
from tinhso.onestop.facts import DOSSIER as DOSSIER_KIND
from tinhso.onestop.facts import OVERDUE, STATE_CHANGED
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import Dossier, DossierEvent
from tinhso.onestop.rules.clock_types import Reading
from tinhso.onestop.rules.procedure import Step
from tinhso.onestop.verbs import eventful

Happening = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class At:
    """A dossier as the business of a unit that isn't the competent one: the unit it was handed in at, or lies with.
    The same of a petition, by `kind`."""

    unit: Unit
    field_code: str
    code: str = ""
    kind: str = DOSSIER_KIND

    @property
    def pk(self) -> str:
        return self.code

    def journal_subject(self) -> Subject:
        return Subject(self.kind, self.code, self.code, self.unit.pk, self.unit.path)


def require_at_holder(act: Act[Dossier], right: str) -> None:
    """The right where the dossier lies. Raises NotPermitted, Refused for one that was taken over in a batch."""
    dossier = act.subject
    if dossier.state is None or dossier.holder is None:
        raise Refused(_("Hồ sơ này nạp từ hệ thống khác, chỉ để thống kê; không xử lý ở đây."))
    act.require(right, At(dossier.holder, dossier.field_code, dossier.code))


def require_at_counter_or_holder(act: Act[Dossier]) -> None:
    """The right of the counter that took it in, or of the unit where it lies. Raises as `require_at_holder`."""
    dossier, receiving = act.subject, act.subject.receiving_unit
    if receiving is not None and act.actor.may(rights.TAKE_IN, receiving.path, dossier.field_code):
        act.require(rights.TAKE_IN, At(receiving, dossier.field_code, dossier.code))
    else:
        require_at_holder(act, rights.PROCESS)


def require_seen(dossier: Dossier, seen: int | None) -> None:
    """Raises Refused when somebody changed the dossier since the actor looked at it (`seen`: its revision then)."""
    said = _("%(who)s vừa cập nhật hồ sơ này lúc %(when)s. Tải lại trang, xem lại rồi thực hiện nếu vẫn cần.")
    eventful.require_seen(dossier, seen, said)


def require_step(act: Act[Dossier], step: str) -> Step:
    """The step that the dossier is at. Raises Refused when it isn't `step` any more, when another officer has it, or
    the step isn't for the actor's role."""
    dossier, actor = act.subject, act.actor
    assert dossier.version is not None
    if step != dossier.step:
        raise Refused(_("Hồ sơ đã sang bước “%(step)s”. Tải lại trang để xem.") % {"step": dossier.step_name})
    now = dossier.version.says.step(step)
    if now is None:
        raise Refused(_("Quy trình không có bước này."))
    if reason := why_not_acting(actor, dossier, now):
        assert dossier.holder is not None
        raise NotPermitted(reason, At(dossier.holder, dossier.field_code, dossier.code).journal_subject())
    return now


def true_time(dossier: Dossier, at: datetime | None) -> datetime:
    """When something truly happened; now unless it is entered later. Raises Invalid for a time to come, or before
    what happened last."""
    said = _("Hồ sơ đã có việc xảy ra lúc %(when)s; ghi thời điểm từ lúc đó.")
    return eventful.true_time(dossier, KINDS, at, said)


def move(dossier: Dossier, action: str) -> None:
    """Set the state that the action leads to. Raises Refused with the sentence that says why it isn't open."""
    dossier.state = checked.move(DOSSIER, dossier.state or "", action)


def happened(act: Act[Dossier], at: datetime, *happenings: Happening) -> Reading:
    """Write down what happened and save the dossier with what the clock says now; tells the outside its state."""
    dossier = act.subject
    DossierEvent.objects.bulk_create(events_of(act, dossier, at, *happenings))
    read = refresh(dossier, dossier.events.filter(kind__in=KINDS))
    if dossier.counted_overdue and not (dossier.is_open and dossier.due_at and dossier.due_at < clock.now()):
        dossier.counted_overdue = False
        act.fact(OVERDUE, amount=-1, **dimensions(dossier))
    dossier.revision += 1
    dossier.save()
    tell_state(act, at)
    return read


def begun(act: Act[Dossier], at: datetime, *happenings: Happening) -> None:
    """The same for a dossier that was inserted with `refresh` done: only its events are still to be written."""
    DossierEvent.objects.bulk_create(events_of(act, act.subject, at, *happenings))
    tell_state(act, at)


def events_of(act: Act[Any], dossier: Dossier, at: datetime, *happenings: Happening) -> list[DossierEvent]:
    return [
        DossierEvent(
            dossier=dossier,
            kind=kind,
            at=at,
            actor_id=act.actor.account_id,
            actor_name=act.actor.name,
            actor_unit=act.actor.unit_name,
            step=dossier.step,
            data=data,
        )
        for kind, data in happenings
    ]


def tell_state(act: Act[Dossier], at: datetime) -> None:
    code, state = act.subject.code, act.subject.state
    act.send(STATE_CHANGED, {"code": code, "state": state, "at": at}, order=f"dossier:{code}")


def dimensions(dossier: Dossier) -> dict[str, str]:
    """What every fact about the dossier is told apart by."""
    procedure = dossier.version.procedure.code if dossier.version else ""
    return {
        "service": dossier.service,
        "channel": dossier.channel,
        "procedure": procedure,
        "field": dossier.field_code,
    }


def refresh(dossier: Dossier, stored: Iterable[DossierEvent]) -> Reading:
    """Bring the cached times up to what the clock reads now from these events, all that the clock knows of it."""
    now = reading_of(dossier, stored, clock.now())
    times = times_of(now)
    dossier.due_at, dossier.statutory_due_at = times.due_at, times.statutory_due_at
    if dossier.first_due_at is None:
        dossier.first_due_at = dossier.due_at
    if times.on_time is not None:
        dossier.on_time = times.on_time
    return now
