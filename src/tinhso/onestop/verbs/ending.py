"""How a dossier ends: with a result, refused, stopped, withdrawn; and the result is given out."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import events, rights
from tinhso.onestop.facts import FINISHED
from tinhso.onestop.inputs import GivenResult
from tinhso.onestop.models import Dossier, DossierResult, PaymentState, PersonPaper, SignedResult
from tinhso.onestop.rules.choices import Collected, Ending
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.verbs import course
from tinhso.onestop.verbs.checking import known_files, result_problems
from tinhso.onestop.verbs.payments import is_due
from tinhso.onestop.verbs.processing import require_reached
from tinhso.onestop.verbs.results import issue_signed

LONGEST_REASON, LONGEST_RECEIVER = 1000, 200


@verb(locks=Dossier)
def finish(
    act: Act[Dossier],
    *,
    step: str,
    outcome: str,
    results: Sequence[GivenResult],
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Complete the last step by an outcome that ends with a result. A result that was signed here (`sign_result`) is
    given by its code alone: it gets the body's signature and is issued. Electronic results go into the person's store.

    `step` as in `hand_on`. Raises Invalid naming what is wrong with the results, Refused, NotPermitted.
    """
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS)
    course.require_seen(dossier, seen)
    course.move(dossier, "finish")
    require_ending(act, step, outcome, Ending.RESULT)
    if is_due(dossier, Collected.AT_INTAKE, Collected.AT_SUPPLEMENT):
        raise Refused(_("Phí, lệ phí của hồ sơ chưa nộp; thu trước khi kết thúc."))
    at = course.true_time(dossier, at)
    rows = _results(act, results)
    DossierResult.objects.bulk_create(rows)
    _store(dossier, rows)
    dossier.finished_at, dossier.assignee = at, None
    codes = [row.code for row in rows]
    course.happened(act, at, (EventKind.FINISHED, {"results": codes, "outcome": outcome}))
    act.audit(events.DossierFinished(results=codes, on_time=bool(dossier.on_time)))
    timing = "on_time" if dossier.on_time else "late"
    result = "electronic" if any(row.electronic for row in rows) else "paper"
    act.fact(FINISHED, timing=timing, result=result, **course.dimensions(dossier))


@verb(locks=Dossier)
def refuse(act: Act[Dossier], *, reason: str, step: str = "", outcome: str = "", seen: int | None = None) -> None:
    """Refuse a dossier that was taken in, with the reason that the applicant is told: as an outcome of the step where
    the process has one, else as a decision of the leader. Raises Invalid, Refused, NotPermitted."""
    _end(act, "refuse", Ending.REFUSED, reason, step, outcome, seen)
    act.audit(events.DossierRefused(reason=reason.strip()))
    course.happened(act, clock.now(), (EventKind.REFUSED, {"reason": reason.strip(), "outcome": outcome}))


@verb(locks=Dossier)
def stop(act: Act[Dossier], *, reason: str, step: str = "", outcome: str = "", seen: int | None = None) -> None:
    """Stop a dossier that can't go on, with the reason: the applicant didn't complete it, the matter is gone. Raises
    as `refuse`."""
    _end(act, "stop", Ending.STOPPED, reason, step, outcome, seen)
    act.audit(events.DossierStopped(reason=reason.strip()))
    course.happened(act, clock.now(), (EventKind.STOPPED, {"reason": reason.strip(), "outcome": outcome}))


@verb(locks=Dossier)
def withdraw(act: Act[Dossier], *, reason: str, at: datetime | None = None, seen: int | None = None) -> None:
    """Record that the applicant takes the dossier back. Whoever took it in may, wherever it lies. Raises Invalid,
    Refused."""
    dossier = act.subject
    course.require_at_counter_or_holder(act)
    course.require_seen(dossier, seen)
    reason = checked.required("reason", reason, _("Ghi lý do rút hồ sơ."), LONGEST_REASON)
    course.move(dossier, "withdraw")
    at = course.true_time(dossier, at)
    _let_go(dossier)
    act.audit(events.DossierWithdrawn(reason=reason))
    course.happened(act, at, (EventKind.WITHDRAWN, {"reason": reason}))


