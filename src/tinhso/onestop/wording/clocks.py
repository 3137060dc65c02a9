"""The legal clock in words: each step of a derivation as a sentence, with the source of the rule behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.onestop.rules.clock_types import ClockWarning, EventKind, Promise, Step, StepKind, WarningKind
from tinhso.onestop.wording.choices import duration
from tinhso.onestop.wording.moments import in_words


@dataclass(frozen=True)
class Line:
    """One line of an explained clock; `source` is empty where no rule stands behind it, and then counts as verified."""

    text: str
    source: str
    verified: bool


_PROMISES: dict[Promise, Lazy] = {
    Promise.STATUTORY: gettext_lazy("theo quy định"),
    Promise.COMMITTED: gettext_lazy("theo cam kết của tỉnh"),
    Promise.APPOINTED: gettext_lazy("theo lần hẹn lại"),
    Promise.REFUSE: gettext_lazy("để từ chối"),
    Promise.ASK: gettext_lazy("để yêu cầu bổ sung"),
    Promise.HANDLE: gettext_lazy("để xử lý"),
    Promise.PUBLISH: gettext_lazy("để công khai"),
}

_WAITING: dict[EventKind, Lazy] = {
    EventKind.SUPPLEMENT_ASKED: gettext_lazy("bổ sung hồ sơ"),
    EventKind.PAYMENT_AWAITED: gettext_lazy("thực hiện nghĩa vụ tài chính"),
}

WAITING_FOR_PETITIONER: dict[EventKind, Lazy] = {EventKind.SUPPLEMENT_ASKED: gettext_lazy("bổ sung thông tin")}

_ENDINGS: dict[EventKind, Lazy] = {
    EventKind.FINISHED: gettext_lazy("Xử lý xong %(at)s"),
    EventKind.RESULT_GIVEN: gettext_lazy("Trả kết quả %(at)s"),
    EventKind.REFUSED: gettext_lazy("Từ chối %(at)s"),
    EventKind.STOPPED: gettext_lazy("Dừng giải quyết %(at)s"),
    EventKind.WITHDRAWN: gettext_lazy("Người nộp rút hồ sơ %(at)s"),
}

# (what is said when the step is over, what is said while it lasts)
_SENTENCES: dict[StepKind, tuple[Lazy, Lazy]] = {
    kind: sentences if isinstance(sentences, tuple) else (sentences, sentences)
    for kind, sentences in {
        StepKind.RECEIVED: gettext_lazy("Nhận %(start)s"),
        StepKind.ELSEWHERE: (
            gettext_lazy("Nộp ngoài nơi giải quyết: tính từ khi cơ quan có thẩm quyền nhận, %(end)s"),
            gettext_lazy("Nộp ngoài nơi giải quyết: chưa tính, chờ cơ quan có thẩm quyền nhận"),
        ),
        StepKind.LATE: gettext_lazy("Nhận %(start)s, quá giờ tiếp nhận: coi như chuyển đầu giờ làm việc, %(end)s"),
        StepKind.PAUSED: (
            gettext_lazy("Dừng chờ %(waiting)s từ %(start)s đến %(end)s: %(time)s không tính"),
            gettext_lazy("Đang dừng chờ %(waiting)s từ %(start)s: đã %(time)s không tính"),
        ),
        StepKind.WENT_ON: (
            gettext_lazy("Chờ %(waiting)s từ %(start)s đến %(end)s, thời hạn vẫn tính"),
            gettext_lazy("Đang chờ %(waiting)s từ %(start)s, thời hạn vẫn tính"),
        ),
        StepKind.RESTARTED: gettext_lazy("Bổ sung %(start)s: thời hạn tính lại từ đầu"),
        StepKind.LENGTHENED: gettext_lazy("Thêm %(length)s theo quy định, từ %(start)s"),
        StepKind.EXTENDED: gettext_lazy("Hẹn lại lần %(count)s lúc %(start)s: đến %(end)s"),
        StepKind.APOLOGISED: gettext_lazy("Gửi văn bản xin lỗi %(start)s"),
        StepKind.TERM: gettext_lazy("Thời hạn %(promise)s: %(length)s, từ %(start)s đến %(end)s nếu không dừng"),
        StepKind.DUE: (
            gettext_lazy("Hạn %(promise)s: %(end)s"),
            gettext_lazy("Hạn %(promise)s: chưa xác định khi còn dừng"),
        ),
    }.items()
}

_WARNINGS: dict[WarningKind, Lazy] = {
    WarningKind.APOLOGY_DUE: gettext_lazy("Nếu không kịp hạn, gửi văn bản xin lỗi chậm nhất %(at)s"),
    WarningKind.APOLOGY_LATE: gettext_lazy("Văn bản xin lỗi gửi sau thời điểm chậm nhất %(at)s"),
    WarningKind.SUPPLEMENT_ASKED_BEFORE: gettext_lazy("Đã yêu cầu bổ sung %(count)s lần: không yêu cầu thêm"),
    WarningKind.SUPPLEMENT_TOO_OFTEN: gettext_lazy("Đã yêu cầu bổ sung %(count)s lần, quá số lần cho phép"),
    WarningKind.SUPPLEMENT_ASKED_LATE: gettext_lazy("Yêu cầu bổ sung sau thời điểm chậm nhất %(at)s"),
    WarningKind.REAPPOINTMENT_USED: gettext_lazy("Đã hẹn lại %(count)s lần: không hẹn lại nữa"),
    WarningKind.REAPPOINTMENT_TOO_OFTEN: gettext_lazy("Đã hẹn lại %(count)s lần, quá số lần cho phép"),
    WarningKind.CALENDAR_UNCERTAIN: gettext_lazy("Hạn tạm tính: chưa có đủ thông báo ngày nghỉ"),
}


_WAITED = gettext_lazy("Dừng chờ %(waiting)s từ %(start)s đến %(end)s")


def explain(steps: Iterable[Step], waiting: Mapping[EventKind, Lazy] = _WAITING) -> list[Line]:
    """The derivation of a dossier's or a petition's clock, line by line, in the reader's language. `waiting`: what is
    waited for, by the event that begins it."""
    return [
        Line(_sentence(step, waiting), step.rule.source if step.rule else "", step.rule is None or step.rule.verified)
        for step in steps
    ]


def warning_text(warning: ClockWarning) -> str:
    return str(_WARNINGS[warning.kind]) % {"at": _at(warning.at), "count": warning.count}


def time_text(minutes: int) -> str:
    """Working minutes as "9 giờ 5 phút làm việc"; days would hide that days differ in length."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(m)s phút làm việc") % {"m": rest}
    if not rest:
        return _("%(h)s giờ làm việc") % {"h": hours}
    return _("%(h)s giờ %(m)s phút làm việc") % {"h": hours, "m": rest}


