"""What units are asked for: forms, their dated versions in words, and publishing a new one from a text."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.downloads import TOML, attachment
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.kernel import clock
from tinhso.reporting import rights, verbs
from tinhso.reporting.frames import frame_of
from tinhso.reporting.models import Form, FormVersion
from tinhso.reporting.office.asking import wing_crumbs
from tinhso.reporting.office.collecting_forms import FormTextForm
from tinhso.reporting.publishing import Draft, draft_of, text_of
from tinhso.reporting.queries.forms import form_of, forms_with_versions, metric_name, version_on, versions_of
from tinhso.reporting.queries.story import story_of
from tinhso.reporting.rules.form_changes import Changes, Way, changes
from tinhso.reporting.rules.form_words import consequence, kind_in_words, rule_in_words
from tinhso.reporting.rules.forms import FormFrame, Line


@dataclass(frozen=True)
class ShownLine:
    line: Line
    kind: str
    metric: str


@dataclass(frozen=True)
class ShownRule:
    words: str
    consequence: str


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """The forms of my keeper, each with the version in force."""
    rows = [(each, version_on(each, clock.today())) for each in forms_with_versions(actor_of(request))]
    return render(request, "reporting/forms.html", {"forms": rows, "crumbs": _crumbs()})


@require_safe
def form(request: HttpRequest, form_id: int) -> HttpResponse:
    """One form: its versions, and the lines and rules of the one that is looked at."""
    actor, it = actor_of(request), _form_for(request, form_id)
    versions, in_force = versions_of(it), version_on(it, clock.today())
    asked = request.GET.get("ban", "")
    shown = next((each.version for each in versions if str(each.version.pk) == asked), in_force)
    frame = frame_of(shown) if shown else FormFrame(())
    context = {
        "form": it,
        "versions": versions,
        "in_force": in_force,
        "shown": shown,
        "lines": _lines(frame),
        "rules": [ShownRule(rule_in_words(frame, rule), consequence(rule)) for rule in frame.rules],
        "story": story_of(it.journal_subject()),
        "why_not": _why_not(actor, it),
        "crumbs": _crumbs(it),
    }
    return render(request, "reporting/form.html", context)


@require_safe
def text(request: HttpRequest, form_id: int) -> HttpResponse:
    """The version in force as a text, to begin the next one with."""
    it = _form_for(request, form_id)
    version: FormVersion = found(version_on(it, clock.today()))
    return attachment(text_of(version), f"{it.code}.toml", TOML)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, form_id: int) -> HttpResponse:
    """Upload a text, see what it would change, publish it. What is published is the text that was looked at."""
    actor, it = actor_of(request), _form_for(request, form_id)
    insist(_why_not(actor, it))
    given = FormTextForm(request.POST, request.FILES) if request.method == "POST" else FormTextForm()
    draft = draft_of(it, given.content) if given.is_valid() else None
    if (
        draft
        and not draft.problems
        and "publish" in request.POST
        and attempt(lambda: _publish(actor, it, draft), given)
    ):
        messages.success(request, _("Đã ban hành bản mới của biểu mẫu."))
        return redirect("reporting:form", it.pk)
    context = {"form": it, "given": given, "crumbs": _crumbs(it, _("Bản mới")), **_preview(it, draft)}
    wrong = given.errors or (draft and draft.problems)
    if draft:
        context["text"] = given.content.decode("utf-8", "replace")
    return render(request, "reporting/publish_form.html", context, status=422 if wrong else 200)


def _publish(actor: Actor, it: Form, draft: Draft) -> int:
    text = found(draft.text)
    return verbs.publish_form(actor, it.pk, since=text.since, lines=text.lines, rules=text.rules, source=text.source)


def _preview(it: Form, draft: Draft | None) -> dict[str, object]:
    if draft is None:
        return {}
    context: dict[str, object] = {"draft": draft, "problems": draft.problems}
    if draft.text and draft.text.since and draft.frame:
        replaced = version_on(it, draft.text.since)
        old = frame_of(replaced) if replaced else FormFrame(())
        found_changes: Changes = changes(old, draft.frame, metric_name)
        context |= {"replaced": replaced, "changes": found_changes}
        context |= {way.value: found_changes.count(way) for way in Way}
    return context


def _lines(frame: FormFrame) -> list[ShownLine]:
    return [
        ShownLine(line, kind_in_words(line.kind), metric_name(line.metric) if line.metric else "")
        for line in frame.lines
    ]


def _form_for(request: HttpRequest, form_id: int) -> Form:
    return found(form_of(actor_of(request), form_id))


def _why_not(actor: Actor, it: Form) -> str:
    return actor.may(rights.REVIEW, it.calendar.keeper.path, it.field_code).reason


def _crumbs(it: Form | None = None, *more: str) -> Crumbs:
    trail = [(_("Kỳ báo cáo"), reverse("reporting:rounds"))]
    trail.append((_("Mẫu biểu"), reverse("reporting:forms") if it else ""))
    if it:
        trail.append((it.name, reverse("reporting:form", args=[it.pk]) if more else ""))
    return wing_crumbs(*trail, *((label, "") for label in more))
