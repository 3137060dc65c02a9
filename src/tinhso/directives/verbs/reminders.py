"""Letters that urge units: drafted in one click from what is late, edited by a person, kept as they were sent."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Assignment, ReminderLetter
from tinhso.directives.queries.schedule import late_or_soon
from tinhso.directives.recipients import people_of
from tinhso.directives.rules.letters import LateTask, reminder_body
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import office_of
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar


@verb()
def draft_reminders(act: Act[None], *, unit_ids: Sequence[int]) -> list[int]:
    """Draft one letter per unit from its late and soon due assignments, of documents in the actor's care. Returns
    the letters' ids; units with nothing late get none. The sender is the office of the
    actor's own unit: a division doesn't write letters."""
    own = Unit.objects.filter(pk=act.actor.unit_id).first()
    if own is None:
        raise Refused(_("Tài khoản của bạn chưa gắn với đơn vị nào."))
    sender = office_of(own)
    act.require(rights.REMIND, ReminderLetter(unit=sender, sender=sender))
    letters = [_draft(act, sender, late) for late in _late_by_unit(act, unit_ids).values()]
    if not letters:
        raise Refused(_("Các đơn vị đã chọn không có việc quá hạn hoặc sắp đến hạn."))
    return [letter.pk for letter in letters]


@verb(locks=ReminderLetter, permission=rights.REMIND)
def edit_reminder(act: Act[ReminderLetter], *, body: str) -> None:
    letter = _unsent(act.subject)
    letter.body = checked.required("body", body, _("Thư chưa có nội dung."))
    letter.save()
    act.audit(_event(events.ReminderEdited, letter, letter.assignments.count()))


@verb(locks=ReminderLetter, permission=rights.REMIND)
def send_reminder(act: Act[ReminderLetter]) -> None:
    """Send the letter to the unit's leaders and officers; from now on its text doesn't change."""
    letter = _unsent(act.subject)
    letter.sent_at = clock.now()
    letter.save()
    act.audit(_event(events.ReminderSent, letter, letter.assignments.count()))
    people = people_of([letter.unit_id], (Role.UNIT_LEADER, Role.OFFICER))
    text = _("%(sender)s đôn đốc %(unit)s về %(count)s nhiệm vụ.")
    text %= {"sender": letter.sender, "unit": letter.unit, "count": letter.assignments.count()}
    url = subject_url("directives.reminder", str(letter.pk))
    act.notify(sorted(people), text, url, kind="directives.reminder")


def _late_by_unit(act: Act[None], unit_ids: Sequence[int]) -> dict[int, list[Assignment]]:
    in_care = act.actor.within(rights.REMIND, "task__document__aggregator__", "task__document__field_code")
    late: dict[int, list[Assignment]] = defaultdict(list)
    rows = late_or_soon(clock.today(), default_calendar()).filter(in_care, unit_id__in=unit_ids)
    for assignment in rows.select_related("unit", "task__document").order_by("unit__sort_key", "due", "pk"):
        late[assignment.unit_id].append(assignment)
    return late


def _draft(act: Act[None], sender: Unit, late: list[Assignment]) -> ReminderLetter:
    unit, today, calendar = late[0].unit, clock.today(), default_calendar()
    tasks = [
        LateTask(
            str(each.task.document),
            each.task.number,
            each.task.content,
            each.due,  # type: ignore[arg-type]
            max(0, calendar.working_days_between(each.due, today)),  # type: ignore[arg-type]
        )
        for each in late
    ]
    letter = ReminderLetter.objects.create(
        unit=unit,
        sender=sender,
        body=reminder_body(unit.name, sender.name, today, tasks),
        drafted_by_id=act.actor.account_id,
    )
    letter.assignments.set(late)
    act.audit(_event(events.ReminderDrafted, letter, len(late)), letter)
    return letter


def _unsent(letter: ReminderLetter) -> ReminderLetter:
    if letter.sent_at is not None:
        raise Refused(_("Thư đã gửi; không sửa được nữa."))
    return letter


def _event(event: type[events.ReminderChanged], letter: ReminderLetter, count: int) -> events.ReminderChanged:
    return event(unit=letter.unit.name, assignments=count, body=letter.body)