def _sentence(step: Step, waiting: Mapping[EventKind, Lazy]) -> str:
    if step.kind is StepKind.ENDED and step.event is not None:
        return str(_ENDINGS[step.event]) % {"at": _at(step.start)}
    if step.kind in (StepKind.REST, StepKind.MADE_UP):
        return _days(step)
    over, lasting = _SENTENCES[step.kind]
    if step.kind is StepKind.PAUSED and not step.minutes:
        over = _WAITED  # before the term that counts now, or outside working hours
    return str(over if step.end is not None else lasting) % {
        "start": _at(step.start),
        "end": _at(step.end),
        "waiting": waiting[step.event] if step.event else "",
        "promise": _PROMISES[step.promise] if step.promise else "",
        "length": duration(step.length) if step.length else "",
        "time": time_text(step.minutes),
        "count": step.count,
    }


def _days(step: Step) -> str:
    assert step.start is not None
    first = format_date(clock.local(step.start).date())
    names = ", ".join(dict.fromkeys(day.name for day in step.days))
    if step.kind is StepKind.MADE_UP:
        return _("Tính cả %(day)s (%(names)s)") % {"day": first, "names": names}
    span = first
    if step.end is not None and step.count > 1:
        last = format_date(clock.local(step.end).date())
        span = _("%(first)s đến %(last)s") % {"first": first, "last": last}
    if not names:
        return _("Không tính %(days)s (ngày nghỉ hằng tuần)") % {"days": span}
    return _("Không tính %(days)s (%(names)s)") % {"days": span, "names": names}


def _at(moment: datetime | None) -> str:
    return "" if moment is None else in_words(moment)
