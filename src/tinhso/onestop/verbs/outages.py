"""Outages of a counter: declared, ended, confirmed by the supervisor once every paper slip is accounted for."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.events import outages as events
from tinhso.onestop.life_cycles import OUTAGE
from tinhso.onestop.models import Outage, SlipState
from tinhso.onestop.queries.outages import supervisors, why_not_confirmed
from tinhso.onestop.verbs import checking
from tinhso.onestop.verbs.counters import lock_counter
from tinhso.onestop.verbs.slips import ask_to_confirm, return_all, take_out_stock
from tinhso.onestop.wording.moments import in_words

LONGEST_REASON, LONGEST_NOTE = 300, 500


@verb()
def declare_outage(
    act: Act[Outage],
    *,
    unit_id: int,
    began_at: datetime,
    reason: str,
    supervisor_id: int,
    ended_at: datetime | None = None,
) -> int:
    """Say that a counter receives on paper: now, from a time to come, or (with `ended_at`) during a time that is over;
    returns the outage's id. The unit's blank slips in stock lie at the counter from then on.

    `supervisor_id`: who is asked to confirm what is entered afterwards. Moments are aware. Raises Invalid, Refused for
    a time in which the counter has another outage already.
    """
    unit = lock_counter(act, unit_id)
    reason = checked.required("reason", reason, _("Ghi lý do gián đoạn, ví dụ mất điện, mất mạng."), LONGEST_REASON)
    now = clock.now()
    checking.require_plausible("began_at", began_at)
    if ended_at is not None and ended_at > now:
        raise Invalid(FieldProblem("ended_at", _("Thời điểm kết thúc không thể ở tương lai; để trống khi chưa hết.")))
    if ended_at is not None and ended_at <= began_at:
        raise Invalid(FieldProblem("ended_at", _("Gián đoạn phải kết thúc sau khi bắt đầu.")))
    names = dict(supervisors(unit))
    if str(supervisor_id) not in names:
        raise Invalid(FieldProblem("supervisor", _("Chọn lãnh đạo đơn vị sẽ xác nhận.")))
    _require_free(unit, began_at, ended_at)
    outage = Outage.objects.create(
        unit=unit,
        state="ended" if ended_at else OUTAGE.initial,
        reason=reason,
        began_at=began_at,
        ended_at=ended_at,
        declared_by_id=act.actor.account_id,
        supervisor_id=supervisor_id,
    )
    act.subject = outage
    act.audit(
        events.OutageDeclared(
            began_at=in_words(began_at),
            ended_at=in_words(ended_at) if ended_at else "",
            reason=reason,
            supervisor=names[str(supervisor_id)],
            slips=take_out_stock(outage),
        )
    )
    return outage.pk


@verb(locks=Outage, permission=rights.TAKE_IN)
def end_outage(act: Act[Outage], *, ended_at: datetime | None = None) -> None:
    """Say when the counter could reach the system again (default now). Raises Invalid, Refused."""
    outage, now = act.subject, clock.now()
    outage.state = checked.move(OUTAGE, outage.state, "end")
    ended_at = ended_at or now
    if ended_at > now:
        raise Invalid(FieldProblem("ended_at", _("Thời điểm kết thúc không thể ở tương lai.")))
    if ended_at <= outage.began_at:
        said = _("Gián đoạn bắt đầu lúc %(at)s: ghi thời điểm sau đó, hoặc ghi là không xảy ra.")
        raise Invalid(FieldProblem("ended_at", said % {"at": in_words(outage.began_at)}))
    last = outage.slips.exclude(dossier=None).order_by("-dossier__received_at").select_related("dossier").first()
    if last and last.dossier and last.dossier.received_at and last.dossier.received_at > ended_at:
        said = _("Phiếu %(slip)s đã nhập với thời điểm nhận %(at)s: gián đoạn không thể hết trước đó.")
        values = {"slip": last.slip.name, "at": in_words(last.dossier.received_at)}
        raise Invalid(FieldProblem("ended_at", said % values))
    outage.ended_at = ended_at
    outage.save()
    act.audit(events.OutageEnded(ended_at=in_words(ended_at)))
    ask_to_confirm(act, outage)


@verb(locks=Outage, permission=rights.TAKE_IN)
def call_off_outage(act: Act[Outage]) -> None:
    """Say that an announced outage didn't happen; its slips go back. Raises Refused when one of them was used."""
    outage = act.subject
    outage.state = checked.move(OUTAGE, outage.state, "call_off")
    if outage.slips.filter(state__in=(SlipState.USED, SlipState.SPOILED)).exists():
        raise Refused(_("Đã có phiếu giấy được dùng: ghi thời điểm kết thúc thay vì bỏ gián đoạn này."))
    return_all(act, outage)
    outage.save()
    act.audit(events.OutageCalledOff())


@verb(locks=Outage, permission=rights.CONFIRM_OUTAGE)
def confirm_outage(act: Act[Outage], *, note: str = "") -> None:
    """The supervisor says that what was entered agrees with the paper. Raises Refused while a slip isn't accounted for,
    and for who entered some of it himself."""
    outage, actor = act.subject, act.actor
    outage.state = checked.move(OUTAGE, outage.state, "confirm")
    note = checked.text("note", note, LONGEST_NOTE)
    if why := why_not_confirmed(list(outage.slips.all()), actor.account_id):
        raise Refused(why)
    outage.confirmed_by_id, outage.confirmed_at, outage.note = actor.account_id, clock.now(), note
    outage.save()
    ended = list(outage.slips.values_list("state", flat=True))
    act.audit(
        events.OutageConfirmed(
            dossiers=ended.count(SlipState.USED),
            spoiled=ended.count(SlipState.SPOILED),
            returned=ended.count(SlipState.RETURNED),
            note=note,
        )
    )


def _require_free(unit: Unit, began_at: datetime, ended_at: datetime | None) -> None:
    others = Outage.objects.filter(unit=unit).exclude(state="called_off")
    others = others.filter(Q(ended_at=None) | Q(ended_at__gt=began_at))
    other = (others.filter(began_at__lt=ended_at) if ended_at else others).first()
    if other is not None:
        said = _("Quầy này đã khai báo gián đoạn từ %(at)s; không khai hai lần cho cùng thời gian.")
        raise Refused(said % {"at": in_words(other.began_at)})
