"""Reports of the house, as far as the actor may see them: drafts by who works on them, issued ones by who may look."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from tinhso.directives.models import Document
from tinhso.directives.queries import visible_documents
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.metrics.definitions import UnknownMetric, counted
from tinhso.metrics.models import StatedFigure
from tinhso.reporting import rights
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.freezing import Change, changes_between, rebuilt_values
from tinhso.reporting.composing.values import Scene, codes_in
from tinhso.reporting.models import Report
from tinhso.reporting.outlines import OUTLINES, Outline

ISSUED = ("issued", "replaced")
NEAR = timedelta(days=45)


@dataclass(frozen=True)
class StatedElsewhere:
    """What a document of another system states of what the report counts itself; never reconciled, never added."""

    figure: StatedFigure
    label: str
    counted: str


@dataclass(frozen=True)
class Rebuilt:
    """A signed report counted again at its position. `differing`: what came out otherwise, which must be nothing."""

    position: int
    figures: int
    differing: tuple[Change, ...]


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Issued ones of the units in the actor's view; those under way for the people of their way."""
    issued = Q(state__in=ISSUED) & actor.within(rights.VIEW, "unit__", "field_code")
    composing = actor.within(rights.COMPOSE, "unit__", "field_code") | actor.within(rights.PASS_ON, "division__")
    signing = Q(state__in=("with_signer", "signed")) & actor.within(rights.SIGN, "unit__", "field_code")
    numbering = Q(state="signed") & actor.within(rights.ISSUE, "unit__", "field_code")
    return Report.objects.filter(issued | composing | signing | numbering)


def report_of(actor: Actor, report_id: int) -> Report | None:
    related = ("unit__parent", "division", "document", "snapshot", "docx", "pdf", "drafter", "corrects")
    return visible_reports(actor).select_related(*related).filter(pk=report_id).first()


def reports(actor: Actor, *, state: str = "", template: str = "") -> QuerySet[Report]:
    """For lists: without texts, the newest period first."""
    found = visible_reports(actor).select_related("unit").defer("sections", "frozen", "explanations", "changes")
    if state:
        found = found.filter(state__in=ISSUED if state == "issued" else [state])
    else:
        found = found.exclude(state="discarded")
    return found.filter(template=template) if template else found


def waiting_reports(actor: Actor) -> QuerySet[Report]:
    """Those whose next step is this person's."""
    mine = (
        (Q(state="draft") & actor.within(rights.COMPOSE, "unit__", "field_code"))
        | (Q(state="with_head") & actor.within(rights.PASS_ON, "division__"))
        | (Q(state="with_signer") & actor.within(rights.SIGN, "unit__", "field_code"))
        | (Q(state="signed") & actor.within(rights.ISSUE, "unit__", "field_code"))
    )
    return reports(actor).filter(mine)


def versions(actor: Actor, report: Report) -> list[Report]:
    """All versions of the same report that the actor may see, the first one first."""
    same = visible_reports(actor).filter(
        template=report.template,
        unit=report.unit_id,
        document=report.document_id,
        since=report.since,
        until=report.until,
    )
    return list(same.exclude(state="discarded").order_by("version"))


def compare(actor: Actor, old_id: int, new_id: int) -> list[Change]:
    """What differs between two versions; nothing where one of them can't be seen."""
    old, new = report_of(actor, old_id), report_of(actor, new_id)
    return changes_between(old, new) if old and new else []


def rebuilt(report: Report) -> Rebuilt | None:
    """A signed report counted again from its records; None before it is signed."""
    if report.snapshot is None:
        return None
    kept, counted_again = Composed(report).values, rebuilt_values(report)
    differing = tuple(
        {"label": value.label or key, "old": value.text, "new": counted_again[key].text}
        for key, value in kept.items()
        if counted_again[key].text != value.text
    )
    return Rebuilt(report.snapshot.position, sum(value.numerator is not None for value in kept.values()), differing)


def stated_elsewhere(composed: Composed) -> list[StatedElsewhere]:
    """Figures of documents about the same metrics, unit and about the same period."""
    report, area = composed.report, Scene(composed.report).area
    codes = {code for code in codes_in(composed.texts) if _is_count(code)}
    found = StatedFigure.objects.filter(
        origin=StatedFigure.Origin.IMPORTED,
        code__in=codes,
        unit=area,
        since__range=(report.since - NEAR, report.since + NEAR),
        until__range=(report.until - NEAR, report.until + NEAR),
    )
    rows = []
    for each in found.order_by("document", "-value"):
        value = composed.values.get(each.code)
        rows.append(StatedElsewhere(each, str(counted(each.code).label), value.text if value else ""))
    return rows


def outlines_for(actor: Actor, unit: Unit) -> list[Outline]:
    """The outlines that the actor may draft for a unit."""
    return [each for each in OUTLINES.values() if actor.may(rights.COMPOSE, unit.path, each.field or None)]


def plans(actor: Actor) -> QuerySet[Document]:
    """The documents in force that a report may be about."""
    return visible_documents(actor).filter(state__in=("in_force", "closed")).order_by("-issued_on", "-pk")


def _is_count(code: str) -> bool:
    try:
        counted(code)
    except UnknownMetric:
        return False
    return True
