"""The dated rules of calendars: added, ended, compared with their source. Windows already opened never change."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import format_date
from tinhso.reporting import events, rights
from tinhso.reporting.models import CalendarRule, ReportCalendar, Rhythm, Round
from tinhso.reporting.queries.calendars import cut_of
from tinhso.reporting.rules.calendars import Cut, cut_in_words, misplaced_change

A_DAY = timedelta(days=1)
LONGEST_DELAY = 60


@verb(locks=ReportCalendar, permission=rights.KEEP_CALENDARS)
def add_calendar_rule(act: Act[ReportCalendar], *, cut: Cut) -> int:
    """Let a rule hold from `cut.since` on; returns its id. The rule that holds till then ends the day before.

    Raises Invalid for a rule that can't be, Refused where it would overlap another one, change a window that was
    opened already, or leave a week or month with two cut-offs or with none.
    """
    calendar = act.subject
    since = _checked(calendar, cut)
    _untouched(calendar, since)
    rules = list(calendar.rules.all())
    before = next((rule for rule in rules if rule.valid_to is None and _begins_before(rule, since)), None)
    if before is not None:
        before.valid_to = since - A_DAY
    rule = CalendarRule(
        calendar=calendar,
        cut_off_day=cut.cut_off_day,
        due_days=cut.due_days,
        due_time=cut.due_time,
        moves_to_working_day=cut.moves_to_working_day,
        recipient=checked.required("recipient", cut.recipient, _("Hãy ghi nơi nhận báo cáo."), 200),
        source=checked.required("source", cut.source, _("Hãy ghi văn bản quy định."), 300),
        verified=cut.verified,
        valid_from=since,
        valid_to=cut.until,
    )
    _consistent(calendar, [*rules, rule])
    if before is not None:
        before.save()
    rule.save()
    words = cut_in_words(calendar.rhythm, cut)
    act.audit(events.RuleAdded(since=since.isoformat(), source=rule.source, rule=words))
    return rule.pk


@verb(locks=ReportCalendar, permission=rights.KEEP_CALENDARS)
def end_calendar_rule(act: Act[ReportCalendar], *, rule_id: int, until: date, source: str) -> None:
    """Let a rule hold for the last time for a cut-off on `until`. Raises Invalid, NotFound, Refused."""
    calendar = act.subject
    rule = _rule(calendar, rule_id)
    if rule.valid_from is not None and until < rule.valid_from:
        raise Invalid(FieldProblem("until", _("Ngày cuối phải từ ngày quy định bắt đầu áp dụng.")))
    _untouched(calendar, min(until, rule.valid_to or until) + A_DAY)
    rule.valid_to = until
    _consistent(calendar, [rule, *calendar.rules.exclude(pk=rule.pk)])
    rule.save()
    source = checked.required("source", source, _("Hãy ghi văn bản bãi bỏ hoặc thay thế."), 300)
    act.audit(events.RuleEnded(since=_iso(rule.valid_from), until=until.isoformat(), source=source))


@verb(locks=ReportCalendar, permission=rights.KEEP_CALENDARS)
def verify_calendar_rule(act: Act[ReportCalendar], *, rule_id: int, source: str) -> None:
    """Say that the rule was compared with its text; `source` names it. Raises Invalid, NotFound, Refused."""
    rule = _rule(act.subject, rule_id)
    if rule.verified:
        raise Refused(_("Quy định này đã được đối chiếu."))
    rule.source = checked.required("source", source, _("Hãy ghi văn bản đã đối chiếu."), 300)
    rule.verified = True
    rule.save()
    act.audit(events.RuleVerified(since=_iso(rule.valid_from), source=rule.source))


def _checked(calendar: ReportCalendar, cut: Cut) -> date:
    if calendar.rhythm == Rhythm.AD_HOC:
        raise Refused(_("Báo cáo đột xuất không có kỳ, nên không có quy định về kỳ."))
    last = 7 if calendar.rhythm == Rhythm.WEEKLY else 31
    problems = []
    if not 1 <= cut.cut_off_day <= last:
        problems.append(FieldProblem("cut_off_day", _("Ngày chốt phải từ 1 đến %(last)s.") % {"last": last}))
    if not 0 <= cut.due_days <= LONGEST_DELAY:
        message = _("Số ngày sau khi chốt phải từ 0 đến %(most)s.") % {"most": LONGEST_DELAY}
        problems.append(FieldProblem("due_days", message))
    if cut.since is None:
        problems.append(FieldProblem("since", _("Hãy ghi ngày bắt đầu áp dụng.")))
    elif cut.until is not None and cut.until < cut.since:
        problems.append(FieldProblem("until", _("Ngày cuối phải từ ngày quy định bắt đầu áp dụng.")))
    if problems:
        raise Invalid(*problems)
    assert cut.since is not None
    return cut.since


def _untouched(calendar: ReportCalendar, since: date) -> None:
    """Units fill in what was opened: a change begins after it."""
    opened = Round.objects.filter(form__calendar=calendar).order_by("-until").first()
    if opened is not None and since <= opened.until:
        text = _("Kỳ đến ngày %(until)s đã mở cho các đơn vị; thay đổi chỉ áp dụng được từ %(after)s.")
        raise Refused(text % {"until": format_date(opened.until), "after": format_date(opened.until + A_DAY)})


def _consistent(calendar: ReportCalendar, rules: Iterable[CalendarRule]) -> None:
    rules = sorted(rules, key=lambda rule: rule.valid_from or date.min)
    for earlier, later in itertools.pairwise(rules):
        if later.valid_from is None or (earlier.valid_to or date.max) >= later.valid_from:
            text = _("Trùng thời gian áp dụng với quy định từ %(since)s.")
            raise Refused(text % {"since": _day(earlier.valid_from)})
    misplaced = misplaced_change(calendar.rhythm, [cut_of(rule) for rule in rules])
    if misplaced is not None:
        text = _(
            "Đổi quy định từ %(day)s làm một kỳ chốt hai lần hoặc không chốt lần nào. Hãy bắt đầu từ ngày đầu tháng "
            "(báo cáo tuần: từ thứ Hai)."
        )
        raise Refused(text % {"day": format_date(misplaced)})


def _begins_before(rule: CalendarRule, day: date) -> bool:
    return rule.valid_from is None or rule.valid_from < day


def _rule(calendar: ReportCalendar, rule_id: int) -> CalendarRule:
    rule = calendar.rules.filter(pk=rule_id).first()
    if rule is None:
        raise NotFound(_("Không tìm thấy quy định này; có thể đường dẫn sai."))
    return rule


def _day(day: date | None) -> str:
    return format_date(day) if day else _("trước đến nay")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else _("trước đến nay")
