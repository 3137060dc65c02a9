"""Dry runs that are kept as tests of a procedure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop import events, rights
from tinhso.onestop.models import Procedure, ProcedureVersion, Trial
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.dry_run import MOST_ACTIONS, Action, Line, run
from tinhso.onestop.rules.plain import as_plain
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.rules.procedure_file import KeptTrial


@verb(locks=Procedure, permission=rights.KEEP_PROCEDURES)
def record_trial(act: Act[Procedure], *, version_id: int, name: str, history: Sequence[Action]) -> int:
    """Run a history on a version and keep both what happens and what came of it; returns the trial's id. Raises
    Invalid for a name that is taken and for a history that can't be run."""
    version = _version(act.subject, version_id)
    name = checked.required("name", name, _("Đặt tên cho lần chạy thử."), 200)
    if act.subject.trials.filter(name=name).exists():
        raise Invalid(FieldProblem("name", _("Đã có lần chạy thử mang tên này.")))
    trial = _keep(act, version, name, history)
    return trial.pk


@verb(locks=Procedure, permission=rights.KEEP_PROCEDURES)
def take_trials(act: Act[Procedure], *, version_id: int, trials: Sequence[KeptTrial]) -> None:
    """Keep the trials of a file, those with a new name; what comes of them under the version is what is expected.
    Raises Refused when all are there already."""
    version = _version(act.subject, version_id)
    known = set(act.subject.trials.values_list("name", flat=True))
    new = {trial.name: trial for trial in trials if trial.name not in known}
    if not new:
        raise Refused(_("Các lần chạy thử trong tệp đều đã có."))
    for name, trial in new.items():
        _keep(act, version, checked.required("name", name, _("Đặt tên cho lần chạy thử."), 200), trial.history)


@verb(locks=Trial, permission=rights.KEEP_PROCEDURES)
def accept_trial(act: Act[Trial], *, version_id: int) -> None:
    """From now on what comes of the trial under this version is what is expected of later ones."""
    trial = act.subject
    version = _version(trial.procedure, version_id)
    trial.version, trial.trace = version, as_plain(traced(version.says, trial.actions))
    trial.save()
    act.audit(events.TrialRecorded(number=version.number, name=trial.name))


@verb(locks=Trial, permission=rights.KEEP_PROCEDURES)
def remove_trial(act: Act[Trial]) -> None:
    act.audit(events.TrialRemoved(number=act.subject.version.number, name=act.subject.name), act.subject.procedure)
    act.subject.delete()


def traced(content: Content, history: Sequence[Action]) -> tuple[Line, ...]:
    """What comes of a history. Raises Invalid for one that is empty, too long or older than the rules of the clock."""
    if not history or len(history) > MOST_ACTIONS:
        raise Invalid(FieldProblem("history", _("Ghi từ 1 đến %(most)s việc.") % {"most": MOST_ACTIONS}))
    try:
        return run(content, history, default_calendar(), default_rules())
    except ValueError as unknown:
        said = _("Chưa có quy tắc tính thời hạn cho những ngày này; chọn ngày muộn hơn.")
        raise Invalid(FieldProblem("history", said)) from unknown


def _keep(act: Act[Procedure], version: ProcedureVersion, name: str, history: Sequence[Action]) -> Trial:
    trace = traced(version.says, history)
    trial = Trial.objects.create(
        procedure=act.subject,
        version=version,
        name=name,
        history=as_plain(tuple(history)),
        trace=as_plain(trace),
        recorded_by_id=act.actor.account_id,
    )
    act.audit(events.TrialRecorded(number=version.number, name=name))
    return trial


def _version(procedure: Procedure, pk: int) -> ProcedureVersion:
    found = ProcedureVersion.objects.filter(procedure=procedure, pk=pk).first()
    if found is None:
        raise NotFound(_("Không tìm thấy phiên bản này của thủ tục."))
    return found
