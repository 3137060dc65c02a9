"""Reports of the demo: dossiers month by month, the report of August 2025 signed and issued, the year 2025 beside what
another document states of it, and the draft of the last month."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tinhso.demo import dossiers
from tinhso.demo.agenda import YESTERDAY, Agenda
from tinhso.demo.cast import AGGREGATOR, Cast
from tinhso.demo.whole import DESK_DAYS, WholeDossiers
from tinhso.foundation.accounts.actor import Actor, actor_for, system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import communes, province
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.verbs import import_figure
from tinhso.onestop.models import Procedure
from tinhso.onestop.verbs import Received, load_batch
from tinhso.reporting import verbs
from tinhso.reporting.models import ReportCalendar
from tinhso.reporting.outlines.monthly import MONTHLY as MONTHLY_OUTLINE
from tinhso.reporting.queries.calendars import current_window, cuts_of
from tinhso.reporting.rules.calendars import Window, windows_cut

UNIT = "so-tu-phap"
DRAFTER, HEAD, SIGNER, REGISTRY = "tuphap.cv", "tuphap.tp", "tuphap.pgd", "tuphap.vt"
MONTHLY, YEARLY = "project06_monthly", "project06_yearly"
RECENT_WINDOWS = 2
UNTIL_ALL_ENDED = timedelta(days=40)
STATED = {"onestop.online": 217_836, "onestop.received": 224_100}
STATED_IN = "461/BC-STP"
NARRATIVE = {
    "direction": (
        "Sở Tư pháp chỉ đạo các xã, phường mới duy trì tiếp nhận hồ sơ hộ tịch liên tục sau sắp xếp; cử công chức hỗ "
        "trợ trực tiếp tại các xã vùng cao."
    ),
    "tasks": (
        "Các nhiệm vụ theo {{plan}} được phân công tới từng phòng, có người phụ trách và thời hạn.\n"
        "(Chi tiết tại Phụ lục 01)"
    ),
    "next": (
        "Trong {{next_period}}, tập trung hướng dẫn người dân nộp hồ sơ kết hôn trực tuyến, là dịch vụ có tỷ lệ thấp "
        "nhất trong năm nhóm."
    ),
}


@dataclass
class Dossiers:
    """Batches of the one-stop shop: bare records of the year, each taken over when its month has ended; August 2025 and
    the last days whole. A small demo has August of 2025 alone, whole where people are."""

    cast: Cast
    agenda: Agenda
    whole_year: bool

    def arrange(self) -> None:
        units = sorted(communes(), key=lambda unit: unit.code)
        of_2025 = dossiers.year_2025 if self.whole_year else dossiers.august_2025
        whole = WholeDossiers(self.cast, units)
        rows, recent = of_2025(units), self._recent(units)
        august = [row for row in rows if row.received_on in dossiers.AUGUST and self.cast.works_in(row.unit_id)]
        desks = [row for row in recent if row.received_on >= self._desks_since and self.cast.works_in(row.unit_id)]
        left = {row.code for row in (*august, *desks)}
        bare = [row for row in (*rows, *recent) if row.code not in left]
        for batch, lines in dossiers.by_month(bare).items():
            self._at(lines[-1].received_on + timedelta(days=1), lambda batch=batch, lines=lines: _load(batch, lines))
        self._at(dossiers.AUGUST.last_day + UNTIL_ALL_ENDED, lambda: whole.load("ho-so-2025-08", august))
        self._at(self.agenda.today, lambda: whole.load_desks("ho-so-dang-xu-ly", desks), hour=23)

    @property
    def _desks_since(self) -> date:
        return self.agenda.today - timedelta(days=DESK_DAYS)

    def _recent(self, units: list[Unit]) -> list[Received]:
        """The windows that the last drafts report on, up to yesterday."""
        yesterday = self.agenda.today + timedelta(days=YESTERDAY)
        calendar = _calendar("de-an-06-thang")
        cut = windows_cut(calendar.rhythm, cuts_of(calendar), yesterday - timedelta(days=100), yesterday)
        periods = [each.period for each in cut[-RECENT_WINDOWS:]]
        running = current_window(calendar, self.agenda.today)
        periods += [running.period] if running else []
        return [
            row
            for period in periods
            if period.first_day > dossiers.YEAR.last_day
            for row in dossiers.of_window(period, units, yesterday)
        ]

    def _at(self, day: date, act: Callable[[], object], hour: int = 1) -> None:
        day = min(day, self.agenda.today + timedelta(days=YESTERDAY))
        self.agenda.put(datetime.combine(day, time(hour), tzinfo=clock.ZONE).astimezone(UTC), act)


def write_reports(today: date) -> None:
    """Once everything is committed and sealed: a signature freezes only what has a journal position."""
    unit, system = Unit.objects.get(code=UNIT), system_actor("Lịch báo cáo")
    drafter, head, signer, registry = (_person(name) for name in (DRAFTER, HEAD, SIGNER, REGISTRY))
    august = current_window(_calendar("de-an-06-thang"), dossiers.AUGUST.last_day)
    if august is not None and august.period.last_day < today:
        with _on(august, 1, 0.1):
            report_id = verbs.draft_report(system, template=MONTHLY, unit_id=unit.pk, window=august)
        with _on(august, 3, 9):
            for key, text in NARRATIVE.items():
                verbs.edit_section(drafter, report_id, key=key, text=text)
            verbs.hand_in(drafter, report_id)
        with _on(august, 3, 15):
            verbs.pass_on(head, report_id)
        with _on(august, 4, 8.5):
            verbs.sign(signer, report_id)
        with _on(august, 4, 9.5):
            verbs.issue(registry, report_id)
    _the_year(today, unit, system)
    if (last := _last_cut("de-an-06-thang", today)) is not None and last != august:
        with _on(last, 1, 0.1):
            report_id = verbs.draft_report(system, template=MONTHLY, unit_id=unit.pk, window=last)
        tasks = next(each.text for each in MONTHLY_OUTLINE.sections if each.key == "tasks")
        with _on(last, 1, 9):
            verbs.edit_section(drafter, report_id, key="tasks", text=tasks)


def _the_year(today: date, unit: Unit, system: Actor) -> None:
    """What the yearly report of 2025 counts, beside what it stated of the five services as a whole."""
    year = current_window(_calendar("de-an-06-nam"), dossiers.YEAR.last_day)
    if year is None or year.period.last_day >= today:
        return
    with _on(year, 1, 0.1):
        report_id = verbs.draft_report(system, template=YEARLY, unit_id=unit.pk, window=year)
    with _on(year, 1, 9):
        verbs.edit_section(_person(DRAFTER), report_id, key="tasks", text=NARRATIVE["tasks"])
    with _on(year, 12, 9):
        for code, value in STATED.items():
            import_figure(
                _person(AGGREGATOR),
                code=code,
                unit_id=province().pk,
                period=Period.year(2025),
                value=value,
                document=STATED_IN,
                note="Tổng nêu trong báo cáo; năm dịch vụ nêu bên dưới nó cộng lại chỉ được 80.590/86.850.",
            )


def _load(batch: str, rows: list[Received]) -> None:
    codes = dict(Procedure.objects.exclude(service="").values_list("service", "code"))
    told = [replace(row, procedure=codes[row.service]) for row in rows]
    load_batch(system_actor("Hệ thống một cửa của tỉnh"), batch=batch, rows=told)


def _last_cut(code: str, today: date) -> Window | None:
    calendar, yesterday = _calendar(code), today + timedelta(days=YESTERDAY)
    cut = windows_cut(calendar.rhythm, cuts_of(calendar), yesterday - timedelta(days=70), yesterday)
    return cut[-1] if cut else None


def _on(window: Window, days: int, hour: float) -> AbstractContextManager[None]:
    """The clock at an hour so many days after a cut-off."""
    moment = datetime.combine(window.period.last_day + timedelta(days=days), time.min, tzinfo=clock.ZONE)
    return clock.frozen((moment + timedelta(hours=hour)).astimezone(UTC))


def _calendar(code: str) -> ReportCalendar:
    return ReportCalendar.objects.prefetch_related("rules").get(code=code)


def _person(username: str) -> Actor:
    return actor_for(Account.objects.get(username=username))
