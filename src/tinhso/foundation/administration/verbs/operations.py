"""What the operator does: send a dead message again, stop and resume long jobs, have the journal verified.

Deliveries and job runs belong to no unit, so the right is asked over the province itself.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.foundation.administration import unit_events as events
from tinhso.foundation.administration.jobs import verify_whole_journal
from tinhso.foundation.administration.rights import AUDIT_VIEW, OPERATIONS_OPERATE
from tinhso.foundation.delivery import relay
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.jobs import runs
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb


@dataclass(frozen=True)
class _Operated:
    """A delivery or a job run as the journal names it: it belongs to the province."""

    kind: str
    pk: int
    label: str
    home: Unit
    field_code: str = ""

    def journal_subject(self) -> Subject:
        return Subject(self.kind, str(self.pk), self.label, self.home.pk, self.home.path)


@verb(locks=Delivery)
def replay_message(act: Act[Delivery]) -> None:
    """Put a dead delivery back into the queue with fresh attempts; what waits behind it follows in order."""
    delivery = act.subject
    about = _Operated("delivery.delivery", delivery.pk, delivery.subject, province())
    act.require(OPERATIONS_OPERATE, about)
    if delivery.state != State.DEAD:
        raise Refused(_("Thư này không còn treo."))
    message = OutboxMessage.objects.get(pk=delivery.message_id)
    event = events.MessageReplayed(topic=message.topic, subscriber=delivery.subscriber, error=delivery.last_error[:300])
    relay.replay(delivery.pk)
    act.audit(event, about)


@verb(locks=JobRun)
def stop_job(act: Act[JobRun]) -> None:
    """Ask a job to stop after its present step. Its owner may, and the operator."""
    about = _require_run(act)
    if act.subject.state not in (RunState.WAITING, RunState.RUNNING):
        raise Refused(_("Việc này không đang chạy."))
    runs.request_stop(act.subject)
    act.audit(events.JobStopAsked(done=act.subject.done), about)


@verb(locks=JobRun)
def resume_job(act: Act[JobRun]) -> None:
    """Let a stopped or failed job go on from its checkpoint. Its owner may, and the operator."""
    about = _require_run(act)
    if act.subject.state not in (RunState.STOPPED, RunState.FAILED):
        raise Refused(_("Việc này không dừng, không lỗi nên không cần chạy tiếp."))
    runs.resume(act.subject)
    act.audit(events.JobResumed(done=act.subject.done), about)


@verb()
def verify_journal(act: Act[None]) -> int:
    """Start the verification of the whole journal as a long job; returns the run's id."""
    home = province()
    act.require(AUDIT_VIEW, home)
    run = runs.start(act.actor, verify_whole_journal, _("Kiểm tra chuỗi nhật ký"))
    act.audit(events.VerificationAsked(), _Operated("jobs.run", run.pk, run.title, home))
    return run.pk


def _require_run(act: Act[JobRun]) -> _Operated:
    about = _Operated("jobs.run", act.subject.pk, act.subject.title, province())
    if act.actor.account_id is None or act.subject.account_id != act.actor.account_id:
        act.require(OPERATIONS_OPERATE, about)
    return about
