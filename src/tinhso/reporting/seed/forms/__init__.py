"""The forms that the province's units hand in, and the metrics of the numbers that they type."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction

from tinhso.foundation.organizations.models import UnitGroup
from tinhso.metrics.definitions import Entered, Ratio, Timing, register_metrics
from tinhso.reporting.frames import measured
from tinhso.reporting.models import Form, FormVersion, ReportCalendar
from tinhso.reporting.rules.form_data import read_form

NAMES = ("communes_monthly", "departments_monthly", "communes_weekly")


def register_form_metrics() -> None:
    """The entered metrics of the seed's forms, and the shares of one in another."""
    for form in listed_forms():
        register_metrics(
            Entered(each["code"], each["label"], each["measure"], Timing(each.get("timing", Timing.FLOW)))
            for each in form["metric"]
        )
        register_metrics(
            Ratio(each["code"], each["label"], each["numerator"], each["denominator"]) for each in form.get("ratio", ())
        )


@transaction.atomic
def load_forms() -> dict[str, int]:
    """Create the forms that aren't there yet, each with its first version; returns how many. A form that exists, known
    by its code, is left alone. Calendars and groups of the seed must be there.
    Raises FormError for a form that doesn't hold together."""
    there = set(Form.objects.values_list("code", flat=True))
    new = [each for each in listed_forms() if each["code"] not in there]
    for each in new:
        read_form(each["line"], each.get("rule", ()), measured)
        form = Form.objects.create(
            code=each["code"],
            name=each["name"],
            calendar=ReportCalendar.objects.get(code=each["calendar"]),
            reporters=UnitGroup.objects.get(code=each["reporters"]),
        )
        FormVersion.objects.create(
            form=form,
            lines=each["line"],
            rules=each.get("rule", []),
            source=each["source"],
            valid_from=each["since"],
        )
    return {"forms": len(new)}


@cache
def listed_forms() -> tuple[dict[str, Any], ...]:
    """The seed as it is written: metrics, ratios, lines and rules of each form."""
    return tuple(tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8")) for name in NAMES)
