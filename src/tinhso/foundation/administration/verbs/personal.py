"""What people change for themselves: password, language, saved filters, read notifications. No right is needed
beyond being that person."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration import events
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, NotPermitted
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

VIEWS_PER_PAGE = 20


@verb(locks=Account)
def change_own_password(act: Act[Account], *, password: str) -> None:
    """Set the person's own password; a one-time password is used up by it. The caller checked the old one."""
    _require_self(act)
    act.subject.set_password(password)
    act.subject.must_change_password = False
    act.subject.save(update_fields=["password", "must_change_password"])
    act.audit(events.PasswordChanged())


@verb(locks=Account)
def choose_language(act: Act[Account], *, language: str) -> None:
    _require_self(act)
    if language not in dict(settings.LANGUAGES):
        raise Invalid(FieldProblem("language", _("Không có ngôn ngữ này.")))
    act.subject.language = language
    act.subject.save(update_fields=["language"])
    act.audit(events.LanguageChosen(language=language))


@verb(locks=Account)
def save_view(act: Act[Account], *, page: str, name: str, query: str) -> int:
    """Keep a list's filters (its query string) under a name, for this person alone; the same name is replaced.

    `page` is the list's URL name. Returns the view's id.
    """
    _require_self(act)
    mine = SavedView.objects.filter(account=act.subject, page=page)
    if mine.exclude(name=name).count() >= VIEWS_PER_PAGE:
        problem = _("Mỗi danh sách lưu được tối đa %(limit)s bộ lọc; hãy xóa bớt.") % {"limit": VIEWS_PER_PAGE}
        raise Invalid(FieldProblem("name", problem))
    view, _created = SavedView.objects.update_or_create(
        account=act.subject, page=page, name=name, defaults={"query": query}
    )
    act.audit(events.ViewSaved(page=page, name=name, query=query))
    return view.pk


@verb(locks=Account)
def remove_view(act: Act[Account], *, view_id: int) -> None:
    _require_self(act)
    view = SavedView.objects.filter(account=act.subject, pk=view_id).first()
    if view is None:
        raise NotFound(_("Không tìm thấy bộ lọc này."))
    act.audit(events.ViewRemoved(page=view.page, name=view.name))
    view.delete()


@verb(locks=Account)
def read_notifications(act: Act[Account], *, ids: Sequence[int] | None = None) -> int:
    """Mark the person's notifications as read: those of `ids`, or all. Returns how many were unread."""
    _require_self(act)
    unread = Notification.objects.filter(account=act.subject, read_at__isnull=True)
    if ids is not None:
        unread = unread.filter(pk__in=ids)
    count = unread.update(read_at=clock.now())
    act.audit(events.NotificationsRead(count=count))
    return count


def _require_self(act: Act[Account]) -> None:
    if act.actor.account_id != act.subject.pk:
        raise NotPermitted(_("Chỉ chính người đó làm được việc này."), act.subject.journal_subject())
