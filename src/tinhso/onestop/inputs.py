"""What counters, screens and the API hand to the verbs of dossiers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tinhso.onestop.rules.fees import Quantity


@dataclass(frozen=True)
class Applicant:
    """Whose dossier it is. `kind`: models.Person. `id_number`: of a citizen the personal identification number (a
    foreigner: the passport's), of a business the tax code, of a household business either."""

    kind: str
    name: str
    id_number: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Filer:
    """Who came with it where it isn't the applicant (models.Filing), and on what ground."""

    filing: str = "self"
    name: str = ""
    id_number: str = ""
    ground: str = ""


@dataclass(frozen=True)
class GivenComponent:
    """A paper that was handed in. `digest` is the key of a kept file (foundation/files), "" for a paper that stays
    paper; `metadata` is what was digitised from it."""

    code: str
    copy_kind: str = "original"
    count: int = 1
    digest: str = ""
    file_name: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class GivenSlip:
    """The paper slip that was handed out while the counter couldn't reach the system: which outage, and the slip's
    number in its year ("4/2026")."""

    outage_id: int
    number: str


@dataclass(frozen=True)
class Intake:
    """A dossier as it is handed in.

    `answers`: the filled forms by their codes. `missing`: components that aren't there → what the applicant is told of
    each; the dossier is then taken in and asked to be completed at once. `other_case`: components whose case this
    isn't. `failed`: sources of data that couldn't be reached → why. `quantities`: by fee. `received_at`: the true time,
    aware, where it is entered later, with `late_because`; default now. `slip`: it was received on paper during an
    outage, which then says why it is entered later.
    """

    procedure_id: int
    receiving_unit_id: int
    competent_unit_id: int
    channel: str
    applicant: Applicant
    filer: Filer = Filer()
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    components: tuple[GivenComponent, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    other_case: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    summary: str = ""
    received_at: datetime | None = None
    late_because: str = ""
    slip: GivenSlip | None = None


@dataclass(frozen=True)
class GivenResult:
    """A result of a dossier: `code` of the procedure's results. `electronic`: the kept file is the result itself."""

    code: str
    number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    digest: str = ""
    electronic: bool = False


@dataclass(frozen=True)
class GivenFile:
    """A file that came with something: the key of a kept file (foundation/files) and what it was called."""

    digest: str
    name: str = ""


@dataclass(frozen=True)
class PetitionIntake:
    """A petition as it is received at a unit. `about`, `channel`: of models.PetitionSubject and PetitionChannel.

    `name` is empty for somebody who doesn't say who he is, where the rules accept that. `dossier_code`: what it is
    about. `reference`: its number where it was forwarded from. `received_at`: the true time, aware; default now.
    """

    unit_id: int
    about: str
    channel: str
    title: str
    content: str
    name: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    field_code: str = ""
    dossier_code: str = ""
    reference: str = ""
    files: tuple[GivenFile, ...] = ()
    received_at: datetime | None = None
