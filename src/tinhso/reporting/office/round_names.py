"""What a round is called on the screens: its form and the window's usual name."""

from tinhso.reporting.models import Round
from tinhso.reporting.rules.calendars import window_name


def named(it: Round) -> str:
    """ "Kết quả Đề án 06 cấp xã, tháng 8/2025"."""
    return f"{it.form.name}, {window_name(it.form.calendar.rhythm, it.period)}"
