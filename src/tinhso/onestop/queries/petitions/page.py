"""One petition whole: what it says, what happened, its clock, and what may be done next by whom."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import PersonalDataRead
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotPermitted
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.kernel.identifiers import mask
from tinhso.onestop import rights
from tinhso.onestop.clocks.petitions import reading
from tinhso.onestop.life_cycles import PETITION
from tinhso.onestop.models import Petition, PetitionEvent, PetitionFile
from tinhso.onestop.queries.dossiers import Due, due_of, soon_until
from tinhso.onestop.queries.petitions.lists import petition, sees_petitioner, shown_name
from tinhso.onestop.rules.petition_clock import PetitionReading

RIGHTS = {
    "assign": rights.HANDLE_PETITIONS,
    "hand_over": rights.HANDLE_PETITIONS,
    "answer": rights.HANDLE_PETITIONS,
    "ask": rights.HANDLE_PETITIONS,
    "take_given": rights.RECEIVE_PETITIONS,
    "publish": rights.HANDLE_PETITIONS,
    "close": rights.DECIDE_PETITIONS,
    "refuse": rights.DECIDE_PETITIONS,
    "rate": rights.RECEIVE_PETITIONS,
}
"""Which right each action of the life cycle needs at the unit in charge."""
OF_RECEIVING = frozenset({"take_given", "rate"})
"""The unit that received the petition may do these, too."""


@dataclass(frozen=True)
class PetitionPage:
    """`masked`: the reader only oversees: no name, no contact, no content. `number` is always masked. `actions`: each
    action of the life cycle → why it isn't open to the actor, "" when it is."""

    petition: Petition
    petitioner: str
    number: str
    masked: bool
    events: list[PetitionEvent]
    files: list[PetitionFile]
    clock: PetitionReading
    due: Due | None
    actions: dict[str, str]


def petition_page(actor: Actor, petition_id: int) -> PetitionPage:
    """Raises NotFound. Whoever shows it to a person journals that (`record_opened`)."""
    found = petition(actor, petition_id)
    stored, now = list(found.events.all()), clock.now()
    masked = not sees_petitioner(actor, found)
    return PetitionPage(
        petition=found,
        petitioner=shown_name(actor, found),
        number=mask(found.petitioner_id),
        masked=masked,
        events=stored,
        files=[] if masked else list(found.files.select_related("file")),
        clock=reading(stored, now),
        due=due_of(found, now, soon_until()),
        actions={action: _why_not(actor, found, action) for action in RIGHTS},
    )


def record_opened(actor: Actor, page: PetitionPage) -> None:
    """Journal that the actor saw whose it is, for the purpose that he stated, else to handle it."""
    if not page.masked and not page.petition.is_anonymous:
        _record(actor if actor.purpose else actor.for_purpose(_("xử lý phản ánh, kiến nghị")), page.petition)


def petitioner_number(actor: Actor, petition_id: int) -> str:
    """The petitioner's whole personal number, journalled with the actor's purpose. Raises NotFound, NotPermitted,
    Invalid without a purpose."""
    found = petition(actor, petition_id)
    if not sees_petitioner(actor, found):
        raise NotPermitted(_why_masked(actor, found), found.journal_subject())
    if not actor.purpose.strip():
        raise Invalid(FieldProblem("purpose", _("Ghi mục đích xem số định danh.")))
    _record(actor, found)
    return found.petitioner_id


def _record(actor: Actor, found: Petition) -> None:
    what = _("phản ánh, kiến nghị số %(number)s") % {"number": found}
    record_read(actor, PersonalDataRead(what=what), found.journal_subject())


def _why_masked(actor: Actor, found: Petition) -> str:
    return actor.may(rights.VIEW_PETITIONERS, found.handling_unit.path, found.field_code).reason


def _why_not(actor: Actor, found: Petition, action: str) -> str:
    if reason := PETITION.why_not(found.state, action):
        return reason
    if action == "rate" and found.rated_at is not None:
        return _("Người phản ánh đã đánh giá; chỉ ghi một lần.")
    decision = actor.may(RIGHTS[action], found.handling_unit.path, found.field_code)
    receiving = found.receiving_unit.path
    if not decision and action in OF_RECEIVING and actor.may(RIGHTS[action], receiving, found.field_code):
        return ""
    return decision.reason
