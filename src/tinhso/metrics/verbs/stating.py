"""Numbers that nobody recorded one by one: typed by a unit, or taken over from a document of another system."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics import rights
from tinhso.metrics.definitions import Counted
from tinhso.metrics.events import FigureStated, StatedFigureCorrected
from tinhso.metrics.models import StatedFigure
from tinhso.metrics.verbs.entering import check_value, entered_metric, known_count, record_new, shift


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
    return _state(act, figure, known_count(code), unit_id, period, value)


@verb()
def enter_figure(act: Act[StatedFigure], *, code: str, unit_id: int, period: Period, value: int, note: str = "") -> int:
    """Type a number of an entered metric for a unit and a period. Returns the id. Raises as `import_figure`."""
    metric = entered_metric(code)
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
    check_value(value)
    old, figure.value = figure.value, value
    figure.document = document.strip() or figure.document
    figure.file_id = digest or figure.file_id
    figure.save()
    shift(act, [(figure, value - old)])
    label = str(known_count(figure.code).label)
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
    check_value(value)
    figure.since, figure.until = period.first_day, period.last_day
    figure.stated_at, figure.stated_by_id = clock.now(), act.actor.account_id
    try:
        with transaction.atomic():
            figure.save()
    except IntegrityError as taken:
        raise Refused(_("Chỉ tiêu này của đơn vị trong kỳ đã có số; hãy sửa số đã ghi.")) from taken
    act.subject = figure
    record_new(act, [figure])
    source = figure.document or str(unit)
    act.audit(FigureStated(metric=str(metric.label), period=str(period), value=value, source=source))
    return int(figure.pk)
