"""Dossiers whole, as another system hands them over in a batch: one line each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tinhso.onestop.inputs import Applicant, Filer, GivenComponent, GivenResult

BY_THE_APPLICANT = Filer()


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did something: the name and unit as they were then, and the account if there is one here."""

    name: str
    unit: str = ""
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a dossier at its true time (aware). `kind`: rules/clock_types.EventKind or models.Move.

    `outcome`: what the step came to that the dossier was at. `officer`: who had it from then on. `unit_id`: who got it,
    of a hand-over. `due`: the new appointment, `extension`: the code of the longer term. `data`: what else is told of
    it, named as the timeline reads it (reason, note, receiver, components, amount, reference, method, satisfaction).
    """

    kind: str
    at: datetime
    by: Doer
    outcome: str = ""
    officer: Doer | None = None
    unit_id: int | None = None
    due: datetime | None = None
    extension: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaidFee:
    """One fee that was paid. `method`: models.PaymentMethod."""

    fee: str
    method: str
    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A dossier with everything that happened to it, in the order of time. `procedure` is the national code.

    `components` were handed in, `reused` were taken from the applicant's store; `failed` and `other_case` as at an
    intake (inputs.Intake). What isn't in any of these wasn't asked for.
    """

    code: str
    procedure: str
    channel: str
    unit_id: int
    receiving_unit_id: int
    applicant: Applicant
    happened: tuple[Happened, ...]
    filer: Filer = BY_THE_APPLICANT
    components: tuple[GivenComponent, ...] = ()
    reused: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    other_case: tuple[str, ...] = ()
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    paid: tuple[PaidFee, ...] = ()
    results: tuple[GivenResult, ...] = ()
    summary: str = ""
