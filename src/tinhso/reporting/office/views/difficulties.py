"""The register of difficulties, one with its story, and what is done with it."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.reporting import rights, verbs
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty
from tinhso.reporting.office.asking import FormPage, wing_crumbs
from tinhso.reporting.office.difficulty_forms import AnswerForm, MergeForm, QuestionForm, RaiseForm, ReasonForm
from tinhso.reporting.office.difficulty_openings import why_not
from tinhso.reporting.queries.difficulties import DifficultyFilter, choosable_units, difficulties, difficulty, parts_of
from tinhso.reporting.queries.story import story_of

SIZE = 50
MOST_MERGED = 200


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    actor, chosen = actor_of(request), DifficultyFilter.from_querydict(request.GET)
    cursor = request.GET.get("cursor", "")
    start = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 9 else 0
    rows = list(difficulties(actor, chosen)[start : start + SIZE + 1])
    context = {
        "rows": rows[:SIZE],
        "next": str(start + SIZE) if len(rows) > SIZE else "",
        "previous": str(max(0, start - SIZE)) if start else "",
        "states": DIFFICULTY.states.items(),
        "units": choosable_units(actor),
        "query": chosen.to_query(),
        "may_merge": actor.may_anywhere(rights.CONSOLIDATE),
        "why_not_raise": why_not_anywhere(actor, rights.RAISE),
    }
    return render(request, "reporting/difficulties.html", context)


@require_safe
def one(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    actor = actor_of(request)
    it = difficulty(actor, difficulty_id)
    parts, raisers = list(parts_of(actor, it)), {part.unit_id for part in it.merged.all()}
    context = {
        "it": it,
        "parts": parts,
        "raisers": len(raisers),
        "others": len(raisers - {part.unit_id for part in parts}),
        "days": ((it.answered_on or clock.today()) - it.raised_on).days,
        "story": story_of(it.journal_subject()),
        "why_not": {action: why_not(actor, it, action) for action in ("answer", "edit", "reopen", "withdraw")},
        "crumbs": _crumbs((it.subject[:60], "")),
    }
    return render(request, "reporting/difficulty.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.RAISE))
    form = RaiseForm(actor, request.POST or None)
    if form.is_valid():
        unit_id = form.cleaned_data["unit_id"]
        done = attempt(lambda: verbs.raise_difficulty(actor, unit_id=unit_id, question=form.question()), form)
        if done:
            messages.success(request, _("Đã nêu. Đơn vị được hỏi và đầu mối tổng hợp nhận thông báo."))
            return redirect("reporting:difficulty", done.value)
    heading = _("Nêu khó khăn, vướng mắc")
    lead = _("Nêu một lần: hệ thống đưa vào mọi báo cáo của đơn vị cho đến khi có trả lời.")
    back = reverse("reporting:difficulties")
    return FormPage(heading, _("Nêu"), back, _crumbs((heading, "")), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Those chosen in the register, worded as one."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.CONSOLIDATE))
    given = request.POST.getlist("ids") if request.method == "POST" else request.GET.getlist("id")
    ids = [pk for each in given if (pk := as_id(each)) is not None][:MOST_MERGED]
    chosen = [difficulty(actor, pk) for pk in ids]
    if len(chosen) < 2:
        messages.error(request, _("Chọn ít nhất hai khó khăn trong danh sách rồi bấm “Gộp”."))
        return redirect("reporting:difficulties")
    initial = QuestionForm.initial_of(chosen[0]) | {"detail": _combined(chosen)}
    form = MergeForm(ids, request.POST or None, initial=initial)
    if form.is_valid():
        done = attempt(lambda: verbs.merge_difficulties(actor, ids=ids, question=form.question()), form)
        if done:
            messages.success(request, _("Đã gộp. Trả lời một lần là trả lời cho mọi đơn vị đã nêu."))
            return redirect("reporting:difficulty", done.value)
    heading = _("Gộp %(count)s khó khăn") % {"count": len(chosen)}
    lead = "; ".join(f"{it.unit}: {it.subject}" for it in chosen)
    back = reverse("reporting:difficulties")
    return FormPage(heading, _("Gộp"), back, _crumbs((heading, "")), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    actor, it = actor_of(request), difficulty(actor_of(request), difficulty_id)
    form = QuestionForm(request.POST or None, initial=QuestionForm.initial_of(it))
    return _acted(
        request,
        it,
        form,
        "edit",
        lambda: verbs.edit_difficulty(actor, it.pk, question=form.question()),
        (_("Sửa khó khăn, vướng mắc"), _("Lưu"), _("Đã lưu."), ""),
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    actor, it = actor_of(request), difficulty(actor_of(request), difficulty_id)
    form = AnswerForm(it.answering_unit is None, request.POST or None)
    return _acted(
        request,
        it,
        form,
        "answer",
        lambda: verbs.answer_difficulty(actor, it.pk, **form.cleaned_data),
        (_("Trả lời"), _("Trả lời"), _("Đã trả lời. Các đơn vị đã nêu nhận thông báo."), _asked(it)),
    )


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    actor, it = actor_of(request), difficulty(actor_of(request), difficulty_id)
    form = ReasonForm(request.POST or None)
    return _acted(
        request,
        it,
        form,
        "reopen",
        lambda: verbs.reopen_difficulty(actor, it.pk, **form.cleaned_data),
        (_("Hỏi lại"), _("Hỏi lại"), _("Đã hỏi lại; câu trả lời cũ còn trong diễn biến."), it.answer),
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    actor, it = actor_of(request), difficulty(actor_of(request), difficulty_id)
    form = ReasonForm(request.POST or None)
    return _acted(
        request,
        it,
        form,
        "withdraw",
        lambda: verbs.withdraw_difficulty(actor, it.pk, **form.cleaned_data),
        (_("Rút khó khăn, vướng mắc"), _("Rút"), _("Đã rút."), it.subject),
    )


def _acted(
    request: HttpRequest,
    it: Difficulty,
    form: BaseForm,
    action: str,
    do: Callable[[], object],
    words: tuple[str, str, str, str],
) -> HttpResponse:
    """One form and its verb; `words`: heading, button, what is said afterwards, lead."""
    insist(why_not(actor_of(request), it, action))
    heading, submit, said, lead = words
    back = reverse("reporting:difficulty", args=[it.pk])
    if form.is_valid() and attempt(do, form):
        messages.success(request, said)
        return redirect(back)
    crumbs = _crumbs((it.subject[:60], back), (heading, ""))
    return FormPage(heading, submit, back, crumbs, lead).show(request, form)


def _asked(it: Difficulty) -> str:
    return " ".join(
        part for part in (it.subject, it.proposal and _("Đề xuất: %(text)s") % {"text": it.proposal}) if part
    )


def _combined(chosen: list[Difficulty]) -> str:
    return "\n".join(f"{it.unit}: {it.detail or it.subject}" for it in chosen)


def _crumbs(*more: tuple[str, str]) -> Crumbs:
    return wing_crumbs((_("Khó khăn, vướng mắc"), reverse("reporting:difficulties")), *more)
