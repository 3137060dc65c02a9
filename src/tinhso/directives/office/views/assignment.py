"""One assignment with its whole story: what is said, what is shown, what is due, who, and what one can do."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tinhso.directives import queries
from tinhso.directives.models import Assignment, Evidence, Report, TaskLink
from tinhso.directives.office.forms.progress import EvidenceForm, ReportForm
from tinhso.directives.office.views.openings import LABELS, Opening, openings
from tinhso.directives.office.views.pages import assignment_crumbs
from tinhso.directives.office.views.timeline import timeline_of
from tinhso.directives.queries import AssignmentFilter, Story
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.requests import actor_of


@dataclass(frozen=True)
class Step:
    """A button on a report; `reason` says why it can't be pressed."""

    label: str
    url: str
    main: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Judgement:
    """The report that waits for this person, and the steps on it."""

    title: str
    report: Report
    forward: list[Step] = field(default_factory=list)
    back: list[Step] = field(default_factory=list)


@dataclass(frozen=True)
class Related:
    """A link to the same work in another document, seen from this task."""

    link: TaskLink
    words: str
    task: Any


@require_safe
def assignment(request: HttpRequest, assignment_id: int) -> HttpResponse:
    it = queries.assignment(actor_of(request), assignment_id)
    return show(request, it)


def show(
    request: HttpRequest,
    it: Assignment,
    *,
    report_form: ReportForm | None = None,
    evidence_form: EvidenceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; with a form that was refused in the place of a fresh one."""
    actor = actor_of(request)
    story = queries.story(actor, it.pk)
    it = story.assignment
    waiting = story.open_report or story.report_to_judge
    open_to = openings(actor, it, _submitted(story) or waiting)
    may = {code: bool(opening) for code, opening in open_to.items()}
    context = {
        "story": story,
        "it": it,
        "may": may,
        "barred": _barred(open_to),
        "crumbs": assignment_crumbs(it),
        "judgement": _judgement(it, story, open_to),
        "report_form": _report_form(story, report_form) if may["report"] and not _with_leader(story) else None,
        "evidence_form": evidence_form or EvidenceForm(),
        "held_evidence": _held(story),
        "returned": _returned(story),
        "waiting": waiting,
        "reports": [each for each in story.reports if each.state != "draft"],
        "evidence_words": _evidence_words(story),
        "timeline": timeline_of(story),
        "related": [_related(link, it.task_id) for link in story.links],
        "suggestions": _suggestions(actor, it) if may["link"] else [],
        "link_kinds": TaskLink.Kind.choices,
        "siblings_url": f"{reverse('directives:assignments')}?{AssignmentFilter(task=it.task_id).to_query()}",
    }
    return render(request, "directives/assignment.html", context, status=status)


def _submitted(story: Story) -> Report | None:
    return next((each for each in story.reports if each.state == "submitted"), None)


def _with_leader(story: Story) -> bool:
    """A report that lies with the unit's leader isn't edited under his hands."""
    return _submitted(story) is not None


def _report_form(story: Story, given: ReportForm | None) -> ReportForm:
    """What was typed and refused; else the draft; else what the unit said last."""
    if given is not None:
        return given
    source = story.open_report or story.assignment
    return ReportForm(initial={"status": source.status, "percent": source.percent, "result": source.result})


def _held(story: Story) -> list[Evidence]:
    """Evidence that the draft holds already."""
    draft = story.open_report
    return [each for each in draft.evidence.all() if not each.withdrawn] if draft else []


def _returned(story: Story) -> Report | None:
    """The report that came back, while it is the newest one or only its answer is being drafted."""
    past = [report for report in story.reports if report.state != "draft"]
    return past[0] if past and past[0].state == "returned" else None


def _judgement(it: Assignment, story: Story, open_to: dict[str, Opening]) -> Judgement | None:
    submitted, passed_on = _submitted(story), story.report_to_judge
    if submitted and open_to["pass_on"]:
        return Judgement(
            _("Báo cáo chờ bạn duyệt"),
            submitted,
            [_step(it, submitted, "duyet", _("Duyệt, gửi đầu mối tổng hợp"), main=True)],
            [_step(it, submitted, "tra-nguoi-soan", _("Trả người soạn"))],
        )
    if passed_on and open_to["accept"]:
        why = _why_not_accept(it, passed_on)
        return Judgement(
            _("Báo cáo chờ bạn nghiệm thu"),
            passed_on,
            [
                _step(it, passed_on, "nghiem-thu", _("Nghiệm thu"), main=not why, reason=why),
                _step(it, passed_on, "ghi-nhan", _("Ghi nhận tiến độ"), main=bool(why)),
            ],
            [_step(it, passed_on, "tra-don-vi", _("Trả đơn vị"))],
        )
    return None


def _why_not_accept(it: Assignment, report: Report) -> str:
    if report.status != "done":
        return _("Đơn vị chưa báo xong; chỉ ghi nhận tiến độ được.")
    if it.evidence_state == "none":
        return _("Chưa có minh chứng nào còn giá trị; không nghiệm thu được.")
    return ""


def _step(it: Assignment, report: Report, decision: str, label: str, *, main: bool = False, reason: str = "") -> Step:
    return Step(label, reverse("directives:decide_report", args=[it.pk, report.pk, decision]), main, reason)


def _barred(open_to: dict[str, Opening]) -> list[Opening]:
    """Actions that one may look for on this page and that aren't open."""
    return [opening for code, opening in open_to.items() if code in LABELS and not opening]


def _evidence_words(story: Story) -> str:
    it, count = story.assignment, story.row.evidence_count
    if it.role == "coordinating":
        return _("Đơn vị phối hợp không nộp minh chứng; đơn vị chủ trì nộp.")
    shown = ngettext("%(n)s minh chứng đã gửi.", "%(n)s minh chứng đã gửi.", count) % {"n": count}
    words = {
        "none": _("Chưa có gì chứng tỏ kết quả; việc chưa được tính là hoàn thành.")
        if it.status == "done"
        else _("Chưa có minh chứng nào được gửi."),
        "offered": shown + " " + _("Đầu mối tổng hợp chưa nghiệm thu."),
        "returned": _("Đầu mối tổng hợp trả lại; đơn vị cần bổ sung rồi báo cáo lại."),
        "accepted": shown,
    }
    return words[it.evidence_state]


def _related(link: TaskLink, task_id: int) -> Related:
    if link.later_id == task_id:
        return Related(link, str(link.get_kind_display()), link.earlier)
    return Related(link, _("được %(kind)s bởi") % {"kind": link.get_kind_display()}, link.later)


def _suggestions(actor: Actor, it: Assignment) -> list[Any]:
    return [each.task for each in queries.suggest_links(actor, it.task_id, limit=3)]
