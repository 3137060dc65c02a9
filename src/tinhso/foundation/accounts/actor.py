"""Who acts, with which rights, on whose behalf. Every verb and every query takes an `Actor` first."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.foundation.accounts.models import Absence, Account, Grant, Post
from tinhso.foundation.accounts.roles import ROLE_LABELS, Role, action, actions_of
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock


@dataclass(frozen=True)
class Scope:
    """Actions permitted over one unit (with its subtree or alone), in one field ("" is all)."""

    actions: frozenset[str]
    role: Role
    unit_id: int
    unit_name: str
    path: str
    subtree: bool
    field: str = ""
    on_behalf_of_id: int | None = None
    on_behalf_of: str = ""
    until: date | None = None

    def covers(self, path: str, field_code: str | None = None) -> bool:
        within = path.startswith(self.path) if self.subtree else path == self.path
        return within and (not self.field or field_code is None or self.field == field_code)


@dataclass(frozen=True)
class Decision:
    """The answer to "may I?"; `reason` says why not, in the user's words."""

    allowed: bool
    reason: str = ""
    scope: Scope | None = None

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Actor:
    """A person (or the system itself) in one request, with names frozen for the journal."""

    account_id: int | None
    name: str
    post: str = ""
    unit_id: int | None = None
    unit_name: str = ""
    unit_path: str = ""
    scopes: tuple[Scope, ...] = ()
    channel: str = "web"
    address: str = ""
    request_id: str = ""
    purpose: str = ""
    is_system: bool = False
    memberships: frozenset[int] = field(default_factory=frozenset)

    def may(self, code: str, path: str, field_code: str | None = None) -> Decision:
        """Whether `code` is permitted on the unit with that tree path; own rights are preferred to borrowed ones."""
        if self.is_system:
            return Decision(True)
        wanted = action(code)
        granting = [s for s in self.scopes if code in s.actions]
        for scope in sorted(granting, key=lambda s: s.on_behalf_of_id is not None):
            if scope.covers(path, field_code):
                return Decision(True, scope=scope)
        if granting:
            places = ", ".join(sorted({s.unit_name for s in granting}))
            return Decision(
                False,
                _("Bạn được %(action)s trong phạm vi %(places)s, không phải ở đây.")
                % {"action": wanted.label, "places": places},
            )
        roles = ", ".join(sorted(str(ROLE_LABELS[role]) for role in wanted.roles))
        return Decision(
            False, _("Việc “%(action)s” cần vai trò: %(roles)s.") % {"action": wanted.label, "roles": roles}
        )

    def may_anywhere(self, code: str) -> bool:
        return self.is_system or any(code in scope.actions for scope in self.scopes)

    def within(self, code: str, prefix: str = "unit__", field_path: str | None = None) -> Q:
        """Filter for rows whose unit (`prefix` is the look-up to it) lies in a scope that permits `code`."""
        if self.is_system:
            return Q()
        rows = Q(pk__in=[])
        for scope in self.scopes:
            if code not in scope.actions:
                continue
            place = (
                Q(**{f"{prefix}path__startswith": scope.path}) if scope.subtree else Q(**{f"{prefix}path": scope.path})
            )
            if scope.field and field_path:
                place &= Q(**{field_path: scope.field})
            rows |= place
        return rows

    def for_purpose(self, purpose: str) -> "Actor":
        """The same actor with a stated purpose, for reads of persons' data."""
        return replace(self, purpose=purpose)


ANONYMOUS = Actor(account_id=None, name=str(gettext_lazy("Khách")))


def system_actor(name: str) -> Actor:
    """The system acting by itself (a job, a subscriber); `name` says which part of it."""
    return Actor(account_id=None, name=name, channel="system", is_system=True)


def actor_for(
    account: Account, *, on: date | None = None, channel: str = "web", address: str = "", request_id: str = ""
) -> Actor:
    """Resolve an account's posts, grants and substitutions on a day (default today). Three queries."""
    day = on or clock.today()
    posts = list(Post.objects.valid_on(day).filter(account=account).select_related("unit"))
    absences = {
        absence.account_id: absence
        for absence in Absence.objects.valid_on(day).filter(substitute=account).select_related("account")
    }
    grants = Grant.objects.valid_on(day).filter(account__in=[account.pk, *absences], account__is_active=True)
    scopes = tuple(_scope(grant, account, absences) for grant in grants.select_related("unit", "account"))
    first = posts[0] if posts else None
    return Actor(
        account_id=account.pk,
        name=account.full_name,
        post=first.title if first else "",
        unit_id=first.unit_id if first else None,
        unit_name=first.unit.name if first else "",
        unit_path=first.unit.path if first else "",
        scopes=scopes,
        channel=channel,
        address=address,
        request_id=request_id,
        memberships=frozenset(post.unit_id for post in posts),
    )


def _scope(grant: Grant, account: Account, absences: dict[int, Absence]) -> Scope:
    absence = absences.get(grant.account_id) if grant.account_id != account.pk else None
    ends = [day for day in (grant.valid_to, absence.valid_to if absence else None) if day]
    return Scope(
        actions=actions_of(Role(grant.role)),
        role=Role(grant.role),
        unit_id=grant.unit_id,
        unit_name=_unit_name(grant.unit),
        path=grant.unit.path,
        subtree=grant.subtree,
        field=grant.field,
        on_behalf_of_id=absence.account_id if absence else None,
        on_behalf_of=absence.account.full_name if absence else "",
        until=min(ends) if ends else None,
    )


def _unit_name(unit: Unit) -> str:
    return unit.short_name or unit.name
