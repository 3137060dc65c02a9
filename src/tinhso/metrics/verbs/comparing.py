"""Two computations that must agree: when they don't, somebody is told, and the cell is computed again."""

import json

from django.db import connection
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration.rights import OPERATIONS_OPERATE
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.metrics.events import CellRecomputed, CellsCompared
from tinhso.metrics.models import Comparison, DayCell, Difference, MonthCell
from tinhso.metrics.queries.comparing import Differing, amount_from_facts, compare_all

ROLLER_LOCK = 610002


@verb()
def compare(act: Act[Comparison]) -> Comparison:
    """Compute every cell from scratch and keep the outcome. Differences get an owner, and all system owners a notice.

    A difference that is known already isn't announced again.
    """
    home = province()
    act.require(OPERATIONS_OPERATE, home)
    outcome = compare_all()
    comparison = Comparison.objects.create(
        compared_at=clock.now(),
        position=outcome.position,
        cells=outcome.cells,
        differing=len(outcome.differing),
        home=home,
    )
    owners = _system_owners()
    new = [each for each in outcome.differing if _keep(comparison, each, owners)]
    act.subject = comparison
    act.audit(CellsCompared(cells=outcome.cells, position=outcome.position, differing=len(outcome.differing)))
    if new:
        text = _("Số liệu lệch: %(count)s ô tính dồn không bằng tổng bản ghi") % {"count": len(new)}
        act.notify(owners, text, reverse("metrics:differences"), kind="metrics")
    return comparison


@verb(locks=Difference, permission=OPERATIONS_OPERATE)
def recompute(act: Act[Difference]) -> None:
    """Compute a cell again from its facts and close the difference. No roller runs meanwhile."""
    difference = act.subject
    if difference.settled_at is not None:
        raise Refused(_("Ô này đã được tính lại."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ROLLER_LOCK])
    place = {name: getattr(difference, name) for name in ("kind", "day", "unit_id", "dimensions")}
    table = MonthCell if difference.months else DayCell
    cell = table.objects.filter(**place).first() or table(**place, amount=0)
    old, cell.amount = cell.amount, amount_from_facts(difference)
    cell.save()
    difference.settled_at, difference.settled_by_id = clock.now(), act.actor.account_id
    difference.save()
    act.audit(CellRecomputed(kind=cell.kind, day=str(cell.day), old=old, value=cell.amount))


def _keep(comparison: Comparison, found: Differing, owners: list[int]) -> bool:
    """Whether the difference is new."""
    place = {
        "months": found.months,
        "kind": found.kind,
        "day": found.day,
        "unit_id": found.unit_id,
        "dimensions": json.loads(found.dimensions),
    }
    values = {"in_cells": found.in_cells, "in_facts": found.in_facts, "comparison": comparison}
    if Difference.objects.filter(**place, settled_at=None).update(**values):
        return False
    Difference.objects.create(**place, **values, owner_id=owners[0] if owners else None)
    return True


def _system_owners() -> list[int]:
    """Who owns the system today, the longest-serving first."""
    grants = Grant.objects.valid_on(clock.today()).filter(Q(role=Role.SYSTEM_OWNER), account__is_active=True)
    return list(dict.fromkeys(grants.order_by("pk").values_list("account_id", flat=True)))
