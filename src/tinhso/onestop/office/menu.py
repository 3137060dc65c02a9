"""Where the wing shows itself in the shell: the top bar, the search box, the journal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.navigation import NavItem, Visible, register
from tinhso.foundation.ui.requests import actor_of
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source
from tinhso.foundation.ui.subjects import register_subject_page
from tinhso.onestop import rights
from tinhso.onestop.queries.procedures import find_procedures


def with_right(*codes: str) -> Visible:
    """Shown to whoever holds one of the rights somewhere."""
    return lambda request: any(actor_of(request).may_anywhere(code) for code in codes)


def register_all() -> None:
    sees = with_right(rights.VIEW_PROCEDURES)
    parts = (
        NavItem(_("Thủ tục hành chính"), "onestop:procedures", 50, sees),
        NavItem(_("Công bố, công khai chậm"), "onestop:late_announcements", 60, with_right(rights.KEEP_PROCEDURES)),
    )
    register(NavItem(_("Một cửa"), "onestop:procedures", 15, sees, children=parts))
    register_subject_page("onestop.procedure", "onestop:procedure")
    register_search_source("onestop.procedures", SearchSource(_("Thủ tục hành chính"), _search, order=30))


def _search(actor: Actor, text: str, limit: int) -> list[Hit]:
    return [
        Hit(each.title, reverse("onestop:procedure", args=[each.pk]), each.code)
        for each in find_procedures(actor, text, limit)
    ]
