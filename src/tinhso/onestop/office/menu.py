"""Where the wing shows itself in the shell: the top bar, the start page, the search box, the journal."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.navigation import NavItem, Visible, register
from tinhso.foundation.ui.panels import Panel, register_panel
from tinhso.foundation.ui.requests import actor_of
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source
from tinhso.foundation.ui.subjects import register_subject_page
from tinhso.onestop import facts, queries, rights
from tinhso.onestop.queries import desk
from tinhso.onestop.queries.petitions.lists import find_petitions
from tinhso.onestop.queries.procedures import find_procedures


def with_right(*codes: str) -> Visible:
    """Shown to whoever holds one of the rights somewhere."""
    return lambda request: any(actor_of(request).may_anywhere(code) for code in codes)


def register_all() -> None:
    views, takes_in = with_right(rights.VIEW), with_right(rights.TAKE_IN)
    parts = (
        NavItem(_("Hồ sơ của tôi"), "onestop:my_queue", 5, with_right(rights.PROCESS)),
        NavItem(_("Hồ sơ của đơn vị"), "onestop:unit_queue", 10, views),
        NavItem(_("Tiếp nhận"), "onestop:counter", 15, takes_in),
        NavItem(_("Kết quả chờ trả"), "onestop:results_to_give", 20, views),
        NavItem(_("Tra cứu hồ sơ"), "onestop:dossiers", 25, views),
        NavItem(_("Theo dõi"), "onestop:board", 30, views),
        NavItem(_("Chứng thực bản sao"), "onestop:certified_copies", 35, with_right(rights.COMPARE)),
        NavItem(_("Gián đoạn"), "onestop:outages", 37, takes_in),
        NavItem(_("Phản ánh, kiến nghị"), "onestop:petitions", 33, with_right(rights.VIEW_PETITIONS)),
        NavItem(_("Sổ theo dõi hồ sơ"), "onestop:register_book", 40, with_right(rights.VIEW_PERSONS)),
        NavItem(_("Thủ tục hành chính"), "onestop:procedures", 50, with_right(rights.VIEW_PROCEDURES)),
        NavItem(_("Công bố, công khai chậm"), "onestop:late_announcements", 60, with_right(rights.KEEP_PROCEDURES)),
    )
    register(NavItem(_("Một cửa"), "onestop:unit_queue", 15, views, children=parts))
    register_subject_page("onestop.procedure", "onestop:procedure")
    register_subject_page("onestop.dossier", "onestop:dossier")
    register_subject_page("onestop.certified_copy", "onestop:certified_copy")
    register_subject_page("onestop.outage", "onestop:outage")
    register_subject_page(facts.PETITION, "onestop:petition")
    register_panel("onestop", Panel("onestop/parts/today.html", _today, order=15))
    register_search_source("onestop.dossiers", SearchSource(_("Hồ sơ một cửa"), _dossiers, order=25))
    register_search_source("onestop.petitions", SearchSource(_("Phản ánh, kiến nghị"), _petitions, order=27))
    register_search_source("onestop.procedures", SearchSource(_("Thủ tục hành chính"), _procedures, order=30))


def _today(request: HttpRequest) -> dict[str, Any] | None:
    """What waits for this officer, and in his unit; away for people without dossiers to process."""
    actor = actor_of(request)
    if not actor.may_anywhere(rights.PROCESS):
        return None
    unit = desk.one_of(actor, desk.viewed_units(actor))
    if unit is None:
        return None
    return {
        "mine": desk.my_load(actor),
        "unit": unit,
        "load": queries.load_of(actor, unit),
        "results": desk.waiting_results(actor, unit),
        "takes_in": actor.may_anywhere(rights.TAKE_IN),
    }


def _dossiers(actor: Actor, text: str, limit: int) -> list[Hit]:
    if not actor.may_anywhere(rights.VIEW):
        return []
    return [
        Hit(each.dossier.code, reverse("onestop:dossier", args=[each.dossier.code]), f"{each.applicant} · {each.title}")
        for each in desk.hits(actor, text, limit)
    ]


def _petitions(actor: Actor, text: str, limit: int) -> list[Hit]:
    if not actor.may_anywhere(rights.VIEW_PETITIONS):
        return []
    return [
        Hit(
            each.petition.title,
            reverse("onestop:petition", args=[each.petition.pk]),
            " · ".join(
                filter(None, (each.petition.register_number, each.petition.receiving_unit.name, each.petitioner))
            ),
        )
        for each in find_petitions(actor, text, limit)
    ]


def _procedures(actor: Actor, text: str, limit: int) -> list[Hit]:
    if not actor.may_anywhere(rights.VIEW_PROCEDURES):
        return []
    return [
        Hit(each.title, reverse("onestop:procedure", args=[each.pk]), each.code)
        for each in find_procedures(actor, text, limit)
    ]
