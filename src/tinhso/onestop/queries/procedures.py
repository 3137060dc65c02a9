"""Procedures, their versions, and which of them were announced late."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.text import fold
from tinhso.onestop import rights
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.rules.announcing import Announcement, announcement
from tinhso.onestop.rules.choices import Level
from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import Term
from tinhso.onestop.rules.procedure_file import Decision, KeptTrial, ProcedureFile

MOST_SEARCHED = 200
KEEPING = (UnitKind.DEPARTMENT, UnitKind.AGENCY, UnitKind.VERTICAL)


def titles_of(actor: Actor, codes: Collection[str]) -> dict[str, str]:
    """By code the titles of the procedures among these that the actor may look at."""
    return dict(visible_procedures(actor).filter(code__in=codes).values_list("code", "title"))


class Standing(StrEnum):
    """What a procedure is today, in the list's filter."""

    IN_FORCE = "in_force"
    COMING = "coming"
    DRAFT = "draft"
    ENDED = "ended"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class ProcedureFilter:
    """Everything is optional. `text`: words of the title or the code, with or without accents."""

    text: str = ""
    field: str = ""
    level: str = ""
    standing: str = ""

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "ProcedureFilter":
        """What isn't understood is left out, so that an old address still opens."""
        given = {each.name: str(data.get(each.name, "")).strip() for each in fields(cls)}
        if "\x00" in "".join(given.values()) or len(given["text"]) > MOST_SEARCHED or len(given["field"]) > 60:
            return cls()
        if given["level"] not in set(Level):
            given["level"] = ""
        if given["standing"] not in set(Standing):
            given["standing"] = ""
        return cls(**given)

    def to_query(self) -> str:
        return urlencode({each.name: value for each in fields(self) if (value := getattr(self, each.name))})


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure as it stands on a day. `shown` is what the list tells of: the version in force, else the one coming,
    else the draft, else the last one; `level` and `term` are its own. `announcement`: of a version whose public update
    is overdue."""

    procedure: Procedure
    shown: ProcedureVersion
    standing: Standing
    has_draft: bool
    announcement: Announcement | None
    level: Level
    term: Term


@dataclass(frozen=True)
class Late:
    """A version whose announcement is late; `announcement` says which part of it and by when it was due."""

    version: ProcedureVersion
    announcement: Announcement


def visible_versions(actor: Actor) -> QuerySet[ProcedureVersion]:
    """Published versions are open to everybody who works with procedures, drafts to those who keep them."""
    kept = ProcedureVersion.objects.filter(
        actor.within(rights.KEEP_PROCEDURES, "procedure__keeper__", "procedure__field_code")
    )
    if not actor.may_anywhere(rights.VIEW_PROCEDURES):
        return kept
    return kept | ProcedureVersion.objects.exclude(state="draft")


def visible_procedures(actor: Actor) -> QuerySet[Procedure]:
    return Procedure.objects.filter(Exists(visible_versions(actor).filter(procedure=OuterRef("pk"))))


def find_procedures(actor: Actor, text: str, limit: int) -> list[Procedure]:
    """Procedures that hold every word in title or code, with or without accents."""
    found = visible_procedures(actor)
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return list(found.order_by("code")[:limit])


def procedure(actor: Actor, pk: int) -> Procedure:
    """Raises NotFound."""
    found = visible_procedures(actor).select_related("keeper").filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không tìm thấy thủ tục này, hoặc bạn không được xem dự thảo của nó."))
    return found


def version(actor: Actor, pk: int) -> ProcedureVersion:
    """Raises NotFound."""
    found = visible_versions(actor).select_related("procedure__keeper", "created_by").filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không tìm thấy thủ tục này, hoặc bạn không được xem dự thảo của nó."))
    return found


def versions_of(actor: Actor, of: Procedure) -> list[ProcedureVersion]:
    """The newest first."""
    rows = visible_versions(actor).filter(procedure=of).select_related("procedure__keeper", "created_by")
    return list(rows.order_by("-number"))


def file_of(actor: Actor, of: ProcedureVersion) -> ProcedureFile:
    """The version as a file: what it says, its decision, and the trials that the actor may see."""
    trials = of.procedure.trials.filter(version__in=visible_versions(actor))
    return ProcedureFile(
        code=of.procedure.code,
        content=of.says,
        service=of.procedure.service,
        decision=Decision(of.decision_symbol, of.decided_on, of.effective_from, of.published_on),
        trials=tuple(KeptTrial(each.name, each.actions, each.lines) for each in trials),
    )


def in_force(actor: Actor, day: date) -> QuerySet[ProcedureVersion]:
    """The versions that hold for dossiers received on that day, one for each procedure."""
    return visible_versions(actor).in_force_on(day).select_related("procedure").order_by("procedure__code")


def version_in_force(actor: Actor, procedure_id: int, day: date) -> ProcedureVersion | None:
    """The version by which a dossier received on that day is handled; None if the procedure didn't hold then."""
    return in_force(actor, day).filter(procedure=procedure_id).first()


