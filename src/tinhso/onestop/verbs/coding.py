"""The national code of a dossier, drawn in the transaction that takes it in (Thông tư 01/2018/TT-VPCP, Điều 19)."""

from datetime import date

from django.utils.translation import gettext as _

from tinhso.foundation.numbering.draw import draw
from tinhso.foundation.organizations.models import CodeScheme, Unit, UnitCode
from tinhso.foundation.organizations.queries import ids_on
from tinhso.foundation.verbs.errors import Refused
from tinhso.kernel.identifiers import (
    OrganizationCode,
    build_dossier_code,
    parse_dossier_code,
    parse_organization_code,
)
from tinhso.onestop.models import Dossier


def draw_code(unit: Unit, day: date) -> str:
    """The next code of the receiving unit's day. Nobody else draws one of that unit and day until the transaction
    ends, and one that is rolled back is drawn again. Raises Refused where no identifier code is known."""
    body = body_code(unit, day)
    series = f"onestop.dossier/{body}/{day:%y%m%d}"
    number = draw(series)
    if number == 1 and (last := _last_in_batches(body, day)):
        number = draw(series, beyond=last)
    return build_dossier_code(body, day, number).text


def body_code(unit: Unit, day: date) -> OrganizationCode:
    """The identifier code under which the unit takes dossiers in: its own, else that of the nearest unit above it."""
    ids = ids_on(unit.path)
    codes = UnitCode.objects.valid_on(day).filter(unit__in=ids, scheme=CodeScheme.ORGANISATION)
    by_unit = {each.unit_id: each.value for each in codes.order_by("valid_from")}
    found = next((by_unit[each] for each in reversed(ids) if each in by_unit), None)
    if found is None:
        said = _("%(unit)s chưa có mã định danh; quản trị hệ thống bổ sung mã trước khi tiếp nhận hồ sơ.")
        raise Refused(said % {"unit": unit.name})
    return parse_organization_code(found)


def _last_in_batches(body: OrganizationCode, day: date) -> int:
    """The last number of the day that another system gave out, 0 where none did."""
    prefix = build_dossier_code(body, day, 1).text.rpartition("-")[0]
    codes = Dossier.objects.filter(code__startswith=f"{prefix}-").exclude(batch="").values_list("code", flat=True)
    return max((parse_dossier_code(each).sequence for each in codes), default=0)
