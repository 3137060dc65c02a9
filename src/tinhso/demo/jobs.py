"""What is left to the worker: the people at the door have read their older notifications, so that their bells count
what is new."""

from datetime import timedelta

from django.db.models import Q
from procrastinate.contrib.django import app

from tinhso.demo.people import personas
from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.verbs import read_notifications
from tinhso.foundation.delivery.models import Delivery, RelayMark, State
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.notifications.models import Notification
from tinhso.kernel import clock

UNREAD_DAYS = 4
AGAIN_AFTER_SECONDS = 20


@app.task(name="demo.settle_bells")
def settle_bells() -> None:
    """Comes back later while notifications of the demo's past are still on their way."""
    if _on_their_way():
        settle_bells.configure(schedule_in={"seconds": AGAIN_AFTER_SECONDS}).defer()
        return
    before = clock.now() - timedelta(days=UNREAD_DAYS)
    for account in Account.objects.filter(username__in=[person.username for person in personas()]):
        old = Notification.objects.filter(account=account, created_at__lt=before, read_at=None)
        if ids := list(old.values_list("pk", flat=True)):
            read_notifications(actor_for(account), account.pk, ids=ids)


def _on_their_way() -> bool:
    """Whether messages of the journal haven't been spread yet, or haven't been delivered."""
    mark = RelayMark.objects.filter(name="outbox").values_list("position", flat=True).first() or 0
    unspread = OutboxMessage.objects.filter(Q(position=None) | Q(position__gt=mark))
    return unspread.exists() or Delivery.objects.filter(state=State.WAITING, not_before=None).exists()
