"""Rounds: opened for every unit that reports, urged on, closed with frozen figures."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.directives.recipients import people_of
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.queries import group_members, province
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.metrics.verbs.freezing import keep_figures
from tinhso.reporting import events, rights
from tinhso.reporting.frames import frame_of
from tinhso.reporting.models import Form, Round, Submission, SubmissionReminder
from tinhso.reporting.queries.collecting import not_handed_in
from tinhso.reporting.rules.calendars import Window
from tinhso.reporting.rules.reminders import Due, reminder_body
from tinhso.reporting.verbs.submissions import lock_with_round

TOLD = (Role.UNIT_LEADER, Role.OFFICER)


def open_round(actor: Actor, form_id: int, *, window: Window) -> int:
    """Open a form for one window: a draft for every unit that belongs to the reporters at the cut-off. Returns the
    round's id, of the one that is open already where there is one.

    Raises NotPermitted, Refused where no version of the form covers the window.
    """
    opened = _opened(form_id, window)
    if opened is not None:
        return opened
    try:
        return int(_open_round(actor, form_id, window=window))
    except Refused:
        opened = _opened(form_id, window)
        if opened is None:
            raise
        return opened


@verb(locks=Form, permission=rights.REVIEW)
def _open_round(act: Act[Form], *, window: Window) -> int:
    form, period = act.subject, window.period
    if _opened(form.pk, window) is not None:
        raise Refused(_("Kỳ này đã mở."))
    version = form.versions.valid_on(period.last_day).first()
    if version is None:
        raise Refused(_("Biểu mẫu chưa có bản áp dụng cho kỳ %(period)s.") % {"period": period})
    units = list(group_members(form.reporters, period.last_day))
    if not units:
        raise Refused(_("Nhóm “%(group)s” không có đơn vị nào ở ngày chốt.") % {"group": form.reporters})
    it = Round.objects.create(
        form=form, version=version, since=period.first_day, until=period.last_day, due_at=window.due_at
    )
    Submission.objects.bulk_create([Submission(round=it, unit=unit) for unit in units])
    due = f"{clock.local(it.due_at):%H:%M %d/%m/%Y}"
    act.audit(events.RoundOpened(period=str(period), units=len(units), due=due), it)
    return int(it.pk)


@verb(locks=Round, permission=rights.REVIEW)
def remind(act: Act[Round], *, unit_ids: Sequence[int] | None = None) -> list[int]:
    """Draft a letter for each unit (of these, or all) whose form is still out; returns the ids of the new letters.

    Pressing twice on one day drafts nothing twice. Raises Refused where nothing is out.
    """
    it, now = act.subject, clock.now()
    out = not_handed_in(it)
    if unit_ids is not None:
        out = out.filter(unit_id__in=unit_ids)
    waiting = list(out)
    if not waiting:
        raise Refused(_("Các đơn vị đều đã gửi; không có ai để đôn đốc."))
    today = clock.today()
    written = set(
        SubmissionReminder.objects.filter(submission__in=waiting, day=today).values_list("submission_id", flat=True)
    )
    keeper = it.form.calendar.keeper
    letters = SubmissionReminder.objects.bulk_create(
        SubmissionReminder(
            submission=each,
            sender=keeper,
            day=today,
            body=reminder_body(
                each.unit.name,
                keeper.name,
                now,
                Due(it.form.name, it.period, it.due_at, each.return_reason if each.state == "returned" else ""),
            ),
            drafted_by_id=act.actor.account_id,
        )
        for each in waiting
        if each.pk not in written
    )
    act.audit(events.UnitsReminded(count=len(letters)))
    return [letter.pk for letter in letters]


@verb(locks=SubmissionReminder, permission=rights.REVIEW)
def edit_reminder(act: Act[SubmissionReminder], *, body: str) -> None:
    letter = act.subject
    if letter.sent_at is not None:
        raise Refused(_("Thư đã gửi; không sửa được nữa."))
    letter.body = checked.required("body", body, _("Thư chưa có nội dung."))
    letter.save()
    act.audit(events.LetterEdited(unit=letter.submission.unit.name, body=letter.body))


@verb(locks=Round, permission=rights.REVIEW)
def send_reminders(act: Act[Round]) -> int:
    """Send all letters of the round that were drafted and not sent to units that still owe the form; returns how many.

    A unit that has handed in meanwhile gets none: its letter is dropped.
    """
    it = act.subject
    drafted = SubmissionReminder.objects.filter(submission__round=it, sent_at=None).select_related("submission__unit")
    owing = set(not_handed_in(it).values_list("pk", flat=True))
    letters = [letter for letter in drafted if letter.submission_id in owing]
    drafted.exclude(submission_id__in=owing).delete()
    if not letters:
        raise Refused(_("Không có thư nào chờ gửi; hãy soạn thư đôn đốc trước."))
    now = clock.now()
    SubmissionReminder.objects.filter(pk__in=[letter.pk for letter in letters]).update(sent_at=now)
    Submission.objects.filter(pk__in=[letter.submission_id for letter in letters]).update(reminded_at=now)
    people = people_of([letter.submission.unit_id for letter in letters], TOLD)
    for letter in letters:
        unit = letter.submission.unit
        told = sorted(account for account, units in people.items() if unit.pk in units)
        text = _("%(sender)s đôn đốc %(unit)s gửi biểu “%(form)s” kỳ %(period)s.")
        text %= {"sender": it.form.calendar.keeper, "unit": unit, "form": it.form, "period": it.period}
        act.notify(told, text, subject_url("reporting.reminder", str(letter.pk)), kind="reporting.reminder")
    act.audit(events.LettersSent(count=len(letters), units=[letter.submission.unit.name for letter in letters]))
    return len(letters)


def close_round(actor: Actor, round_id: int) -> None:
    """Freeze the round's figures, of each unit and of the province. What is accepted later counts as a correction.

    What is committed now gets its journal position first, so that the frozen figures hold it. Raises NotPermitted,
    Refused while something waits for a decision.
    """
    if not transaction.get_connection().in_atomic_block:
        seal_pending()
    _close_round(actor, round_id)


@verb(locks=Round, permission=rights.REVIEW)
def _close_round(act: Act[Round]) -> None:
    it = act.subject
    if it.closed_at is not None:
        raise Refused(_("Kỳ này đã chốt."))
    submissions = lock_with_round(it)
    waiting = sum(each.state == "submitted" for each in submissions)
    if waiting:
        raise Refused(_("Còn %(count)s báo cáo chờ duyệt; duyệt hoặc trả lại rồi mới chốt.") % {"count": waiting})
    codes = [line.metric for line in frame_of(it.version).figures]
    units = [province(), *(each.unit for each in submissions)]
    it.snapshot = keep_figures(act, codes=codes, period=it.period, units=units)
    it.closed_at = clock.now()
    it.save()
    accepted = sum(each.state == "accepted" for each in submissions)
    act.audit(events.RoundClosed(period=str(it.period), accepted=accepted, missing=len(submissions) - accepted))


def _opened(form_id: int, window: Window) -> int | None:
    period = window.period
    rounds = Round.objects.filter(form_id=form_id, since=period.first_day, until=period.last_day)
    return rounds.values_list("pk", flat=True).first()
