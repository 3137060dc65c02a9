"""The text of a letter that urges a unit to hand in a form. Pure; a person reads it over before it is sent."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.kernel import clock
from tinhso.kernel.dates import Period, format_date, official_date
from tinhso.reporting.rules.lateness import late_minutes, late_words


@dataclass(frozen=True)
class Due:
    """What is due: a form of a period, until when; `returned` where it was handed in and sent back, and why."""

    form: str
    period: Period
    due_at: datetime
    returned: str = ""


def reminder_body(unit: str, sender: str, now: datetime, due: Due) -> str:
    """The draft in the words of an official letter. Letters are Vietnamese in any language of the screen."""
    limit, day = clock.local(due.due_at), clock.local(now)
    minutes = late_minutes(now, due.due_at)
    state = f"quá hạn {late_words(minutes)}" if minutes else "sắp hết hạn"
    what = "đã bị trả lại để sửa và chưa gửi lại" if due.returned else "chưa gửi số liệu"
    reason = f" Lý do trả lại: {due.returned}" if due.returned else ""
    return (
        f"Kính gửi: {unit}\n\n"
        f"Biểu “{due.form}” kỳ {due.period} phải gửi trước {limit:%H} giờ {limit:%M} phút "
        f"{official_date(limit.date())}. Đến {day:%H} giờ {day:%M} phút ngày {format_date(day.date())}, "
        f"{unit} {what} ({state}).{reason}\n\n"
        f"{sender} đề nghị {unit} hoàn thành và gửi ngay trên hệ thống để kịp tổng hợp, báo cáo; "
        "trường hợp có khó khăn, vướng mắc, nêu rõ nguyên nhân và thời điểm sẽ gửi."
    )
