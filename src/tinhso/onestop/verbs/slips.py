"""Paper slips: printed with numbers of their year, and every one accounted for after an outage."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.numbering.draw import draw, series_of_year
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.events import outages as events
from tinhso.onestop.inputs import GivenSlip
from tinhso.onestop.life_cycles import OUTAGE
from tinhso.onestop.models import Dossier, Outage, OutageSlip, PaperSlip, SlipBlock, SlipState
from tinhso.onestop.queries.outages import in_stock, why_not_settled
from tinhso.onestop.rules.slip_numbers import read_number, slip_code
from tinhso.onestop.verbs.counters import lock_counter
from tinhso.onestop.wording.moments import in_words

MOST_SLIPS, LONGEST_REASON = 100, 300


@verb()
def print_slips(act: Act[SlipBlock], *, unit_id: int, count: int) -> int:
    """Number a block of blank slips for a counter; returns the block's id. During an outage they lie at the counter at
    once, else they wait in stock for the next. Raises Invalid."""
    unit = lock_counter(act, unit_id)
    if not 1 <= count <= MOST_SLIPS:
        raise Invalid(FieldProblem("count", _("Mỗi lần lập từ 1 đến %(most)s phiếu.") % {"most": MOST_SLIPS}))
    year = clock.today().year
    block = _numbered(act, unit, year, count)
    slips = [
        PaperSlip(block=block, unit=unit, year=year, number=number, code=slip_code(unit.pk, year, number))
        for number in range(block.first, block.last + 1)
    ]
    PaperSlip.objects.bulk_create(slips)
    outage = Outage.objects.filter(unit=unit, state=OUTAGE.initial).first()
    if outage is not None:
        take_out_stock(outage)
    act.subject = block
    act.audit(events.SlipsPrinted(first=block.first, last=block.last, year=block.year))
    return block.pk


@verb(locks=Outage, permission=rights.TAKE_IN)
def spoil_slip(act: Act[Outage], *, number: str, reason: str) -> None:
    """Say that a slip was spoiled (miswritten, torn), and why. Raises Invalid, Refused."""
    reason = checked.required("reason", reason, _("Ghi phiếu hỏng vì sao."), LONGEST_REASON)
    handed = _out(act.subject, number)
    _settle(act, [handed], SlipState.SPOILED, reason)
    act.audit(events.SlipSpoiled(slip=handed.slip.name, reason=reason))
    ask_to_confirm(act, act.subject)


@verb(locks=Outage, permission=rights.TAKE_IN)
def return_slips(act: Act[Outage], *, numbers: Collection[str] = ()) -> int:
    """Say that slips came back unused: those named, all that are still out by default; returns how many. Only once the
    outage is over. Raises Invalid, Refused."""
    outage = act.subject
    _require_open(outage)
    if outage.ended_at is None:
        raise Refused(_("Gián đoạn chưa kết thúc: phiếu chưa dùng còn ở quầy."))
    count = return_all(act, outage, [_out(outage, each) for each in numbers] if numbers else None)
    if not count:
        raise Refused(_("Không còn phiếu nào chưa quyết toán."))
    ask_to_confirm(act, outage)
    return count


@verb(locks=Outage, permission=rights.TAKE_IN)
def reopen_slip(act: Act[Outage], *, number: str) -> None:
    """Take back that a slip was spoiled or came back unused: it is to be accounted for again. Raises Refused for one
    that is a dossier, or was taken to another outage since."""
    outage = act.subject
    _require_open(outage)
    handed = _named(outage, number)
    if handed.state not in (SlipState.SPOILED, SlipState.RETURNED):
        raise Refused(_("Chỉ ghi lại được phiếu đã ghi hỏng hoặc trả lại."))
    elsewhere = handed.slip.taken_out.exclude(pk=handed.pk).exclude(state=SlipState.RETURNED).first()
    if elsewhere is not None:
        raise Refused(_("Phiếu này đã ra quầy cho lần gián đoạn khác; không ghi lại được."))
    before = str(handed.get_state_display())
    handed.state, handed.reason, handed.settled_by, handed.settled_at = SlipState.OUT, "", None, None
    handed.save()
    act.audit(events.SlipReopened(slip=handed.slip.name, before=before))


def taken_slip(given: GivenSlip, unit: Unit, received_at: datetime) -> OutageSlip:
    """The slip with which the unit received at that moment; its outage is locked until the verb ends, as by every verb
    that settles a slip. Raises Invalid saying what doesn't agree, and naming the dossier that has the slip already."""
    outage = Outage.objects.select_for_update().filter(pk=given.outage_id, unit=unit).first()
    handed = _found(outage, given.number) if outage else None
    if outage is None or handed is None:
        raise _wrong(_("Quầy này không có phiếu giấy số đó trong lần gián đoạn này."))
    if handed.dossier is not None:
        said = _("Phiếu %(slip)s đã nhập thành hồ sơ %(code)s; không nhập lần nữa.")
        raise _wrong(said % {"slip": handed.slip.name, "code": handed.dossier.code})
    if handed.state != SlipState.OUT or outage.state in OUTAGE.final:
        said = _("Phiếu %(slip)s: %(state)s. Mở trang gián đoạn, ghi lại phiếu rồi mới nhập.")
        raise _wrong(said % {"slip": handed.slip.name, "state": handed.get_state_display()})
    until = outage.ended_at or clock.now()
    if not outage.began_at <= received_at <= until:
        said = _("Thời điểm nhận phải trong lúc gián đoạn, từ %(since)s đến %(until)s.")
        values = {"since": in_words(outage.began_at), "until": in_words(until)}
        raise Invalid(FieldProblem("received_at", said % values))
    return handed


