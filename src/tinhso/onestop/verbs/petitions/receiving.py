"""A petition is received, and entered in the unit's register of the year without gaps."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.numbering.draw import draw, series_of_year
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.text import clean
from tinhso.onestop import events, rights
from tinhso.onestop.facts import PETITION, PETITION_RECEIVED
from tinhso.onestop.inputs import Applicant, PetitionIntake
from tinhso.onestop.models import Dossier, Person, Petition, PetitionChannel, PetitionSubject
from tinhso.onestop.queries.dossiers import visible_dossiers
from tinhso.onestop.rules.petition_clock import PetitionKind
from tinhso.onestop.rules.petition_intake import accepts_anonymous
from tinhso.onestop.verbs import checking
from tinhso.onestop.verbs.course import At
from tinhso.onestop.verbs.petitions import course

LONGEST = {"title": 300, "content": 20_000, "email": 200, "address": 300, "reference": 80, "field_code": 60}


@verb()
def receive_petition(act: Act[Petition], *, intake: PetitionIntake) -> int:
    """Enter a petition under the next number of the unit's register of the year it was received in; returns its id.
    The unit is in charge until it hands it over. Raises Invalid naming every field that is wrong, NotPermitted."""
    unit, dossier = _unit(intake), _dossier(act, intake)
    field_code = clean(intake.field_code) or (dossier.field_code if dossier else "")
    act.require(rights.RECEIVE_PETITIONS, At(unit, field_code, kind=PETITION))
    if not act.actor.may(rights.RECEIVE_PETITIONS, unit.path, field_code):
        raise Invalid(FieldProblem("field_code", _("Chọn lĩnh vực: bạn chỉ tiếp nhận trong lĩnh vực được giao.")))
    received_at = intake.received_at or clock.now()
    problems = [*_problems(intake), *course.file_problems(intake.files)]
    if problems:
        raise Invalid(*problems)
    day = clock.local(received_at).date()
    petition = Petition(
        receiving_unit=unit,
        year=day.year,
        number=draw(series_of_year(f"onestop.petition/{unit.code}", day.year)),
        handling_unit=unit,
        about=intake.about,
        channel=intake.channel,
        reference=clean(intake.reference),
        field_code=field_code,
        dossier=dossier,
        title=clean(intake.title),
        content=intake.content.strip(),
        petitioner_name=clean(intake.name),
        petitioner_id=checking.compact(intake.id_number),
        petitioner_phone=checking.compact(intake.phone),
        petitioner_email=clean(intake.email),
        petitioner_address=clean(intake.address),
        received_at=received_at,
        received_on=day,
    )
    act.subject = petition
    told = {"files": [course.name_of(each) for each in intake.files]}
    course.happened(act, received_at, (PetitionKind.RECEIVED, told))
    files = course.add_files(petition, intake.files)
    act.audit(
        events.PetitionReceived(
            number=petition.register_number,
            channel=petition.channel,
            about=petition.about,
            received_at=received_at.isoformat(),
            files=files,
        )
    )
    act.fact(PETITION_RECEIVED, day=day, **course.dimensions(petition))
    return petition.pk


def _unit(intake: PetitionIntake) -> Unit:
    unit = units_on().filter(pk=intake.unit_id).first()
    if unit is None:
        raise Invalid(FieldProblem("unit", _("Chọn đơn vị tiếp nhận.")))
    return unit


def _dossier(act: Act[Petition], intake: PetitionIntake) -> Dossier | None:
    """What it is about; of those that whoever receives it may see."""
    code = clean(intake.dossier_code).upper()
    if not code:
        return None
    dossier = visible_dossiers(act.actor).filter(code=code).first()
    if dossier is None:
        said = _("Không có hồ sơ mã này trong phạm vi bạn được xem; để trống nếu không chắc.")
        raise Invalid(FieldProblem("dossier_code", said))
    return dossier


def _problems(given: PetitionIntake) -> Iterator[FieldProblem]:
    if given.about not in PetitionSubject.values:
        yield FieldProblem("about", _("Chọn: về hành vi hành chính hay về quy định hành chính."))
    if given.channel not in PetitionChannel.values:
        yield FieldProblem("channel", _("Không có kênh tiếp nhận này."))
    if not clean(given.title):
        yield FieldProblem("title", _("Ghi tóm tắt nội dung trong một dòng."))
    if not clean(given.content):
        yield FieldProblem("content", _("Ghi nội dung phản ánh, kiến nghị."))
    for name, limit in LONGEST.items():
        value = getattr(given, name)
        if "\x00" in value or len(value) > limit:
            yield FieldProblem(name, _("Dài tối đa %(limit)s ký tự, chỉ gồm chữ đọc được.") % {"limit": limit})
    received_at = given.received_at or clock.now()
    if received_at.tzinfo is None or received_at > clock.now():
        yield FieldProblem("received_at", _("Thời điểm tiếp nhận không thể ở tương lai."))
    else:
        yield from _petitioner_problems(given, received_at)


def _petitioner_problems(given: PetitionIntake, received_at: datetime) -> Iterator[FieldProblem]:
    """Who gives a name is answered, so he can be reached."""
    told = (given.name, given.id_number, given.phone, given.email, given.address)
    if not any(clean(each) for each in told):
        if not accepts_anonymous(clock.local(received_at).date()):
            said = _("Ghi họ và tên: theo cấu hình của tỉnh, phản ánh không nêu tên không được tiếp nhận.")
            yield FieldProblem("name", said)
        return
    number = checking.compact(given.id_number)
    person = Applicant(Person.CITIZEN, given.name, number, given.phone, given.address)
    for problem in checking.applicant_problems(person):
        name = problem.field.partition(".")[2]
        if name != "id_number" or number:
            yield FieldProblem(name, problem.message)
    if given.email and "@" not in given.email:
        yield FieldProblem("email", _("Thư điện tử phải có dạng ten@nơi.vn."))
    if not any(clean(each) for each in (given.phone, given.email, given.address)):
        yield FieldProblem("phone", _("Ghi điện thoại, thư điện tử hoặc địa chỉ để trả lời được."))
