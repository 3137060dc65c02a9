"""Closing a period: its figures are kept as they stand at a journal position."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.models import Seal
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics import rights
from tinhso.metrics.definitions import metric
from tinhso.metrics.events import FiguresFrozen
from tinhso.metrics.models import FrozenFigure, Snapshot
from tinhso.metrics.queries.by_unit import figures_of_units
from tinhso.metrics.tree import Placements

ROWS_PER_INSERT = 2_000


def freeze(actor: Actor, *, codes: Sequence[str], period: Period, units: Sequence[Unit]) -> Snapshot:
    """Keep the figures of these metrics and units in a period, each unit with everything below it.

    What is committed now gets its position first, so the snapshot holds it; later facts are corrections. Raises
    UnknownMetric, NotPermitted, Refused when nothing was ever recorded.
    """
    if not transaction.get_connection().in_atomic_block:
        seal_pending()
    return _freeze(actor, codes=codes, period=period, units=units)


@verb()
def _freeze(act: Act[Snapshot], *, codes: Sequence[str], period: Period, units: Sequence[Unit]) -> Snapshot:
    for unit in units:
        act.require(rights.FREEZE, unit)
    snapshot = keep_figures(act, codes=codes, period=period, units=units)
    act.subject = snapshot
    return snapshot


def keep_figures(act: Act[Any], *, codes: Sequence[str], period: Period, units: Sequence[Unit]) -> Snapshot:
    """The same within another verb, which has asked for the right. Only what was sealed before is in it."""
    head = Seal.objects.order_by("-last_position").first()
    if head is None:
        raise Refused(_("Chưa có bản ghi nào để chốt."))
    tree = Placements().on(period.last_day)
    snapshot = Snapshot.objects.create(
        since=period.first_day,
        until=period.last_day,
        position=head.last_position,
        parents={str(unit): parent for unit, parent in tree.parents.items()},
        home=units[0] if len(units) == 1 else province(),
        taken_at=clock.now(),
        taken_by_id=act.actor.account_id,
    )
    found = figures_of_units([metric(code) for code in dict.fromkeys(codes)], period, units, tree, head.last_position)
    FrozenFigure.objects.bulk_create(
        [
            FrozenFigure(
                snapshot=snapshot,
                code=each.metric.code,
                unit=each.wanted.unit,
                numerator=each.numerator,
                denominator=each.denominator,
            )
            for each in found
        ],
        batch_size=ROWS_PER_INSERT,
    )
    act.audit(FiguresFrozen(period=str(period), figures=len(found), position=snapshot.position), snapshot)
    return snapshot
