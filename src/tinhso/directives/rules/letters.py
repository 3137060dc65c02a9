"""The text of a reminder letter, from the late tasks of a unit. Pure; a person edits it before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinhso.kernel.dates import format_date, official_date


@dataclass(frozen=True)
class LateTask:
    """One line of the letter; `late_days` are working days since the deadline, 0 for one that is about to end."""

    document: str
    number: str
    content: str
    due: date
    late_days: int


def reminder_body(unit: str, sender: str, day: date, tasks: Sequence[LateTask]) -> str:
    """The draft in the words of an official letter, tasks by their deadline."""
    opening = (
        f"Kính gửi: {unit}\n\n"
        f"Qua theo dõi tình hình thực hiện nhiệm vụ được giao, tính đến {official_date(day)}, "
        f"{unit} còn {len(tasks):02} nhiệm vụ quá hạn hoặc sắp đến hạn chưa báo cáo hoàn thành:\n\n"
    )
    lines = [_line(place, task) for place, task in enumerate(sorted(tasks, key=lambda task: task.due), 1)]
    closing = (
        f"\n\n{sender} đề nghị {unit} tập trung thực hiện, báo cáo kết quả kèm minh chứng trên hệ thống; "
        "trường hợp có khó khăn, vướng mắc, nêu rõ nguyên nhân và thời gian hoàn thành."
    )
    return opening + "\n".join(lines) + closing


def _line(place: int, task: LateTask) -> str:
    state = f"quá hạn {task.late_days} ngày làm việc" if task.late_days > 0 else "sắp đến hạn"
    number = f"nhiệm vụ {task.number}, " if task.number else ""
    return f"{place}. {task.content} ({number}{task.document}; hạn {format_date(task.due)}, {state})"
