"""What this wing itself records: numbers that people state, as fact kinds, and who may open them."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.subjects import subject_url
from tinhso.metrics.definitions import FactKind, register_fact_kind
from tinhso.metrics.figure import ENTERED, IMPORTED
from tinhso.metrics.queries.stated import visible_stated
from tinhso.metrics.sources import Record, RecordSource, register_source

STATED = "metrics.stated"


def register() -> None:
    register_fact_kind(FactKind(ENTERED, _("Số liệu đơn vị nhập")))
    register_fact_kind(FactKind(IMPORTED, _("Số liệu lấy từ văn bản")))
    register_source(RecordSource(STATED, _describe))


def _describe(actor: Actor, ids: Collection[str]) -> Mapping[str, Record]:
    found = visible_stated(actor).filter(pk__in=ids)
    return {str(each.pk): Record(each.document or str(each.unit), subject_url(STATED, str(each.pk))) for each in found}
