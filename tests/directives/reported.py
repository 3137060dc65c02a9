"""A plan that holds what a real report reports on, so that the report can be matched to it."""

import re
from collections.abc import Callable

from tests.directives.conftest import Cast, Desk
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Assignment, Document, Party, PartyRole, TaskSource
from tinhso.directives.reading.result import PlanReading, ReadTask
from tinhso.foundation.organizations.models import UnitGroup, UnitKind
from tinhso.kernel import clock

OTHER_WORDS = {
    r"^Tiếp tục ": "",
    r"\bRà soát\b": "Rà soát, đánh giá",
    r"\btriển khai thực hiện\b": "thực hiện",
    r"\bcơ quan, đơn vị\b": "đơn vị",
    r"\bTTHC\b": "thủ tục hành chính",
    r"\bCSDL\b": "cơ sở dữ liệu",
    r"\bĐảm bảo\b": "Bảo đảm",
    r"\bhoá\b": "hóa",
}

REPORT = """SỞ TƯ PHÁP                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/BC-STP                   Độc lập - Tự do - Hạnh phúc
                                Tuyên Quang, ngày 15 tháng 8 năm 2025

BÁO CÁO
Kết quả thực hiện nhiệm vụ tháng 8 năm 2025

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Kết quả thực hiện |
|---|---|---|---|---|
| 1 | Rà soát sổ hộ tịch còn hiệu lực | Sở Tư pháp | Trước ngày 30/9/2025 | Hoàn thành, đã rà soát 300 sổ |
| 2 | Quét và lưu trữ sổ gốc tại trụ sở | Sở Tư pháp | Quý IV/2025 | Theo tiến độ, hướng dẫn của bộ, ngành |
| 3 | Trồng mới ba trăm héc-ta rừng phòng hộ đầu nguồn | Sở Tư pháp | Quý IV/2025 | Đang thực hiện |
"""


def reworded(text: str) -> str:
    """The same task as another plan would put it."""
    for words, instead in OTHER_WORDS.items():
        text = re.sub(words, instead, text)
    return text[0].upper() + text[1:]


def shortened(text: str) -> str:
    """The same in other words and without its last clause, as a plan sums up what a report quotes in full."""
    clauses = re.split(r"(?<=[,;.])\s+", reworded(text))
    return " ".join(clauses[:-1] if len(clauses) > 2 else clauses).rstrip(" ,;")


def plan_for(desk: Desk, report: PlanReading, worded: Callable[[str], str] = reworded) -> dict[int, int]:
    """Put a plan of the report's rows in force, each in other words, led by whom the row says if the small province
    has him, else by the department that reports. Returns row → assignment of the department."""
    UnitGroup.objects.get_or_create(
        code="so-ban-nganh",
        defaults={"name": "Các sở, ban, ngành", "kinds": [UnitKind.DEPARTMENT], "root": desk.cast.province.root},
    )
    document = desk.draft(symbol="52/KH-UBND")
    groups = {
        group.number: verbs.add_group(desk.cast.aggregator, document, number=group.number, title=group.title[:400])
        for group in report.groups
    }
    tasks = [_task(desk, document, groups, row, worded) for row in report.tasks]
    verbs.put_in_force(desk.cast.aggregator, document)
    of_task = dict(Assignment.objects.filter(unit=desk.cast.province.justice).values_list("task", "pk"))
    return {at: of_task[task] for at, task in enumerate(tasks) if task in of_task}


def _task(desk: Desk, document: int, groups: dict[str, int], row: ReadTask, worded: Callable[[str], str]) -> int:
    lead = "Công an tỉnh" if [unit.text for unit in row.lead] == ["Công an tỉnh"] else "Các sở, ban, ngành"
    return desk.task(
        document,
        worded(row.content),
        number=row.number,
        group_id=groups.get(row.group),
        leads=[lead],
        deadlines=[
            DeadlineInput(each.text[:300], each.kind, each.due, ongoing_after=each.ongoing_after)
            for each in row.deadlines
        ],
    )


def given_to_departments(cast: Cast, document_id: int) -> None:
    """Put a plan that was brought in in force, all its work given to the departments: what their reports may be
    confused with."""
    document = Document.objects.get(pk=document_id)
    departments = UnitGroup.objects.get(code="so-ban-nganh")
    Party.objects.filter(task__document=document).delete()
    Party.objects.bulk_create(
        Party(task=task, role=PartyRole.LEAD, text=departments.name, group=departments) for task in document.tasks.all()
    )
    TaskSource.objects.filter(task__document=document).update(reviewed_at=clock.now())
    document.findings.update(settled_at=clock.now())
    verbs.put_in_force(cast.aggregator, document_id, acknowledge_counts=True)
