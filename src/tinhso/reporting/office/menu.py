"""Where the wing shows itself in the shell: the top bar, the start page, the search box, the journal."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.navigation import NavItem, Visible, register
from tinhso.foundation.ui.panels import Panel, register_panel
from tinhso.foundation.ui.requests import actor_of
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source
from tinhso.foundation.ui.subjects import register_subject_page, subject_url
from tinhso.reporting import rights
from tinhso.reporting.queries.difficulties import search
from tinhso.reporting.queries.waiting import Waiting


def with_right(*codes: str) -> Visible:
    """Shown to whoever holds one of the rights somewhere."""
    return lambda request: any(actor_of(request).may_anywhere(code) for code in codes)


def register_all() -> None:
    register(NavItem(_("Báo cáo"), "reporting:front", 40, with_right(rights.VIEW, rights.CHECK), children=_parts()))
    register_panel("reporting", Panel("reporting/parts/today.html", _today, order=20))
    register_search_source("reporting", SearchSource(_("Khó khăn, vướng mắc"), _search, order=30))
    register_subject_page("reporting.check", "reporting:check")
    register_subject_page("reporting.calendar", "reporting:calendar")
    register_subject_page("reporting.difficulty", "reporting:difficulty")
    register_subject_page("reporting.submission", "reporting:submission")
    register_subject_page("reporting.form", "reporting:form")
    register_subject_page("reporting.round", "reporting:round")
    register_subject_page("reporting.reminder", "reporting:reminder")
    register_subject_page("reporting.report", "reporting:report")


def _parts() -> tuple[NavItem, ...]:
    views = with_right(rights.VIEW)
    return (
        NavItem(_("Việc cần làm"), "reporting:front", 1, exact=True),
        NavItem(_("Biểu của đơn vị tôi"), "reporting:own_forms", 5, with_right(rights.FILL)),
        NavItem(_("Kỳ báo cáo"), "reporting:rounds", 10, with_right(rights.REVIEW)),
        NavItem(_("Văn bản báo cáo"), "reporting:reports", 15, with_right(rights.VIEW, rights.ISSUE)),
        NavItem(_("Lịch báo cáo"), "reporting:calendars", 20, views),
        NavItem(_("Khó khăn, vướng mắc"), "reporting:difficulties", 30, views),
        NavItem(_("Kiểm tra số liệu"), "reporting:checks", 40, with_right(rights.CHECK)),
    )


def _today(request: HttpRequest) -> dict[str, object] | None:
    """Away while nothing waits."""
    waiting = Waiting(actor_of(request))
    if waiting.is_empty:
        return None
    return {"counts": waiting.counts, "late_forms": waiting.late_forms}


def _search(actor: Actor, text: str, limit: int) -> list[Hit]:
    found = search(actor, text, limit)
    return [
        Hit(
            each.subject, subject_url("reporting.difficulty", str(each.pk)), f"{each.unit} · {each.get_state_display()}"
        )
        for each in found
    ]
