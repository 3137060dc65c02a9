"""The appendices of reports as tables of texts; every number in them is a token, which opens like those of the body."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import translation

from tinhso.directives.models import PartyRole
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.lists import chosen_assignments, ordered
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.onestop.metrics.dossiers import ALL, of_service
from tinhso.reporting.composing.values import TASK_COUNTS, Scene
from tinhso.reporting.composing.words import SYSTEM
from tinhso.reporting.outlines import outline_of
from tinhso.reporting.outlines.services import NAMES

NO_RESULT = {"not_started": "Chưa triển khai", "in_progress": "Đang thực hiện", "not_arisen": "Chưa phát sinh"}
LONGEST_CELL = 600
NO_TASKS = "Không có nhiệm vụ được giao đến cuối kỳ"


@dataclass(frozen=True)
class AnnexText:
    """A table before its tokens are filled in; the first row names the columns."""

    key: str
    title: str
    rows: list[list[str]]

    def as_json(self) -> dict[str, Any]:
        return {"key": self.key, "title": self.title, "rows": self.rows}


def annex_texts(scene: Scene) -> list[AnnexText]:
    """The report's appendices as they are now; once it is signed, as they were then."""
    if "annexes" in scene.report.frozen:
        return [AnnexText(**each) for each in scene.report.frozen["annexes"]]
    with translation.override("vi"):
        return [_BUILDERS[key](scene) for key in outline_of(scene.report.template).annexes]


def _services(scene: Scene) -> AnnexText:
    header = ["STT", "Dịch vụ công", "Tổng số hồ sơ", "Trực tuyến", "Tỷ lệ trực tuyến", "Trực tiếp", "Tỷ lệ trực tiếp"]
    columns = ("received", "online", "online_share", "direct", "direct_share")
    rows = [
        [str(number), name, *(f"{{{{{of_service(service)}.{column}}}}}" for column in columns)]
        for number, (service, name) in enumerate(NAMES.items(), 1)
    ]
    total = ["", "Tổng cộng", *(f"{{{{{ALL}.{column}}}}}" for column in columns)]
    return AnnexText("services", "TIẾP NHẬN HỒ SƠ DỊCH VỤ CÔNG THIẾT YẾU THEO KÊNH", [header, *rows, total])


def _tasks(scene: Scene) -> AnnexText:
    """The tasks that the unit leads."""
    chosen = AssignmentFilter(unit=scene.report.unit_id, document=scene.report.document_id)
    return AnnexText("tasks", "TIẾN ĐỘ NHIỆM VỤ ĐƯỢC GIAO", _task_rows(chosen, scene.report.until, leads=False))


def _task_list(scene: Scene) -> AnnexText:
    """Every task of the plan, once for each unit that leads it."""
    chosen = AssignmentFilter(document=scene.report.document_id)
    return AnnexText("task_list", "DANH SÁCH NHIỆM VỤ", _task_rows(chosen, scene.report.until, leads=True))


def _task_rows(chosen: AssignmentFilter, until: date, *, leads: bool) -> list[list[str]]:
    """Tasks that were assigned by the period's end, as they stand now."""
    end = datetime.combine(until, time.max, tzinfo=clock.ZONE)
    found = ordered(chosen_assignments(SYSTEM, chosen).filter(created_at__lte=end))
    found = found.select_related("unit", "task__document")
    rows = [["STT", "Nhiệm vụ", "Chủ trì" if leads else "Văn bản giao", "Phối hợp", "Thời hạn", "Kết quả đến cuối kỳ"]]
    for number, each in enumerate(found.prefetch_related("task__parties"), 1):
        parties = [party.text for party in each.task.parties.all() if party.role == PartyRole.COORDINATING]
        result = each.result.strip() or NO_RESULT.get(each.status, "Đã hoàn thành")
        source = str(each.unit) if leads else str(each.task.document)
        due = _due(each.due, each.deadline_kind)
        rows.append(
            [str(number), _plain(each.task.content), _plain(source), _plain("; ".join(parties)), due, _plain(result)]
        )
    return rows if len(rows) > 1 else [*rows, ["–", NO_TASKS, "", "", "", ""]]


def _task_units(scene: Scene) -> AnnexText:
    header = ["STT", "Đơn vị", "Được giao", "Đã xong", "Đang làm", "Quá hạn"]
    rows = [
        [str(number), str(each.unit), *(f"{{{{tasks.{name}@{each.unit.pk}}}}}" for name in TASK_COUNTS)]
        for number, each in enumerate(scene.task_counts, 1)
    ]
    total = ["", "Tổng cộng", *(f"{{{{tasks.{name}}}}}" for name in TASK_COUNTS)]
    return AnnexText("task_units", "TIẾN ĐỘ NHIỆM VỤ THEO ĐƠN VỊ", [header, *rows, total])


def _due(due: date | None, kind: str) -> str:
    if due is not None:
        return format_date(due)
    return "Thường xuyên" if kind == "ongoing" else "Không ghi hạn"


def _plain(text: str) -> str:
    """One line, not too long for a cell, without anything that reads as a token."""
    flat = " ".join(text.replace("{{", "").replace("}}", "").split())
    return flat if len(flat) <= LONGEST_CELL else f"{flat[: LONGEST_CELL - 1]}…"


_BUILDERS: dict[str, Callable[[Scene], AnnexText]] = {
    "services": _services,
    "tasks": _tasks,
    "task_list": _task_list,
    "task_units": _task_units,
}
