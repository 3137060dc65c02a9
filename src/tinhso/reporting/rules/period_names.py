"""What a reporting period is called in the text of a report, which is Vietnamese whoever reads it. Pure."""

from datetime import date, timedelta

from tinhso.kernel.dates import Period, format_date

ROMAN_QUARTERS = ("I", "II", "III", "IV")
HALF = 6


def period_name(rhythm: str, period: Period) -> str:
    """ "tháng 8 năm 2025": the month, week, quarter or year in which the period's last day lies."""
    return _named(rhythm, period.last_day) or span_name(period)


def next_name(rhythm: str, period: Period) -> str:
    """The name of the period after; "kỳ tiếp theo" where it has none."""
    length = (period.last_day - period.first_day).days + 1
    return _named(rhythm, period.last_day + timedelta(days=max(1, min(length, 365) * 9 // 10))) or "kỳ tiếp theo"


def span_name(period: Period) -> str:
    return f"từ ngày {format_date(period.first_day)} đến ngày {format_date(period.last_day)}"


def _named(rhythm: str, last: date) -> str:
    match rhythm:
        case "weekly":
            year, week, _weekday = last.isocalendar()
            return f"tuần {week} năm {year}"
        case "monthly":
            return f"tháng {last.month} năm {last.year}"
        case "quarterly":
            return f"quý {ROMAN_QUARTERS[(last.month - 1) // 3]} năm {last.year}"
        case "half_yearly":
            return f"6 tháng {'đầu' if last.month <= HALF else 'cuối'} năm {last.year}"
        case "nine_monthly":
            return f"9 tháng đầu năm {last.year}"
        case "yearly":
            return f"năm {last.year}"
    return ""
