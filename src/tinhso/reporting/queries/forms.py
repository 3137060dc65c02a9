"""Forms and their versions, for the people of the unit that keeps them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.metrics.definitions import UnknownMetric, metric
from tinhso.reporting.models import Form, FormVersion, Round
from tinhso.reporting.queries.collecting import visible_forms


@dataclass(frozen=True)
class VersionRow:
    """A version and how many rounds went out by it."""

    version: FormVersion
    rounds: int


def forms_with_versions(actor: Actor) -> QuerySet[Form]:
    return visible_forms(actor).prefetch_related("versions")


def form_of(actor: Actor, form_id: int) -> Form | None:
    return forms_with_versions(actor).filter(pk=form_id).first()


def versions_of(form: Form) -> list[VersionRow]:
    """Newest first."""
    counted = Round.objects.filter(form=form).order_by().values_list("version").annotate(Count("pk"))
    rounds = dict(counted)
    return [VersionRow(each, rounds.get(each.pk, 0)) for each in _newest_first(form)]


def version_on(form: Form, day: date) -> FormVersion | None:
    """The version in force on a day; before the first one, the first; None where there is none at all."""
    versions = _newest_first(form)
    return next((each for each in versions if each.is_valid_on(day)), versions[-1] if versions else None)


def metric_name(code: str) -> str:
    """A metric's name; its code where nobody defines it any more."""
    try:
        return str(metric(code).label)
    except UnknownMetric:
        return code


def _newest_first(form: Form) -> list[FormVersion]:
    return sorted(form.versions.all(), key=lambda each: each.valid_from or date.min, reverse=True)
