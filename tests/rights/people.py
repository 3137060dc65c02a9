"""The people of the world at their browsers, and what an answer says about their right."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from tests.rights.table import Sample
from tests.rights.world import Place, World
from tinhso.foundation.accounts.actor import ANONYMOUS, Actor, actor_for

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Visitor:
    """`who` in words, with an open session; `actor` is what the rights say today. `far`: tried in the south, too."""

    who: str
    client: Client
    actor: Actor
    far: bool


def visitors(world: World) -> list[Visitor]:
    """Everybody signed in; the locked account's session was opened before it was locked."""
    found = []
    for who, account in world.people.items():
        client = Client()
        if account is not None:
            client.force_login(account, backend=BACKEND)
            if who.startswith("locked"):
                account.is_active = False
                account.save()
        known = account is not None and account.is_active
        found.append(Visitor(who, client, actor_for(account) if known else ANONYMOUS, who not in world.near_misses))
    return found


def url_of(name: str, sample: Sample, place: Place) -> str:
    """The address of a sample; what has no name is called by its route."""
    url = reverse(name, kwargs=sample.args(place)) if ":" in name else f"/{name}"
    return f"{url}?{urlencode(query)}" if (query := sample.query(place)) else url


def places(world: World, sample: Sample) -> list[tuple[str, Place]]:
    """Both places, unless the sample doesn't depend on one."""
    found = list(world.places.items())
    return found if sample.args(world.north) or sample.data(world.north) else found[:1]


def leads_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(
        (resolve_url(settings.LOGIN_URL), f"{resolve_url(settings.LOGIN_URL)}?")
    )


def reason_of(answer: Any) -> str:
    """Why the 403 page says that it isn't open."""
    context = getattr(answer, "context", None)
    return str(context["reason"]) if context is not None and "reason" in context else ""


def not_refused(answer: Any, visitor: Visitor, sample: Sample) -> str:
    """What is wrong with a refusal; "" for a 404, a 403 with its reason, and the way to sign-in."""
    if answer.status_code == 404:
        return ""
    if answer.status_code == 403:
        return "" if reason_of(answer) else "403 without a reason"
    if visitor.actor.account_id is None:
        return "" if leads_to_sign_in(answer) else f"not sent to sign-in: {answer.status_code}"
    if sample.sent_away and answer.status_code in (200, 302, 422):
        return ""
    return f"not refused: {answer.status_code}"


def no_problem(answer: Any, visitor: Visitor, sample: Sample) -> str:
    """What is wrong with a refusal of the API; "" for a problem response with its reason."""
    wanted = (401,) if visitor.actor.account_id is None else (403, 404)
    if answer.status_code not in wanted:
        return f"not refused: {answer.status_code} {answer.content.decode()[:200]}"
    if answer["Content-Type"] != "application/problem+json":
        return f"not a problem response: {answer['Content-Type']}"
    return "" if answer.json()["detail"] else "refused without a reason"


def not_served(answer: Any) -> str:
    """What is wrong with an answer to somebody who may."""
    if answer.status_code >= 400:
        why = reason_of(answer) or answer.content.decode(errors="replace")[:300]
        return f"refused with {answer.status_code}: {why}"
    return "sent to sign-in" if leads_to_sign_in(answer) else ""