def use_slip(act: Act[Dossier], handed: OutageSlip) -> None:
    """The slip became the act's dossier, which is stored already."""
    handed.dossier = act.subject
    _settle(act, [handed], SlipState.USED)
    ask_to_confirm(act, handed.outage)


def take_out_stock(outage: Outage) -> int:
    """Lay the unit's blank slips at the counter for the outage; how many."""
    slips = [OutageSlip(outage=outage, slip=each) for each in in_stock(outage.unit)]
    return len(OutageSlip.objects.bulk_create(slips))


def return_all(act: Act[Outage], outage: Outage, chosen: Collection[OutageSlip] | None = None) -> int:
    """Those chosen, or all that are out, came back unused; how many."""
    if chosen is None:
        chosen = list(outage.slips.select_related("slip").filter(state=SlipState.OUT))
    if chosen:
        _settle(act, chosen, SlipState.RETURNED)
        act.audit(events.SlipsReturned(count=len(chosen), slips=[each.slip.name for each in chosen]))
    return len(chosen)


def ask_to_confirm(act: Act[Any], outage: Outage) -> None:
    """Tell the supervisor when the last slip of an ended outage is accounted for."""
    if outage.state != "ended" or outage.slips.filter(state=SlipState.OUT).exists():
        return
    text = _("Đã quyết toán hết phiếu giấy của lần gián đoạn %(outage)s: mời xác nhận.") % {"outage": outage}
    act.notify([outage.supervisor_id], text, subject_url("onestop.outage", str(outage.pk)), kind="onestop.outage")


def _numbered(act: Act[SlipBlock], unit: Unit, year: int, count: int) -> SlipBlock:
    series = series_of_year(f"onestop.slip/{unit.pk}", year)
    first = draw(series)
    last = draw(series, beyond=first + count - 2) if count > 1 else first
    return SlipBlock.objects.create(unit=unit, year=year, first=first, last=last, printed_by_id=act.actor.account_id)


def _settle(act: Act[Any], handed: Collection[OutageSlip], state: SlipState, reason: str = "") -> None:
    for each in handed:
        each.state, each.reason = state, reason
        each.settled_by_id, each.settled_at = act.actor.account_id, clock.now()
    fields = ["state", "reason", "settled_by", "settled_at", "dossier"]
    OutageSlip.objects.bulk_update(handed, fields)


def _out(outage: Outage, number: str) -> OutageSlip:
    _require_open(outage)
    handed = _named(outage, number)
    if handed.dossier is not None:
        said = _("Phiếu %(slip)s đã nhập thành hồ sơ %(code)s.")
        raise Refused(said % {"slip": handed.slip.name, "code": handed.dossier.code})
    if handed.state != SlipState.OUT:
        said = _("Phiếu %(slip)s đã quyết toán: %(state)s.")
        raise Refused(said % {"slip": handed.slip.name, "state": handed.get_state_display()})
    return handed


def _found(outage: Outage, number: str) -> OutageSlip | None:
    read = read_number(number)
    rows = outage.slips.select_related("slip", "outage", "dossier")
    return rows.filter(slip__number=read[0], slip__year=read[1]).first() if read else None


def _named(outage: Outage, number: str) -> OutageSlip:
    handed = _found(outage, number)
    if handed is None:
        raise Invalid(FieldProblem("number", _("Lần gián đoạn này không có phiếu giấy số đó.")))
    return handed


def _require_open(outage: Outage) -> None:
    if why := why_not_settled(outage):
        raise Refused(why)


def _wrong(message: str) -> Invalid:
    return Invalid(FieldProblem("slip", message))
