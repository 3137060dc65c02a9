"""After the demo is loaded, the people at its door have read what is old."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tinhso.demo.jobs import settle_bells
from tinhso.foundation.delivery.models import Delivery
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.notifications.models import Notification
from tinhso.kernel import clock


def bell(account, key: str, days_ago: int) -> Notification:
    happened = clock.now() - timedelta(days=days_ago)
    return Notification.objects.create(account=account, key=key, kind="thu", text="Việc mới", created_at=happened)


def test_old_lines_are_read_and_new_ones_wait(province):
    old, new = bell(province.aggregator, "cũ", 30), bell(province.aggregator, "mới", 1)
    settle_bells()
    old.refresh_from_db()
    new.refresh_from_db()
    assert old.read_at is not None
    assert new.read_at is None


def one_that_was_not_spread() -> None:
    OutboxMessage.objects.create(topic="notify.person", subject="person:1", key="1")


def one_that_was_not_delivered() -> None:
    Delivery.objects.create(message_id=1, position=1, subscriber="bell", subject="person:1")


@pytest.mark.parametrize("leave_a_message", [one_that_was_not_spread, one_that_was_not_delivered])
def test_it_comes_back_later_while_messages_are_on_their_way(province, leave_a_message):
    old = bell(province.aggregator, "cũ", 30)
    leave_a_message()
    settle_bells()
    old.refresh_from_db()
    assert old.read_at is None
    assert ProcrastinateJob.objects.get(task_name="demo.settle_bells").scheduled_at > clock.now()
