"""Procedures as everybody who works with them reads them: the list, one procedure, its versions and what differs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.downloads import attachment
from tinhso.foundation.ui.paging import part_of
from tinhso.foundation.ui.requests import actor_of, found, insist, why_not_anywhere
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import VERSION
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.office.pages import procedure_crumbs
from tinhso.onestop.queries import procedures as queries
from tinhso.onestop.queries.procedures import ProcedureFilter, Standing
from tinhso.onestop.queries.trials import reruns
from tinhso.onestop.rules.asked import asked
from tinhso.onestop.rules.choices import Level
from tinhso.onestop.rules.differences import differences
from tinhso.onestop.rules.procedure import unverified
from tinhso.onestop.rules.procedure_file import write_file
from tinhso.onestop.rules.process import check
from tinhso.onestop.wording.choices import choice, field_of_work
from tinhso.onestop.wording.differences import in_words
from tinhso.onestop.wording.problems import told

JSON = "application/json; charset=utf-8"


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """The catalogue with what holds today."""
    actor, chosen = actor_of(request), ProcedureFilter.from_querydict(request.GET)
    insist(why_not_anywhere(actor, rights.VIEW_PROCEDURES))
    rows = queries.procedure_rows(actor, chosen)
    context = {
        "page": part_of(rows, request.GET.get("cursor", "")),
        "found": len(rows),
        "filtered": bool(chosen.to_query()),
        "standings": _standings(actor),
        "levels": [(each.value, choice(each)) for each in Level],
        "fields": [(code, field_of_work(code)) for code in queries.fields_of_work(actor)],
        "why_not": why_not_anywhere(actor, rights.KEEP_PROCEDURES),
    }
    return render(request, "onestop/procedures.html", context)


@require_safe
def late_announcements(request: HttpRequest) -> HttpResponse:
    """What was decided or made public too late, and what is overdue now."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.KEEP_PROCEDURES))
    rows = queries.late_announcements(actor)
    return render(
        request, "onestop/late_announcements.html", {"rows": rows, "crumbs": procedure_crumbs(None, _("Chậm"))}
    )


@require_safe
def procedure(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """One procedure, by the version that is asked for, else by the one that holds today."""
    actor = actor_of(request)
    it = queries.procedure(actor, procedure_id)
    versions = queries.versions_of(actor, it)
    shown = found(_shown(versions, request.GET.get("ban", "")))
    says, today = shown.says, clock.today()
    why_not = why_not_keep(actor, it)
    context = {
        "procedure": it,
        "versions": versions,
        "version": shown,
        "is_in_force": shown.is_in_force_on(today),
        "announcement": queries.announcement_of(shown, today),
        "says": says,
        "components": asked(says, today),
        "unverified": unverified(says),
        "problems": told(check(says)),
        "has_draft": any(each.state == "draft" for each in versions),
        "trials": reruns(actor, shown),
        "why_not": why_not,
        "steps": {each.action: each for each in VERSION.open_actions(shown.state)} if not why_not else {},
        "crumbs": procedure_crumbs(it),
    }
    return render(request, "onestop/procedure.html", context)


@require_safe
def compare(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """What differs between two versions, in words."""
    actor = actor_of(request)
    it = queries.procedure(actor, procedure_id)
    versions = queries.versions_of(actor, it)
    new = found(_numbered(versions, request.GET.get("moi", "")) or versions[0])
    before = next((each for each in versions if each.number < new.number), versions[-1])
    old = _numbered(versions, request.GET.get("cu", "")) or before
    context = {
        "procedure": it,
        "versions": versions,
        "old": old,
        "new": new,
        "changes": in_words(differences(old.says, new.says)),
        "crumbs": procedure_crumbs(it, _("So sánh phiên bản")),
    }
    return render(request, "onestop/compare.html", context)


@require_safe
def export(request: HttpRequest, version_id: int) -> HttpResponse:
    """The version as one file, with its trials, which an import takes."""
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    name = f"{version.procedure.code}-{version.number}.json"
    return attachment(write_file(queries.file_of(actor, version)), name, JSON)


def why_not_keep(actor: Actor, it: Procedure) -> str:
    return actor.may(rights.KEEP_PROCEDURES, it.keeper.path, it.field_code).reason


def _standings(actor: Actor) -> list[tuple[str, str]]:
    """Chips of one click; drafts and overdue announcements are the keepers' business."""
    shown = [(Standing.IN_FORCE, _("Đang có hiệu lực")), (Standing.COMING, _("Sắp có hiệu lực"))]
    shown.append((Standing.ENDED, _("Đã bãi bỏ")))
    if actor.may_anywhere(rights.KEEP_PROCEDURES):
        shown += [(Standing.DRAFT, _("Có dự thảo")), (Standing.OVERDUE, _("Quá hạn công khai"))]
    return [(each.value, label) for each, label in shown]


def _shown(versions: list[ProcedureVersion], asked_for: str) -> ProcedureVersion | None:
    today = clock.today()
    chosen = _numbered(versions, asked_for)
    holding = next((each for each in versions if each.is_in_force_on(today)), None)
    return chosen or holding or (versions[0] if versions else None)


def _numbered(versions: list[ProcedureVersion], number: str) -> ProcedureVersion | None:
    return next((each for each in versions if str(each.number) == number), None)
