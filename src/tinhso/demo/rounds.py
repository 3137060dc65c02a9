"""Forms that have gone round: August 2025 whole and closed, the last month with late, returned and missing ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tinhso.demo.agenda import YESTERDAY, Agenda
from tinhso.demo.cast import AGGREGATOR, Cast
from tinhso.foundation.accounts.actor import actor_for, system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.filled import violations_of
from tinhso.reporting.models import Form, Round, Submission
from tinhso.reporting.queries.calendars import current_window, cuts_of
from tinhso.reporting.rules.calendars import Window, windows_cut

FIRST_DAY = date(2025, 7, 10)
AUGUST = date(2025, 8, 7)
FORMS = ("de-an-06-xa-thang", "de-an-06-so-thang")
SETTLED = 4
LATE_IN_AUGUST, RETURNED = 9, 3
HAND_IN, LATE, ACCEPTED = 0.36, 5, 0.7
DRAFTS = ("xa-00721",)
SENT_BACK = ("so-tu-phap",)
WHOLE = {"guided_home": "guided", "sessions": "attendees", "full": "procedures", "files_online": "files"}
USUAL = {
    "sessions": (2, 12),
    "attendees": (90, 420),
    "broadcasts": (8, 40),
    "guided": (60, 340),
    "guided_home": (20, 90),
    "accounts": (2_400, 9_500),
    "visits": (3, 20),
    "trained": (0, 6),
    "procedures": (60, 180),
    "full": (20, 60),
    "files": (140, 900),
    "files_online": (90, 600),
    "digitised": (60, 500),
    "documents": (1, 9),
    "inspections": (0, 3),
}
CUMULATED = ("accounts", "procedures", "full")
REASONS = (
    "Số người được hướng dẫn tại nhà cao hơn danh sách tổ công nghệ số gửi; rà lại rồi gửi.",
    "Thiếu số của hai thôn mới sáp nhập; bổ sung rồi gửi lại.",
    "Số tập huấn chưa khớp quyết định cử đi; kiểm tra lại.",
)
EXPLANATION = "Tháng này xã mở đợt hướng dẫn lưu động tại các thôn, tổ công nghệ số làm cả ngày nghỉ."


def close_august() -> None:
    """Freeze the figures of August 2025. Once everything is committed: only what has a journal position is frozen."""
    aggregator = actor_for(Account.objects.get(username=AGGREGATOR))
    moment = datetime.combine(AUGUST + timedelta(days=5), time(9), tzinfo=clock.ZONE).astimezone(UTC)
    for it in Round.objects.filter(until=AUGUST, form__code__in=FORMS, closed_at=None):
        with clock.frozen(moment):
            verbs.close_round(aggregator, it.pk)


@dataclass
class Rounds:
    """Everything is put on the agenda; a unit's officer fills in, its leader hands in, the aggregator decides."""

    cast: Cast
    agenda: Agenda

    def arrange(self) -> None:
        for form in Form.objects.filter(code__in=FORMS).select_related("calendar"):
            if (august := current_window(form.calendar, AUGUST)) is not None:
                self._at(AUGUST, 1, 0.1, lambda form=form, window=august: self._whole(form, window))
            if (last := self._last(form)) is not None and last != august:
                self._at(last.period.last_day, 1, 0.1, lambda form=form, window=last: self._under_way(form, window))

    def _last(self, form: Form) -> Window | None:
        """The last window that has had some days to be handed in."""
        until = self.agenda.today - timedelta(days=SETTLED)
        cut = windows_cut(form.calendar.rhythm, cuts_of(form.calendar), until - timedelta(days=100), until)
        return cut[-1] if cut else None

    def _whole(self, form: Form, window: Window) -> None:
        """Everybody hands in, some late; a few are sent back and mend it."""
        submissions, random = self._opened(form, window)
        last_day = window.period.last_day
        for place, each in enumerate(submissions):
            day, hour = _when(random, late=place % (len(submissions) // LATE_IN_AUGUST + 1) == 4)
            self._hand_in(each, random, last_day, day, hour)
        back = submissions[7 : 7 + RETURNED]
        for place, each in enumerate(back):
            reason = REASONS[place % len(REASONS)]
            self._at(last_day, 2, 13, lambda pk=each.pk, reason=reason: self._return(pk, reason))
            self._at(last_day, 3, 9 + place, lambda each=each: self._again(each))
        for day in (2, 4) if back else (2,):
            self._at(last_day, day, 15, lambda: verbs.accept_all_clean(self.cast.aggregator, submissions[0].round_id))

    def _under_way(self, form: Form, window: Window) -> None:
        """Part of the units have handed in; some late, some questioned, some sent back; the rest is urged."""
        submissions, random = self._opened(form, window)
        last_day, days = window.period.last_day, (self.agenda.today - window.period.last_day).days
        named = [each for each in submissions if each.unit.code in (*DRAFTS, *SENT_BACK)]
        others = [each for each in submissions if each not in named]
        handed_in = random.sample(others, int(len(others) * HAND_IN))
        few = max(1, min(RETURNED, len(handed_in) // 5))
        questioned, sent_back = handed_in[:few], handed_in[few : 2 * few]
        accepted = handed_in[2 * few : max(2 * few + 1, int(len(handed_in) * ACCEPTED))]
        for place, each in enumerate(handed_in):
            day, hour = _when(random, late=place >= len(handed_in) - min(LATE, few))
            self._hand_in(each, random, last_day, day, hour, jump=each in questioned)
        for each in named:
            if each.unit.code in DRAFTS:
                self._at(last_day, 1, 9, lambda each=each: self._begin(each, random))
            else:
                self._hand_in(each, random, last_day, 1, 10)
        back = [*(each for each in named if each.unit.code in SENT_BACK), *sent_back]
        for place, each in enumerate(back):
            reason = REASONS[place % len(REASONS)]
            self._at(last_day, 2, 13, lambda pk=each.pk, reason=reason: self._return(pk, reason))
        for each in accepted:
            self._at(last_day, 2, 14, lambda pk=each.pk: verbs.accept(self.cast.aggregator, pk))
        if days > SETTLED:
            self._at(last_day, 3, 8, lambda: verbs.remind(self.cast.aggregator, submissions[0].round_id))
            self._at(last_day, 3, 9, lambda: verbs.send_reminders(self.cast.aggregator, submissions[0].round_id))

    def _opened(self, form: Form, window: Window) -> tuple[Sequence[Submission], Random]:
        """The submissions of units whose people use the system, always drawn upon alike."""
        round_id = verbs.open_round(system_actor("Lịch báo cáo"), form.pk, window=window)
        it = Round.objects.select_related("version").get(pk=round_id)
        rows = [each for each in it.submissions.order_by("unit__code") if self.cast.works_in(each.unit_id)]
        for each in rows:
            each.round = it
        return rows, Random(f"{form.code} {window.period}")  # noqa: S311

    def _hand_in(
        self, it: Submission, random: Random, last_day: date, day: int, hour: float, *, jump: bool = False
    ) -> None:
        numbers = self._numbers(it, random)
        self._at(last_day, day, hour, lambda: self._fill_and_submit(it, numbers, jump))

    def _fill_and_submit(self, it: Submission, numbers: dict[str, int], jump: bool) -> None:
        officer = self.cast.officer(it.unit_id)
        if jump and "guided" in numbers:
            numbers |= {"guided": numbers["guided"] * 3}
        verbs.save_values(officer, it.pk, values=numbers)
        asked = [each.key for each in violations_of(Submission.objects.get(pk=it.pk))] if jump else []
        if asked:
            verbs.save_values(officer, it.pk, values={}, explanations=dict.fromkeys(asked, EXPLANATION))
        verbs.submit(self.cast.signing(it.unit_id), it.pk)

    def _begin(self, it: Submission, random: Random) -> None:
        """A few lines are filled in, one of them three times as high as last time."""
        numbers = self._numbers(it, random)
        kept = {code: value for code, value in numbers.items() if code in ("sessions", "attendees", "guided")}
        if "guided" in kept:
            kept |= {"guided": kept["guided"] * 3}
        verbs.save_values(self.cast.officer(it.unit_id), it.pk, values=kept)

    def _return(self, submission_id: int, reason: str) -> None:
        verbs.return_submission(self.cast.aggregator, submission_id, reason=reason)

    def _again(self, it: Submission) -> None:
        fresh = Submission.objects.get(pk=it.pk)
        code = next(code for code in ("trained", "documents") if code in fresh.values)
        verbs.save_values(self.cast.officer(it.unit_id), it.pk, values={code: fresh.values[code] + 1})
        verbs.submit(self.cast.signing(it.unit_id), it.pk)

    def _numbers(self, it: Submission, random: Random) -> dict[str, int]:
        """Numbers of a unit: of its own size, alike from month to month, parts within their whole."""
        own = Random(it.unit.code)  # noqa: S311 - invented numbers
        grown = (it.round.until - AUGUST).days // 10
        numbers = {}
        for line in it.round.version.lines:
            if (code := line["code"]) in USUAL:
                usual = own.randint(*USUAL[code])
                numbers[code] = usual + (grown if code in CUMULATED else random.randint(0, usual // 5))
        for part, whole in WHOLE.items():
            if part in numbers and whole in numbers:
                numbers[part] = min(numbers[part], numbers[whole])
        if "digitised" in numbers:
            numbers["digitised"] = min(numbers["digitised"], numbers["files"])
        return numbers

    def _at(self, last_day: date, day: int, hour: float, act: Callable[[], object]) -> None:
        """Put an act so many days after a cut-off; none lies after yesterday."""
        moment = datetime.combine(last_day + timedelta(days=day), time.min, tzinfo=clock.ZONE) + timedelta(hours=hour)
        latest = datetime.combine(self.agenda.today + timedelta(days=YESTERDAY), time(23, 0), tzinfo=clock.ZONE)
        if moment <= latest:
            self.agenda.put(moment.astimezone(UTC), act)


def _when(random: Random, *, late: bool) -> tuple[int, float]:
    """Day after the cut-off and hour: on the last day in time, or in the night and morning after it."""
    return (2, random.uniform(0.1, 10)) if late else (1, random.uniform(7.5, 17))
