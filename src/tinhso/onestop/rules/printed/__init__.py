"""The seven papers of a dossier (Thông tư 03/2025/TT-VPCP, Phụ lục I) and those of the province's own, composed from
plain values. Pure.

What each must say is read from the circular; how its lines are laid out was not seen printed: `LAYOUT` says so, and
pages that offer the papers show it. They are in Vietnamese whatever the reader's language.
"""

from tinhso.onestop.rules.printed.blank_slip import BlankSlip, blank_slip
from tinhso.onestop.rules.printed.petition_receipt import PetitionReceipt, petition_receipt
from tinhso.onestop.rules.printed.result import Result, result
from tinhso.onestop.rules.printed.to_applicant import apology, receipt, refusal, stop_notice, supplement_request
from tinhso.onestop.rules.printed.to_house import control_slip, register_book
from tinhso.onestop.rules.printed.values import (
    LAYOUT,
    Apology,
    Case,
    Entry,
    House,
    Paper,
    Party,
    Receipt,
    Register,
    Said,
    Signer,
    Slip,
    SlipStep,
    Supplement,
)

__all__ = [
    "LAYOUT",
    "Apology",
    "BlankSlip",
    "Case",
    "Entry",
    "House",
    "Paper",
    "Party",
    "PetitionReceipt",
    "Receipt",
    "Register",
    "Result",
    "Said",
    "Signer",
    "Slip",
    "SlipStep",
    "Supplement",
    "apology",
    "blank_slip",
    "control_slip",
    "petition_receipt",
    "receipt",
    "refusal",
    "register_book",
    "result",
    "stop_notice",
    "supplement_request",
]
