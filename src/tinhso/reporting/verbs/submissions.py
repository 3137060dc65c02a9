"""What a unit hands in: filled in as one goes, checked, accepted as facts, or returned."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tinhso.directives.recipients import followers_of, people_of
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.metrics.verbs.entering import put_figures
from tinhso.reporting import events, rights, spreadsheet
from tinhso.reporting.events import FilledFromSpreadsheet, FormSubmitted, ValuesSaved
from tinhso.reporting.filled import filled_forms, violations_of
from tinhso.reporting.frames import frame_of
from tinhso.reporting.life_cycles import SUBMISSION
from tinhso.reporting.models import Round, Submission
from tinhso.reporting.rules.form_data import LARGEST
from tinhso.reporting.rules.forms import FormFrame, open_violations
from tinhso.reporting.rules.lateness import late_minutes

LONGEST_EXPLANATION = 1000
LONGEST_NOTE = 4000
LONGEST_KEY = 120
Values = Mapping[str, int | None]


@verb(locks=Submission, permission=rights.FILL)
def save_values(
    act: Act[Submission],
    *,
    values: Values,
    explanations: Mapping[str, str] | None = None,
    note: str | None = None,
) -> None:
    """Keep numbers as they are typed, before they are checked: line code → number, None takes it out. Lines,
    explanations (by key of what they answer) and the note that aren't given stay.

    Raises Invalid by line code, Refused once it is handed in.
    """
    it = act.subject
    it.state = checked.move(SUBMISSION, it.state, "fill")
    changes = _put(it, frame_of(it.round.version), values, explanations or {})
    if note is not None:
        it.note = checked.text("note", note, LONGEST_NOTE)
    _saved(act, it)
    act.audit(ValuesSaved(count=len(changes), changes=changes))


@verb(locks=Submission, permission=rights.FILL)
def fill_from_spreadsheet(act: Act[Submission], *, content: bytes) -> None:
    """Take all entered numbers, explanations and the note from a filled workbook of this very form, unit and period.

    Raises Invalid with sheet, row, column and remedy of each problem, Refused once it is handed in. Nothing is taken
    then.
    """
    it = act.subject
    it.state = checked.move(SUBMISSION, it.state, "fill")
    frame = frame_of(it.round.version)
    sheet = spreadsheet.read(content, it, frame)
    if sheet.problems:
        raise Invalid(*(FieldProblem("file", str(problem), problem.row) for problem in sheet.problems))
    changes = _put(it, frame, sheet.values, {})
    said = [
        (each.key, sheet.explanations[each.line])
        for each in violations_of(it)
        if each.explainable and each.line in sheet.explanations
    ]
    it.explanations |= {key: checked.text("file", text, LONGEST_EXPLANATION) for key, text in said}
    it.note = checked.text("file", sheet.note, LONGEST_NOTE)
    _saved(act, it)
    act.audit(FilledFromSpreadsheet(count=len(changes), changes=changes))


@verb(locks=Submission, permission=rights.SUBMIT)
def submit(act: Act[Submission]) -> None:
    """Hand the form in. The first time decides whether it was late.

    Raises Invalid, by line, while a rule is broken or a question unanswered; Refused when it is handed in already.
    """
    it = act.subject
    returned = it.state == "returned"
    it.state = checked.move(SUBMISSION, it.state, "submit")
    violations = violations_of(it)
    if problems := open_violations(violations, it.explanations):
        raise Invalid(*(FieldProblem(each.line, f"{each.message} {each.remedy}") for each in problems))
    keys = {each.key for each in violations if each.explainable}
    it.explanations = {key: text for key, text in it.explanations.items() if key in keys}
    now = clock.now()
    it.submitted_at = it.submitted_at or now
    it.resubmitted_at = now if returned else it.resubmitted_at
    it.submitted_by_id = act.actor.account_id
    it.save()
    late = late_minutes(it.submitted_at, it.round.due_at)
    act.audit(FormSubmitted(late_minutes=late, explained=len(it.explanations)))
    if returned:
        text = _("%(unit)s đã sửa và gửi lại biểu “%(form)s”.") % {"unit": it.unit, "form": it.round.form}
        _tell(act, sorted(followers_of(it.round.form.calendar.keeper)), text)


@verb(locks=Submission)
def accept(act: Act[Submission]) -> None:
    """Take the numbers over: they are figures from now on, and correct those of an earlier acceptance. The right is
    that of the round's keeper. Raises Refused unless it waits."""
    it = act.subject
    act.require(rights.REVIEW, it.round)
    _accept(act, it, frame_of(it.round.version))


