"""Addresses of the wing's front page, of its calendars and of difficulties."""

from django.urls import URLPattern

from tinhso.reporting.office.routes import REPORTS, page
from tinhso.reporting.office.views import calendars, difficulties, front

CALENDARS = f"{REPORTS}lich/"
CALENDAR = f"{CALENDARS}<int:calendar_id>/"
RULE = f"{CALENDAR}quy-dinh/<int:rule_id>/"
DIFFICULTIES = f"{REPORTS}kho-khan/"
DIFFICULTY = f"{DIFFICULTIES}<int:difficulty_id>/"

difficulty_urlpatterns: list[URLPattern] = [
    page(REPORTS, front.front, "front"),
    page(CALENDARS, calendars.calendars, "calendars"),
    page(CALENDAR, calendars.calendar, "calendar"),
    page(f"{CALENDAR}quy-dinh/", calendars.add_rule, "calendar_rule_new"),
    page(f"{RULE}ket-thuc/", calendars.end_rule, "calendar_rule_end"),
    page(f"{RULE}doi-chieu/", calendars.verify_rule, "calendar_rule_verify"),
    page(DIFFICULTIES, difficulties.register, "difficulties"),
    page(f"{DIFFICULTIES}moi/", difficulties.new, "difficulty_new"),
    page(f"{DIFFICULTIES}gop/", difficulties.merge, "difficulties_merge"),
    page(DIFFICULTY, difficulties.one, "difficulty"),
    page(f"{DIFFICULTY}sua/", difficulties.edit, "difficulty_edit"),
    page(f"{DIFFICULTY}tra-loi/", difficulties.answer, "difficulty_answer"),
    page(f"{DIFFICULTY}hoi-lai/", difficulties.reopen, "difficulty_reopen"),
    page(f"{DIFFICULTY}rut/", difficulties.withdraw, "difficulty_withdraw"),
]