def procedure_rows(actor: Actor, chosen: ProcedureFilter | None = None) -> list[ProcedureRow]:
    """All procedures that the filter chooses, by code; a province has some two thousand. Two queries."""
    chosen = chosen or ProcedureFilter()
    found = visible_procedures(actor).select_related("keeper").order_by("code")
    for word in fold(chosen.text).split():
        found = found.filter(folded__contains=word)
    if chosen.field:
        found = found.filter(field_code=chosen.field)
    told = {"level": KT("content__service__level"), "term": F("content__term")}
    versions = visible_versions(actor).defer("content").annotate(**told).order_by("-number")
    rows = (
        row
        for each in found.prefetch_related(Prefetch("versions", queryset=versions, to_attr="seen"))
        if (row := _row(each, each.seen, clock.today())) is not None
    )
    return [row for row in rows if _is_chosen(row, chosen)]


def late_announcements(actor: Actor) -> list[Late]:
    """Versions decided or made public too late, or overdue now; those still waiting first, the oldest first."""
    today = clock.today()
    rows = visible_versions(actor).filter(state="published").select_related("procedure__keeper")
    late = [
        Late(each, found)
        for each in rows.defer("content")
        if (found := announcement_of(each, today)) is not None and found.is_late
    ]
    return sorted(late, key=lambda each: (not each.announcement.is_waiting, each.announcement.update_by))


def announcement_of(each: ProcedureVersion, today: date) -> Announcement | None:
    """Whether the version was announced in time; None for a draft."""
    if each.state == "draft" or each.decided_on is None or each.effective_from is None:
        return None
    return announcement(
        each.decided_on, each.effective_from, each.published_on, today=today, calendar=default_calendar()
    )


def keepers(actor: Actor) -> QuerySet[Unit]:
    """Units of the province that may keep procedures, where the actor may."""
    return Unit.objects.filter(actor.within(rights.KEEP_PROCEDURES, ""), kind__in=KEEPING).order_by("sort_key")


def fields_of_work(actor: Actor) -> list[str]:
    """Codes of the fields that procedures are of."""
    return list(visible_procedures(actor).order_by("field_code").values_list("field_code", flat=True).distinct())


def _row(of: Procedure, versions: list[ProcedureVersion], today: date) -> ProcedureRow | None:
    for each in versions:
        each.procedure = of
    draft = next((each for each in versions if each.state == "draft"), None)
    holding = next((each for each in versions if each.is_in_force_on(today)), None)
    coming = next(_coming(versions, today), None)
    shown = holding or coming or draft or (versions[0] if versions else None)
    if shown is None:
        return None
    standing = (
        Standing.IN_FORCE if holding else Standing.COMING if coming else Standing.DRAFT if draft else Standing.ENDED
    )
    told = [announcement_of(each, today) for each in versions if each.state == "published"]
    late = next((each for each in told if each is not None and each.is_waiting and each.updated_late), None)
    level, term = Level(shown.level), read_as(Term, shown.term)  # type: ignore[attr-defined]
    return ProcedureRow(of, shown, standing, draft is not None, late, level, term)


def _coming(versions: list[ProcedureVersion], today: date) -> Iterator[ProcedureVersion]:
    return (
        each for each in versions if each.state == "published" and each.effective_from and each.effective_from > today
    )


def _is_chosen(row: ProcedureRow, chosen: ProcedureFilter) -> bool:
    if chosen.level and row.level != chosen.level:
        return False
    if chosen.standing == Standing.DRAFT:
        return row.has_draft
    if chosen.standing == Standing.OVERDUE:
        return row.announcement is not None
    return not chosen.standing or row.standing == chosen.standing
