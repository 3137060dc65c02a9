"""What verbs on a thing with a course, a dossier or a petition, check alike."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.kernel import clock
from tinhso.onestop.models import Dossier, Petition
from tinhso.onestop.wording.moments import in_words

Eventful = Dossier | Petition


def require_seen(it: Eventful, seen: int | None, said: str | Promise) -> None:
    """Raises Refused when somebody changed it since the actor looked at it (`seen`: its revision then). `said` tells
    with %(who)s and %(when)s."""
    if seen is None or seen == it.revision:
        return
    last = it.events.order_by("-pk").first()
    who = {"who": last.actor_name, "when": in_words(last.recorded_at)} if last else {"who": "–", "when": "–"}
    raise Refused(str(said) % who)


def true_time(it: Eventful, kinds: Collection[str], at: datetime | None, said: str | Promise) -> datetime:
    """When something truly happened; now unless it is entered later. Raises Invalid for a time to come, or before the
    last event of these kinds, which `said` tells with %(when)s."""
    now = clock.now()
    if at is None:
        return now
    if at.tzinfo is None or at > now:
        raise Invalid(FieldProblem("at", _("Thời điểm này không thể ở tương lai.")))
    last: Any = it.events.filter(kind__in=kinds).order_by("-at").first()
    if last is not None and at < last.at:
        raise Invalid(FieldProblem("at", str(said) % {"when": in_words(last.at)}))
    return at


def officer(account_id: int | None, unit: Unit, field_code: str, right: str, said: str | Promise) -> Account | None:
    """The person, who must hold the right in the unit; None for nobody. Raises Invalid with `said` and its %(unit)s."""
    if account_id is None:
        return None
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None or not actor_for(account).may(right, unit.path, field_code):
        raise Invalid(FieldProblem("assignee", str(said) % {"unit": unit.name}))
    return account
