"""Procedures, dossiers, petitions, outages and certified copies."""

from io import BytesIO

from tests.factories import acting
from tests.onestop.dossiers import ANSWERS
from tests.rights.world.dossiers import dossiers_of
from tests.rights.world.filling import Filling
from tests.rights.world.outages import outages_of
from tests.rights.world.petitions import petitions_of
from tests.rights.world.places import FIELD, Rule
from tests.rights.world.procedures import catalogue
from tinhso.foundation.files.store import keep
from tinhso.onestop.inputs import Applicant, Intake
from tinhso.onestop.models import CertifiedCopy, Dossier, Payment
from tinhso.onestop.rights import COMPARE, KEEP_PROCEDURES, VIEW_PERSONS, VIEW_PETITIONERS
from tinhso.onestop.rights import VIEW as VIEW_DOSSIERS
from tinhso.onestop.verbs import present_original, take_in
from tinhso.papers import Document as PaperDocument
from tinhso.papers import Head
from tinhso.papers.writing import write_pdf


def procedures(at: Filling) -> None:
    """Two that the follower keeps; a draft is read by those alone who keep it."""
    place = at.place
    keeping: Rule = lambda actor: bool(actor.may(KEEP_PROCEDURES, place.follower.path, FIELD))  # noqa: E731
    place.catalogue = catalogue(at.name, place.follower, at.secret("duthaothutuc", keeping))


def dossiers(at: Filling) -> None:
    """One dossier that the unit took in; who only oversees it doesn't read the applicant's name."""
    place = at.place
    word = at.secret("applicant", lambda actor: bool(actor.may(VIEW_PERSONS, place.unit.path, FIELD)))
    place.intake = Intake(
        procedure_id=at.world.marriage.pk,
        receiving_unit_id=place.unit.pk,
        competent_unit_id=place.unit.pk,
        channel="online",
        applicant=Applicant("citizen", f"Lù {word}", "002301000018", address=f"Thôn {word}"),
        answers=ANSWERS,
    )
    place.dossier = Dossier.objects.get(code=take_in(acting(place.owner), intake=place.intake))
    place.dossiers = dossiers_of(place.intake)
    tells = at.secret("petitioner", lambda actor: bool(actor.may(VIEW_PETITIONERS, place.unit.path, FIELD)))
    place.petitions = petitions_of(place.unit, tells, FIELD)
    due = {"name": "Lệ phí", "full": 8000, "amount": 8000, "collected": "at_handing_out", "state": "due"}
    Payment.objects.create(dossier=place.dossier, fee_code="le-phi", **due)
    seeing: Rule = lambda actor: bool(actor.may(VIEW_DOSSIERS, place.unit.path))  # noqa: E731
    place.outages = outages_of(place.unit, place.leader, f"Mất điện {at.secret('giandoan', seeing)}")
    asks = at.secret("requester", lambda actor: bool(actor.may(COMPARE, place.unit.path, FIELD)))
    scan = write_pdf(PaperDocument(Head(kind=f"Bằng {at.name}"), ()))
    place.certified_copy = CertifiedCopy.objects.get(
        pk=present_original(
            acting(place.owner),
            unit_id=place.unit.pk,
            title="Bằng tốt nghiệp",
            requester=f"Thào {asks}",
            requester_id="002301000018",
            digest=keep(BytesIO(scan)).digest,
            compared=True,
        )
    )
