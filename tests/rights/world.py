"""A province with the same work in two places, and people who differ in role, scope and time.

North's documents are followed by the police, south's by the department of justice. Every text that not everybody may
read holds a word that occurs nowhere else, so that a page which shows too much gives itself away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from allauth.mfa.models import Authenticator
from openpyxl import load_workbook

from tests.factories import SINCE, acting, person, small_province, unit
from tests.onestop.dossiers import ANSWERS, code
from tests.onestop.procedures import in_force
from tests.rights.collected import Collected, collect
from tests.rights.dossiers import DossiersOf, dossiers_of
from tests.rights.outages import OutagesOf, outages_of
from tests.rights.petitions import PetitionsOf, petitions_of
from tests.rights.procedures import Catalogue, catalogue
from tinhso.directives import rights, spreadsheet, verbs
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.models import (
    Assignment,
    Document,
    Evidence,
    Inheritance,
    Part,
    Party,
    Reading,
    ReadingFinding,
    ReminderLetter,
    Report,
    ReportedResults,
    ReportedRow,
    Target,
    Task,
    TaskGroup,
    TaskLink,
    TaskSource,
)
from tinhso.foundation.accounts.actor import Actor, system_actor
from tinhso.foundation.accounts.models import Absence, Account, Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.administration.queries.people import management_of, visible_people
from tinhso.foundation.administration.rights import CERTIFICATES_MANAGE
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Succession, Unit, UnitKind
from tinhso.foundation.signing.codes import reserve_code
from tinhso.foundation.signing.models import Certificate, IssuedPaper
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.models import Comparison, Difference, StatedFigure
from tinhso.metrics.rights import STATE, VIEW
from tinhso.metrics.verbs import import_figure
from tinhso.onestop.inputs import Applicant, Intake
from tinhso.onestop.models import CertifiedCopy, Dossier, Payment, Procedure
from tinhso.onestop.rights import COMPARE, KEEP_PROCEDURES, VIEW_PERSONS, VIEW_PETITIONERS
from tinhso.onestop.rights import VIEW as VIEW_DOSSIERS
from tinhso.onestop.verbs import present_original, take_in
from tinhso.papers import Document as PaperDocument
from tinhso.papers import Head
from tinhso.papers.writing import write_pdf
from tinhso.reporting.checking import taken_text
from tinhso.reporting.models import CalendarRule, Check, Difficulty, ReportCalendar
from tinhso.reporting.models import Report as HouseReport
from tinhso.reporting.rights import COMPOSE, ISSUE, PASS_ON, REVIEW, SIGN
from tinhso.reporting.rights import VIEW as REPORTS_VIEW
from tinhso.reporting.rules.calendars import Cut
from tinhso.reporting.rules.calendars import Window as ReportWindow
from tinhso.reporting.verbs import (
    Question,
    accept_correction,
    answer_difficulty,
    draft_report,
    edit_section,
    hand_in,
    issue,
    keep_check,
    pass_on,
    raise_difficulty,
    sign,
)

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


def build() -> World:
    province = small_province()
    south_leader = person("nam.ld", "Bàn Văn Quý", Role.UNIT_LEADER, province.south, title="Chủ tịch")
    south_colleague = person("nam.cv2", "Phàn Thị Dung", Role.OFFICER, province.south)
    police_aggregator = person("ca.th", "Lục Văn Bình", Role.AGGREGATOR, province.police)
    justice_aggregator = person("stp.th", "Đặng Thị Hoa", Role.AGGREGATOR, province.justice)
    north = Place(
        province.north,
        province.police,
        province.north_officer,
        province.north_leader,
        province.north_colleague,
        police_aggregator,
    )
    south = Place(
        province.south, province.justice, province.south_officer, south_leader, south_colleague, justice_aggregator
    )
    people = {
        "nobody signed in": None,
        "officer of north": province.north_officer,
        "leader of north": province.north_leader,
        "officer of south": province.south_officer,
        "registry of north": person("bac.vt", "Sùng Thị Xua", Role.REGISTRY, province.north, title="Văn thư"),
        "leader of justice": province.justice_leader,
        "aggregator of the police": police_aggregator,
        "aggregator of the province": province.aggregator,
        "leadership of the province": province.leadership,
        "keeper of the field": _keeper("stp.ql", province, FIELD),
        "keeper of another field": _keeper("syt.ql", province, "y-te"),
        "system owner of the province": province.system_owner,
    }
    near_misses = _near_misses(province)
    world = World(province.root, north, south, people | near_misses, frozenset(near_misses))
    world.marriage = in_force(system_actor("test"), province).procedure
    code(province.root, "H60")
    for name, place in world.places.items():
        _fill(world, name, place)
    for account in world.people.values():
        if account is not None and account.grants.filter(role=Role.SYSTEM_OWNER).exists():
            Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": ""})
    return world


def _keeper(username: str, province: Any, of: str) -> Account:
    keeper = person(username, "Triệu Thị Pham", Role.FIELD_MANAGER, province.justice, over=province.root)
    keeper.grants.update(field=of)
    return keeper


def _near_misses(province: Any) -> dict[str, Account]:
    """People whose right is nearly the right one: another place, field, day, or no longer an account."""
    today, north = clock.today(), province.north
    manager = person("bac.qt", "Hầu Thị Say", Role.SYSTEM_OWNER, north)
    no_role = person("bac.tv", "Thào Mí Sính", Role.OFFICER, north, title="Nhân viên")
    no_role.grants.all().delete()
    former = person("bac.cu", "Ly Thị Mai", Role.OFFICER, north)
    former.grants.update(valid_to=today - timedelta(days=1))
    former.posts.update(valid_to=today - timedelta(days=1))
    future = person("bac.moi", "Cư Seo Vảng", Role.OFFICER, north)
    future.grants.update(valid_from=today + timedelta(days=1))
    other_field = person("bac.yt", "Lù Thị Pà", Role.OFFICER, north)
    other_field.grants.update(field="y-te")
    head_only = person("lanhdao2", "Trần Văn Chính", Role.LEADERSHIP, province.root, title="Chánh Văn phòng")
    head_only.grants.update(subtree=False)
    stand_in = person("bac.thay", "Mua Mí Già", Role.OFFICER, north, title="Phó Chủ tịch")
    stand_in.grants.all().delete()
    Absence.objects.create(
        account=province.north_leader, substitute=stand_in, valid_from=today, valid_to=today + timedelta(days=5)
    )
    locked = person("bac.khoa", "Vừ Thị Chở", Role.UNIT_LEADER, north)
    return {
        "manager of north's people": manager,
        "works at north without a role": no_role,
        "officer of north until yesterday": former,
        "officer of north from tomorrow": future,
        "officer of north in another field": other_field,
        "leadership without what lies below": head_only,
        "stands in for the leader of north": stand_in,
        "locked leader of north": locked,
    }


def _fill(world: World, name: str, place: Place) -> None:
    _Filling(world, name, place).everything()


@dataclass
class _Filling:
    world: World
    name: str
    place: Place

    def everything(self) -> None:
        self._checks()
        self._figures()
        self._difficulties()
        self._documents()
        self._reading()
        self._reports()
        self._around()
        self._matched()
        self._composed()
        self._collected()
        self._procedures()
        self._dossiers()
        self._administration()
        self._issued_paper()

    def _issued_paper(self) -> None:
        """Anybody may know of it who has its code; of the unit's certificate, only who manages them."""
        manages: Rule = lambda actor: bool(actor.may(CERTIFICATES_MANAGE, self.place.unit.path))  # noqa: E731
        self.place.certificate = Certificate.objects.create(
            unit=self.place.unit,
            name=self.secret("certificate", manages),
            issuer="CA",
            serial="1",
            fingerprint=self.name,
            valid_from=clock.now(),
            valid_to=clock.now() + timedelta(days=9),
        )
        self.place.verified_paper = IssuedPaper.objects.create(
            code=reserve_code(),
            kind="test",
            title="Trích lục",
            unit=self.place.unit,
            file=keep(BytesIO(self.name.encode())),
            issued_at=clock.now(),
        )

    def _checks(self) -> None:
        """A report that its owner has under check, another with a correction made, and a check that waits."""
        text = "Tiếp nhận 6.264 hồ sơ, nộp trực tuyến 5.803/6.264 hồ sơ, đạt 81,14%; nộp trực tiếp 1.181 hồ sơ, 18,86%."
        place, actor = self.place, acting(self.place.owner)
        kept = [keep_check(actor, taken=taken_text(text), title=f"Báo cáo {number}") for number in (1, 2)]
        place.check, place.corrected_check = (Check.objects.get(pk=pk) for pk in kept)
        accept_correction(actor, kept[1], key=correctable(place.corrected_check))
        place.check_run = JobRun.objects.create(
            kind="reporting.check_file", title="Kiểm tra", account_id=place.owner.pk
        )

    def _dossiers(self) -> None:
        """One dossier that the unit took in; who only oversees it doesn't read the applicant's name."""
        place = self.place
        word = self.secret("applicant", lambda actor: bool(actor.may(VIEW_PERSONS, place.unit.path, FIELD)))
        place.intake = Intake(
            procedure_id=self.world.marriage.pk,
            receiving_unit_id=place.unit.pk,
            competent_unit_id=place.unit.pk,
            channel="online",
            applicant=Applicant("citizen", f"Lù {word}", "002301000018", address=f"Thôn {word}"),
            answers=ANSWERS,
        )
        place.dossier = Dossier.objects.get(code=take_in(acting(place.owner), intake=place.intake))
        place.dossiers = dossiers_of(place.intake)
        tells = self.secret("petitioner", lambda actor: bool(actor.may(VIEW_PETITIONERS, place.unit.path, FIELD)))
        place.petitions = petitions_of(place.unit, tells, FIELD)
        due = {"name": "Lệ phí", "full": 8000, "amount": 8000, "collected": "at_handing_out", "state": "due"}
        Payment.objects.create(dossier=place.dossier, fee_code="le-phi", **due)
        seeing: Rule = lambda actor: bool(actor.may(VIEW_DOSSIERS, place.unit.path))  # noqa: E731
        place.outages = outages_of(place.unit, place.leader, f"Mất điện {self.secret('giandoan', seeing)}")
        asks = self.secret("requester", lambda actor: bool(actor.may(COMPARE, place.unit.path, FIELD)))
        scan = write_pdf(PaperDocument(Head(kind=f"Bằng {self.name}"), ()))
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

    def _procedures(self) -> None:
        """Two that the follower keeps; a draft is read by those alone who keep it."""
        place = self.place
        keeping: Rule = lambda actor: bool(actor.may(KEEP_PROCEDURES, place.follower.path, FIELD))  # noqa: E731
        place.catalogue = catalogue(self.name, place.follower, self.secret("duthaothutuc", keeping))

    def _difficulties(self) -> None:
        """Two that the unit raised and its follower is asked, one answered; a calendar that the follower keeps."""
        place = self.place
        seeing: Rule = lambda actor: bool(  # noqa: E731
            actor.may(REPORTS_VIEW, place.unit.path) or actor.may(REPORTS_VIEW, place.follower.path)
        )
        for name in ("difficulty", "second_difficulty", "answered_difficulty"):
            word = self.secret(name.replace("_", ""), seeing)
            asked = Question(subject=f"Vướng {word}", answering_unit_id=place.follower.pk)
            pk = raise_difficulty(acting(place.owner), unit_id=place.unit.pk, question=asked)
            setattr(place, name, Difficulty.objects.get(pk=pk))
        answer_difficulty(system_actor("test"), place.answered_difficulty.pk, answer="Đã xong")
        place.calendar = ReportCalendar.objects.create(
            code=self.name, name=f"Lịch {self.name}", rhythm="monthly", keeper=place.follower
        )
        CalendarRule.objects.create(calendar=place.calendar, cut_off_day=7, recipient="Công an tỉnh", source="1/KH")

    def _composed(self) -> None:
        """A report of the unit on each step of its way."""
        names = {"draft_report": 0, "questioned_report": 0, "report_with_head": 1, "report_with_signer": 2}
        names |= {"signed_report": 3, "issued_report": 4}
        system, place = system_actor("test"), self.place
        steps = [hand_in, pass_on, sign, issue]
        seal_pending()
        weekly, made = ReportCalendar.objects.get_or_create(
            code="de-an-06-tuan", name="Báo cáo tuần", rhythm="weekly", keeper=self.world.root
        )
        if made:
            CalendarRule.objects.create(calendar=weekly, cut_off_day=4, recipient="Công an tỉnh", source="1/KH")
        for number, (name, done) in enumerate(names.items(), 1):
            first = clock.today() - timedelta(days=7 * number)
            window = ReportWindow(Period(first, first + timedelta(days=6)), clock.now(), Cut(7))
            pk = draft_report(system, template="project06_weekly", unit_id=place.unit.pk, window=window)
            seeing = self._reading_reports(name)
            text = f"Việc {self.secret(name.replace('_', ''), seeing)}."
            wrong = " Có 5.803 hồ sơ nộp trực tuyến." if name == "questioned_report" else ""
            edit_section(system, pk, key="next", text=text + wrong)
            for step in steps[:done]:
                step(system, pk)
            setattr(place, name, HouseReport.objects.get(pk=pk))

    def _reading_reports(self, name: str) -> Rule:
        path, rights = self.place.unit.path, [COMPOSE, PASS_ON]
        rights += [SIGN] if name in ("report_with_signer", "signed_report") else []
        rights += [ISSUE] if name == "signed_report" else []
        rights += [REPORTS_VIEW] if name == "issued_report" else []
        return lambda actor: any(actor.may(right, path, FIELD) for right in rights)

    def _figures(self) -> None:
        """What a document states of the unit, and a cell that isn't what its facts add up to."""
        place = self.place
        path = place.unit.path
        seeing: Rule = lambda actor: bool(actor.may(VIEW, path, "") or actor.may(STATE, path, ""))  # noqa: E731
        stated = import_figure(
            system_actor("test"),
            code="directives.assigned",
            unit_id=place.unit.pk,
            period=Period.year(2024),
            value=5,
            document=self.secret("vanbansolieu", seeing),
            digest=keep(BytesIO(f"số liệu {self.secret('tepsolieu', seeing)}".encode())).digest,
        )
        place.stated = StatedFigure.objects.get(pk=stated)
        comparison = Comparison.objects.create(
            compared_at=clock.now(), position=0, cells=1, differing=1, home=self.world.root
        )
        place.difference = Difference.objects.create(
            comparison=comparison,
            kind="directives.assigned",
            day=clock.today(),
            unit_id=place.unit.pk,
            in_cells=1,
            in_facts=0,
        )

    def _collected(self) -> None:
        place = self.place
        seeing: Rule = lambda actor: any(  # noqa: E731
            actor.may(code, where.path, FIELD)
            for code, where in ((REPORTS_VIEW, place.unit), (REPORTS_VIEW, place.follower), (REVIEW, place.follower))
        )
        officer, leader = acting(place.owner), acting(place.leader)
        note = self.secret("ghichubieu", seeing)
        place.collected = collect(self.name, place.unit, place.follower, FIELD, officer, leader, note)

    def secret(self, what: str, rule: Rule) -> str:
        """A word that only those may read whom the rule names."""
        word = f"zq{self.name}{what}qz"
        self.world.secrets[word] = rule
        return word

    def sees(self, place: Unit) -> Rule:
        follower = self.place.follower
        return lambda actor: bool(
            actor.may(rights.VIEW, place.path, FIELD) or actor.may(rights.ACCEPT, follower.path, FIELD)
        )

    def follows(self, code: str) -> Rule:
        return lambda actor: bool(actor.may(code, self.place.follower.path, FIELD))

    def _document(self, subject: str, rule: Rule, **head: Any) -> int:
        actor = acting(self.place.aggregator)
        pk = verbs.draft_document(
            actor,
            symbol=head.pop("symbol", ""),
            kind="plan",
            issuer_id=self.world.root.pk,
            issued_on=clock.today() - timedelta(days=90),
            subject=self.secret(subject, rule),
            aggregator_id=self.place.follower.pk,
            field_code=FIELD,
        )
        digest = keep(BytesIO(f"bản gốc {self.secret(f'{subject}goc', rule)}".encode())).digest
        verbs.attach_original(actor, pk, digest=digest, name=f"{self.secret(f'{subject}ten', rule)}.txt")
        return pk

    def _task(
        self, document: int, what: str, rule: Rule, leads: list[str], due: date | None = None, **more: Any
    ) -> int:
        return verbs.add_task(
            acting(self.place.aggregator),
            document,
            content=f"Việc {self.secret(what, rule)} cần làm",
            deliverable=self.secret(f"{what}sp", rule),
            leads=leads,
            deadlines=[DeadlineInput(kind="date", due=due)] if due else [],
            **more,
        )

    def _documents(self) -> None:
        place, actor, drafting = self.place, acting(self.place.aggregator), self.follows(rights.DRAFT)
        seeing, today = self.sees(place.unit), clock.today()
        draft = self._document("dtnhap", drafting)
        group = verbs.add_group(actor, draft, number="I", title=self.secret("nhomnhap", drafting))
        task = self._task(draft, "viecnhap", drafting, [place.unit.name, f"Cơ quan lạ {self.name}"], group_id=group)
        place.draft, place.group = Document.objects.get(pk=draft), TaskGroup.objects.get(pk=group)
        place.task = Task.objects.get(pk=task)
        place.party = place.task.parties.get(unit=None)
        target = verbs.add_target(actor, draft, text=self.secret("chitieunhap", drafting), value=Decimal(90), unit="%")
        place.target = Target.objects.get(pk=target)
        ready = self._document("dtsansang", drafting)
        self._task(ready, "viecsansang", drafting, [place.unit.name])
        place.ready = Document.objects.get(pk=ready)
        old = unit(f"{place.unit.code}-cu", f"Xã cũ {self.name}", UnitKind.COMMUNE, self.world.root, valid_from=SINCE)
        in_force = self._document("dtgiao", lambda actor: seeing(actor) or self.sees(old)(actor))
        due = {"open": -5, "drafted": 2, "submitted": 20, "passed_on": 30, "accepted": -1}
        for what, days in due.items():
            self._task(in_force, f"viec{what}", seeing, [place.unit.name], today + timedelta(days=days))
        for what in ("ceased", "proposed"):
            self._task(in_force, f"viec{what}", self.sees(old), [old.name])
        verbs.put_in_force(actor, in_force)
        place.document = Document.objects.get(pk=in_force)
        for what in (*due, "ceased", "proposed"):
            found = Assignment.objects.get(task__document=in_force, task__content__contains=f"viec{what}q")
            setattr(place, what, found)
        closed = self._document("dtdong", seeing)
        self._task(closed, "viecdong", seeing, [place.unit.name])
        verbs.put_in_force(actor, closed)
        verbs.close_document(actor, closed)
        place.closed = Document.objects.get(pk=closed)
        old.valid_to = today - timedelta(days=1)
        old.save()
        Succession.objects.create(
            predecessor=old, successor=place.unit, effective_on=today, act="NQ 1/NQ", verified=True
        )

    def _reading(self) -> None:
        """A draft that was read from a file: a certain task, an accepted one, a remark on the whole."""
        place, drafting = self.place, self.follows(rights.DRAFT)
        read = self._document("dtdoc", drafting)
        place.read = Document.objects.get(pk=read)
        said = self.secret("nguyenvan", drafting)
        Reading.objects.create(document=place.read, blocks=[{"text": f"Kế hoạch {said}"}])
        marks = {field: [[0, None, None, 0, 8]] for field in ("content", "leads", "deliverable")}
        for name in ("read_task", "accepted_task"):
            task = Task.objects.get(pk=self._task(read, f"doc{name}", drafting, [place.unit.name]))
            TaskSource.objects.create(task=task, marks=marks, reviewed_at=clock.now() if "accepted" in name else None)
            setattr(place, name, task)
        remark = self.secret("dieucanxem", drafting)
        place.finding = ReadingFinding.objects.create(document=place.read, kind="counts", message=remark)
        own = self._is(place.aggregator)
        place.reading_run = JobRun.objects.create(
            kind="directives.read_plan",
            title=self.secret("dangdoc", own),
            account_id=place.aggregator.pk,
            state=RunState.FAILED,
            error=self.secret("loidoc", own),
        )
        for words in (place.reading_run.title, place.reading_run.error):
            self.world.secrets[words] = lambda actor: (
                own(actor) or bool(actor.may("operations.view", self.world.root.path))
            )

    def _report(self, assignment: Assignment, what: str, rule: Rule) -> int:
        digest = keep(BytesIO(f"minh chứng {self.secret(f'tep{what}', rule)}".encode())).digest
        return verbs.draft_report(
            acting(self.place.owner),
            assignment.pk,
            status="done",
            percent=100,
            result=self.secret(f"kq{what}", rule),
            evidence=[EvidenceInput(self.secret(f"mc{what}", rule), digest)],
        )

    def _reports(self) -> None:
        place, seeing = self.place, self.sees(self.place.unit)
        inside = self.inside()
        officer, leader, aggregator = map(acting, (place.owner, place.leader, place.aggregator))
        self._report(place.drafted, "drafted", inside)
        for what, steps in (("submitted", 0), ("passed_on", 1), ("accepted", 2)):
            assignment = getattr(place, what)
            report = self._report(assignment, what, seeing if steps else inside)
            verbs.submit_report(officer, assignment.pk, report_id=report)
            if steps:
                verbs.pass_on_report(leader, assignment.pk, report_id=report)
            if steps == 2:
                verbs.accept_report(aggregator, assignment.pk, report_id=report)
        place.evidence = place.passed_on.evidence.get()

    def inside(self) -> Rule:
        """What hasn't left the house is for those who report there."""
        return lambda actor: bool(actor.may(rights.REPORT, self.place.unit.path, FIELD))

    def _around(self) -> None:
        place, seeing = self.place, self.sees(self.place.unit)
        leader, aggregator = acting(place.leader), acting(place.aggregator)
        verbs.break_down(leader, place.open.pk, officer_id=place.owner.pk, leader_id=place.leader.pk)
        part = verbs.add_part(
            leader, place.open.pk, title=self.secret("phanviec", seeing), person_id=place.colleague.pk
        )
        place.part = Part.objects.get(pk=part)
        verbs.reschedule(
            aggregator,
            place.drafted.pk,
            new_due=clock.today() + timedelta(days=3),
            reason=self.secret("lydohan", seeing),
            basis=self.secret("cancuhan", seeing),
        )
        for account in (*self._left(), place.owner):
            Part.objects.create(
                assignment=place.open, title=self.secret(f"phancua{account.pk}", seeing), person=account
            )
        place.link = TaskLink.objects.create(later=place.open.task, earlier=place.closed.tasks.get(), kind="continues")
        place.inheritance = Inheritance.objects.create(assignment=place.proposed, heir=place.unit, basis="NQ 1/NQ")
        reminding = self.follows(rights.REMIND)
        for name, words in (("letter", "thunhap"), ("sent_letter", "thudagui")):
            rule = reminding if name == "letter" else lambda actor: reminding(actor) or seeing(actor)
            letter = ReminderLetter.objects.create(
                unit=place.unit, sender=place.follower, body=f"Kính gửi {self.secret(words, rule)}"
            )
            letter.assignments.set([place.open])
            setattr(place, name, letter)
        verbs.send_reminder(aggregator, place.sent_letter.pk)

    def _matched(self) -> None:
        """A report on paper that the follower received, with a row about the open work; a task that may be restated."""
        place, receiving = self.place, self.follows(rights.ACCEPT)
        place.restated_link = TaskLink.objects.create(
            later=place.task, earlier=place.closed.tasks.get(), kind=TaskLink.Kind.RESTATES
        )
        place.results = ReportedResults.objects.create(
            file=keep(BytesIO(f"báo cáo {self.secret('tepbaocao', receiving)}".encode())),
            name="bao-cao.txt",
            unit=place.unit,
            receiver=place.follower,
            subject=self.secret("trichyeubaocao", receiving),
        )
        place.reported_row = ReportedRow.objects.create(
            results=place.results,
            order=1,
            content=self.secret("dongbaocao", receiving),
            result=self.secret("ketquabaocao", receiving),
            result_state="ongoing",
            assignment=place.open,
            certainty=ReportedRow.Certainty.CERTAIN,
        )
        place.results_run = JobRun.objects.create(
            kind="directives.read_results", title="Đọc bao-cao.txt", account_id=place.owner.pk
        )

    def _left(self) -> list[Account]:
        """Who was given work here and isn't here any more."""
        former = self.world.people["officer of north until yesterday"]
        return [former] if self.name == "north" and former else []

    def _administration(self) -> None:
        place, today = self.place, clock.today()
        place.owner.phone = self.secret("dienthoai", self._knows(place.owner))
        place.owner.save()
        place.grant = place.owner.grants.get()
        place.grant.reason = self.secret("canbo", self._manages(place.owner))
        place.grant.save()
        place.absence = Absence.objects.create(
            account=place.colleague,
            valid_from=today + timedelta(days=30),
        )
        place.locked = person(f"{self.name}.dakhoa", f"Người Đã Khóa {self.name}", Role.OFFICER, place.unit)
        place.locked.is_active = False
        place.locked.save()
        own = self._is(place.owner)
        place.view = SavedView.objects.create(
            account=place.owner, page="directives:assignments", name=self.secret("boloc", own), query=""
        )
        place.notice = Notification.objects.create(
            account=place.owner, key=f"{self.name}", kind="test", text=self.secret("thongbao", own), url="/"
        )
        place.division = unit(
            f"{place.unit.code}-kt", f"Phòng Kinh tế {self.name}", UnitKind.DIVISION, place.unit, valid_from=SINCE
        )
        place.second_division = unit(
            f"{place.unit.code}-vh", f"Phòng Văn hóa {self.name}", UnitKind.DIVISION, place.unit, valid_from=SINCE
        )
        place.ended = unit(
            f"{place.unit.code}-vp",
            f"Văn phòng {self.name}",
            UnitKind.DIVISION,
            place.unit,
            valid_from=SINCE,
            valid_to=today - timedelta(days=1),
        )
        place.succession = Succession.objects.create(
            predecessor=place.ended, effective_on=today, part=Succession.Part.UNKNOWN, act="QĐ 2/QĐ"
        )
        place.workbook = keep(BytesIO(filled_form(place.unit.name))).digest
        sent = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True)[0]
        place.delivery = Delivery.objects.create(
            message_id=sent, position=1, subscriber=f"mail-{self.name}", subject="x", state=State.DEAD
        )
        run = {"kind": "test.run", "title": self.secret("viecnen", own), "account_id": place.owner.pk}
        place.run = JobRun.objects.create(state=RunState.RUNNING, **run)
        place.failed_run = JobRun.objects.create(state=RunState.FAILED, **run)
        place.import_run = JobRun.objects.create(
            kind="directives.import_plan",
            title="Nhập a.xlsx",
            account_id=place.aggregator.pk,
            arguments={"document": place.draft.pk, "digest": place.workbook},
            state=RunState.DONE,
            result={"added": 1, "changed": 0, "same": 0, "failed": 0},
        )
        # Whoever operates the system sees all long jobs.
        self.world.secrets[run["title"]] = lambda actor: (
            own(actor) or bool(actor.may("operations.view", self.world.root.path))
        )

    def _is(self, account: Account) -> Rule:
        return lambda actor: actor.account_id == account.pk

    def _knows(self, account: Account) -> Rule:
        return lambda actor: visible_people(actor).filter(pk=account.pk).exists()

    def _manages(self, account: Account) -> Rule:
        return lambda actor: self._knows(account)(actor) and management_of(actor, account).sees


def filled_form(lead: str) -> bytes:
    """The form for a plan with one task in it."""
    book = load_workbook(BytesIO(spreadsheet.form()))
    page = book.active
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["Nội dung nhiệm vụ"]).value = "Việc từ bảng tính"
    page.cell(2, columns["Đơn vị chủ trì"]).value = lead
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def correctable(check: Check) -> str:
    return str(next(finding["key"] for finding in check.findings if finding["suggestion"]))
