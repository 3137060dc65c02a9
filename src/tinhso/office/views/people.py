"""People: the list and one person."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.accounts.roles import Role, role_choices
from tinhso.foundation.administration.queries import people, units
from tinhso.foundation.administration.rights import AUDIT_VIEW, PEOPLE_MANAGE
from tinhso.kernel import clock
from tinhso.office.paging import keyset_page

PEOPLE_PER_PAGE = 50


@require_safe
@login_required
def people_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    unit = request.GET.get("don-vi", "")
    state = request.GET.get("tinh-trang", "")
    role = request.GET.get("vai-tro", "")
    rows = people.people_list(
        actor,
        text=request.GET.get("q", ""),
        unit_id=int(unit) if unit.isdecimal() and len(unit) < 18 else None,
        role=role if role in set(Role) else "",
        state=state,
    )
    page = keyset_page(rows, request.GET.get("cursor", ""), ("sort_key", "pk"), PEOPLE_PER_PAGE)
    manages = actor.may_anywhere(PEOPLE_MANAGE)
    posts = people.posts_of(page.rows)
    roles = people.roles_of(page.rows) if manages else {}
    context = {
        "page": page,
        "rows": [(each, posts[each.pk], roles.get(each.pk, [])) for each in page.rows],
        "roles": role_choices(),
        "states": [("away", _("đang vắng")), ("locked", _("đã khóa")), ("all", _("kể cả đã khóa"))],
        "manages": manages,
        "filtered": any(request.GET.get(name) for name in ("q", "don-vi", "tinh-trang", "vai-tro")),
        "unit": units.unit_of(int(unit)) if unit.isdecimal() and len(unit) < 18 else None,
    }
    return render(request, "office/people.html", context)


@require_safe
@login_required
def person(request: HttpRequest, account_id: int) -> HttpResponse:
    """One person: posts, roles, absences, open work. Colleagues see the place and contact only."""
    actor = request.actor  # type: ignore[attr-defined]
    account = people.person_for(actor, account_id)
    managing = people.management_of(actor, account)
    context: dict[str, Any] = {
        "person": account,
        "posts": people.post_history(account),
        "managing": managing,
        "is_self": account.pk == actor.account_id,
        "today": clock.today(),
        "away": people.absence_today(account),
        "sees_journal": actor.may_anywhere(AUDIT_VIEW),
    }
    if managing.sees:
        grants = list(people.grant_history(account))
        context |= {
            "grants": grants,
            "no_grants": not grants,
            "absences": people.absences_of(account)[:12],
            "work": people.open_work(account),
            "second_factor": people.has_second_factor(account),
        }
    return render(request, "office/person.html", context)
