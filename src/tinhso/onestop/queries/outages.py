"""Outages of counters that the actor may look at, and their paper slips."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account, Grant
from tinhso.foundation.accounts.roles import Role, actions_of
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import ids_on
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import OUTAGE
from tinhso.onestop.models import Outage, OutageSlip, PaperSlip, SlipBlock, SlipState
from tinhso.onestop.queries.printed import house_of, tracking_url
from tinhso.onestop.rules import printed
from tinhso.papers import Document

LYING = (SlipState.OUT, SlipState.USED, SlipState.SPOILED)

RIGHTS = {"end": rights.TAKE_IN, "settle": rights.TAKE_IN, "confirm": rights.CONFIRM_OUTAGE}
"""Which right each deed needs at the outage's unit. "settle": say what became of a slip."""


@dataclass(frozen=True)
class OutagePage:
    """`slips` in their order; `counts` by state. `why_not`: each deed → why it isn't open to the actor, "" if it is."""

    outage: Outage
    slips: list[OutageSlip]
    counts: Counter[str]
    why_not: dict[str, str]

    @property
    def out(self) -> list[OutageSlip]:
        return [each for each in self.slips if each.state == SlipState.OUT]


@dataclass(frozen=True)
class CounterNotice:
    """What a counter's screen says of outages: the one that is on or announced, and ended ones with slips still out."""

    declared: Outage | None
    unsettled: list[Outage]


def visible_outages(actor: Actor) -> QuerySet[Outage]:
    rows = Outage.objects.filter(actor.within(rights.VIEW, "unit__"))
    return rows.select_related("unit", "declared_by", "supervisor", "confirmed_by")


def listed_outages(actor: Actor) -> QuerySet[Outage]:
    """With `out` and `used`: how many slips aren't accounted for, and how many became dossiers."""
    out, used = (Count("slips", filter=Q(slips__state=state)) for state in (SlipState.OUT, SlipState.USED))
    return visible_outages(actor).annotate(out=out, used=used)


def outage_page(actor: Actor, outage_id: int) -> OutagePage:
    """Raises NotFound."""
    outage = visible_outages(actor).filter(pk=outage_id).first()
    if outage is None:
        raise NotFound(_("Không tìm thấy lần gián đoạn này, hoặc bạn không được xem."))
    slips = list(outage.slips.select_related("slip", "dossier__version__procedure", "settled_by"))
    counts = Counter(each.state for each in slips)
    return OutagePage(outage, slips, counts, {deed: _why_not(actor, outage, slips, deed) for deed in RIGHTS})


def notice_at(actor: Actor, unit: Unit) -> CounterNotice:
    """Of one counter, in one query."""
    of_unit = visible_outages(actor).filter(unit=unit)
    unsettled = Q(state="ended", slips__state=SlipState.OUT)
    rows = list(of_unit.filter(Q(state=OUTAGE.initial) | unsettled).distinct())
    declared = next((each for each in rows if each.state == OUTAGE.initial), None)
    return CounterNotice(declared, [each for each in rows if each is not declared])


def in_stock(unit: Unit) -> QuerySet[PaperSlip]:
    """Printed slips of the unit that lie at no counter and were never used."""
    gone = OutageSlip.objects.filter(state__in=LYING).values("slip")
    return PaperSlip.objects.filter(unit=unit).exclude(pk__in=gone)


def blocks_of(actor: Actor, unit: Unit) -> QuerySet[SlipBlock]:
    """The last printed first."""
    return SlipBlock.objects.filter(actor.within(rights.TAKE_IN, "unit__"), unit=unit).select_related("printed_by")


def block(actor: Actor, block_id: int) -> SlipBlock:
    """Raises NotFound."""
    rows = SlipBlock.objects.filter(actor.within(rights.TAKE_IN, "unit__")).select_related("unit__parent")
    found = rows.filter(pk=block_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy tập phiếu này, hoặc bạn không được xem."))
    return found


def blank_slips(found: SlipBlock) -> list[Document]:
    """The papers of a block, in Vietnamese whatever the reader's language."""
    house = house_of(found.unit)
    return [
        printed.blank_slip(printed.BlankSlip(house, each.name, each.year, each.code, tracking_url(each.code)))
        for each in found.slips.all()
    ]


def supervisors(unit: Unit) -> list[tuple[str, str]]:
    """Who may confirm the unit's outages, as choices."""
    able = [role for role in Role if rights.CONFIRM_OUTAGE in actions_of(role)]
    place = Q(unit=unit) | Q(unit__in=ids_on(unit.path), subtree=True)
    grants = Grant.objects.valid_on(clock.today()).filter(place, role__in=able)
    people = Account.objects.filter(is_active=True, pk__in=grants.values("account")).order_by("full_name")
    return [(str(pk), name) for pk, name in people.values_list("pk", "full_name")]


def why_not_confirmed(slips: Sequence[OutageSlip], account_id: int | None) -> str:
    """Why an ended outage can't be confirmed by this person yet; "" when it can."""
    out = sum(each.state == SlipState.OUT for each in slips)
    if out:
        return _("Còn %(count)s phiếu giấy chưa quyết toán: nhập hồ sơ, ghi hỏng hoặc trả lại.") % {"count": out}
    if account_id is not None and any(each.dossier_id and each.settled_by_id == account_id for each in slips):
        return _("Bạn đã tự nhập hồ sơ của lần gián đoạn này: người khác phải xác nhận.")
    return ""


def why_not_settled(outage: Outage) -> str:
    """Why nothing more can be said of the outage's slips; "" while it can."""
    return _("Lần gián đoạn này đã khép lại; phiếu của nó không sửa được nữa.") if outage.state in OUTAGE.final else ""


def _why_not(actor: Actor, outage: Outage, slips: Sequence[OutageSlip], deed: str) -> str:
    decision = actor.may(RIGHTS[deed], outage.unit.path)
    if not decision:
        return decision.reason
    if deed == "settle":
        return why_not_settled(outage)
    closed = OUTAGE.why_not(outage.state, deed)
    return closed or (why_not_confirmed(slips, actor.account_id) if deed == "confirm" else "")
