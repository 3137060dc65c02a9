"""Telling those who write a report that the system has drafted it."""

from django.utils.translation import gettext as _

from tinhso.directives.recipients import people_of
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.reporting import events, rights
from tinhso.reporting.models import Report
from tinhso.reporting.verbs.composing import url_of

WRITERS = (Role.OFFICER, Role.AGGREGATOR)
LONGEST_LINE = 400


@verb(locks=Report, permission=rights.COMPOSE)
def announce_draft(act: Act[Report]) -> None:
    """A line for whoever drafted the last report of its kind; where nobody did, for the unit's people who write."""
    report = act.subject
    earlier = Report.objects.filter(template=report.template, unit=report.unit, drafter__is_active=True)
    last = earlier.exclude(pk=report.pk).order_by("until", "version").last()
    people = {last.drafter_id} if last else {*people_of([report.division_id], WRITERS)}
    people = people or {*people_of([report.unit_id], WRITERS)}
    act.audit(events.DraftAnnounced(title=report.title, people=len(people)))
    text = _("Đã soạn sẵn: %(title)s") % {"title": report.title}
    act.notify(sorted(people), text[:LONGEST_LINE], url_of(report), kind="reporting.report")
