"""When is reported: the calendars, their rules with sources, the windows to come, and how rules are changed."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.kernel import clock
from tinhso.kernel.calendar import CalendarDay, default_calendar
from tinhso.reporting import rights, verbs
from tinhso.reporting.models import CalendarRule, ReportCalendar
from tinhso.reporting.office.asking import FormPage, wing_crumbs
from tinhso.reporting.office.calendar_forms import EndForm, RuleForm, VerifyForm
from tinhso.reporting.queries.calendars import cut_of, visible_calendars, windows_from
from tinhso.reporting.queries.story import story_of
from tinhso.reporting.rules.calendars import Window, cut_in_words, is_late, window_name

TO_COME = 6


@dataclass(frozen=True)
class ShownWindow:
    """A window with its name, the days of rest between cut-off and time limit, whether these are known yet, whether
    it runs today, and whether its time limit is over."""

    window: Window
    name: str
    rest: list[CalendarDay]
    certain: bool
    running: bool
    late: bool

    @classmethod
    def of(cls, rhythm: str, each: Window) -> "ShownWindow":
        calendar, cut_off = default_calendar(), each.period.last_day
        due = clock.local(each.due_at).date()
        rest = [day for day in calendar.days if cut_off < day.date <= due]
        certain = not each.rule.moves_to_working_day or calendar.is_certain(cut_off, due)
        running, late = clock.today() in each.period, is_late(clock.now(), each.due_at)
        return cls(each, window_name(rhythm, each.period), rest, certain, running, late)


@dataclass(frozen=True)
class ShownRule:
    rule: CalendarRule
    words: str
    current: bool


@dataclass(frozen=True)
class ShownCalendar:
    """`past` is the window that was cut last, `windows` those from today's on."""

    calendar: ReportCalendar
    rules: list[ShownRule]
    past: ShownWindow | None
    windows: list[ShownWindow]

    @classmethod
    def of(cls, calendar: ReportCalendar, count: int) -> "ShownCalendar":
        today, rhythm = clock.today(), calendar.rhythm
        coming = windows_from(calendar, today, count)
        rules = [
            ShownRule(rule, cut_in_words(rhythm, cut_of(rule)), rule.is_valid_on(today))
            for rule in sorted(calendar.rules.all(), key=lambda each: cut_of(each).since or clock.today().min)
        ]
        before = windows_from(calendar, coming[0].period.first_day - timedelta(days=1), 1) if coming else []
        past = before[0] if before and before[0].period.last_day < today else None
        shown = [ShownWindow.of(rhythm, each) for each in coming]
        return cls(calendar, rules, ShownWindow.of(rhythm, past) if past else None, shown)

    @property
    def rule(self) -> ShownRule | None:
        """The rule of the window that runs now, or of the next one."""
        coming = self.windows[0].window.rule.since if self.windows else None
        return next((each for each in self.rules if self.windows and each.rule.valid_from == coming), None)

    @property
    def next_due(self) -> ShownWindow | None:
        """The window whose report is due next: the last one that was cut, while its time hasn't run out."""
        coming = self.windows[0] if self.windows else None
        return self.past if self.past is not None and not self.past.late else coming


@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    shown = [ShownCalendar.of(each, 1) for each in visible_calendars(actor_of(request))]
    unverified = sum(not each.rule.rule.verified for each in shown if each.rule)
    context = {"calendars": shown, "unverified": unverified, "crumbs": wing_crumbs((_("Lịch báo cáo"), ""))}
    return render(request, "reporting/calendars.html", context)


@require_safe
def calendar(request: HttpRequest, calendar_id: int) -> HttpResponse:
    actor, it = actor_of(request), _calendar_for(request, calendar_id)
    context = {
        "shown": ShownCalendar.of(it, TO_COME),
        "it": it,
        "story": story_of(it.journal_subject()),
        "why_not": _why_not(actor, it),
        "crumbs": _crumbs(it),
    }
    return render(request, "reporting/calendar.html", context)


@require_http_methods(["GET", "POST"])
def add_rule(request: HttpRequest, calendar_id: int) -> HttpResponse:
    actor, it = actor_of(request), _calendar_for(request, calendar_id)
    insist(_why_not(actor, it))
    latest = max(it.rules.all(), key=lambda rule: cut_of(rule).since or clock.today().min, default=None)
    initial = vars(latest) if latest else {}
    form = RuleForm(it, request.POST or None, initial={**initial, "source": "", "verified": False})
    if form.is_valid() and attempt(lambda: verbs.add_calendar_rule(actor, it.pk, cut=form.cut()), form):
        messages.success(request, _("Đã thêm quy định. Các kỳ đã mở không thay đổi."))
        return redirect("reporting:calendar", it.pk)
    lead = _("Kỳ đầu theo quy định mới bắt đầu ngay sau kỳ trước: không ngày nào bị bỏ sót hay tính hai lần.")
    return _page(it, _("Thêm quy định"), _("Thêm"), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def end_rule(request: HttpRequest, calendar_id: int, rule_id: int) -> HttpResponse:
    actor, it = actor_of(request), _calendar_for(request, calendar_id)
    insist(_why_not(actor, it))
    rule = found(it.rules.filter(pk=rule_id).first())
    form = EndForm(request.POST or None)
    if form.is_valid() and attempt(
        lambda: verbs.end_calendar_rule(actor, it.pk, rule_id=rule_id, **form.cleaned_data), form
    ):
        messages.success(request, _("Đã ghi ngày hết áp dụng."))
        return redirect("reporting:calendar", it.pk)
    lead = cut_in_words(it.rhythm, cut_of(rule))
    return _page(it, _("Chấm dứt quy định"), _("Chấm dứt"), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def verify_rule(request: HttpRequest, calendar_id: int, rule_id: int) -> HttpResponse:
    actor, it = actor_of(request), _calendar_for(request, calendar_id)
    insist(_why_not(actor, it))
    rule = found(it.rules.filter(pk=rule_id).first())
    form = VerifyForm(request.POST or None, initial={"source": rule.source})
    if form.is_valid() and attempt(
        lambda: verbs.verify_calendar_rule(actor, it.pk, rule_id=rule_id, **form.cleaned_data), form
    ):
        messages.success(request, _("Đã ghi: quy định đã được đối chiếu với văn bản."))
        return redirect("reporting:calendar", it.pk)
    words = cut_in_words(it.rhythm, cut_of(rule))
    lead = _("Chỉ xác nhận khi đã đọc văn bản: %(rule)s; nơi nhận: %(recipient)s.")
    lead %= {"rule": words, "recipient": rule.recipient}
    return _page(it, _("Xác nhận quy định theo văn bản"), _("Xác nhận đã đối chiếu"), lead).show(request, form)


def _calendar_for(request: HttpRequest, calendar_id: int) -> ReportCalendar:
    return found(visible_calendars(actor_of(request)).filter(pk=calendar_id).first())


def _why_not(actor: Actor, it: ReportCalendar) -> str:
    return actor.may(rights.KEEP_CALENDARS, it.keeper.path, it.field_code or None).reason


def _page(it: ReportCalendar, heading: str, submit: str, lead: str) -> FormPage:
    back = reverse("reporting:calendar", args=[it.pk])
    return FormPage(heading, submit, back, _crumbs(it, heading), lead)


def _crumbs(it: ReportCalendar, *more: str) -> Crumbs:
    trail = [(_("Lịch báo cáo"), reverse("reporting:calendars"))]
    trail.append((it.name, reverse("reporting:calendar", args=[it.pk]) if more else ""))
    return wing_crumbs(*trail, *((label, "") for label in more))
