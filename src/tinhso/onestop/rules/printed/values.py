"""What the papers are composed of. Moments are aware; texts are in Vietnamese."""

from dataclasses import dataclass
from datetime import date, datetime

from tinhso.onestop.rules.grounds import Source

LAYOUT = Source("Thông tư 03/2025/TT-VPCP, Phụ lục I", verified=False)


@dataclass(frozen=True, slots=True)
class House:
    """Whose paper it is: "Ủy ban nhân dân xã Tân Trào", `short` "UBND xã Tân Trào", at "Tân Trào", below `superior`."""

    name: str
    short: str
    place: str
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """`position` as it is printed above the name."""

    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The dossier as every paper names it. `filer`: who handed it in for the applicant, "" for himself. `content`: what
    is asked for. `tracking`: what the QR code holds."""

    code: str
    house: House
    applicant: Party
    filer: str
    content: str
    received_at: datetime
    tracking: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was handed in; `note` says where it comes from when the applicant doesn't bring it."""

    name: str
    kind: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Form 01. `term` is the time by rule, in words; `due_at` None while it can't be said, `due_note` then says why.
    `fee` in đồng, None where none is due. `slip`: number of the paper slip that was handed out before, "" without.
    `rating_code`: what the applicant rates it with."""

    case: Case
    papers: tuple[Paper, ...]
    term: str
    due_at: datetime | None
    due_note: str
    return_place: str
    channel: str
    fee: int | None
    officer: Signer
    slip: str = ""
    rating_code: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """Form 02. `asked`: paper and what is wrong with it."""

    case: Case
    asked: tuple[tuple[str, str], ...]
    note: str
    at: datetime
    officer: Signer


@dataclass(frozen=True, slots=True)
class Said:
    """Forms 03 and 05: a decision and its reason."""

    case: Case
    reason: str
    at: datetime
    signer: Signer


@dataclass(frozen=True, slots=True)
class Apology:
    """Form 04."""

    case: Case
    reason: str
    old: datetime
    new: datetime
    at: datetime
    signer: Signer


@dataclass(frozen=True, slots=True)
class SlipStep:
    """One hand-over: `due_at` None where the process gives the step no hours, `done_at` None while it lasts."""

    name: str
    giver: str
    taker: str
    at: datetime
    due_at: datetime | None
    done_at: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """Form 06."""

    case: Case
    due_at: datetime | None
    steps: tuple[SlipStep, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register book."""

    code: str
    procedure: str
    applicant: Party
    papers: int
    channel: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Form 07: what a house took in from `since` to `until`, both included."""

    house: House
    since: date
    until: date
    entries: tuple[Entry, ...]
    at: datetime
