"""The imports of one document's plan, for whoever may see the document."""

from tinhso.directives.models import Document
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun

KIND = "directives.import_plan"


def import_run(actor: Actor, document: Document, run_id: int) -> JobRun | None:
    """One run that this person started for this document; `document` must be visible to the actor already."""
    runs = JobRun.objects.filter(kind=KIND, account_id=actor.account_id, arguments__document=document.pk)
    return runs.filter(pk=run_id).first()
