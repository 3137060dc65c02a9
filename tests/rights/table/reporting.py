"""Checks, calendars, difficulties, reports and the forms that are collected."""

from datetime import timedelta
from typing import Any

from tests.rights.table.samples import (
    REASON,
    Sample,
    Values,
    at_own_unit,
    both,
    day,
    either,
    following,
    get,
    nobody,
    on_province,
    on_unit,
    one,
    owner,
    post,
    signed_in,
    somewhere,
    upload,
)
from tests.rights.world import FIELD, Place
from tests.rights.world.reporting import correctable
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.metrics.rights import VIEW as FIGURES_VIEW
from tinhso.reporting import rights as reporting
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.filled import filled
from tinhso.reporting.publishing import text_of
from tinhso.reporting.rights import CHECK
from tinhso.reporting.spreadsheet import workbook

kept_check = one("check_id", "check")


def found(place: Place) -> dict[str, Any]:
    return {"check_id": place.check.pk, "key": correctable(place.check)}


REPORTS: dict[str, list[Sample]] = {
    "reporting:checks": [get(signed_in), post(at_own_unit(CHECK), data={"text": "Tiếp nhận 10 hồ sơ."})],
    "reporting:check_run": [get(owner, one("run_id", "check_run"))],
    "reporting:check": [get(owner, kept_check)],
    "reporting:check_download": [get(owner, kept_check)],
    "reporting:accept_correction": [post(owner, found)],
    "reporting:dismiss_finding": [post(owner, found)],
    "reporting:undo_correction": [post(owner, one("check_id", "corrected_check", number=0))],
    "reporting:remove_check": [post(owner, kept_check)],
}

views_reports = somewhere(reporting.VIEW)
keeps_calendar = both(views_reports, following(reporting.KEEP_CALENDARS, None))
sees_difficulty = either(on_unit(reporting.VIEW, None), following(reporting.VIEW, None))
raises_there = on_unit(reporting.RAISE, None)
the_calendar = one("calendar_id", "calendar")
RULE = {
    "since": "2031-01-01",
    "cut_off_day": "14",
    "due_days": "1",
    "recipient": "Công an tỉnh",
    "source": "2/KH-UBND",
}


def the_rule(place: Place) -> dict[str, Any]:
    return {"calendar_id": place.calendar.pk, "rule_id": place.calendar.rules.get().pk}


def the_difficulty(name: str = "difficulty") -> Values:
    return one("difficulty_id", name)


def asking(place: Place) -> dict[str, Any]:
    return {"unit_id": place.unit.pk, "subject": "Vướng việc khác", "answering_unit_id": place.follower.pk}


def both_difficulties(place: Place) -> list[int]:
    return [place.difficulty.pk, place.second_difficulty.pk]


CALENDARS_AND_DIFFICULTIES: dict[str, list[Sample]] = {
    "reporting:front": [get(signed_in)],
    "reporting:calendars": [get(signed_in)],
    "reporting:calendar": [get(views_reports, the_calendar)],
    "reporting:calendar_rule_new": [get(keeps_calendar, the_calendar), post(keeps_calendar, the_calendar, RULE)],
    "reporting:calendar_rule_end": [
        get(keeps_calendar, the_rule),
        post(keeps_calendar, the_rule, {"until": "2031-12-31", "source": "3/KH-UBND"}),
    ],
    "reporting:calendar_rule_verify": [
        get(keeps_calendar, the_rule),
        post(keeps_calendar, the_rule, {"source": "1/KH-UBND"}),
    ],
    "reporting:difficulties": [get(signed_in)],
    "reporting:difficulty_new": [
        get(somewhere(reporting.RAISE)),
        post(raises_there, data=asking, sent_away=True),
    ],
    "reporting:difficulties_merge": [
        get(
            both(somewhere(reporting.CONSOLIDATE), sees_difficulty),
            query=lambda p: [("id", pk) for pk in both_difficulties(p)],  # type: ignore[arg-type, return-value]
        ),
        post(on_unit(reporting.CONSOLIDATE, None), data=lambda p: {**asking(p), "ids": both_difficulties(p)}),
    ],
    "reporting:difficulty": [get(sees_difficulty, the_difficulty())],
    "reporting:difficulty_edit": [
        get(raises_there, the_difficulty()),
        post(raises_there, the_difficulty(), asking),
    ],
    "reporting:difficulty_answer": [
        get(following(reporting.ANSWER, None), the_difficulty()),
        post(following(reporting.ANSWER, None), the_difficulty(), {"answer": "Đã xong"}),
    ],
    "reporting:difficulty_reopen": [
        get(raises_there, the_difficulty("answered_difficulty")),
        post(raises_there, the_difficulty("answered_difficulty"), REASON),
    ],
    "reporting:difficulty_withdraw": [
        get(raises_there, the_difficulty()),
        post(raises_there, the_difficulty(), REASON),
    ],
}


def the_report(name: str = "draft_report", **more: Any) -> Values:
    return one("report_id", name, **more)


def the_remark(place: Place) -> dict[str, Any]:
    remarks = Review(Composed(place.questioned_report)).remarks
    return {"report_id": place.questioned_report.pk, "key": remarks[0].key}


def drafts_for_own_office(actor: Actor, place: Place) -> bool:
    """A commune's figures are its own; others speak of the province."""
    own = Unit.objects.filter(pk=actor.unit_id).first()
    if own is None:
        return False
    area = own if own.is_commune_level else Unit.objects.get(parent=None)
    return bool(actor.may(reporting.COMPOSE, own.path, FIELD) and actor.may(FIGURES_VIEW, area.path, FIELD))


def this_week(place: Place) -> dict[str, Any]:
    thursday = clock.today() + timedelta(days=(4 - clock.today().isoweekday()) % 7)
    return {"kind": f"project06_weekly/{thursday.isoformat()}"}


