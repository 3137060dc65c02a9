"""The keeper's screens: rounds, how far each is, its roll-up, the letters that urge, closing."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import Exported
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import XLSX, attachment
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.reporting import rights, verbs
from tinhso.reporting.filled import Filled, filled_forms
from tinhso.reporting.models import Round, Submission, SubmissionReminder
from tinhso.reporting.office.asking import wing_crumbs
from tinhso.reporting.office.collecting_forms import LetterForm
from tinhso.reporting.office.round_names import named
from tinhso.reporting.queries.calendars import last_window
from tinhso.reporting.queries.collecting import (
    SubmissionFilter,
    progress_of,
    reminder_of,
    reminders_of,
    round_of,
    rounds_with_progress,
    submissions_of,
    visible_forms,
)
from tinhso.reporting.queries.openings import openings
from tinhso.reporting.queries.rollup import Section, roll_up, sections_of, why_not_roll_up
from tinhso.reporting.rollup_workbook import rollup_workbook
from tinhso.reporting.rules.calendars import is_late, window_name
from tinhso.reporting.rules.lateness import late_minutes, late_words

SHOWN, PAGE = 60, 50
MOST_CELLS, FEWEST_ROWS = 300, 15


@dataclass(frozen=True)
class ProgressRow:
    """One unit's submission in the keeper's list; `remarks` counts what its form was questioned for."""

    submission: Submission
    late: str
    remarks: int


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds of my keeper, and forms that could go round now."""
    actor = actor_of(request)
    rows = [(it, window_name(it.form.calendar.rhythm, it.period)) for it in rounds_with_progress(actor)[:SHOWN]]
    context = {"rounds": rows, "openings": openings(actor), "crumbs": wing_crumbs((_("Kỳ báo cáo"), ""))}
    return render(request, "reporting/rounds.html", context)


@require_POST
def open_form(request: HttpRequest, form_id: int) -> HttpResponse:
    """Open a form for the window that was cut last."""
    actor = actor_of(request)
    form = found(visible_forms(actor).filter(pk=form_id).first())
    window = found(last_window(form.calendar, clock.today()))
    return press(
        request,
        lambda: verbs.open_round(actor, form_id, window=window),
        _("Đã mở kỳ %(period)s.") % {"period": window.period},
        reverse("reporting:rounds"),
    )


@require_safe
def one(request: HttpRequest, round_id: int) -> HttpResponse:
    """How far a round is: who has handed in, who is late, what waits."""
    it = _round_for(request, round_id)
    actor, chosen, now = actor_of(request), SubmissionFilter.from_querydict(request.GET), clock.now()
    place = _place(request)
    wanted = submissions_of(it, chosen, now)
    total, rows = wanted.count(), list(wanted[place : place + PAGE])
    forms = filled_forms(it, [each for each in rows if each.state == "submitted"], only_checked=True)
    context = {
        **_shared(actor, it),
        "progress": progress_of(it, now),
        "rows": [_progress_row(each, it, forms.get(each.pk)) for each in rows],
        "chosen": chosen,
        **_paging(place, PAGE, total),
        "is_over": is_late(now, it.due_at),
    }
    return render(request, "reporting/round.html", context)


@require_safe
def totals(request: HttpRequest, round_id: int) -> HttpResponse:
    """The roll-up: one part of the form, all units, totals that open."""
    it = _round_for(request, round_id)
    actor = actor_of(request)
    insist(why_not_roll_up(actor))
    sections = sections_of(it)
    section = _section(request, sections) or sections[0]
    place, size = _place(request), max(FEWEST_ROWS, MOST_CELLS // len(section.lines))
    table = roll_up(actor, it, section.lines, start=place, size=size)
    context = {
        **_shared(actor, it, "totals"),
        "sections": sections,
        "section": section,
        "rows": table.rows,
        "totals": table.totals,
        "has_whole": any(each.whole for each in table.totals),
        **_paging(place, size, table.units),
    }
    return render(request, "reporting/round_totals.html", context)


@require_safe
def totals_workbook(request: HttpRequest, round_id: int) -> HttpResponse:
    """The roll-up as a workbook: all units, the part that the address names or the whole form. The taking is
    journalled."""
    it = _round_for(request, round_id)
    actor, sections = actor_of(request), sections_of(it)
    insist(why_not_roll_up(actor))
    section = _section(request, sections) if "phan" in request.GET else None
    lines = section.lines if section else tuple(line for each in sections for line in each.lines)
    table = roll_up(actor, it, lines)
    record_read(actor, Exported(what=_("bảng tổng hợp kỳ báo cáo"), rows=table.units), it.journal_subject())
    content = rollup_workbook(it, named(it), section.label if section else "", table)
    name = f"tong-hop-{it.form.code}-{it.until:%Y%m%d}.xlsx"
    return attachment(content, name, XLSX)


@require_POST
def accept_clean(request: HttpRequest, round_id: int) -> HttpResponse:
    it = _round_for(request, round_id)
    return press(
        request,
        lambda: verbs.accept_all_clean(actor_of(request), round_id),
        _("Đã duyệt mọi báo cáo không có điểm phải xem."),
        _url(it),
    )


@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest, round_id: int) -> HttpResponse:
    """The letters of a round; POST drafts one for each unit that still owes the form."""
    it = _round_for(request, round_id)
    actor = actor_of(request)
    insist(_why_not_review(actor, it))
    if request.method == "POST":
        return press(request, lambda: verbs.remind(actor, round_id), _drafted, _url(it, "reminders"))
    letters = list(reminders_of(it)[:200])
    context = {
        **_shared(actor, it, "reminders"),
        "letters": letters,
        "unsent": sum(each.sent_at is None for each in letters),
    }
    return render(request, "reporting/round_reminders.html", context)


