"""One dossier whole: its papers, what happened, its clock with the derivation, and what may be done next by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor, Decision
from tinhso.foundation.journal.events import PersonalDataRead
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.kernel.identifiers import mask
from tinhso.onestop import rights
from tinhso.onestop.acting import why_not_acting, why_not_reached
from tinhso.onestop.clocks.dossiers import reading, rules_of
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import (
    Dossier,
    DossierComponent,
    DossierEvent,
    DossierResult,
    Move,
    Payment,
    PaymentState,
)
from tinhso.onestop.queries.dossiers import Due, dossier, due_of, mask_name, sees_persons, soon_until
from tinhso.onestop.rules.choices import Ending
from tinhso.onestop.rules.clock_types import EventKind, Reading
from tinhso.onestop.rules.procedure import Content, Outcome, Step

ENDING_ACTIONS = {Ending.RESULT: "finish", Ending.REFUSED: "refuse", Ending.STOPPED: "stop"}
OF_COUNTER = frozenset({"give_supplement", "record_payment", "withdraw", "give_result"})
RIGHTS = {
    "receive": rights.TAKE_IN,
    "refuse_intake": rights.DECIDE,
    "assign": rights.ASSIGN,
    "hand_over": rights.PROCESS,
    "hand_on": rights.PROCESS,
    "ask_supplement": rights.PROCESS,
    "give_supplement": rights.PROCESS,
    "await_payment": rights.PROCESS,
    "record_payment": rights.PROCESS,
    "reappoint": rights.DECIDE,
    "refuse": rights.DECIDE,
    "stop": rights.DECIDE,
    "withdraw": rights.PROCESS,
    "finish": rights.PROCESS,
    "give_result": rights.PROCESS,
}
"""Which right each action of the life cycle needs where the dossier lies; `record_payment` beside it."""


@dataclass(frozen=True)
class WayOn:
    """One outcome of the step the dossier is at. `action`: the verb that it takes (hand_on, finish, refuse, stop);
    `why_not`: why the actor may not, "" when he may."""

    outcome: Outcome
    action: str
    why_not: str


@dataclass(frozen=True)
class Person:
    """Whoever the dossier is of or was filed by, masked where the reader oversees only."""

    name: str
    number: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class DossierPage:
    """`clock` and `says` are None for a dossier from a batch. `actions`: each action of the life cycle, and
    record_payment → why it isn't open to the actor, "" when it is. `supplements_left`: how often one may still ask."""

    dossier: Dossier
    says: Content | None
    applicant: Person
    filer: Person
    masked: bool
    components: list[DossierComponent]
    events: list[DossierEvent]
    payments: list[Payment]
    results: list[DossierResult]
    clock: Reading | None
    due: Due | None
    step: Step | None
    ways_on: list[WayOn]
    actions: dict[str, str]
    supplements_left: int

    @property
    def title(self) -> str:
        """The procedure's name as it was when the dossier came in."""
        return self.says.title if self.says else self.dossier.title

    @property
    def late_entry(self) -> DossierEvent | None:
        """Its reception, where it was entered later than it was received; the event says why."""
        received = (each for each in self.events if each.kind == EventKind.RECEIVED)
        return next((each for each in received if each.data.get("late_because")), None)

    @property
    def rating(self) -> DossierEvent | None:
        """What its applicant answered, once he did."""
        return next((each for each in self.events if each.kind == Move.RATED), None)

    @property
    def answers(self) -> dict[str, dict[str, object]]:
        """The filled forms; none for a reader who oversees only."""
        return {} if self.masked else self.dossier.answers or {}

    @property
    def taken_over_at(self) -> datetime | None:
        """When another system's history of it was taken over; None for one that was taken in here."""
        return min(each.recorded_at for each in self.events) if self.dossier.batch and self.events else None

    @property
    def amount_due(self) -> int:
        return sum(each.amount for each in self.payments if each.state == PaymentState.DUE)


def dossier_page(actor: Actor, code: str) -> DossierPage:
    """Raises NotFound. Whoever shows it to a person journals that (`record_opened`)."""
    found = dossier(actor, code)
    says = found.version.says if found.version else None
    stored = list(found.events.select_related("actor"))
    now = clock.now()
    masked = not sees_persons(actor, found)
    read = reading(found, stored, now) if says else None
    step = says.step(found.step) if says and found.is_open else None
    left = rules_of(found).supplement.limit - read.supplements if read else 0
    return DossierPage(
        dossier=found,
        says=says,
        applicant=_applicant(found, masked),
        filer=_filer(found, masked),
        masked=masked,
        components=list(found.components.select_related("file", "paper")),
        events=stored,
        payments=list(found.payments.all()),
        results=list(found.results.select_related("file")),
        clock=read,
        due=due_of(found, now, soon_until()),
        step=step,
        ways_on=[_way_on(actor, found, step, each) for each in step.outcomes] if step else [],
        actions=actions_of(actor, found),
        supplements_left=max(0, left),
    )


def record_opened(actor: Actor, page: DossierPage) -> None:
    """Journal that the actor saw the person's data; masked ones are nobody's."""
    if not page.masked:
        what = _("hồ sơ %(code)s") % {"code": page.dossier.code}
        record_read(actor, PersonalDataRead(what=what), page.dossier.journal_subject())


def actions_of(actor: Actor, found: Dossier) -> dict[str, str]:
    """Why each action isn't open to the actor, "" where it is; empty for a dossier from a batch."""
    if found.state is None:
        return {}
    return {action: _why_not(actor, found, action) for action in RIGHTS}


def _why_not(actor: Actor, found: Dossier, action: str) -> str:
    assert found.state is not None
    open_for_payment = action == "record_payment"
    if not open_for_payment and (reason := DOSSIER.why_not(found.state, action)):
        return reason
    if action in ("hand_on", "finish", "refuse") and (reason := why_not_reached(found)):
        return reason
    takes = action == "assign" and found.assignee_id is None
    decision = _may(actor, rights.PROCESS if takes else RIGHTS[action], found.holder, found)
    if not decision and action in OF_COUNTER and _may(actor, rights.TAKE_IN, found.receiving_unit, found):
        return ""
    return decision.reason


def _may(actor: Actor, right: str, unit: Unit | None, found: Dossier) -> Decision:
    return actor.may(right, unit.path, found.field_code) if unit else Decision(False, _("Hồ sơ chưa ở đơn vị nào."))


def _way_on(actor: Actor, found: Dossier, step: Step, outcome: Outcome) -> WayOn:
    action = ENDING_ACTIONS[outcome.ends] if outcome.ends else "hand_on"
    reason = DOSSIER.why_not(found.state or "", action) or why_not_acting(actor, found, step)
    return WayOn(outcome, action, reason or why_not_reached(found))


def _applicant(found: Dossier, masked: bool) -> Person:
    if masked:
        return Person(mask_name(found.applicant_name), mask(found.applicant_id))
    return Person(found.applicant_name, found.applicant_id, found.applicant_phone, found.applicant_address)


def _filer(found: Dossier, masked: bool) -> Person:
    if masked:
        return Person(mask_name(found.filer_name), mask(found.filer_id))
    return Person(found.filer_name, found.filer_id)
