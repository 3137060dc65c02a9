"""The words of a report that tokens without a dot name: its unit, its period, its plan, what stands in the way."""

from typing import TYPE_CHECKING

from tinhso.directives.models import Document
from tinhso.foundation.accounts.actor import system_actor
from tinhso.kernel.dates import format_date, official_date
from tinhso.reporting.models import ReportCalendar
from tinhso.reporting.outlines import outline_of
from tinhso.reporting.queries.difficulties import Carried, answered_in, open_difficulties
from tinhso.reporting.rules.period_names import next_name, period_name, span_name

if TYPE_CHECKING:
    from tinhso.reporting.composing.values import Scene

NOTHING_ARISEN = "Không phát sinh trong kỳ báo cáo."
ALL_PLANS = "các kế hoạch, văn bản giao việc"
SYSTEM = system_actor("Soạn báo cáo")


def words_of(scene: "Scene", names: set[str]) -> dict[str, str]:
    """The words among these names that the report has."""
    report, outline = scene.report, outline_of(scene.report.template)
    words = {asked.key: report.words.get(asked.key, asked.initial) for asked in outline.asked}
    words |= {
        "unit": str(report.unit),
        "period": span_name(report.period),
        "period_name": period_name(outline.rhythm, report.period),
        "period_end": f"ngày {format_date(report.until)}",
        "next_period": next_name(outline.rhythm, report.period),
        "plan": plan_name(report.document) if report.document else ALL_PLANS,
    }
    if names & {"difficulties", "proposals", "answered"}:
        calendar = _calendar(outline.calendar)
        carried = open_difficulties(SYSTEM, report.unit, report.until, calendar)
        words["difficulties"] = _difficulties(carried)
        words["proposals"] = _proposals(carried)
        words["answered"] = _answered(answered_in(SYSTEM, report.unit, report.period, calendar))
    return {name: text for name, text in words.items() if name in names}


def plan_name(document: Document) -> str:
    """ "Kế hoạch số 52/KH-UBND ngày 18 tháng 3 năm 2025"."""
    kind = str(document.get_kind_display())
    number = f" số {document.symbol}" if document.symbol else f" “{document.subject}”"
    return f"{kind}{number}{f' {official_date(document.issued_on)}' if document.issued_on else ''}"


def _calendar(code: str) -> ReportCalendar | None:
    return ReportCalendar.objects.prefetch_related("rules").filter(code=code).first()


def _difficulties(carried: list[Carried]) -> str:
    lines = [f"- {_sentence(each.difficulty.subject)} {_sentence(each.difficulty.detail)}".rstrip() for each in carried]
    return "\n".join(lines) or NOTHING_ARISEN


def _proposals(carried: list[Carried]) -> str:
    lines = [
        f"- Đề nghị {each.answerer}: {_sentence(each.difficulty.proposal)}"
        if each.answerer
        else f"- {_sentence(each.difficulty.proposal)}"
        for each in carried
        if each.difficulty.proposal.strip()
    ]
    return "\n".join(lines) or NOTHING_ARISEN


def _answered(carried: list[Carried]) -> str:
    lines = [
        f"- {_sentence(each.difficulty.subject)} {each.answerer} trả lời: {_sentence(each.difficulty.answer)}"
        for each in carried
    ]
    return "\n".join(["Đã được trả lời trong kỳ:", *lines]) if lines else ""


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return flat if not flat or flat.endswith((".", "!", "?")) else f"{flat}."
