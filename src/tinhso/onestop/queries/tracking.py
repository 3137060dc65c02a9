"""What anybody may know of a dossier, or of a paper slip, who has its code: how far it is, nothing of the persons."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import Dossier, PaperSlip, SlipState


@dataclass(frozen=True)
class Tracked:
    """`due_at`: the appointment, None while it can't be said or when it is over."""

    code: str
    title: str
    unit: str
    state: str
    step: str
    is_open: bool
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    return_place: str


@dataclass(frozen=True)
class TrackedSlip:
    """`dossier`: the code of what was entered by it, "" until then. `is_void`: it was never handed out to anybody."""

    code: str
    name: str
    unit: str
    dossier: str
    is_void: bool


def tracked_slip(code: str) -> TrackedSlip | None:
    """A paper slip by the code that is printed on it."""
    slip = PaperSlip.objects.select_related("unit").filter(code=code.strip().upper()).first()
    if slip is None:
        return None
    last = slip.taken_out.select_related("dossier").order_by("-pk").first()
    entered = last.dossier.code if last and last.dossier else ""
    is_void = last is None or last.state in (SlipState.SPOILED, SlipState.RETURNED)
    return TrackedSlip(slip.code, slip.name, slip.unit.name, entered, is_void)


def tracked(code: str) -> Tracked | None:
    """Only dossiers that are handled here; those taken over for statistics have no course to follow."""
    rows = Dossier.objects.select_related("unit", "receiving_unit", "version__procedure").defer("version__content")
    found = rows.filter(code=code.strip().upper(), state__isnull=False).first()
    if found is None or found.version is None or found.state is None:
        return None
    return Tracked(
        code=found.code,
        title=found.version.procedure.title,
        unit=found.unit.name,
        state=str(DOSSIER.states[found.state]),
        step=found.step_name if found.is_open else "",
        is_open=found.is_open,
        received_at=found.received_at,
        due_at=found.due_at if found.is_open else None,
        finished_at=found.finished_at,
        return_place=found.receiving_unit.name if found.receiving_unit else found.unit.name,
    )
