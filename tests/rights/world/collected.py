"""A place's forms in every state: not handed in, waiting, urged by a letter that was sent and one that wasn't."""

from dataclasses import dataclass
from datetime import date, timedelta

from tinhso.foundation.accounts.actor import Actor, system_actor
from tinhso.foundation.organizations.models import GroupMember, Unit, UnitGroup
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.models import Form, ReportCalendar, Round, Submission, SubmissionReminder
from tinhso.reporting.queries.calendars import cuts_of
from tinhso.reporting.rules.calendars import windows_cut

# One number is typed in one form only: each place has its own.
METRICS = {"north": "commune.sessions", "south": "weekly.helped"}


@dataclass(frozen=True)
class Collected:
    """`form` could be opened for the window that was cut last; the two before it are `round`, still out and urged, and
    `waiting_round`, handed in."""

    form: Form
    round: Round
    submission: Submission
    waiting_round: Round
    waiting: Submission
    reminder: SubmissionReminder
    sent_reminder: SubmissionReminder


def collect(name: str, unit: Unit, keeper: Unit, field: str, officer: Actor, leader: Actor, note: str) -> Collected:
    """Everything through verbs; `note` is what the unit wrote beside its numbers."""
    system = system_actor("test")
    calendar = ReportCalendar.objects.create(
        code=f"bieu-{name}", name="Biểu", rhythm="monthly", keeper=keeper, field_code=field
    )
    calendar.rules.create(cut_off_day=7, recipient="UBND tỉnh", source="1/KH-UBND", valid_from=date(2025, 1, 1))
    group = UnitGroup.objects.create(code=f"bieu-{name}", name=f"Nơi báo cáo {name}")
    GroupMember.objects.create(group=group, unit=unit)
    form_id = verbs.create_form(
        system, code=f"bieu-{name}", name="Biểu tháng", calendar_id=calendar.pk, reporters_id=group.pk
    )
    lines = [{"code": "number", "label": "Số đếm", "metric": METRICS[name]}]
    verbs.publish_form(system, form_id, since=date(2025, 1, 1), lines=lines)
    today = clock.today()
    windows = windows_cut("monthly", cuts_of(calendar), today - timedelta(days=120), today - timedelta(days=1))
    waiting_round, it = (
        Round.objects.get(pk=verbs.open_round(system, form_id, window=each)) for each in windows[-3:-1]
    )
    waiting, submission = waiting_round.submissions.get(), it.submissions.get()
    verbs.save_values(officer, waiting.pk, values={"number": 3}, note=note)
    verbs.submit(leader, waiting.pk)
    verbs.save_values(officer, submission.pk, values={"number": 4}, note=note)
    with clock.frozen(clock.now() - timedelta(days=1)):
        [sent] = verbs.remind(system, it.pk)
        verbs.send_reminders(system, it.pk)
    [unsent] = verbs.remind(system, it.pk)
    letters = SubmissionReminder.objects.in_bulk([sent, unsent])
    return Collected(
        Form.objects.get(pk=form_id), it, submission, waiting_round, waiting, letters[unsent], letters[sent]
    )
