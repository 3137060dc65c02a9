"""The imports that a person started, and what they made."""

from tinhso.directives.models import Document
from tinhso.directives.queries.visible import visible_documents
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun

KIND = "directives.import_plan"
READING = "directives.read_plan"


def import_run(actor: Actor, document: Document, run_id: int) -> JobRun | None:
    """One run that this person started for this document; `document` must be visible to the actor already."""
    runs = JobRun.objects.filter(kind=KIND, account_id=actor.account_id, arguments__document=document.pk)
    return runs.filter(pk=run_id).first()


def reading_run(actor: Actor, run_id: int) -> JobRun | None:
    """One reading of a file that this person started."""
    return JobRun.objects.filter(kind=READING, account_id=actor.account_id, pk=run_id).first()


def already_read(actor: Actor, digest: str) -> Document | None:
    """The draft or plan that this very file became, if the actor may see it and it wasn't withdrawn."""
    living = visible_documents(actor).filter(original=digest, reading__isnull=False)
    return living.exclude(state="withdrawn").order_by("-pk").first()
