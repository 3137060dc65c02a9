"""Reports: under check, composed, collected; difficulties; figures that documents state."""

from datetime import timedelta
from io import BytesIO

from tests.factories import acting
from tests.rights.world.collected import collect
from tests.rights.world.filling import Filling
from tests.rights.world.places import FIELD, Rule
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.models import Comparison, Difference, StatedFigure
from tinhso.metrics.rights import STATE, VIEW
from tinhso.metrics.verbs import import_figure
from tinhso.reporting.checking import taken_text
from tinhso.reporting.models import CalendarRule, Check, Difficulty, ReportCalendar
from tinhso.reporting.models import Report as HouseReport
from tinhso.reporting.rights import COMPOSE, ISSUE, PASS_ON, REVIEW, SIGN
from tinhso.reporting.rights import VIEW as REPORTS_VIEW
from tinhso.reporting.rules.calendars import Cut
from tinhso.reporting.rules.calendars import Window as ReportWindow
from tinhso.reporting.verbs import (
    Question,
    accept_correction,
    answer_difficulty,
    draft_report,
    edit_section,
    hand_in,
    issue,
    keep_check,
    pass_on,
    raise_difficulty,
    sign,
)


def checks(at: Filling) -> None:
    """A report that its owner has under check, another with a correction made, and a check that waits."""
    text = "Tiếp nhận 6.264 hồ sơ, nộp trực tuyến 5.803/6.264 hồ sơ, đạt 81,14%; nộp trực tiếp 1.181 hồ sơ, 18,86%."
    place, actor = at.place, acting(at.place.owner)
    kept = [keep_check(actor, taken=taken_text(text), title=f"Báo cáo {number}") for number in (1, 2)]
    place.check, place.corrected_check = (Check.objects.get(pk=pk) for pk in kept)
    accept_correction(actor, kept[1], key=correctable(place.corrected_check))
    place.check_run = JobRun.objects.create(kind="reporting.check_file", title="Kiểm tra", account_id=place.owner.pk)


def figures(at: Filling) -> None:
    """What a document states of the unit, and a cell that isn't what its facts add up to."""
    place = at.place
    path = place.unit.path
    seeing: Rule = lambda actor: bool(actor.may(VIEW, path, "") or actor.may(STATE, path, ""))  # noqa: E731
    stated = import_figure(
        system_actor("test"),
        code="directives.assigned",
        unit_id=place.unit.pk,
        period=Period.year(2024),
        value=5,
        document=at.secret("vanbansolieu", seeing),
        digest=keep(BytesIO(f"số liệu {at.secret('tepsolieu', seeing)}".encode())).digest,
    )
    place.stated = StatedFigure.objects.get(pk=stated)
    comparison = Comparison.objects.create(
        compared_at=clock.now(), position=0, cells=1, differing=1, home=at.world.root
    )
    place.difference = Difference.objects.create(
        comparison=comparison,
        kind="directives.assigned",
        day=clock.today(),
        unit_id=place.unit.pk,
        in_cells=1,
        in_facts=0,
    )


def difficulties(at: Filling) -> None:
    """Two that the unit raised and its follower is asked, one answered; a calendar that the follower keeps."""
    place = at.place
    seeing: Rule = lambda actor: bool(  # noqa: E731
        actor.may(REPORTS_VIEW, place.unit.path) or actor.may(REPORTS_VIEW, place.follower.path)
    )
    for name in ("difficulty", "second_difficulty", "answered_difficulty"):
        word = at.secret(name.replace("_", ""), seeing)
        asked = Question(subject=f"Vướng {word}", answering_unit_id=place.follower.pk)
        pk = raise_difficulty(acting(place.owner), unit_id=place.unit.pk, question=asked)
        setattr(place, name, Difficulty.objects.get(pk=pk))
    answer_difficulty(system_actor("test"), place.answered_difficulty.pk, answer="Đã xong")
    place.calendar = ReportCalendar.objects.create(
        code=at.name, name=f"Lịch {at.name}", rhythm="monthly", keeper=place.follower
    )
    CalendarRule.objects.create(calendar=place.calendar, cut_off_day=7, recipient="Công an tỉnh", source="1/KH")


def composed(at: Filling) -> None:
    """A report of the unit on each step of its way."""
    names = {"draft_report": 0, "questioned_report": 0, "report_with_head": 1, "report_with_signer": 2}
    names |= {"signed_report": 3, "issued_report": 4}
    system, place = system_actor("test"), at.place
    steps = [hand_in, pass_on, sign, issue]
    seal_pending()
    weekly, made = ReportCalendar.objects.get_or_create(
        code="de-an-06-tuan", name="Báo cáo tuần", rhythm="weekly", keeper=at.world.root
    )
    if made:
        CalendarRule.objects.create(calendar=weekly, cut_off_day=4, recipient="Công an tỉnh", source="1/KH")
    for number, (name, done) in enumerate(names.items(), 1):
        first = clock.today() - timedelta(days=7 * number)
        window = ReportWindow(Period(first, first + timedelta(days=6)), clock.now(), Cut(7))
        pk = draft_report(system, template="project06_weekly", unit_id=place.unit.pk, window=window)
        seeing = _reading_reports(at, name)
        text = f"Việc {at.secret(name.replace('_', ''), seeing)}."
        wrong = " Có 5.803 hồ sơ nộp trực tuyến." if name == "questioned_report" else ""
        edit_section(system, pk, key="next", text=text + wrong)
        for step in steps[:done]:
            step(system, pk)
        setattr(place, name, HouseReport.objects.get(pk=pk))


def collected(at: Filling) -> None:
    place = at.place
    seeing: Rule = lambda actor: any(  # noqa: E731
        actor.may(code, where.path, FIELD)
        for code, where in ((REPORTS_VIEW, place.unit), (REPORTS_VIEW, place.follower), (REVIEW, place.follower))
    )
    officer, leader = acting(place.owner), acting(place.leader)
    note = at.secret("ghichubieu", seeing)
    place.collected = collect(at.name, place.unit, place.follower, FIELD, officer, leader, note)


def _reading_reports(at: Filling, name: str) -> Rule:
    path, rights = at.place.unit.path, [COMPOSE, PASS_ON]
    rights += [SIGN] if name in ("report_with_signer", "signed_report") else []
    rights += [ISSUE] if name == "signed_report" else []
    rights += [REPORTS_VIEW] if name == "issued_report" else []
    return lambda actor: any(actor.may(right, path, FIELD) for right in rights)


def correctable(check: Check) -> str:
    return str(next(finding["key"] for finding in check.findings if finding["suggestion"]))
