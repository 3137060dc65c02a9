"""A person's own checks. Nobody sees another's, whatever his rights: these are drafts."""

from django.db.models import QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun
from tinhso.reporting.models import Check

KIND = "reporting.check_file"


def visible_checks(actor: Actor) -> QuerySet[Check]:
    return Check.objects.filter(account_id=actor.account_id) if actor.account_id else Check.objects.none()


def check_of(actor: Actor, check_id: int) -> Check | None:
    return visible_checks(actor).select_related("unit", "against").filter(pk=check_id).first()


def check_titles(actor: Actor) -> QuerySet[Check]:
    """The newest first, without their texts."""
    return visible_checks(actor).only("title", "created_at", "numbers_total", "numbers_in_claims", "findings")


def check_run(actor: Actor, run_id: int) -> JobRun | None:
    """One check of a file that this person started."""
    return JobRun.objects.filter(kind=KIND, account_id=actor.account_id, pk=run_id).first()
