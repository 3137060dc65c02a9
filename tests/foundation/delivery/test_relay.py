"""Messages reach their subscribers in order per subject and once in effect, whatever fails on the way."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.factories import acting
from tests.foundation.spine import rename
from tinhso.foundation.delivery import relay
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.delivery.subscribers import GiveUp, Message, TryLater, subscribe
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.notifications.models import Notification
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def outside(monkeypatch):
    """A partner system that takes bell messages, fails as told, and remembers what came."""

    class Partner:
        received: list[str] = []
        failing: Exception | None = None

        def take(self, message: Message) -> None:
            if self.failing:
                raise self.failing
            self.received.append(message.payload["text"].partition(":")[2])

    partner = Partner()
    partner.received = []
    monkeypatch.setattr("tinhso.foundation.delivery.subscribers._subscribers", {})
    subscribe("partner", "notify.*", partner.take, inside=False)
    return partner


def tell(province, *names, person=None):
    for name in names:
        rename(acting(province.aggregator), province.north.pk, name=name, tell=(person or province.north_officer).pk)
    seal_pending()


def later(seconds: int):
    return clock.frozen(clock.now() + timedelta(seconds=seconds))


def test_a_notification_is_a_line_in_the_bell_and_one_mail(province):
    tell(province, "Một")
    relay.deliver_all()
    relay.deliver_all()

    assert Notification.objects.get().account == province.north_officer
    [sent] = mail.outbox
    assert sent.to == ["bac.cv@tinhso.example"]
    assert sent.extra_headers["Message-ID"].startswith("<")


def test_a_failed_delivery_holds_back_what_follows_and_is_tried_again_later(province, outside):
    tell(province, "Một", "Hai")
    outside.failing = TryLater("mất mạng")
    relay.deliver_all()
    assert outside.received == []

    outside.failing = None
    relay.deliver_all()
    assert outside.received == [], "not before its time"
    with later(10):
        relay.deliver_all()
    assert outside.received == ["1", "2"]


def test_one_persons_trouble_does_not_hold_back_another(province, outside):
    tell(province, "Một")
    outside.failing = TryLater("mất mạng")
    relay.deliver_all()
    outside.failing = None
    tell(province, "Hai", person=province.south_officer)
    relay.deliver_all()

    assert outside.received == ["2"]


def test_a_message_that_can_not_be_delivered_goes_to_the_desk_and_can_be_sent_again(province, outside):
    tell(province, "Một", "Hai")
    outside.failing = GiveUp("địa chỉ không tồn tại")
    relay.deliver_all()

    dead = Delivery.objects.get(state=State.DEAD)
    assert dead.last_error == "địa chỉ không tồn tại"
    outside.failing = None
    relay.replay(dead.pk)
    relay.deliver_all()
    assert outside.received == ["1", "2"]


def test_attempts_are_limited(province, outside):
    tell(province, "Một")
    outside.failing = ConnectionError("từ chối kết nối")
    for attempt in range(relay.ATTEMPT_LIMIT):
        with later(attempt * 2 * relay.LONGEST_DELAY_SECONDS):
            relay.deliver_all()

    assert Delivery.objects.get().state == State.DEAD


def test_a_delivery_whose_worker_died_is_taken_up_when_its_lease_ends(province, outside):
    tell(province, "Một")
    relay.spread()
    assert relay._claim() is not None, "a worker claims it, and dies"
    relay.deliver_all()
    assert outside.received == []

    with later(relay.LEASE_SECONDS + 1):
        relay.deliver_all()
    assert outside.received == ["1"]


def test_a_late_worker_changes_nothing_when_another_took_over(province):
    tell(province, "Một")
    relay.spread()
    slow = relay._claim()
    with later(relay.LEASE_SECONDS + 1):
        relay.deliver_all()
    relay._finish(slow, State.DEAD, "quá muộn")

    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DONE}
    assert Notification.objects.count() == 1
