"""Where the wing shows itself in the shell: the top bar, the start page, the search box, the journal."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.directives import queries, rights
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.navigation import NavItem, Visible
from tinhso.foundation.ui.navigation import register as register_entry
from tinhso.foundation.ui.panels import Panel, register_panel
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source
from tinhso.foundation.ui.subjects import register_subject_page, subject_url


def with_right(code: str) -> Visible:
    """Shown to whoever holds the right somewhere."""
    return lambda request: _may_anywhere(request, code)


def register() -> None:
    views = with_right(rights.VIEW)
    register_entry(NavItem(_("Việc của tôi"), "directives:my_work", 10, views, exact=True))
    register_entry(NavItem(_("Nhiệm vụ"), "directives:assignments", 20, views, children=_lists()))
    register_entry(NavItem(_("Văn bản giao việc"), "directives:documents", 30, views))
    register_subject_page("directives.document", "directives:document")
    register_subject_page("directives.task", "directives:task")
    register_subject_page("directives.assignment", "directives:assignment")
    register_subject_page("directives.reminder", "directives:reminder")
    register_subject_page("directives.results", "directives:results_review")
    register_panel("directives", Panel("directives/parts/today.html", _today, order=10))
    register_search_source("directives", SearchSource(_("Văn bản, nhiệm vụ"), _search, order=10))


def _lists() -> tuple[NavItem, ...]:
    return (
        NavItem(_("Danh sách"), "directives:assignments", 1),
        NavItem(_("Theo đơn vị"), "directives:by_unit", 2),
        NavItem(_("Lịch"), "directives:calendar", 3),
        NavItem(_("Chậm và sắp đến hạn"), "directives:late", 4),
        NavItem(_("Chờ tôi quyết định"), "directives:review_queue", 5),
        NavItem(_("Thư đôn đốc"), "directives:reminders", 6, with_right(rights.REMIND)),
        NavItem(_("Chuyển việc sau sắp xếp"), "directives:inheritances", 7, with_right(rights.PUT_IN_FORCE)),
        NavItem(_("Đối chiếu kết quả"), "directives:results", 8, with_right(rights.ACCEPT)),
    )


def _may_anywhere(request: HttpRequest, code: str) -> bool:
    return bool(request.actor.may_anywhere(code))  # type: ignore[attr-defined]


def _today(request: HttpRequest) -> dict[str, Any] | None:
    """The day's work in one glance; away for people without tasks in their view."""
    if not _may_anywhere(request, rights.VIEW):
        return None
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return {"work": queries.my_work(actor), "queue": queries.review_queue(actor), "counts": queries.counts(actor)}


def _search(actor: Actor, text: str, limit: int) -> list[Hit]:
    found = queries.search(actor, text, limit)
    return [Hit(each.title, subject_url(each.kind, str(each.id)), each.note) for each in found]
