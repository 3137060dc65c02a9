"""Trying a version out on an imagined dossier, and keeping what came of it as a test."""

from dataclasses import dataclass
from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found
from tinhso.foundation.verbs.errors import Invalid, NotFound
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop import verbs
from tinhso.onestop.models import ProcedureVersion
from tinhso.onestop.office.forms.trials import ActionSet, TrialNameForm, rows_of
from tinhso.onestop.office.pages import procedure_crumbs
from tinhso.onestop.office.views.procedures import why_not_keep
from tinhso.onestop.queries import procedures as queries
from tinhso.onestop.queries.trials import Rerun, history_of, reruns
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.dry_run import Action, Line, usual_history
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.verbs.trials import traced
from tinhso.onestop.wording import trials as wording

OPENING = time(8, 0)


@dataclass(frozen=True)
class ShownLine:
    """A line of the trace in words; `differences` against what was recorded."""

    line: Line
    doing: str
    step: str
    state: str
    fault: str
    warnings: list[str]
    papers: str
    differences: list[str]


@require_http_methods(["GET", "POST"])
def dry_run(request: HttpRequest, version_id: int) -> HttpResponse:
    """A history in rows, and the trace of it. "keep" records both."""
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    why_not = why_not_keep(actor, version.procedure)
    says, sent = version.says, request.POST if request.method == "POST" else None
    begun, not_begun = ((), "") if sent else _begun(actor, says, request.GET.get("ho_so", ""))
    rows = ActionSet(sent, initial=None if sent else rows_of(begun), form_kwargs={"content": says}, prefix="a")
    name = TrialNameForm(sent if sent is not None and "keep" in sent else None)
    history = tuple(each.action for each in rows if each.has_changed()) if sent and rows.is_valid() else ()
    history = history or begun
    lines, problem = _traced(says, history)
    if "keep" in request.POST and lines and name.is_valid():
        done = attempt(
            lambda: verbs.record_trial(
                actor, version.procedure_id, version_id=version.pk, name=name.cleaned_data["name"], history=history
            ),
            name,
        )
        if done:
            messages.success(request, _("Đã ghi phép thử."))
            return redirect("onestop:rerun_trial", version.pk, done.value)
    context = {
        "version": version,
        "says": says,
        "rows": rows,
        "name": name,
        "lines": [_shown(says, action, line) for action, line in zip(_sorted(history), lines, strict=False)],
        "problem": problem or not_begun,
        "why_not": why_not,
        "back": _back(version),
        "crumbs": procedure_crumbs(version.procedure, _("Chạy thử")),
    }
    wrong = bool(sent) and (problem or not rows.is_valid() or bool(name.is_bound and name.errors))
    return render(request, "onestop/dry_run.html", context, status=422 if wrong else 200)


@require_safe
def rerun(request: HttpRequest, version_id: int, trial_id: int) -> HttpResponse:
    """A recorded trial run on this version, line by line against what was recorded."""
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    it: Rerun = found(next((each for each in reruns(actor, version) if each.trial.pk == trial_id), None))
    history = _sorted(it.trial.actions)
    by_line: dict[int, list[str]] = {}
    for each in it.differences:
        by_line.setdefault(each.place, []).append(wording.difference(version.says, each))
    context = {
        "version": version,
        "it": it,
        "lines": [
            _shown(version.says, action, line, by_line.get(place, []))
            for place, (action, line) in enumerate(zip(history, it.lines, strict=True), 1)
        ],
        "why_not": why_not_keep(actor, version.procedure),
        "back": _back(version),
        "crumbs": procedure_crumbs(version.procedure, _("Phép thử")),
    }
    return render(request, "onestop/rerun.html", context)


@require_POST
def accept(request: HttpRequest, version_id: int, trial_id: int) -> HttpResponse:
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    back = reverse("onestop:rerun_trial", args=[version.pk, trial_id])
    do = lambda: verbs.accept_trial(actor, trial_id, version_id=version.pk)  # noqa: E731
    return press(request, do, _("Từ nay kết quả này là kết quả mong đợi."), back)


@require_POST
def remove(request: HttpRequest, version_id: int, trial_id: int) -> HttpResponse:
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    return press(request, lambda: verbs.remove_trial(actor, trial_id), _("Đã bỏ phép thử."), _back(version))


def _begun(actor: Actor, says: Content, code: str) -> tuple[tuple[Action, ...], str]:
    """What the rows begin with: the way of a real dossier where one is named, else the usual way; and what is wrong."""
    try:
        return (history_of(actor, code) if code else _usual(says)), ""
    except NotFound as missing:
        return _usual(says), missing.message


def _usual(says: Content) -> tuple[Action, ...]:
    """A dossier that comes in when the counter opens today, or on the next working day."""
    today, calendar = clock.today(), default_calendar()
    day = today if calendar.is_working(today) else calendar.next_working_day(today)
    start = datetime.combine(day, OPENING, tzinfo=clock.ZONE)
    return usual_history(says, start, calendar, default_rules())


def _traced(says: Content, history: tuple[Action, ...]) -> tuple[tuple[Line, ...], str]:
    """The trace, or why there is none."""
    try:
        return (traced(says, history), "") if history else ((), "")
    except Invalid as wrong:
        return (), wrong.message


def _sorted(history: tuple[Action, ...]) -> list[Action]:
    return sorted(history, key=lambda each: each.at)


def _shown(says: Content, action: Action, line: Line, differences: list[str] | None = None) -> ShownLine:
    papers = [component.name for code in line.asked if (component := says.component(code))]
    return ShownLine(
        line=line,
        doing=wording.doing(says, action),
        step=wording.step_name(says, line.step),
        state=str(wording.STATES[line.state]),
        fault=str(wording.FAULTS[line.fault]) if line.fault else "",
        warnings=wording.warnings(line.warnings),
        papers="; ".join(papers),
        differences=differences or [],
    )


def _back(version: ProcedureVersion) -> str:
    return f"{reverse('onestop:procedure', args=[version.procedure_id])}?ban={version.number}"
