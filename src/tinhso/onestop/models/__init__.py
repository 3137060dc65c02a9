from tinhso.onestop.models.certified_copies import CertifiedCopy, CopyState
from tinhso.onestop.models.dossiers import JUSTICE, Channel, Dossier, DossierEvent, Filing, Move, Person, Service
from tinhso.onestop.models.papers import DossierComponent, DossierResult, PersonPaper, SignedResult, Standing
from tinhso.onestop.models.payments import Payment, PaymentMethod, PaymentState
from tinhso.onestop.models.petitions import (
    Petition,
    PetitionChannel,
    PetitionEvent,
    PetitionFile,
    PetitionStep,
    PetitionSubject,
    Rating,
)
from tinhso.onestop.models.procedures import Procedure, ProcedureVersion, Trial

__all__ = [
    "JUSTICE",
    "CertifiedCopy",
    "Channel",
    "CopyState",
    "Dossier",
    "DossierComponent",
    "DossierEvent",
    "DossierResult",
    "Filing",
    "Move",
    "Payment",
    "PaymentMethod",
    "PaymentState",
    "Person",
    "PersonPaper",
    "Petition",
    "PetitionChannel",
    "PetitionEvent",
    "PetitionFile",
    "PetitionStep",
    "PetitionSubject",
    "Procedure",
    "ProcedureVersion",
    "Rating",
    "Service",
    "SignedResult",
    "Standing",
    "Trial",
]
