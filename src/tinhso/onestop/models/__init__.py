from tinhso.onestop.models.certified_copies import CertifiedCopy, CopyState
from tinhso.onestop.models.dossiers import JUSTICE, Channel, Dossier, DossierEvent, Filing, Move, Person, Service
from tinhso.onestop.models.outages import Outage, OutageSlip, PaperSlip, SlipBlock, SlipState
from tinhso.onestop.models.papers import DossierComponent, DossierResult, PersonPaper, SignedResult, Standing
from tinhso.onestop.models.payments import Payment, PaymentMethod, PaymentState
from tinhso.onestop.models.petitions import (
    Petition,
    PetitionChannel,
    PetitionEvent,
    PetitionFile,
    PetitionStep,
    PetitionSubject,
)
from tinhso.onestop.models.procedures import Procedure, ProcedureVersion, Trial
from tinhso.onestop.models.ratings import DossierRating, RatedAt, Satisfaction

__all__ = [
    "JUSTICE",
    "CertifiedCopy",
    "Channel",
    "CopyState",
    "Dossier",
    "DossierComponent",
    "DossierEvent",
    "DossierRating",
    "DossierResult",
    "Filing",
    "Move",
    "Outage",
    "OutageSlip",
    "PaperSlip",
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
    "RatedAt",
    "Satisfaction",
    "Service",
    "SignedResult",
    "SlipBlock",
    "SlipState",
    "Standing",
    "Trial",
]
