"""Asking the applicant for what is missing: once, in full; and taking it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.text import clean
from tinhso.onestop import events, rights
from tinhso.onestop.clocks.dossiers import rules_of
from tinhso.onestop.inputs import GivenComponent
from tinhso.onestop.models import Dossier, DossierComponent, Standing
from tinhso.onestop.rules.asked import Ask
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.verbs import course
from tinhso.onestop.verbs.checking import known_files
from tinhso.onestop.verbs.components import LONGEST_REASON, count_papers, file_problems, receive

LONGEST_NOTE = 2000


@verb(locks=Dossier)
def ask_supplement(
    act: Act[Dossier],
    *,
    missing: Mapping[str, str],
    note: str = "",
    again_because: str = "",
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Ask the applicant to complete the dossier: by component what is wrong with it or missing, and what else in
    `note`. A paper that was to be looked up may be asked for when the look-up failed, with the reason. Asking oftener
    than the law allows needs `again_because`. Raises Invalid, Refused."""
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS)
    course.require_seen(dossier, seen)
    course.move(dossier, "ask_supplement")
    at = course.true_time(dossier, at)
    note = checked.text("note", note, LONGEST_NOTE)
    again_because = checked.text("again_because", again_because, LONGEST_REASON)
    rows = _asked_rows(dossier, missing, note)
    asked_before = dossier.events.filter(kind=EventKind.SUPPLEMENT_ASKED).count()
    rule = rules_of(dossier).supplement
    if asked_before >= rule.limit and not clean(again_because):
        said = _(
            "Đã yêu cầu bổ sung %(times)s lần; chỉ được hướng dẫn một lần, đầy đủ (%(source)s). "
            "Nếu vẫn phải yêu cầu, ghi lý do."
        )
        raise Refused(said % {"times": asked_before, "source": rule.source})
    DossierComponent.objects.bulk_update(rows, ["standing", "missing_because", "ask", "ask_reason"])
    told = [{"code": row.code, "because": row.missing_because} for row in rows]
    data = {"components": told, "note": note, "again_because": again_because}
    codes = [row.code for row in rows]
    act.audit(events.SupplementAsked(time=asked_before + 1, components=codes, note=note, again_because=again_because))
    course.happened(act, at, (EventKind.SUPPLEMENT_ASKED, data))


@verb(locks=Dossier)
def give_supplement(
    act: Act[Dossier],
    *,
    components: Sequence[GivenComponent],
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Take what the applicant was asked for, all of it. Whoever took the dossier in may, wherever it lies. Raises
    Invalid naming what is still missing, Refused."""
    dossier = act.subject
    course.require_at_counter_or_holder(act)
    course.require_seen(dossier, seen)
    course.move(dossier, "give_supplement")
    at = course.true_time(dossier, at)
    rows = {row.code: row for row in dossier.components.filter(standing=Standing.MISSING)}
    given = {each.code: each for each in components}
    files = known_files([each.digest for each in components])
    problems = list(file_problems(components, files))
    for code in given.keys() - rows.keys():
        problems.append(FieldProblem(f"components.{code}", _("Giấy tờ này không nằm trong yêu cầu bổ sung.")))
    for code in rows.keys() - given.keys():
        said = _("Còn thiếu “%(name)s”.") % {"name": rows[code].name}
        problems.append(FieldProblem(f"components.{code}", said))
    if problems:
        raise Invalid(*problems)
    for code, row in rows.items():
        receive(row, given[code], files)
        row.save()
    count_papers(act, rows.values())
    act.audit(events.SupplementGiven(components=sorted(rows)))
    course.happened(act, at, (EventKind.SUPPLEMENT_GIVEN, {"components": sorted(rows)}))


def _asked_rows(dossier: Dossier, missing: Mapping[str, str], note: str) -> list[DossierComponent]:
    rows = {row.code: row for row in dossier.components.all()}
    problems = []
    for code, because in missing.items():
        row = rows.get(code)
        if row is None:
            problems.append(FieldProblem(f"components.{code}", _("Thủ tục không có giấy tờ này.")))
        elif row.standing == Standing.NOT_ASKED and row.ask != Ask.LOOKED_UP:
            problems.append(FieldProblem(f"components.{code}", _("Không được yêu cầu giấy tờ này trong hồ sơ.")))
        elif not clean(because) or len(because) > LONGEST_REASON:
            said = _("Ghi rõ vì sao “%(name)s” chưa đạt hoặc còn thiếu, tối đa %(limit)s ký tự.")
            problems.append(FieldProblem(f"components.{code}", said % {"name": row.name, "limit": LONGEST_REASON}))
        else:
            if row.ask == Ask.LOOKED_UP:
                row.ask, row.ask_reason = Ask.ASKED_LOOKUP_FAILED, because.strip()[:300]
            row.standing, row.missing_because = Standing.MISSING, because.strip()
    if not missing and not note:
        problems.append(FieldProblem("note", _("Chọn giấy tờ phải bổ sung, hoặc ghi nội dung phải hoàn thiện.")))
    if problems:
        raise Invalid(*problems)
    return [rows[code] for code in missing]
