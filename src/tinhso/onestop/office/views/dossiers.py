"""One dossier: its page, and the files that lie in it."""

from dataclasses import dataclass

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinhso.foundation.ui.downloads import stored_file
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.onestop import queries, rights
from tinhso.onestop.models import DossierComponent
from tinhso.onestop.office.buttons import dossiers as buttons
from tinhso.onestop.office.pages import dossier_crumbs
from tinhso.onestop.office.papers import papers_of
from tinhso.onestop.queries.dossier_page import DossierPage
from tinhso.onestop.queries.dossiers import Due
from tinhso.onestop.rules.clock_types import State
from tinhso.onestop.wording.answers import Answered, answered
from tinhso.onestop.wording.clocks import Line, explain, time_text, warning_text
from tinhso.onestop.wording.moments import in_words

_NO_TIME = {
    State.NOT_STARTED: gettext_lazy("Chưa tính giờ"),
    State.PAUSED: gettext_lazy("Đang tạm dừng, chưa định được"),
    State.STOPPED: gettext_lazy("Đã dừng giải quyết"),
}


@dataclass(frozen=True)
class ShownClock:
    """`due`: the appointment as people read it, or why there is none now; `left`: how much working time is left or
    gone; `lines`: how one comes to it."""

    due: str
    left: str
    standing: Due | None
    lines: list[Line]
    warnings: list[str]


@dataclass(frozen=True)
class ShownComponent:
    """`is_digitised`: its scan or electronic copy is there, and the procedure has it digitised."""

    row: DossierComponent
    is_digitised: bool
    must_be_digitised: bool


@require_safe
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """All there is to know of it, and what may be done with it now."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    queries.record_opened(actor, page)
    context = {
        "page": page,
        "it": page.dossier,
        "title": page.title,
        "clock": shown_clock(page),
        "components": [_component(page, each) for each in page.components],
        "answers": answers_of(page),
        "events": list(reversed(page.events)),
        "ways": buttons.ways(page),
        "others": buttons.others(actor, page),
        "take": buttons.take(page, actor.account_id),
        "papers": papers_of(page),
        "crumbs": dossier_crumbs(page),
    }
    return render(request, "onestop/dossier.html", context)


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What the applicant is told when the dossier has been taken in: its code, the appointment and why."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    queries.record_opened(actor, page)
    context = {
        "page": page,
        "it": page.dossier,
        "title": page.title,
        "clock": shown_clock(page),
        "missing": [each for each in page.components if each.missing_because],
        "reused": [each for each in page.components if each.standing == "reused"],
        "papers": papers_of(page),
        "takes_in": actor.may_anywhere(rights.TAKE_IN),
        "crumbs": dossier_crumbs(page, _("Đã tiếp nhận")),
    }
    return render(request, "onestop/receipt.html", context)


@require_safe
def component_file(request: HttpRequest, code: str, component_id: int) -> FileResponse:
    """The scan or electronic copy of a component; for those who work with the dossier."""
    page = _opened(request, code)
    it = found(next((each for each in page.components if each.pk == component_id), None))
    return stored_file(found(it.file), it.file_name or it.name)


@require_safe
def result_file(request: HttpRequest, code: str, result_id: int) -> FileResponse:
    page = _opened(request, code)
    it = found(next((each for each in page.results if each.pk == result_id), None))
    return stored_file(found(it.file), it.name)


def shown_clock(page: DossierPage) -> ShownClock | None:
    read = page.clock
    if read is None:
        return None
    due = read.appointed
    at = due.at if due else None
    left = ""
    if due and due.late:
        left = _("quá %(time)s") % {"time": time_text(due.late_by)} if due.late_by else ""
    elif due and read.state in (State.RUNNING, State.PAUSED):
        left = _("còn %(time)s") % {"time": time_text(due.remaining)}
    said = in_words(at) if at else str(_NO_TIME.get(read.state, _NO_TIME[State.NOT_STARTED]))
    warnings = [warning_text(each) for each in read.warnings]
    return ShownClock(said, left, page.due, explain(read.derivation), warnings)


def answers_of(page: DossierPage) -> list[tuple[str, list[Answered]]]:
    """The filled forms by their names, each with what was answered."""
    forms = page.says.forms if page.says else ()
    return [(form.name, answered(form, page.answers[form.code])) for form in forms if form.code in page.answers]


def _component(page: DossierPage, row: DossierComponent) -> ShownComponent:
    says = page.says.component(row.code) if page.says else None
    must = bool(says and says.digitise) and row.standing != "not_asked"
    return ShownComponent(row, must and row.file_id is not None, must)


def _opened(request: HttpRequest, code: str) -> DossierPage:
    """The dossier, for somebody who works with it; that he reads it is journalled."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    insist(_("Tệp trong hồ sơ chỉ mở được cho người xử lý hồ sơ.") if page.masked else "")
    queries.record_opened(actor, page)
    return page
