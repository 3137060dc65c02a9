"""The world's places and people, and the words that not everybody may read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.rights.world.collected import Collected
from tests.rights.world.dossiers import DossiersOf
from tests.rights.world.outages import OutagesOf
from tests.rights.world.petitions import PetitionsOf
from tests.rights.world.procedures import Catalogue
from tinhso.directives.models import (
    Assignment,
    Document,
    Evidence,
    Inheritance,
    Part,
    Party,
    ReadingFinding,
    ReminderLetter,
    Report,
    ReportedResults,
    ReportedRow,
    Target,
    Task,
    TaskGroup,
    TaskLink,
)
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Absence, Account, Grant
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.delivery.models import Delivery
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Succession, Unit
from tinhso.foundation.signing.models import Certificate, IssuedPaper
from tinhso.metrics.models import Difference, StatedFigure
from tinhso.onestop.inputs import Intake
from tinhso.onestop.models import CertifiedCopy, Dossier, Procedure
from tinhso.reporting.models import Check, Difficulty, ReportCalendar
from tinhso.reporting.models import Report as HouseReport

FIELD = "tu-phap"
Rule = Callable[[Actor], bool]


@dataclass
class Place:
    """One commune with a colleague per role, a unit that follows its documents, and one thing of every kind."""

    unit: Unit
    follower: Unit
    owner: Account
    leader: Account
    colleague: Account
    aggregator: Account
    draft: Document = None  # type: ignore[assignment]
    ready: Document = None  # type: ignore[assignment]
    document: Document = None  # type: ignore[assignment]
    closed: Document = None  # type: ignore[assignment]
    group: TaskGroup = None  # type: ignore[assignment]
    task: Task = None  # type: ignore[assignment]
    party: Party = None  # type: ignore[assignment]
    target: Target = None  # type: ignore[assignment]
    read: Document = None  # type: ignore[assignment]
    read_task: Task = None  # type: ignore[assignment]
    accepted_task: Task = None  # type: ignore[assignment]
    finding: ReadingFinding = None  # type: ignore[assignment]
    reading_run: JobRun = None  # type: ignore[assignment]
    open: Assignment = None  # type: ignore[assignment]
    drafted: Assignment = None  # type: ignore[assignment]
    submitted: Assignment = None  # type: ignore[assignment]
    passed_on: Assignment = None  # type: ignore[assignment]
    accepted: Assignment = None  # type: ignore[assignment]
    ceased: Assignment = None  # type: ignore[assignment]
    proposed: Assignment = None  # type: ignore[assignment]
    part: Part = None  # type: ignore[assignment]
    evidence: Evidence = None  # type: ignore[assignment]
    link: TaskLink = None  # type: ignore[assignment]
    restated_link: TaskLink = None  # type: ignore[assignment]
    results: ReportedResults = None  # type: ignore[assignment]
    reported_row: ReportedRow = None  # type: ignore[assignment]
    results_run: JobRun = None  # type: ignore[assignment]
    inheritance: Inheritance = None  # type: ignore[assignment]
    letter: ReminderLetter = None  # type: ignore[assignment]
    sent_letter: ReminderLetter = None  # type: ignore[assignment]
    division: Unit = None  # type: ignore[assignment]
    second_division: Unit = None  # type: ignore[assignment]
    ended: Unit = None  # type: ignore[assignment]
    succession: Succession = None  # type: ignore[assignment]
    grant: Grant = None  # type: ignore[assignment]
    absence: Absence = None  # type: ignore[assignment]
    locked: Account = None  # type: ignore[assignment]
    view: SavedView = None  # type: ignore[assignment]
    notice: Notification = None  # type: ignore[assignment]
    delivery: Delivery = None  # type: ignore[assignment]
    run: JobRun = None  # type: ignore[assignment]
    failed_run: JobRun = None  # type: ignore[assignment]
    import_run: JobRun = None  # type: ignore[assignment]
    check: Check = None  # type: ignore[assignment]
    corrected_check: Check = None  # type: ignore[assignment]
    check_run: JobRun = None  # type: ignore[assignment]
    stated: StatedFigure = None  # type: ignore[assignment]
    difference: Difference = None  # type: ignore[assignment]
    calendar: ReportCalendar = None  # type: ignore[assignment]
    difficulty: Difficulty = None  # type: ignore[assignment]
    second_difficulty: Difficulty = None  # type: ignore[assignment]
    answered_difficulty: Difficulty = None  # type: ignore[assignment]
    draft_report: HouseReport = None  # type: ignore[assignment]
    questioned_report: HouseReport = None  # type: ignore[assignment]
    report_with_head: HouseReport = None  # type: ignore[assignment]
    report_with_signer: HouseReport = None  # type: ignore[assignment]
    signed_report: HouseReport = None  # type: ignore[assignment]
    issued_report: HouseReport = None  # type: ignore[assignment]
    collected: Collected = None  # type: ignore[assignment]
    certificate: Certificate = None  # type: ignore[assignment]
    verified_paper: IssuedPaper = None  # type: ignore[assignment]
    workbook: str = ""
    dossier: Dossier = None  # type: ignore[assignment]
    dossiers: DossiersOf = None  # type: ignore[assignment]
    outages: OutagesOf = None  # type: ignore[assignment]
    petitions: PetitionsOf = None  # type: ignore[assignment]
    intake: Intake = None  # type: ignore[assignment]
    certified_copy: CertifiedCopy = None  # type: ignore[assignment]
    catalogue: Catalogue = None  # type: ignore[assignment]

    def report(self, assignment: Assignment) -> Report:
        return assignment.reports.first()


@dataclass
class World:
    """`people`: who they are in words → their account (None: nobody signed in); the `near_misses` among them have
    something to do with north alone. `secrets`: word → who may read it."""

    root: Unit
    north: Place
    south: Place
    people: dict[str, Account | None]
    near_misses: frozenset[str] = frozenset()
    secrets: dict[str, Rule] = field(default_factory=dict)
    marriage: Procedure = None  # type: ignore[assignment]

    @property
    def places(self) -> dict[str, Place]:
        return {"north": self.north, "south": self.south}
