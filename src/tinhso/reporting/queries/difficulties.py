"""The register of difficulties, and what of it stands in a report: what is open is carried from period to period."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel.dates import Period
from tinhso.kernel.text import fold
from tinhso.reporting import rights
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty, ReportCalendar
from tinhso.reporting.queries.calendars import cuts_of
from tinhso.reporting.rules.calendars import windows_cut

_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
TO_ANSWER = "mine"


@dataclass(frozen=True)
class DifficultyFilter:
    """Everything is optional. `unit`, `answering`: ids of the unit that raised it, and of the one asked. `waiting`:
    "mine" for what this person may answer now. `text`: words, with or without accents."""

    state: str = ""
    unit: int | None = None
    answering: int | None = None
    waiting: str = ""
    text: str = ""

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "DifficultyFilter":
        """Read a query string; what isn't understood is left out."""
        given: dict[str, Any] = {}
        for name in ("unit", "answering"):
            if _NUMBER.fullmatch(value := str(data.get(name, ""))):
                given[name] = int(value)
        if (state := data.get("state", "")) in DIFFICULTY.states:
            given["state"] = state
        if data.get("waiting") == TO_ANSWER:
            given["waiting"] = TO_ANSWER
        text = str(data.get("text", "")).strip()
        return cls(**given, text=text[:200] if "\x00" not in text else "")

    def to_query(self) -> str:
        """The query string that reads back as this filter; "" for the empty one."""
        return urlencode({each.name: value for each in fields(self) if (value := getattr(self, each.name))})


@dataclass(frozen=True)
class Carried:
    """A difficulty as a report carries it: the units that raised it, and how many periods ago that was (0: in this
    one; None: no calendar was given)."""

    difficulty: Difficulty
    raised_by: tuple[Unit, ...]
    periods_ago: int | None

    @property
    def answerer(self) -> str:
        return str(self.difficulty.answering_unit or self.difficulty.answering_body)


def visible_difficulties(actor: Actor) -> QuerySet[Difficulty]:
    """What units in the actor's view raised or are asked, and what their own was merged into."""
    raised = _raised_within(actor, rights.VIEW)
    asked = actor.within(rights.VIEW, "answering_unit__")
    own = Difficulty.objects.filter(raised)
    merged = Q(pk__in=own.filter(merged_into__isnull=False).values("merged_into"))
    return Difficulty.objects.filter(raised | asked | merged)


def difficulties(actor: Actor, chosen: DifficultyFilter) -> QuerySet[Difficulty]:
    """The register, newest first. What was merged is listed only when it is asked for by its state."""
    rows = visible_difficulties(actor).select_related("unit", "answering_unit").annotate(parts=Count("merged"))
    rows = rows.filter(state=chosen.state) if chosen.state else rows.exclude(state="merged")
    if chosen.unit:
        path = Unit.objects.filter(pk=chosen.unit).values_list("path", flat=True).first() or "-"
        raised = Difficulty.objects.filter(unit__path__startswith=path)
        rows = rows.filter(Q(pk__in=raised.values("pk")) | Q(pk__in=raised.values("merged_into")))
    if chosen.answering:
        rows = rows.filter(answering_unit=chosen.answering)
    if chosen.waiting:
        rows = rows.filter(pk__in=waiting_for_answer(actor).values("pk"))
    rows = rows.order_by("-raised_on", "-pk")
    words = fold(chosen.text).split()
    return rows.filter(pk__in=_with_words(rows, words)) if words else rows


def search(actor: Actor, text: str, limit: int) -> list[Difficulty]:
    """The newest in which every word stands, with or without accents; one that was merged is found by its own words,
    too."""
    words = fold(text).split()
    if not words or not actor.may_anywhere(rights.VIEW):
        return []
    rows = visible_difficulties(actor).select_related("unit")
    return list(rows.filter(pk__in=_with_words(rows, words)).order_by("-raised_on", "-pk")[:limit])


