"""How units end, and who holds their work and books afterwards."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.administration import unit_events as events
from tinhso.foundation.administration.reach import place_of
from tinhso.foundation.administration.rights import ORGANIZATIONS_MANAGE
from tinhso.foundation.administration.verbs.checks import unit_of
from tinhso.foundation.organizations.models import Succession, Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb(locks=Unit)
def close_unit(act: Act[Unit], *, last_day: date, act_cited: str) -> None:
    """The unit works until `last_day` and has no successor yet: who holds its books goes to the queue."""
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    _end(act.subject, last_day)
    Succession.objects.create(
        predecessor=act.subject,
        effective_on=last_day + timedelta(days=1),
        part=Succession.Part.UNKNOWN,
        act=act_cited,
    )
    act.audit(events.UnitClosed(last_day=format_date(last_day), act=act_cited))


@verb()
def merge_units(act: Act[None], *, predecessors: Sequence[int], successor: int, on: date, act_cited: str) -> None:
    """Units merge into one; `on` is the first day on which the successor alone exists.

    Dated: records of the time before keep their unit, and `organizations.queries.present_holders` answers by the day
    it is asked for. Work is inherited only when a person confirms it (in the wing that knows the work).
    """
    units = {unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=[*predecessors, successor])}
    missing = {*predecessors, successor} - set(units)
    if missing:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    heir = units[successor]
    for unit in units.values():
        act.require(ORGANIZATIONS_MANAGE, place_of(unit))
    ending = [units[pk] for pk in dict.fromkeys(predecessors) if pk != successor]
    if not ending:
        raise Invalid(FieldProblem("predecessors", _("Cần ít nhất một đơn vị khác với đơn vị nhận.")))
    if not heir.is_valid_on(on):
        raise Refused(_("%(unit)s không tồn tại vào ngày %(day)s.") % {"unit": heir.name, "day": format_date(on)})
    for unit in ending:
        _end(unit, on - timedelta(days=1))
        Succession.objects.create(predecessor=unit, successor=heir, effective_on=on, act=act_cited, verified=True)
        act.audit(events.UnitClosed(last_day=format_date(on - timedelta(days=1)), act=act_cited), unit)
    act.audit(
        events.UnitsMerged(
            predecessors=", ".join(unit.name for unit in ending),
            predecessor_ids=[unit.pk for unit in ending],
            on=format_date(on),
            act=act_cited,
        ),
        heir,
    )


@verb(locks=Unit)
def settle_succession(
    act: Act[Unit], *, succession_id: int, successor_id: int, part: str, act_cited: str, note: str = ""
) -> None:
    """Take a succession out of the queue: a person has found out who holds the unit's work and books."""
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    succession = Succession.objects.select_for_update().filter(predecessor=act.subject, pk=succession_id).first()
    if succession is None:
        raise NotFound(_("Không tìm thấy mục kế thừa này."))
    if succession.verified and succession.successor_id:
        raise Refused(_("Mục này đã được xác định."))
    if part not in Succession.Part.values or part == Succession.Part.UNKNOWN:
        raise Invalid(FieldProblem("part", _("Chọn toàn bộ hay một phần.")))
    successor = unit_of(successor_id)
    if successor.pk == act.subject.pk:
        raise Invalid(FieldProblem("successor_id", _("Đơn vị không kế thừa chính nó.")))
    succession.successor, succession.part, succession.act = successor, part, act_cited
    succession.verified, succession.note = True, note
    try:
        with transaction.atomic():
            succession.save()
    except IntegrityError as twice:
        raise Refused(_("Đã có mục kế thừa giữa hai đơn vị này.")) from twice
    act.audit(events.SuccessionSettled(successor=successor.name, part=Succession.Part(part).label, act=act_cited))


def _end(unit: Unit, last_day: date) -> None:
    if unit.valid_to is not None:
        raise Refused(
            _("%(unit)s đã có ngày kết thúc %(day)s.") % {"unit": unit.name, "day": format_date(unit.valid_to)}
        )
    if unit.valid_from is not None and last_day < unit.valid_from:
        raise Refused(_("%(unit)s chưa tồn tại vào ngày đó.") % {"unit": unit.name})
    children = unit.children.valid_on(max(last_day, clock.today()))
    if names := [child.name for child in children[:3]]:
        raise Refused(
            _("%(unit)s còn đơn vị trực thuộc (%(names)s…): chuyển hoặc giải thể các đơn vị đó trước.")
            % {"unit": unit.name, "names": ", ".join(names)}
        )
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    for placement in unit.placements.filter(valid_to__isnull=True):
        placement.valid_to = last_day
        placement.save(update_fields=["valid_to"])