@verb(locks=Round, permission=rights.REVIEW)
def accept_all_clean(act: Act[Round]) -> int:
    """Accept every form that waits and of which nothing is questioned; returns how many. Raises Refused for none."""
    it = act.subject
    waiting = [each for each in lock_with_round(it) if each.state == "submitted"]
    forms = filled_forms(it, waiting, only_checked=True)
    clean = [each for each in waiting if not forms[each.pk].violations]
    if not clean:
        raise Refused(_("Không có báo cáo chờ duyệt nào mà không có điểm phải xem."))
    frame = frame_of(it.version)
    for each in clean:
        _accept(act, each, frame)
    act.audit(events.CleanAccepted(count=len(clean)))
    return len(clean)


@verb(locks=Submission)
def return_submission(act: Act[Submission], *, reason: str) -> None:
    """Send it back to be mended; figures of an earlier acceptance stand until it is accepted again. The right is that
    of the round's keeper. Raises Invalid without a reason, Refused where there is nothing to return."""
    it = act.subject
    act.require(rights.REVIEW, it.round)
    it.state = checked.move(SUBMISSION, it.state, "return")
    it.return_reason = checked.required("reason", reason, _("Hãy ghi lý do trả lại để đơn vị biết sửa gì."))
    it.decided_at = clock.now()
    it.save()
    act.audit(events.SubmissionReturned(reason=it.return_reason))
    people = people_of([it.unit_id], (Role.UNIT_LEADER, Role.OFFICER))
    text = _("Biểu “%(form)s” bị trả lại: %(reason)s") % {"form": it.round.form, "reason": it.return_reason}
    _tell(act, sorted(people), text)


def lock_with_round(it: Round) -> list[Submission]:
    """All submissions of a locked round, locked, with what names them."""
    rows = Submission.objects.select_for_update(of=("self",)).filter(round=it)
    found = list(rows.order_by("unit__sort_key"))
    for each in found:
        each.round = it
    return found


def _accept(act: Act[Any], it: Submission, frame: FormFrame) -> None:
    it.state = checked.move(SUBMISSION, it.state, "accept")
    values = {line.metric: it.values[line.code] for line in frame.entered}
    put_figures(act, it.unit, it.round.period, values, note=it.round.form.name)
    it.decided_at, it.return_reason = clock.now(), ""
    it.save()
    act.audit(events.SubmissionAccepted(values=values), it)


def _put(
    it: Submission, frame: FormFrame, values: Values, explanations: Mapping[str, str]
) -> dict[str, list[int | None]]:
    """Put numbers and explanations in; returns what changed: line code → [old, new]."""
    problems = [_problem(frame, code, value) for code, value in values.items()]
    if wrong := [problem for problem in problems if problem]:
        raise Invalid(*wrong)
    changes = {code: [it.values.get(code), value] for code, value in values.items() if it.values.get(code) != value}
    kept = {**it.values, **values}
    it.values = {code: value for code, value in kept.items() if value is not None}
    answers = {key[:LONGEST_KEY]: checked.text(key, said, LONGEST_EXPLANATION) for key, said in explanations.items()}
    it.explanations = {key: said for key, said in {**it.explanations, **answers}.items() if said}
    return changes


def _problem(frame: FormFrame, code: str, value: int | None) -> FieldProblem | None:
    line = frame.line(code)
    if line is None or not line.is_entered:
        return FieldProblem(code, _("Dòng này không nhập tay."))
    if value is not None and not 0 <= value < LARGEST:
        return FieldProblem(code, _("Số liệu phải là số nguyên không âm."))
    return None


def _saved(act: Act[Submission], it: Submission) -> None:
    it.saved_at, it.saved_by_id = clock.now(), act.actor.account_id
    it.save()


def _tell(act: Act[Submission], accounts: list[int], text: str) -> None:
    url = subject_url("reporting.submission", str(act.subject.pk))
    act.notify(accounts, text, url, kind="reporting.submission")