@require_POST
def send_reminders(request: HttpRequest, round_id: int) -> HttpResponse:
    it = _round_for(request, round_id)
    return press(
        request,
        lambda: verbs.send_reminders(actor_of(request), round_id),
        _("Đã gửi các thư đôn đốc."),
        _url(it, "reminders"),
    )


@require_http_methods(["GET", "POST"])
def reminder(request: HttpRequest, reminder_id: int) -> HttpResponse:
    """One letter as it will be printed; editable until it is sent."""
    actor = actor_of(request)
    it = found(reminder_of(actor, reminder_id))
    why_not_edit = actor.may(rights.REVIEW, it.sender.path, it.field_code).reason
    if not why_not_edit and it.sent_at is not None:
        why_not_edit = _("Thư đã gửi; không sửa được nữa.")
    form = LetterForm(request.POST or None, initial={"body": it.body}) if not why_not_edit else None
    if request.method == "POST":
        insist(why_not_edit)
    if form and form.is_valid() and attempt(lambda: verbs.edit_reminder(actor, reminder_id, **form.cleaned_data), form):
        return redirect("reporting:reminder", reminder_id)
    context = {"letter": it, "form": form, "crumbs": _letter_crumbs(actor, it)}
    return render(request, "reporting/reminder.html", context)


@require_POST
def close(request: HttpRequest, round_id: int) -> HttpResponse:
    it = _round_for(request, round_id)
    return press(
        request,
        lambda: verbs.close_round(actor_of(request), round_id),
        _("Đã chốt kỳ. Số đến sau được ghi là bản đính chính."),
        _url(it),
    )


def _shared(actor: Actor, it: Round, current: str = "") -> dict[str, object]:
    """What the head of each of a round's screens shows."""
    why_not_review = _why_not_review(actor, it)
    tabs = [(_("Tiến độ"), ""), (_("Tổng hợp"), "totals")]
    tabs += [] if why_not_review else [(_("Thư đôn đốc"), "reminders")]
    return {
        "round": it,
        "name": named(it),
        "tabs": [(label, _url(it, name), current == name) for label, name in tabs],
        "why_not_review": why_not_review,
        "crumbs": wing_crumbs((_("Kỳ báo cáo"), reverse("reporting:rounds")), (named(it), "")),
    }


def _progress_row(each: Submission, it: Round, form: Filled | None) -> ProgressRow:
    minutes = late_minutes(each.submitted_at or clock.now(), it.due_at)
    return ProgressRow(each, late_words(minutes) if minutes else "", len(form.violations) if form else 0)


def _why_not_review(actor: Actor, it: Round) -> str:
    return actor.may(rights.REVIEW, it.form.calendar.keeper.path, it.field_code).reason


def _section(request: HttpRequest, sections: list[Section]) -> Section | None:
    return next((each for each in sections if each.code == request.GET.get("phan", "")), None)


def _round_for(request: HttpRequest, round_id: int) -> Round:
    return found(round_of(actor_of(request), round_id))


def _url(it: Round, name: str = "") -> str:
    return reverse(f"reporting:round_{name}" if name else "reporting:round", args=[it.pk])


def _place(request: HttpRequest) -> int:
    cursor = request.GET.get("cursor", "")
    return int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 7 else 0


def _drafted(letters: list[int]) -> str:
    if not letters:
        return _("Hôm nay mỗi đơn vị chưa gửi đã có một thư; không soạn thêm.")
    return _("Đã soạn %(count)s thư cho các đơn vị chưa gửi. Xem lại rồi gửi.") % {"count": len(letters)}


def _paging(place: int, size: int, total: int) -> dict[str, str]:
    """What leads to the other pages of a list of units; nothing where one page holds them all."""
    last = min(total, place + size)
    words = _("%(first)s–%(last)s trong %(total)s đơn vị")
    return {
        "next": str(place + size) if total > last else "",
        "previous": str(max(0, place - size)) if place else "",
        "pages": words % {"first": place + 1, "last": last, "total": total} if 0 < last - place < total else "",
    }


def _letter_crumbs(actor: Actor, it: SubmissionReminder) -> Crumbs:
    of = it.submission.round
    if round_of(actor, of.pk) is None:
        return wing_crumbs((_("Thư đôn đốc"), ""))
    return wing_crumbs((named(of), _url(of)), (_("Thư đôn đốc"), _url(of, "reminders")), (str(it.submission.unit), ""))
