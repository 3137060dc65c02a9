"""The shell's own panels on the start page: what is new, and what the system needs from who runs it."""

from typing import Any

from django.http import HttpRequest

from tinhso.foundation.administration.queries import operations, people, units
from tinhso.foundation.administration.rights import OPERATIONS_VIEW, ORGANIZATIONS_MANAGE
from tinhso.foundation.ui.panels import Panel, register_panel

NOTICES = 6


def register() -> None:
    register_panel("standing_in", Panel("office/parts/standing_in.html", standing_in, order=5))
    register_panel("notices", Panel("office/parts/notices.html", notices, order=60))
    register_panel("system", Panel("office/parts/system.html", system, order=70))


def standing_in(request: HttpRequest) -> dict[str, Any] | None:
    """Whom the person stands in for today."""
    borrowed = {
        scope.on_behalf_of_id: scope
        for scope in request.actor.scopes  # type: ignore[attr-defined]
        if scope.on_behalf_of_id is not None
    }
    return {"borrowed": list(borrowed.values())} if borrowed else None


def notices(request: HttpRequest) -> dict[str, Any]:
    unread = people.notifications(request.actor).filter(read_at__isnull=True)  # type: ignore[attr-defined]
    return {"notices": unread[:NOTICES]}


def system(request: HttpRequest) -> dict[str, Any] | None:
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may_anywhere(ORGANIZATIONS_MANAGE) and not actor.may_anywhere(OPERATIONS_VIEW):
        return None
    context: dict[str, Any] = {"queue": units.succession_queue(actor).count()}
    return context | {"alarms": operations.alarms(actor)}
