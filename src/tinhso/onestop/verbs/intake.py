"""A dossier is handed in: at a counter of the province, by post, or online, where an officer takes it in or refuses."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.text import clean
from tinhso.onestop import events, rights
from tinhso.onestop.facts import RECEIVED
from tinhso.onestop.inputs import Intake
from tinhso.onestop.models import Channel, Dossier, DossierComponent, Filing, Move, Person, ProcedureVersion
from tinhso.onestop.rules.choices import Competence
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.verbs import checking, course
from tinhso.onestop.verbs.coding import draw_code
from tinhso.onestop.verbs.components import Prepared, count_papers, papers_of
from tinhso.onestop.verbs.fees_due import enter_fees, fee_problems
from tinhso.onestop.verbs.slips import taken_slip, use_slip

LONGEST_SUMMARY = 500


@verb()
def take_in(act: Act[Dossier], *, intake: Intake) -> str:
    """Take a dossier in at a counter of the province, or out of the post, for whichever unit is competent; returns its
    national code. One with `missing` components is at once asked to be completed: its one request.

    Raises Invalid naming every field that is wrong, Refused.
    """
    taken = _Taking(act, intake)
    happenings: list[course.Happening] = [_received(taken.units.receiving == taken.units.competent, **taken.late)]
    if intake.missing:
        asked = [{"code": code, "because": because.strip()} for code, because in intake.missing.items()]
        happenings.append((EventKind.SUPPLEMENT_ASKED, {"components": asked, "at_intake": True}))
    dossier = taken.register("supplement_asked" if intake.missing else "received", *happenings)
    act.audit(
        events.DossierTakenIn(
            procedure=taken.version.procedure.code,
            version=taken.version.number,
            channel=dossier.channel,
            received_at=taken.received_at.isoformat(),
            late_because=taken.late.get("late_because", ""),
            slip=taken.late.get("slip", ""),
        )
    )
    if taken.slip is not None:
        use_slip(act, taken.slip)
    if intake.missing:
        act.audit(events.SupplementAsked(time=1, components=list(intake.missing), note="", again_because=""))
    act.fact(RECEIVED, day=dossier.received_on, **course.dimensions(dossier))
    return dossier.code


@verb()
def register_online(act: Act[Dossier], *, intake: Intake) -> str:
    """Enter a dossier that was handed in online, for the competent unit to take in or refuse; returns its code. Its
    clock hasn't started. Raises Invalid, Refused."""
    elsewhere = intake.receiving_unit_id != intake.competent_unit_id
    if intake.channel != Channel.ONLINE or elsewhere or intake.missing or intake.slip:
        raise Invalid(FieldProblem("channel", _("Hồ sơ trực tuyến nộp đủ giấy tờ, thẳng đến đơn vị có thẩm quyền.")))
    taken = _Taking(act, intake)
    dossier = taken.register("new", (Move.REGISTERED, {}))
    act.audit(events.DossierRegistered(procedure=taken.version.procedure.code, version=taken.version.number))
    return dossier.code


@verb(locks=Dossier)
def accept_intake(act: Act[Dossier], *, seen: int | None = None) -> None:
    """Take in what was handed in online: the clock starts, by the rules of today. Raises Refused."""
    dossier = act.subject
    course.require_at_holder(act, rights.TAKE_IN)
    course.require_seen(dossier, seen)
    course.move(dossier, "receive")
    assert dossier.version is not None
    dossier.received_at = clock.now()
    dossier.received_on = clock.today()
    act.fact(RECEIVED, day=dossier.received_on, **course.dimensions(dossier))
    act.audit(
        events.DossierTakenIn(
            procedure=dossier.version.procedure.code,
            version=dossier.version.number,
            channel=dossier.channel,
            received_at=dossier.received_at.isoformat(),
        )
    )
    course.happened(act, dossier.received_at, _received(dossier.receiving_unit_id == dossier.unit_id))


@verb(locks=Dossier)
def refuse_intake(act: Act[Dossier], *, reason: str, seen: int | None = None) -> None:
    """Don't take in what was handed in online, with the reason that the applicant is told. Raises Invalid, Refused."""
    dossier = act.subject
    course.require_at_holder(act, rights.DECIDE)
    course.require_seen(dossier, seen)
    reason = checked.required("reason", reason, _("Ghi lý do từ chối tiếp nhận."), 1000)
    course.move(dossier, "refuse_intake")
    act.audit(events.IntakeRefused(reason=reason))
    course.happened(act, clock.now(), (EventKind.REFUSED, {"reason": reason}))


def _received(competent: bool, **late: str) -> course.Happening:
    return EventKind.RECEIVED, {"competent": competent, **late}


@dataclass
class _Units:
    receiving: Unit
    competent: Unit


