"""The clock in words, as an officer and the applicant read it."""

from datetime import datetime

import pytest
from django.utils import translation

from tests.onestop.rules.test_clock import SAME_DAY, at, days, pausing, read, received
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.rules import petition_clock
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import ENDINGS, ClockWarning, Event, EventKind, Step, StepKind, WarningKind
from tinhso.onestop.rules.petition_clock import PetitionEvent, PetitionKind
from tinhso.onestop.rules.procedure import Duration
from tinhso.onestop.wording.clocks import Line, explain, time_text, warning_text


def texts(steps: tuple[Step, ...]) -> list[str]:
    return [line.text for line in explain(steps)]


def test_a_dossier_received_after_three() -> None:
    reading = read(days(5, committed=3), received("20/8/2026 15:20"), now="21/8/2026 08:00")
    assert texts(reading.derivation) == [
        "Nhận 15:20 20/8/2026",
        "Nhận 15:20 20/8/2026, quá giờ tiếp nhận: coi như chuyển đầu giờ làm việc, 07:30 21/8/2026",
        "Thời hạn theo quy định: 5 ngày làm việc, từ 07:30 22/8/2026 đến 17:30 27/8/2026 nếu không dừng",
        "Thời hạn theo cam kết của tỉnh: 3 ngày làm việc, từ 07:30 22/8/2026 đến 17:30 25/8/2026 nếu không dừng",
        "Tính cả 22/8/2026 (Làm bù cho ngày 31/8/2026)",
        "Không tính 23/8/2026 (ngày nghỉ hằng tuần)",
        "Hạn theo quy định: 17:30 27/8/2026",
        "Hạn theo cam kết của tỉnh: 17:30 25/8/2026",
    ]


def test_each_line_names_the_rule_and_whether_it_is_verified() -> None:
    late = explain(read(days(1), received("20/8/2026 15:20"), now="21/8/2026 08:00").derivation)[1]
    assert "309/2026" in late.source
    assert not late.verified
    anew = Event(EventKind.EXTENDED, at("5/3/2025 10:00"), due=at("14/3/2025 11:00"))
    lines = explain(read(days(5), received("3/3/2025 09:00"), anew, now="6/3/2025 11:00").derivation)
    said = "Hẹn lại lần 1 lúc 10:00 05/3/2025: đến 11:00 14/3/2025"
    assert Line(said, "Nghị định 61/2018/NĐ-CP, Điều 19.9", True) in lines


def test_a_clock_that_stands_says_for_what_and_since_when() -> None:
    asked = Event(EventKind.SUPPLEMENT_ASKED, at("14/9/2026 10:00"))
    lines = texts(read(days(3), received("11/9/2026 09:00"), asked, now="14/9/2026 15:00", rules=pausing()).derivation)
    assert "Đang dừng chờ bổ sung hồ sơ từ 10:00 14/9/2026: đã 3 giờ làm việc không tính" in lines
    assert "Hạn theo quy định: chưa xác định khi còn dừng" in lines


def test_tet_by_its_name() -> None:
    lines = texts(read(days(3), received("12/2/2026 09:00"), now="12/2/2026 10:00").derivation)
    assert any(line.startswith("Không tính 14/") and line.endswith("(Tết Nguyên đán)") for line in lines)


def test_a_petition_tells_its_limits_by_their_purpose() -> None:
    events = [PetitionEvent(PetitionKind.RECEIVED, at("10/8/2026 09:00"))]
    reading = petition_clock.read(events, default_calendar(), default_rules(), at("10/8/2026 10:00"))
    assert "Hạn để từ chối: 17:30 12/8/2026" in texts(reading.derivation)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_step_and_warning_can_be_said(language: str) -> None:
    moment: datetime = at("10/8/2026 09:00")
    length = Duration(1, TimeUnit.SAME_DAY)
    with translation.override(language):
        for kind in StepKind:
            events = ENDINGS if kind is StepKind.ENDED else [EventKind.SUPPLEMENT_ASKED, EventKind.PAYMENT_AWAITED]
            for event in events:
                for end in (None, moment):
                    said = texts((Step(kind, moment, end, minutes=65, event=event, length=length),))[0]
                    assert said
                    assert "%(" not in said
        for warning in WarningKind:
            assert warning_text(ClockWarning(warning, moment, 2))


def test_working_time_in_words() -> None:
    assert [time_text(minutes) for minutes in (5, 60, 545)] == [
        "5 phút làm việc",
        "1 giờ làm việc",
        "9 giờ 5 phút làm việc",
    ]


def test_a_term_of_the_same_day() -> None:
    lines = texts(read(SAME_DAY, received("12/8/2026 09:00"), now="12/8/2026 10:00").derivation)
    assert (
        lines[1] == "Thời hạn theo quy định: trong ngày làm việc, từ 09:00 12/8/2026 đến 17:30 12/8/2026 nếu không dừng"
    )