def waiting_for_answer(actor: Actor) -> QuerySet[Difficulty]:
    """Open ones that the actor may answer: of the units asked, or, for a body outside, as aggregator."""
    asked = Q(answering_unit__isnull=False) & actor.within(rights.ANSWER, "answering_unit__")
    outside = Q(answering_unit__isnull=True) & _raised_within(actor, rights.CONSOLIDATE)
    return visible_difficulties(actor).filter(asked | outside, state="open")


def choosable_units(actor: Actor) -> list[tuple[int, str]]:
    """Units that raised something the actor may see, for the register's filter."""
    raised = visible_difficulties(actor).values("unit")
    return list(Unit.objects.filter(pk__in=raised).values_list("pk", "name"))


def difficulty(actor: Actor, difficulty_id: int) -> Difficulty:
    """One difficulty. Raises NotFound for what the actor may not see."""
    rows = visible_difficulties(actor).select_related("unit", "answering_unit", "raised_by", "merged_into__unit")
    found = rows.prefetch_related("merged").filter(pk=difficulty_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy khó khăn này, hoặc bạn không được xem."))
    return found


def parts_of(actor: Actor, whole: Difficulty) -> QuerySet[Difficulty]:
    """What was merged into it, as far as the actor may see it: units don't read each other's words."""
    return visible_difficulties(actor).filter(merged_into=whole).select_related("unit").order_by("unit__sort_key")


def open_difficulties(actor: Actor, unit: Unit, until: date, calendar: ReportCalendar | None = None) -> list[Carried]:
    """What units at or below `unit` had raised by the end of `until` and nobody had answered then, oldest first.

    One that was merged is carried as the merged one, once, with the units that raised it. `calendar` is the report's:
    by its windows the periods are counted for which a difficulty has been open.
    """
    return _carried(actor, unit, Q(raised_on__lte=until) & _open_on(until), until, calendar)


def answered_in(actor: Actor, unit: Unit, period: Period, calendar: ReportCalendar | None = None) -> list[Carried]:
    """What units at or below `unit` had raised and was answered in the period, in the order it was raised."""
    answered = Q(state="answered", answered_on__range=(period.first_day, period.last_day))
    return _carried(actor, unit, answered, period.last_day, calendar)


def _raised_within(actor: Actor, right: str) -> Q:
    """Raised where the actor holds the right; what has no field is everybody's there."""
    anywhere = actor.within(right, "unit__") & Q(field_code="")
    return anywhere | actor.within(right, "unit__", "field_code")


def _carried(actor: Actor, unit: Unit, condition: Q, until: date, calendar: ReportCalendar | None) -> list[Carried]:
    rows = _raised_below(actor, unit, condition)
    rules = cuts_of(calendar) if calendar else []
    return [
        Carried(
            each,
            tuple(_raisers(each)),
            max(0, len(windows_cut(calendar.rhythm, rules, each.raised_on, until)) - 1) if calendar else None,
        )
        for each in rows
    ]


def _raised_below(actor: Actor, unit: Unit, condition: Q) -> QuerySet[Difficulty]:
    """Merged ones stand for what went into them, wherever it was raised."""
    below = Q(unit__path__startswith=unit.path)
    parts = Difficulty.objects.filter(below, merged_into__isnull=False)
    rows = visible_difficulties(actor).filter(condition, below | Q(pk__in=parts.values("merged_into")))
    units = Prefetch("merged", Difficulty.objects.select_related("unit"))
    return rows.select_related("unit", "answering_unit").prefetch_related(units).order_by("raised_on", "pk")


def _open_on(day: date) -> Q:
    return Q(state="open") | Q(state="answered", answered_on__gt=day)


def _raisers(each: Difficulty) -> list[Unit]:
    parts = {part.unit_id: part.unit for part in each.merged.all()} or {each.unit_id: each.unit}
    return sorted(parts.values(), key=lambda unit: unit.sort_key)


def _with_words(rows: QuerySet[Difficulty], words: list[str]) -> list[int]:
    """Hundreds of difficulties, not hundreds of thousands: their texts are folded here."""
    texts = rows.values_list("pk", "subject", "detail", "proposal")
    return [pk for pk, *parts in texts if all(word in fold(" ".join(parts)) for word in words)]
