"""Numbers that nobody recorded one by one: typed by a unit, or taken over from a document of another system."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics import rights
from tinhso.metrics.definitions import Counted, Entered, UnknownMetric, counted
from tinhso.metrics.events import FigureStated, StatedFigureCorrected
from tinhso.metrics.figure import ENTERED, IMPORTED
from tinhso.metrics.models import StatedFigure

LARGEST = 2**62
KINDS = {StatedFigure.Origin.ENTERED: ENTERED, StatedFigure.Origin.IMPORTED: IMPORTED}


@verb()
def import_figure(
    act: Act[StatedFigure],
    *,
    code: str,
    unit_id: int,
    period: Period,
    value: int,
    document: str,
    digest: str = "",
    note: str = "",
) -> int:
    """Take over what a document (its symbol, and its stored file) states of a unit and a period as a whole.

    It is never added to what we count ourselves, nor reconciled with it. Returns the id. Raises Invalid, NotFound,
    Refused when this metric, unit and period have one already: that one is corrected.
    """
    if not document.strip():
        raise Invalid(FieldProblem("document", _("Hãy ghi ký hiệu văn bản làm nguồn của số liệu.")))
    file = StoredFile.objects.filter(pk=digest).first() if digest else None
    if digest and file is None:
        raise NotFound(_("Không tìm thấy tệp của văn bản."))
    figure = StatedFigure(
        origin=StatedFigure.Origin.IMPORTED, document=document.strip(), file=file, note=note[:300], code=code
    )
    return _state(act, figure, _counted(code), unit_id, period, value)


@verb()
def enter_figure(act: Act[StatedFigure], *, code: str, unit_id: int, period: Period, value: int, note: str = "") -> int:
    """Type a number of an entered metric for a unit and a period. Returns the id. Raises as `import_figure`."""
    metric = _counted(code)
    if not isinstance(metric, Entered):
        raise Refused(_("Chỉ tiêu này được tính từ bản ghi, không nhập tay."))
    figure = StatedFigure(origin=StatedFigure.Origin.ENTERED, code=code, note=note[:300])
    return _state(act, figure, metric, unit_id, period, value)


@verb(locks=StatedFigure, permission=rights.STATE)
def correct_figure(act: Act[StatedFigure], *, value: int, reason: str, document: str = "", digest: str = "") -> None:
    """State another value: the old fact is reversed and a new one recorded on the same day. Raises Invalid, Refused."""
    figure = act.subject
    if not reason.strip():
        raise Invalid(FieldProblem("reason", _("Hãy ghi lý do sửa.")))
    if value == figure.value:
        raise Refused(_("Giá trị này đang được dùng."))
    _check_value(value)
    old, figure.value = figure.value, value
    figure.document = document.strip() or figure.document
    figure.file_id = digest or figure.file_id
    figure.save()
    kind = KINDS[StatedFigure.Origin(figure.origin)]
    standing = Fact.objects.filter(subject_kind="metrics.stated", subject_id=str(figure.pk), reverses_id=None)
    reversed_already = standing.filter(pk__in=Fact.objects.exclude(reverses_id=None).values("reverses_id"))
    last = standing.exclude(pk__in=reversed_already.values("pk")).latest("pk")
    act.fact(kind, amount=-last.amount, day=last.day, reverses=last.pk, **last.dimensions)
    act.fact(kind, amount=value, day=last.day, **last.dimensions)
    label = str(_counted(figure.code).label)
    act.audit(
        StatedFigureCorrected(metric=label, period=str(figure.period), old=old, value=value, reason=reason.strip())
    )


def _state(
    act: Act[StatedFigure], figure: StatedFigure, metric: Counted, unit_id: int, period: Period, value: int
) -> int:
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy đơn vị."))
    figure.unit, figure.value, figure.field_code = unit, value, metric.field
    act.require(rights.STATE, figure)
    _check_value(value)
    figure.since, figure.until = period.first_day, period.last_day
    figure.stated_at, figure.stated_by_id = clock.now(), act.actor.account_id
    try:
        with transaction.atomic():
            figure.save()
    except IntegrityError as taken:
        raise Refused(_("Chỉ tiêu này của đơn vị trong kỳ đã có số; hãy sửa số đã ghi.")) from taken
    act.subject = figure
    kind = KINDS[StatedFigure.Origin(figure.origin)]
    act.fact(kind, amount=value, day=period.last_day, metric=figure.code, since=period.first_day.isoformat())
    source = figure.document or str(unit)
    act.audit(FigureStated(metric=str(metric.label), period=str(period), value=value, source=source))
    return int(figure.pk)


def _counted(code: str) -> Counted:
    try:
        return counted(code)
    except UnknownMetric as unknown:
        raise Invalid(FieldProblem("code", _("Không có chỉ tiêu này, hoặc nó là tỷ lệ tính từ hai số."))) from unknown


def _check_value(value: int) -> None:
    if not 0 <= value < LARGEST:
        raise Invalid(FieldProblem("value", _("Số liệu phải là số nguyên không âm.")))
