"""People: who may see whom, and what is known about one person."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Absence, Account, Grant, Post
from tinhso.foundation.administration.handover import work_sources
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.administration.reach import covering_scope, out_of_reach
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.queries import office_of
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel import clock
from tinhso.kernel.text import fold


@dataclass(frozen=True)
class OpenWork:
    """How much open work of one kind a person holds."""

    label: str
    count: int


@dataclass(frozen=True)
class Management:
    """Whether the actor manages a person: `sees` roles and work, and may change (`reason` says why not)."""

    sees: bool
    reason: str = ""


def office_units(unit: Unit) -> list[int]:
    """Ids of the unit's office and of all divisions inside it: the house in which people are colleagues."""
    office = office_of(unit)
    divisions = Unit.objects.filter(path__startswith=office.path, kind=UnitKind.DIVISION).order_by("path")
    inside = {office.pk}
    for division_id, parent_id in divisions.values_list("pk", "parent_id"):
        if parent_id in inside:
            inside.add(division_id)
    return list(inside)


def visible_people(actor: Actor) -> QuerySet[Account]:
    """Whoever works, or worked last, in a unit whose people the actor manages; active colleagues of the actor's own
    office; and the actor himself."""
    if actor.is_system:
        return Account.objects.all()
    today = clock.today()
    posts = Post.objects.filter(account=OuterRef("pk"))
    current = posts.valid_on(today)
    managed = actor.within(PEOPLE_MANAGE, "unit__")
    visible = Exists(current.filter(managed)) | (~Exists(current) & Exists(posts.filter(managed)))
    own = _own_office_units(actor)
    if own:
        visible |= Q(is_active=True) & Exists(current.filter(unit__in=own))
    return Account.objects.filter(visible | Q(pk=actor.account_id))


def search_people(actor: Actor, text: str) -> QuerySet[Account]:
    """Visible people whose name or sign-in name holds every word of `text`, with or without accents."""
    people = visible_people(actor)
    for word in fold(text).split():
        people = people.filter(folded__contains=word)
    return people


def people_list(
    actor: Actor, *, text: str = "", unit_id: int | None = None, role: str = "", state: str = ""
) -> QuerySet[Account]:
    """The people page: active ones, unless `state` is "locked", "away" or "all". Each row says whether the person
    `is_away` today, and until when (`away_until`, None when open)."""
    today = clock.today()
    away = Absence.objects.valid_on(today).filter(account=OuterRef("pk"))
    people = search_people(actor, text).annotate(is_away=Exists(away), away_until=Subquery(away.values("valid_to")[:1]))
    if state == "locked":
        people = people.filter(is_active=False)
    elif state == "away":
        people = people.filter(is_away=True, is_active=True)
    elif state != "all":
        people = people.filter(is_active=True)
    if unit_id:
        below = Post.objects.valid_on(today).filter(account=OuterRef("pk"), unit__path__contains=f"/{unit_id}/")
        people = people.filter(Exists(below))
    if role:
        people = people.filter(Exists(Grant.objects.valid_on(today).filter(account=OuterRef("pk"), role=role)))
    return people


def person_for(actor: Actor, account_id: int) -> Account:
    """One visible person. Raises NotFound, also for people the actor may not know of."""
    person = visible_people(actor).filter(pk=account_id).first()
    if person is None:
        raise NotFound("account")
    return person


def management_of(actor: Actor, account: Account) -> Management:
    """What the actor may do about a person, before the verbs say so themselves. A person sees their own roles."""
    decision = actor.may(PEOPLE_MANAGE, account.journal_subject().unit_path)
    if not decision:
        return Management(sees=account.pk == actor.account_id, reason=decision.reason)
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    for grant in account.grants.filter(still).select_related("unit"):
        if covering_scope(actor, grant.unit, subtree=grant.subtree, field=grant.field) is None:
            return Management(True, out_of_reach(grant))
    return Management(True)


def own_account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def posts_of(accounts: list[Account], day: date | None = None) -> dict[int, list[Post]]:
    """Posts of a day (default today) by account, leaders' posts first. One query."""
    posts: dict[int, list[Post]] = {account.pk: [] for account in accounts}
    for post in Post.objects.valid_on(day or clock.today()).filter(account__in=accounts).select_related("unit"):
        posts[post.account_id].append(post)
    return posts


def roles_of(accounts: list[Account]) -> dict[int, list[Grant]]:
    """Roles of today by account. One query."""
    roles: dict[int, list[Grant]] = {account.pk: [] for account in accounts}
    for grant in Grant.objects.valid_on(clock.today()).filter(account__in=accounts).select_related("unit"):
        roles[grant.account_id].append(grant)
    return roles


def post_history(account: Account) -> QuerySet[Post]:
    return account.posts.select_related("unit").order_by("-valid_from")


def grant_history(account: Account) -> QuerySet[Grant]:
    return account.grants.select_related("unit").order_by("-valid_from", "-pk")


def absences_of(account: Account) -> QuerySet[Absence]:
    """Absences that last or come, then past ones."""
    return account.absences.select_related("substitute").order_by("-valid_from")


def absence_today(account: Account) -> Absence | None:
    return account.absences.valid_on(clock.today()).select_related("substitute").first()


def substitutions_of(account: Account) -> QuerySet[Absence]:
    """Whom the person stands in for today."""
    return Absence.objects.valid_on(clock.today()).filter(substitute=account).select_related("account")


def open_work(account: Account) -> list[OpenWork]:
    """How much a hand-over would move, by kind of work."""
    return [OpenWork(str(source.label), source.count(account.pk)) for source in work_sources()]


def colleagues(account: Account) -> QuerySet[Account]:
    """Active people of the same office today, without the person: who may stand in."""
    units: set[int] = set()
    for post in account.posts.valid_on(clock.today()).select_related("unit"):
        units.update(office_units(post.unit))
    current = Post.objects.valid_on(clock.today()).filter(account=OuterRef("pk"), unit__in=units)
    return Account.objects.filter(Exists(current), is_active=True).exclude(pk=account.pk)


def people_of_unit(actor: Actor, unit: Unit) -> QuerySet[Post]:
    """Posts of today in the unit itself, of people whom the actor may see."""
    posts = Post.objects.valid_on(clock.today()).filter(unit=unit, account__in=visible_people(actor))
    return posts.select_related("account").order_by("-is_leader", "account__sort_key")


def demo_accounts(usernames: list[str]) -> dict[str, tuple[Account, Post | None]]:
    """Active accounts by sign-in name with their post of today, for the demo's door (which is shut elsewhere)."""
    accounts = list(Account.objects.filter(username__in=usernames, is_active=True))
    posts = posts_of(accounts)
    return {account.username: (account, next(iter(posts[account.pk]), None)) for account in accounts}


def has_second_factor(account: Account) -> bool:
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def saved_views(actor: Actor, page: str = "") -> QuerySet[SavedView]:
    """The actor's own saved filters, of one list (its URL name) or of all."""
    views = SavedView.objects.filter(account_id=actor.account_id)
    return views.filter(page=page) if page else views.order_by("page", "name")


def notifications(actor: Actor) -> QuerySet[Notification]:
    """The actor's own bell, newest first."""
    return Notification.objects.filter(account_id=actor.account_id).order_by("-pk")


def unread_count(actor: Actor) -> int:
    return notifications(actor).filter(read_at__isnull=True).count()


def _own_office_units(actor: Actor) -> set[int]:
    own: set[int] = set()
    for unit in Unit.objects.filter(pk__in=actor.memberships).select_related("parent__parent__parent"):
        own.update(office_units(unit))
    return own
