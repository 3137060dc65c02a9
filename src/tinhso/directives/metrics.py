"""The metrics over this wing's facts (facts.py), and who may open the assignments behind them."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from tinhso.directives import facts
from tinhso.directives.queries import visible_assignments, visible_documents
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.subjects import subject_url
from tinhso.metrics.definitions import (
    Computed,
    Dimension,
    FactKind,
    Ratio,
    Timing,
    register_fact_kind,
    register_metrics,
)
from tinhso.metrics.sources import Record, RecordSource, register_source

ASSIGNMENT = "directives.assignment"
TASKS = _("nhiệm vụ")


def register() -> None:
    document = Dimension("document", _("Văn bản giao việc"), _documents)
    labels = {
        facts.ASSIGNED: _("Nhiệm vụ được giao"),
        facts.SAID_DONE: _("Nhiệm vụ đơn vị báo hoàn thành"),
        facts.SHOWN_DONE: _("Nhiệm vụ hoàn thành có minh chứng"),
        facts.ACCEPTED: _("Nhiệm vụ đã nghiệm thu"),
    }
    for kind, label in labels.items():
        register_fact_kind(FactKind(kind, label, (document,)))
    register_metrics(Computed(kind, label, kind, TASKS, Timing.STATE) for kind, label in labels.items())
    register_metrics(
        [
            Ratio("directives.done_share", _("Tỷ lệ nhiệm vụ báo hoàn thành"), facts.SAID_DONE, facts.ASSIGNED),
            Ratio("directives.accepted_share", _("Tỷ lệ nhiệm vụ đã nghiệm thu"), facts.ACCEPTED, facts.ASSIGNED),
        ]
    )
    register_source(RecordSource(ASSIGNMENT, _assignments))


def _assignments(actor: Actor, ids: Collection[str]) -> Mapping[str, Record]:
    """The assignments among these that the actor may see, by the task's number and content."""
    found = visible_assignments(actor).filter(pk__in=ids).select_related("task")
    return {str(each.pk): Record(str(each.task), subject_url(ASSIGNMENT, str(each.pk))) for each in found}


def _documents(actor: Actor, ids: Collection[str]) -> Mapping[str, str]:
    return {str(each.pk): str(each) for each in visible_documents(actor).filter(pk__in=ids)}
