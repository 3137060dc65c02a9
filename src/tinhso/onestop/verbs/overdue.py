"""Open dossiers whose due time has passed are counted, each once."""

from collections import Counter

from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import events, rights
from tinhso.onestop.facts import OVERDUE
from tinhso.onestop.models import Dossier
from tinhso.onestop.queries import newly_overdue
from tinhso.onestop.verbs.course import dimensions

AT_ONCE = 500


@verb()
def count_overdue(act: Act[None]) -> int:
    """Count those that have become overdue since; returns how many, at most 500 at a time. One that another verb is
    busy with is left for the next time."""
    home = province()
    act.require(rights.LOAD, home)
    rows = list(
        newly_overdue(act.actor)
        .select_related("unit", "version__procedure")
        .select_for_update(of=("self",), skip_locked=True)[:AT_ONCE]
    )
    for dossier in rows:
        assert dossier.due_at is not None
        act.fact(OVERDUE, dossier, day=clock.local(dossier.due_at).date(), **dimensions(dossier))
    Dossier.objects.filter(pk__in=[row.pk for row in rows]).update(counted_overdue=True)
    by_unit = Counter(row.unit.name for row in rows)
    act.audit(events.OverdueCounted(dossiers=len(rows), units=dict(by_unit)), home)
    return len(rows)
