"""A place's dossiers, one for each state that a step needs."""

from dataclasses import dataclass, replace

from tests.onestop.dossiers import LOOKUP_FAILED, certificate, found, status_paper
from tinhso.foundation.accounts.actor import system_actor
from tinhso.onestop import verbs
from tinhso.onestop.inputs import Intake
from tinhso.onestop.models import Dossier, DossierComponent


@dataclass
class DossiersOf:
    """`online` isn't taken in yet, `waiting` was asked to be completed, `finished` has a scan and a result."""

    online: Dossier
    waiting: Dossier
    finished: Dossier

    @property
    def scanned(self) -> DossierComponent:
        return self.finished.components.exclude(file=None).get()


def dossiers_of(intake: Intake) -> DossiersOf:
    """All of the same applicant, handed in at the unit of the intake."""
    system = system_actor("test")
    online = found(verbs.register_online(system, intake=intake))
    waiting = found(verbs.take_in(system, intake=intake))
    verbs.ask_supplement(system, waiting.pk, missing={}, note="Ký lại tờ khai")
    scanned = replace(intake, failed=LOOKUP_FAILED, components=(status_paper(),))
    finished = found(verbs.take_in(system, intake=scanned))
    for step, outcome in (("tiep-nhan", "day-du"), ("tham-tra", "dat"), ("ky-duyet", "dong-y")):
        verbs.hand_on(system, finished.pk, step=step, outcome=outcome)
    verbs.finish(system, finished.pk, step="phat-hanh", outcome="xong", results=[certificate()])
    return DossiersOf(found(online.code), found(waiting.code), found(finished.code))