@verb(locks=Dossier)
def give_result(act: Act[Dossier], *, receiver: str, at: datetime | None = None, seen: int | None = None) -> None:
    """Hand the result out, at the counter that took the dossier in or where it lies. `receiver`: who took it. Raises
    Invalid, Refused while a fee is due."""
    dossier = act.subject
    course.require_at_counter_or_holder(act)
    course.require_seen(dossier, seen)
    course.move(dossier, "give_result")
    receiver = checked.required("receiver", receiver, _("Ghi người nhận kết quả."), LONGEST_RECEIVER)
    if is_due(dossier):
        raise Refused(_("Phí, lệ phí của hồ sơ chưa nộp; thu trước khi trả kết quả."))
    at = course.true_time(dossier, at)
    act.audit(events.ResultGivenOut(receiver=receiver))
    course.happened(act, at, (EventKind.RESULT_GIVEN, {"receiver": receiver}))


def require_ending(act: Act[Dossier], step: str, outcome: str, ending: Ending) -> None:
    """The outcome of the step the dossier is at, by the one who may complete it. Raises Invalid, Refused."""
    require_reached(act.subject)
    now = course.require_step(act, step)
    chosen = next((each for each in now.outcomes if each.code == outcome), None)
    if chosen is None or chosen.ends is not ending:
        raise Invalid(FieldProblem("outcome", _("Bước này không có kết cục đó; chọn lại.")))


def _end(
    act: Act[Dossier], action: str, ending: Ending, reason: str, step: str, outcome: str, seen: int | None
) -> None:
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS if outcome else rights.DECIDE)
    course.require_seen(dossier, seen)
    checked.required("reason", reason, _("Ghi lý do để trả lời người nộp."), LONGEST_REASON)
    course.move(dossier, action)
    if outcome:
        require_ending(act, step, outcome, ending)
    _let_go(dossier)


def _let_go(dossier: Dossier) -> None:
    """Nobody works on it any more, and nothing is to be paid."""
    dossier.assignee = None
    dossier.payments.filter(state=PaymentState.DUE).update(state=PaymentState.CANCELLED)


def _results(act: Act[Dossier], given: Sequence[GivenResult]) -> list[DossierResult]:
    dossier = act.subject
    assert dossier.version is not None
    known = {each.code: each for each in dossier.version.says.results}
    signed = {each.code: each for each in dossier.signed_results.select_related("file")}
    uploaded = [each for each in given if each.code not in signed]
    files = known_files([each.digest for each in uploaded])
    problems = [problem for each in uploaded for problem in result_problems(each, known, files)]
    problems += [problem for each in given for problem in _signed_problems(each, signed)]
    for code in signed.keys() - {each.code for each in given}:
        said = _("“%(name)s” đã ký: kết thúc với kết quả đó, hoặc bỏ bản đã ký.") % {"name": known[code].name}
        problems.append(FieldProblem("results", said))
    if not given:
        problems.append(FieldProblem("results", _("Ghi kết quả giải quyết; chọn loại kết quả và đính tệp.")))
    if problems:
        raise Invalid(*problems)
    issued = [issue_signed(act, signed[each.code], known[each.code].name) for each in given if each.code in signed]
    return issued + [_row(dossier, each, known[each.code].name, files) for each in uploaded]


def _row(dossier: Dossier, given: GivenResult, name: str, files: dict[str, StoredFile]) -> DossierResult:
    return DossierResult(
        dossier=dossier,
        code=given.code,
        name=name,
        number=given.number.strip(),
        issued_on=given.issued_on or clock.today(),
        valid_until=given.valid_until,
        file=files.get(given.digest),
        electronic=given.electronic,
    )


def _signed_problems(given: GivenResult, signed: dict[str, SignedResult]) -> list[FieldProblem]:
    if given.code in signed and given.digest:
        return [FieldProblem("results", _("Kết quả này đã ký trên hệ thống; không đính tệp khác."))]
    return []


def _store(dossier: Dossier, rows: Sequence[DossierResult]) -> None:
    """Electronic results belong to the applicant and need never be handed in again."""
    if not dossier.applicant_id:
        return
    PersonPaper.objects.bulk_create(
        (
            PersonPaper(
                owner_id=dossier.applicant_id,
                result_type=row.code,
                name=row.name,
                number=row.number,
                file=row.file,
                source=dossier,
                issued_on=row.issued_on,
                valid_until=row.valid_until,
            )
            for row in rows
            if row.electronic
        ),
        ignore_conflicts=True,
    )
