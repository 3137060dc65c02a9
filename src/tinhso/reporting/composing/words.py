"""The words of a report that tokens without a dot name: its unit, its period, its plan, what stands in the way."""

from typing import TYPE_CHECKING

from tinhso.directives.models import Document
from tinhso.foundation.accounts.actor import system_actor
from tinhso.kernel.dates import format_date, official_date
from tinhso.reporting.models import Report, ReportCalendar
from tinhso.reporting.outlines import outline_of
from tinhso.reporting.queries.difficulties import Carried, open_difficulties
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
    if names & {"difficulties", "proposals"}:
        carried = _carried(report, outline.calendar)
        words["difficulties"] = _difficulties(carried)
        words["proposals"] = _proposals(carried)
    return {name: text for name, text in words.items() if name in names}


def plan_name(document: Document) -> str:
    """ "Kế hoạch số 52/KH-UBND ngày 18 tháng 3 năm 2025"."""
    kind = str(document.get_kind_display())
    number = f" số {document.symbol}" if document.symbol else f" “{document.subject}”"
    return f"{kind}{number}{f' {official_date(document.issued_on)}' if document.issued_on else ''}"


def _carried(report: Report, calendar_code: str) -> list[Carried]:
    calendar = ReportCalendar.objects.prefetch_related("rules").filter(code=calendar_code).first()
    return open_difficulties(SYSTEM, report.unit, report.until, calendar)


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


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return flat if not flat or flat.endswith((".", "!", "?")) else f"{flat}."