composes = on_unit(reporting.COMPOSE)
heads = on_unit(reporting.PASS_ON)
signs = on_unit(reporting.SIGN)
numbers = on_unit(reporting.ISSUE)
works_on_it = either(composes, heads)
sees_issued = either(works_on_it, on_unit(reporting.VIEW))

COMPOSING: dict[str, list[Sample]] = {
    "reporting:reports": [get(signed_in)],
    "reporting:report_new": [
        get(somewhere(reporting.COMPOSE)),
        post(drafts_for_own_office, data=this_week, sent_away=True),
    ],
    "reporting:report": [
        get(works_on_it, the_report()),
        get(works_on_it, the_report("questioned_report")),
        get(works_on_it, the_report("report_with_head")),
        get(either(works_on_it, signs), the_report("report_with_signer")),
        get(either(works_on_it, signs, numbers), the_report("signed_report")),
        get(sees_issued, the_report("issued_report")),
    ],
    "reporting:report_paper": [get(works_on_it, the_report()), get(sees_issued, the_report("issued_report"))],
    "reporting:report_section": [post(composes, the_report(key="next"), {"text": "Việc khác."})],
    "reporting:report_words": [
        get(composes, the_report()),
        post(composes, the_report(), {"title": "Trích yếu khác"}),
    ],
    "reporting:report_explain": [post(composes, the_remark, {"reason": "Theo Cổng quốc gia"})],
    "reporting:report_hand_in": [post(composes, the_report())],
    "reporting:report_discard": [post(composes, the_report())],
    "reporting:report_pass_on": [post(heads, the_report("report_with_head"))],
    "reporting:report_send_back": [
        get(heads, the_report("report_with_head")),
        post(heads, the_report("report_with_head"), REASON),
        post(signs, the_report("report_with_signer"), REASON),
    ],
    "reporting:report_sign": [post(signs, the_report("report_with_signer"))],
    "reporting:report_issue": [
        get(numbers, the_report("signed_report")),
        post(numbers, the_report("signed_report"), lambda place: {"issued_on": day(0)}),
    ],
    "reporting:report_correct": [
        get(composes, the_report("issued_report")),
        post(composes, the_report("issued_report"), REASON),
    ],
    "reporting:report_file": [
        get(works_on_it, the_report(kind="pdf")),
        get(sees_issued, the_report("issued_report", kind="docx")),
    ],
}


def collected(argument: str, name: str) -> Values:
    return lambda place: {argument: getattr(place.collected, name).pk}


def filled_workbook(place: Place) -> dict[str, Any]:
    return {"file": upload("bieu.xlsx", workbook(filled(place.collected.submission)))}


def next_version(place: Place) -> dict[str, Any]:
    """The form's own text from tomorrow on."""
    version = place.collected.form.versions.get()
    written, tomorrow = text_of(version), clock.today() + timedelta(days=1)
    written = written.replace(f"since = {version.valid_from}", f"since = {tomorrow}").replace(
        'source = ""', 'source = "2/QĐ"'
    )
    return {"text": written, "publish": "1"}


keeps = following(reporting.REVIEW)
sees_round = either(following(reporting.VIEW), keeps)
sees_form = either(on_unit(reporting.VIEW), sees_round)
fills = on_unit(reporting.FILL)
the_form = collected("submission_id", "submission")
waiting_form = collected("submission_id", "waiting")
the_round = collected("round_id", "round")
defined_form = collected("form_id", "form")
NUMBER = {"v-number": "7"}

COLLECTING: dict[str, list[Sample]] = {
    "reporting:own_forms": [get(signed_in)],
    "reporting:submission": [
        get(sees_form, the_form),
        get(sees_form, waiting_form),
        post(fills, the_form, NUMBER),
        post(both(fills, on_unit(reporting.SUBMIT)), the_form, {**NUMBER, "submit": "1"}),
    ],
    "reporting:save_submission": [post(fills, the_form, NUMBER)],
    "reporting:submission_workbook": [get(sees_form, the_form, recorded=True)],
    "reporting:fill_submission": [get(fills, the_form), post(fills, the_form, filled_workbook)],
    "reporting:accept_submission": [post(keeps, waiting_form)],
    "reporting:return_submission": [get(keeps, waiting_form), post(keeps, waiting_form, REASON)],
    "reporting:forms": [get(signed_in)],
    "reporting:form": [get(sees_round, defined_form)],
    "reporting:form_text": [get(sees_round, defined_form)],
    "reporting:publish_form": [get(keeps, defined_form), post(keeps, defined_form, next_version)],
    "reporting:rounds": [get(signed_in)],
    "reporting:open_round": [post(keeps, collected("form_id", "form"))],
    "reporting:round": [get(sees_round, the_round), get(sees_round, collected("round_id", "waiting_round"))],
    "reporting:round_totals": [get(both(sees_round, on_province(FIGURES_VIEW)), the_round)],
    "reporting:round_totals_workbook": [get(both(sees_round, on_province(FIGURES_VIEW)), the_round, recorded=True)],
    "reporting:accept_clean": [post(keeps, collected("round_id", "waiting_round"))],
    "reporting:round_reminders": [get(keeps, the_round), post(keeps, the_round)],
    "reporting:send_reminders": [post(keeps, the_round)],
    "reporting:close_round": [post(keeps, the_round)],
    "reporting:reminder": [
        get(sees_round, collected("reminder_id", "reminder")),
        get(sees_form, collected("reminder_id", "sent_reminder")),
        post(keeps, collected("reminder_id", "reminder"), {"body": "Lời mới"}),
        post(nobody, collected("reminder_id", "sent_reminder"), {"body": "Lời mới"}),
    ],
}