class _Taking:
    """One intake, checked whole before anything is written; the code is drawn last, since it holds a lock."""

    def __init__(self, act: Act[Dossier], intake: Intake) -> None:
        self.act, self.intake = act, intake
        self.received_at = _received_at(intake)
        self.day = clock.local(self.received_at).date()
        self.version = _version(intake.procedure_id, self.day)
        self.says = self.version.says
        self.units = self._units()
        act.require(rights.TAKE_IN, course.At(self.units.receiving, self.version.field_code))
        self.slip = taken_slip(intake.slip, self.units.receiving, self.received_at) if intake.slip else None
        owner = checking.compact(intake.applicant.id_number)
        self.components = Prepared(self.says, self.day, intake, papers_of(owner, self.day))
        if problems := self._problems():
            raise Invalid(*problems)

    @property
    def late(self) -> dict[str, str]:
        """Why it is entered later than it was received, and the paper slip that was handed out; for the timeline."""
        if self.slip is not None:
            outage = self.slip.outage
            return {"late_because": outage.reason, "slip": self.slip.slip.name, "outage": str(outage.pk)}
        return {"late_because": clean(self.intake.late_because)} if self.intake.received_at else {}

    def register(self, state: str, *happenings: course.Happening) -> Dossier:
        """Insert the dossier with its components, fees and first events, and make it the act's subject."""
        act, at, dossier = self.act, self.received_at, self._dossier(state)
        course.refresh(dossier, course.events_of(act, dossier, at, *happenings))
        dossier.code = draw_code(self.units.receiving, self.day)
        act.subject = dossier
        rows = self.components.rows(dossier)
        count_papers(act, rows)
        dossier.save()
        DossierComponent.objects.bulk_create(rows)
        enter_fees(dossier, self.says, self.day, self.intake.quantities)
        course.begun(act, at, *happenings)
        return dossier

    def _dossier(self, state: str) -> Dossier:
        intake, applicant, filer = self.intake, self.intake.applicant, self.intake.filer
        first = self.says.steps[0]
        assisted = filer.filing == Filing.ASSISTED and not clean(filer.name)
        return Dossier(
            service=self.version.procedure.service,
            channel=intake.channel,
            unit=self.units.competent,
            receiving_unit=self.units.receiving,
            holder=self.units.receiving,
            received_on=self.day,
            received_at=self.received_at,
            reached_at=self.received_at if self.units.receiving == self.units.competent else None,
            field_code=self.version.field_code,
            version=self.version,
            state=state,
            revision=1,
            step=first.code,
            step_name=first.name[:200],
            summary=clean(intake.summary),
            applicant_kind=applicant.kind,
            applicant_name=clean(applicant.name),
            applicant_id=checking.compact(applicant.id_number),
            applicant_phone=checking.compact(applicant.phone),
            applicant_address=clean(applicant.address),
            filing=filer.filing,
            filer_name=self.act.actor.name if assisted else clean(filer.name),
            filer_id=checking.compact(filer.id_number),
            filer_ground=clean(filer.ground),
            answers={code: dict(each) for code, each in intake.answers.items()},
        )

    def _units(self) -> _Units:
        wanted = {self.intake.receiving_unit_id, self.intake.competent_unit_id}
        found = {each.pk: each for each in units_on(self.day).filter(pk__in=wanted)}
        receiving = found.get(self.intake.receiving_unit_id)
        competent = found.get(self.intake.competent_unit_id)
        if receiving is None:
            raise Invalid(FieldProblem("receiving_unit", _("Chọn đơn vị tiếp nhận.")))
        if competent is None:
            raise Invalid(FieldProblem("competent_unit", _("Chọn đơn vị có thẩm quyền giải quyết.")))
        return _Units(receiving, competent)

    def _problems(self) -> list[FieldProblem]:
        intake = self.intake
        found = [
            *checking.applicant_problems(intake.applicant),
            *checking.filer_problems(intake.filer),
            *checking.answer_problems(self.says, intake.answers),
            *self.components.problems,
            *fee_problems(self.says, intake.quantities),
        ]
        if intake.channel not in Channel.values:
            found.append(FieldProblem("channel", _("Không có kênh tiếp nhận này.")))
        if len(clean(intake.summary)) > LONGEST_SUMMARY:
            said = _("Trích yếu dài tối đa %(limit)s ký tự.") % {"limit": LONGEST_SUMMARY}
            found.append(FieldProblem("summary", said))
        kinds = {each.value for each in self.says.applicants}
        kinds |= {Person.BUSINESS.value} if "organization" in kinds else set()
        if intake.applicant.kind in Person.values and intake.applicant.kind not in kinds:
            found.append(FieldProblem("applicant.kind", _("Thủ tục không dành cho đối tượng này.")))
        return found + self._place_problems()

    def _place_problems(self) -> list[FieldProblem]:
        here = self.units.receiving.pk == self.units.competent.pk
        if not self.says.anywhere and not here:
            said = _("Thủ tục này chỉ nộp tại đơn vị có thẩm quyền.")
            return [FieldProblem("receiving_unit", said)]
        of_commune = self.units.competent.is_commune_level
        if of_commune != (self.says.competence is Competence.COMMUNE):
            return [FieldProblem("competent_unit", _("Đơn vị này không ở cấp có thẩm quyền giải quyết thủ tục."))]
        return []


def _received_at(intake: Intake) -> datetime:
    now = clock.now()
    if intake.received_at is None and intake.slip is not None:
        raise Invalid(FieldProblem("received_at", _("Ghi thời điểm nhận ghi trên phiếu giấy.")))
    if intake.received_at is None:
        return now
    checking.require_plausible("received_at", intake.received_at)
    if intake.received_at > now:
        raise Invalid(FieldProblem("received_at", _("Thời điểm tiếp nhận không thể ở tương lai.")))
    if intake.slip is None and not clean(intake.late_because):
        raise Invalid(FieldProblem("late_because", _("Ghi vì sao hồ sơ được nhập sau khi tiếp nhận.")))
    return intake.received_at


def _version(procedure_id: int, day: date) -> ProcedureVersion:
    found = ProcedureVersion.objects.in_force_on(day).select_related("procedure__keeper").filter(procedure=procedure_id)
    version = found.order_by("-number").first()
    if version is None:
        raise Invalid(FieldProblem("procedure", _("Thủ tục này không có phiên bản nào có hiệu lực vào ngày đó.")))
    if not version.says.steps:
        raise Refused(_("Thủ tục chỉ cung cấp thông tin, không tiếp nhận hồ sơ."))
    return version
