"""What the seven papers of a dossier say, gathered from what is stored. All texts in Vietnamese: they are official."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.journal.events import Exported, PersonalDataRead
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs.errors import NotFound, NotPermitted
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop import rights
from tinhso.onestop.models import Dossier, DossierComponent, DossierEvent, PaymentState, Standing
from tinhso.onestop.queries.dossiers import dossier, sees_persons, visible_dossiers
from tinhso.onestop.rating_codes import rating_code
from tinhso.onestop.rules import printed
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.rules.printed.hand_overs import Happened, hand_overs
from tinhso.onestop.rules.procedure import CopyKind
from tinhso.onestop.wording.choices import choice, duration
from tinhso.papers import Document

RECEIVER = "Người tiếp nhận hồ sơ"
MOST_ENTRIES = 5000


class Printed(StrEnum):
    """The papers of one dossier, as their addresses call them."""

    RECEIPT = "giay-tiep-nhan"
    SUPPLEMENT = "yeu-cau-bo-sung"
    REFUSAL = "phieu-tu-choi"
    APOLOGY = "xin-loi-gia-han"
    STOP = "thong-bao-dung"
    SLIP = "phieu-kiem-soat"


NAMES: dict[Printed, Promise] = {
    Printed.RECEIPT: gettext_lazy("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    Printed.SUPPLEMENT: gettext_lazy("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    Printed.REFUSAL: gettext_lazy("Phiếu từ chối tiếp nhận, giải quyết hồ sơ"),
    Printed.APOLOGY: gettext_lazy("Văn bản xin lỗi và đề nghị gia hạn"),
    Printed.STOP: gettext_lazy("Thông báo dừng giải quyết hồ sơ"),
    Printed.SLIP: gettext_lazy("Phiếu kiểm soát quá trình giải quyết hồ sơ"),
}
_OF_EVENTS = {
    EventKind.SUPPLEMENT_ASKED: Printed.SUPPLEMENT,
    EventKind.REFUSED: Printed.REFUSAL,
    EventKind.EXTENDED: Printed.APOLOGY,
    EventKind.STOPPED: Printed.STOP,
}


def printable(found: Dossier) -> list[tuple[Printed, int]]:
    """The papers that there are by now, each with its number among those of its kind, from 1."""
    kinds = list(found.events.values_list("kind", flat=True))
    there: list[tuple[Printed, int]] = []
    if EventKind.RECEIVED in kinds:
        there += [(Printed.RECEIPT, 1), (Printed.SLIP, 1)]
    for kind in kinds:
        if (paper := _OF_EVENTS.get(kind)) is not None:  # type: ignore[call-overload]
            there.append((paper, sum(each is paper for each, _number in there) + 1))
    return there


def paper(actor: Actor, code: str, kind: Printed, number: int) -> Document:
    """One of the papers. Raises NotFound, NotPermitted for who only oversees: papers name persons."""
    found = dossier(actor, code)
    if not sees_persons(actor, found):
        raise NotPermitted(_("Giấy tờ này có dữ liệu cá nhân; bạn chỉ theo dõi hồ sơ."), found.journal_subject())
    if (kind, number) not in printable(found):
        raise NotFound(_("Hồ sơ không có giấy tờ này."))
    with override("vi"):
        return _GATHERING[kind](found, number)


def record_paper(actor: Actor, code: str, kind: Printed) -> None:
    """Journal that the actor took the paper out."""
    what = _("%(paper)s của hồ sơ %(code)s") % {"paper": NAMES[kind], "code": code}
    record_read(actor, PersonalDataRead(what=what), dossier(actor, code).journal_subject())


def counters(actor: Actor) -> QuerySet[Unit]:
    """The units whose register book the actor may print: where he works with the persons' data."""
    return units_on().filter(actor.within(rights.VIEW_PERSONS, "")).exclude(kind=UnitKind.DIVISION)


def register_of(actor: Actor, unit: Unit, since: date, until: date) -> Document:
    """The register book of what the unit took in from one day to another, and journals that it was printed. The unit
    is one of `counters`. Raises NotPermitted for more than 5000 dossiers."""
    rows = _taken_in(actor, unit, since, until)
    if len(rows) > MOST_ENTRIES:
        raise NotPermitted(_("Sổ có hơn %(most)s hồ sơ: chọn khoảng ngày ngắn hơn.") % {"most": MOST_ENTRIES})
    what = _("sổ theo dõi hồ sơ của %(unit)s") % {"unit": unit.name}
    record_read(actor, Exported(what=what, rows=len(rows)), unit.journal_subject())
    with override("vi"):
        entries = tuple(_entry(each) for each in rows)
        book = printed.Register(house_of(unit), since, until, entries, clock.now())
        return printed.register_book(book)


def house_of(unit: Unit) -> printed.House:
    """A unit as the issuer of a paper."""
    above = unit.parent if unit.parent and unit.parent.kind == UnitKind.PROVINCE else None
    if unit.is_commune_level or unit.kind == UnitKind.PROVINCE:
        name = unit.name[0].lower() + unit.name[1:]
        return printed.House(f"Ủy ban nhân dân {name}", f"UBND {name}", unit.place_name)
    superior = f"UBND {above.name}" if above else ""
    return printed.House(unit.name, unit.name, (above or unit).place_name, superior)


def tracking_url(code: str) -> str:
    """The public address at which everybody who has the code follows the dossier."""
    return str(settings.PUBLIC_URL) + reverse("onestop:track_dossier", args=[code])


