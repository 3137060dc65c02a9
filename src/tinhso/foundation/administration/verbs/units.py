"""The tree of units: added, renamed, moved; other names and outside codes. Endings are in succession.py."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from tinhso.foundation.administration import unit_events as events
from tinhso.foundation.administration.reach import place_of
from tinhso.foundation.administration.rights import ORGANIZATIONS_MANAGE
from tinhso.foundation.administration.verbs.checks import end_before, unit_of
from tinhso.foundation.organizations.models import CodeScheme, Unit, UnitAlias, UnitCode, UnitKind, UnitPlacement
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


@verb()
def add_unit(
    act: Act[None],
    *,
    code: str,
    kind: str,
    name: str,
    parent_id: int,
    short_name: str = "",
    since: date | None = None,
    source: str = "",
) -> int:
    """A new unit below `parent_id` from a day on (default today); returns its id. `code` is ours, for ever."""
    parent = unit_of(parent_id)
    act.require(ORGANIZATIONS_MANAGE, place_of(parent))
    if kind not in UnitKind.values:
        raise Invalid(FieldProblem("kind", _("Không có loại đơn vị này.")))
    day = since or clock.today()
    try:
        with transaction.atomic():
            unit = Unit.objects.create(
                code=code, kind=kind, name=name, short_name=short_name, parent=parent, valid_from=day
            )
    except IntegrityError as taken:
        raise Invalid(FieldProblem("code", _("Mã này đã dùng cho đơn vị khác."))) from taken
    UnitPlacement.objects.create(unit=unit, parent=parent, valid_from=day, source=source)
    act.audit(
        events.UnitAdded(unit_code=code, kind=UnitKind(kind).label, parent=parent.name, since=format_date(day)), unit
    )
    return unit.pk


@verb(locks=Unit)
def rename_unit(act: Act[Unit], *, name: str, act_cited: str, on: date | None = None, short_name: str = "") -> None:
    """Give a unit another name, which the cited act decided; documents that use the old name still find the unit."""
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    unit = act.subject
    day = _not_ahead(on)
    if name == unit.name and short_name == unit.short_name:
        raise Refused(_("Tên mới giống tên đang dùng."))
    event = events.UnitRenamed(old_name=unit.name, name=name, on=format_date(day), act=act_cited)
    if name != unit.name:
        _keep_alias(unit, unit.name, act_cited)
    unit.name, unit.short_name = name, short_name
    unit.save()
    act.audit(event)


@verb(locks=Unit)
def move_unit(act: Act[Unit], *, parent_id: int, act_cited: str, on: date | None = None) -> None:
    """Place a unit, with everything below it, under another parent from a day on (default today, not in the future).

    The old placement keeps its last day. Paths of the whole subtree follow, so that rights hold at once.
    """
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    unit = act.subject
    day = _not_ahead(on)
    parent = unit_of(parent_id)
    act.require(ORGANIZATIONS_MANAGE, place_of(parent))
    if parent.pk == unit.parent_id:
        raise Refused(_("Đơn vị đang trực thuộc %(parent)s.") % {"parent": parent.name})
    if parent.path.startswith(unit.path):
        raise Refused(_("Không chuyển được một đơn vị vào bên dưới chính nó."))
    old_parent = unit.parent.name if unit.parent else "—"
    for placement in unit.placements.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)):
        end_before(placement, day)
    UnitPlacement.objects.create(unit=unit, parent=parent, valid_from=day, source=act_cited)
    _replant(unit, parent)
    act.audit(events.UnitMoved(old_parent=old_parent, parent=parent.name, on=format_date(day), act=act_cited))


@verb(locks=Unit)
def add_alias(act: Act[Unit], *, text: str, source: str = "") -> None:
    """Another way in which documents write this unit's name."""
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    if not _keep_alias(act.subject, text, source):
        raise Refused(_("Tên gọi này đã có."))
    act.audit(events.AliasAdded(text=text, source=source or "—"))


@verb(locks=Unit)
def set_code(
    act: Act[Unit],
    *,
    scheme: str,
    value: str,
    since: date | None = None,
    source: str = "",
    verified: bool = False,
) -> int:
    """The unit's code in an outside scheme from a day on; the code before it keeps its last day. Returns the id."""
    act.require(ORGANIZATIONS_MANAGE, place_of(act.subject))
    if scheme not in CodeScheme.values:
        raise Invalid(FieldProblem("scheme", _("Không có bộ mã này.")))
    day = since or clock.today()
    current = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    taken = UnitCode.objects.filter(current, scheme=scheme, value=value).exclude(unit=act.subject)
    if holder := taken.select_related("unit").first():
        problem = _("Mã này đang là mã của %(unit)s.") % {"unit": holder.unit.name}
        raise Invalid(FieldProblem("value", problem))
    old = list(UnitCode.objects.filter(current, unit=act.subject, scheme=scheme))
    if any(code.value == value for code in old):
        raise Refused(_("Đơn vị đang dùng đúng mã này."))
    for code in old:
        end_before(code, day)
    code = UnitCode.objects.create(
        unit=act.subject, scheme=scheme, value=value, valid_from=day, source=source, verified=verified
    )
    act.audit(
        events.CodeSet(
            scheme=CodeScheme(scheme).label,
            value=value,
            old_value=", ".join(code.value for code in old) or "—",
            since=format_date(day),
            source=source,
        )
    )
    return code.pk


def _not_ahead(day: date | None) -> date:
    """The tree shows today: a change of name or place is entered on its day or after."""
    if day is not None and day > clock.today():
        raise Invalid(FieldProblem("on", _("Ngày này còn ở tương lai; hãy nhập vào đúng ngày có hiệu lực.")))
    return day or clock.today()


def _keep_alias(unit: Unit, text: str, source: str) -> bool:
    """False when the unit has this alias already."""
    try:
        with transaction.atomic():
            UnitAlias.objects.create(unit=unit, text=text, source=source)
    except IntegrityError:
        return False
    return True


def _replant(unit: Unit, parent: Unit) -> None:
    """Recompute the paths of the subtree in one statement: the part above the unit is replaced."""
    old_path, new_path = unit.path, f"{parent.path}{unit.pk}/"
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    below = Unit.objects.filter(path__startswith=old_path)
    below.update(path=Concat(Value(new_path), Substr(F("path"), len(old_path) + 1)))
    unit.refresh_from_db()
