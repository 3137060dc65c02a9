"""The calendars that the province's bodies report by, as the texts say that were read."""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction

from tinhso.foundation.organizations.models import Unit
from tinhso.reporting.models import CalendarRule, ReportCalendar


@transaction.atomic
def load_calendars() -> dict[str, int]:
    """Create what isn't there yet; returns how many calendars were created.

    A calendar that exists, known by its code, is left alone with its rules: they are kept by people since. The units
    of the seed must be there. Raises KeyError for a keeper that isn't.
    """
    listed = tomllib.loads((files(__package__) / "calendars.toml").read_text(encoding="utf-8"))["calendar"]
    there = set(ReportCalendar.objects.values_list("code", flat=True))
    new = [entry for entry in listed if entry["code"] not in there]
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={entry["keeper"] for entry in new})}
    for entry in new:
        calendar = ReportCalendar.objects.create(
            code=entry["code"], name=entry["name"], rhythm=entry["rhythm"], keeper=units[entry["keeper"]]
        )
        CalendarRule.objects.bulk_create([_rule(calendar, rule) for rule in entry["rules"]])
    return {"calendars": len(new)}


def _rule(calendar: ReportCalendar, entry: dict[str, Any]) -> CalendarRule:
    return CalendarRule(
        calendar=calendar,
        cut_off_day=entry["cut_off_day"],
        due_days=entry["due_days"],
        moves_to_working_day=entry.get("moves", False),
        recipient=entry["recipient"],
        source=entry["source"],
        verified=entry["verified"],
        valid_from=entry.get("since"),
    )