def _receipt(found: Dossier, number: int) -> Document:
    assert found.version is not None
    assert found.receiving_unit is not None
    taken = found.components.filter(standing__in=(Standing.GIVEN, Standing.REUSED))
    due = found.payments.exclude(state__in=(PaymentState.FREE, PaymentState.CANCELLED))
    house, received = house_of(found.receiving_unit), _event(found, EventKind.RECEIVED, 1)
    said = printed.Receipt(
        case=_case(found, found.receiving_unit),
        papers=tuple(_handed_in(each) for each in taken),
        term=duration(found.version.says.term.promised),
        due_at=found.first_due_at,
        due_note="Thời điểm trả kết quả: được hẹn khi hồ sơ đủ giấy tờ và cơ quan có thẩm quyền đã nhận",
        return_place=house.name,
        channel=str(found.get_channel_display()),
        fee=sum(each.amount for each in due) or None,
        officer=printed.Signer(received.actor_name, RECEIVER),
        slip=received.data.get("slip", ""),
        rating_code=rating_code(found.code),
    )
    return printed.receipt(said)


def _supplement(found: Dossier, number: int) -> Document:
    event = _event(found, EventKind.SUPPLEMENT_ASKED, number)
    names = dict(found.components.values_list("code", "name"))
    asked = tuple((names[each["code"]], each["because"]) for each in event.data["components"])
    at_intake = event.data.get("at_intake") and found.receiving_unit
    case = _case(found, at_intake or found.unit)
    officer = printed.Signer(event.actor_name, "Người hướng dẫn")
    return printed.supplement_request(printed.Supplement(case, asked, event.data.get("note", ""), event.at, officer))


def _refusal(found: Dossier, number: int) -> Document:
    return printed.refusal(_said(found, EventKind.REFUSED, number))


def _stop(found: Dossier, number: int) -> Document:
    return printed.stop_notice(_said(found, EventKind.STOPPED, number))


def _said(found: Dossier, kind: EventKind, number: int) -> printed.Said:
    event = _event(found, kind, number)
    return printed.Said(_case(found, found.unit), event.data["reason"], event.at, _signer(event))


def _apology(found: Dossier, number: int) -> Document:
    event = _event(found, EventKind.EXTENDED, number)
    old, new = (datetime.fromisoformat(event.data[name]) for name in ("old", "due"))
    said = printed.Apology(_case(found, found.unit), event.data["reason"], old, new, event.at, _signer(event))
    return printed.apology(said)


def _slip(found: Dossier, number: int) -> Document:
    assert found.version is not None
    stored = [Happened(each.kind, each.at, each.actor_name, each.data) for each in found.events.all()]
    counter = _event(found, EventKind.RECEIVED, 1)
    steps = hand_overs(
        found.version.says,
        found.filer_name or found.applicant_name,
        stored,
        default_rules().working_time(default_calendar()),
        taker=counter.actor_name,
    )
    case = _case(found, found.unit)
    return printed.control_slip(printed.Slip(case, found.due_at or found.first_due_at, steps, clock.now()))


_GATHERING: dict[Printed, Callable[[Dossier, int], Document]] = {
    Printed.RECEIPT: _receipt,
    Printed.SUPPLEMENT: _supplement,
    Printed.REFUSAL: _refusal,
    Printed.APOLOGY: _apology,
    Printed.STOP: _stop,
    Printed.SLIP: _slip,
}


def _case(found: Dossier, unit: Unit) -> printed.Case:
    assert found.version is not None
    return printed.Case(
        code=found.code,
        house=house_of(unit),
        applicant=_party(found),
        filer=found.filer_name,
        content=found.summary or found.version.procedure.title,
        received_at=found.received_at or found.events.earliest("at").at,
        tracking=tracking_url(found.code),
    )


def _party(found: Dossier) -> printed.Party:
    return printed.Party(found.applicant_name, found.applicant_address, found.applicant_phone)


def _handed_in(row: DossierComponent) -> printed.Paper:
    note = "lấy từ kho dữ liệu của người nộp" if row.standing == Standing.REUSED else ""
    return printed.Paper(row.name, choice(CopyKind(row.copy_kind)), row.count, note)


def _event(found: Dossier, kind: EventKind, number: int) -> DossierEvent:
    return found.events.filter(kind=kind).select_related("actor")[number - 1]


def _signer(event: DossierEvent) -> printed.Signer:
    """Who decided, with the post held on that day."""
    post = actor_for(event.actor, on=clock.local(event.at).date()).post if event.actor else ""
    return printed.Signer(event.actor_name, post or "Người có thẩm quyền")


def _taken_in(actor: Actor, unit: Unit, since: date, until: date) -> list[Dossier]:
    rows = visible_dossiers(actor).filter(
        actor.within(rights.VIEW_PERSONS, "receiving_unit__", "field_code"),
        receiving_unit=unit,
        received_at__gte=_midnight(since),
        received_at__lt=_midnight(until + timedelta(days=1)),
    )
    rows = rows.exclude(state="new").select_related("version__procedure").defer("answers", "version__content")
    return list(rows.prefetch_related("components", "events").order_by("received_at", "pk")[: MOST_ENTRIES + 1])


def _entry(found: Dossier) -> printed.Entry:
    assert found.version is not None
    assert found.received_at is not None
    there = [each for each in found.components.all() if each.standing in (Standing.GIVEN, Standing.REUSED)]
    returned = _at(found.events.all(), EventKind.RESULT_GIVEN)
    return printed.Entry(
        code=found.code,
        procedure=found.version.procedure.title,
        applicant=_party(found),
        papers=sum(each.count for each in there),
        channel=str(found.get_channel_display()),
        received_at=found.received_at,
        due_at=found.due_at,
        returned_at=returned,
        note="" if returned else str(found.get_state_display()),
    )


def _at(events: Iterable[DossierEvent], kind: EventKind) -> datetime | None:
    return next((each.at for each in events if each.kind == kind), None)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=clock.ZONE)
