"""What the journal says of this wing."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class FiguresFrozen(AuditEvent):
    code = "metrics.frozen"
    label = _("Chốt số liệu")
    message = _("chốt số liệu %(period)s: %(figures)s số, tại vị trí nhật ký %(position)s")
    retention_days = None
    period: str
    figures: int
    position: int


@dataclass(frozen=True, kw_only=True)
class FigureStated(AuditEvent):
    code = "metrics.stated"
    label = _("Ghi số liệu")
    message = _("ghi %(metric)s %(period)s: %(value)s; nguồn: %(source)s")
    retention_days = None
    metric: str
    period: str
    value: int
    source: str


@dataclass(frozen=True, kw_only=True)
class StatedFigureCorrected(AuditEvent):
    code = "metrics.stated_corrected"
    label = _("Sửa số liệu đã ghi")
    message = _("sửa %(metric)s %(period)s từ %(old)s thành %(value)s; lý do: %(reason)s")
    retention_days = None
    metric: str
    period: str
    old: int
    value: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CellsCompared(AuditEvent):
    code = "metrics.compared"
    label = _("Đối chiếu hai cách tính")
    message = _("đối chiếu %(cells)s ô số liệu với bản ghi đến vị trí %(position)s: %(differing)s ô lệch")
    cells: int
    position: int
    differing: int


@dataclass(frozen=True, kw_only=True)
class CellRecomputed(AuditEvent):
    code = "metrics.recomputed"
    label = _("Tính lại ô số liệu")
    message = _("tính lại ô %(kind)s ngày %(day)s từ %(old)s thành %(value)s")
    kind: str
    day: str
    old: int
    value: int
