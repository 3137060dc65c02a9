"""The wrapper around every state change: all or nothing, journalled, permitted, once."""

import threading

import pytest
from django.db import connection

from tests.factories import acting
from tests.foundation.spine import forget_to_audit, rename
from tinhso.foundation.accounts.models import Absence
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import KeyReused, NotFound, NotPermitted, Refused
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db


def test_a_change_comes_with_its_audit_entry_fact_and_message(province):
    rename(acting(province.aggregator), province.north.pk, name="Xã Đồng Văn mới", tell=province.north_officer.pk)

    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.actor_unit) == ("Lương Thị Thảo", "Công an tỉnh")
    assert entry.data == {"old": "Xã Đồng Văn", "new": "Xã Đồng Văn mới", "number": 1}
    assert Fact.objects.get().unit_id == province.north.pk
    assert OutboxMessage.objects.get().payload["account"] == province.north_officer.pk


def test_names_in_the_journal_are_those_of_the_time(province):
    rename(acting(province.aggregator), province.north.pk, name="Xã Khác")
    province.aggregator.full_name = "Lương Thị Thảo Vy"
    province.aggregator.save()

    assert AuditEntry.objects.get().actor_name == "Lương Thị Thảo"


@pytest.mark.parametrize(
    ("arguments", "error"), [({"name": ""}, Refused), ({"name": "X", "fail": True}, ZeroDivisionError)]
)
def test_a_refused_or_broken_verb_leaves_nothing_behind(province, arguments, error):
    with pytest.raises(error):
        rename(acting(province.aggregator), province.north.pk, **arguments)

    assert Unit.objects.get(pk=province.north.pk).name == "Xã Đồng Văn"
    assert not AuditEntry.objects.exists()
    assert not Fact.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_verb_that_records_nothing_is_a_programming_error_and_changes_nothing(province):
    with pytest.raises(RuntimeError, match="audit"):
        forget_to_audit(acting(province.aggregator), province.north.pk)

    assert Unit.objects.get(pk=province.north.pk).name == "Xã Đồng Văn"


def test_a_denial_says_why_changes_nothing_and_is_itself_journalled(province):
    with pytest.raises(NotPermitted) as denial:
        rename(acting(province.north_officer), province.north.pk, name="Của tôi")

    assert "Đầu mối tổng hợp" in denial.value.message
    assert Unit.objects.get(pk=province.north.pk).name == "Xã Đồng Văn"
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.actor_name, entry.subject_id) == ("access.denied", "Giàng A Páo", str(province.north.pk))


def test_a_right_ends_where_its_subtree_ends(province):
    grant = province.aggregator.grants.get()
    grant.unit = province.justice
    grant.save()

    rename(acting(province.aggregator), province.division.pk, name="Phòng mới")
    with pytest.raises(NotPermitted, match="Sở Tư pháp"):
        rename(acting(province.aggregator), province.north.pk, name="Không được")


def test_a_substitute_acts_with_borrowed_rights_and_the_journal_says_for_whom(province):
    today = clock.today()
    Absence.objects.create(
        account=province.aggregator, substitute=province.south_officer, valid_from=today, valid_to=today
    )

    rename(acting(province.south_officer), province.north.pk, name="Thay mặt")

    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.on_behalf_of) == ("Triệu Thị Khé", "Lương Thị Thảo")


def test_an_unknown_subject_is_not_found(province):
    with pytest.raises(NotFound):
        rename(acting(province.aggregator), 0, name="Ai đó")


def test_the_same_key_again_returns_the_first_outcome_and_changes_nothing(province):
    actor = acting(province.aggregator)

    first = rename(actor, province.north.pk, name="Một", idempotency_key="k1")
    again = rename(actor, province.north.pk, name="Một", idempotency_key="k1")

    assert first == again == 1
    assert AuditEntry.objects.count() == 1


def test_the_same_key_for_another_request_is_refused(province):
    actor = acting(province.aggregator)
    rename(actor, province.north.pk, name="Một", idempotency_key="k1")

    with pytest.raises(KeyReused):
        rename(actor, province.north.pk, name="Hai", idempotency_key="k1")


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_time_make_one_change(province):
    actor = acting(province.aggregator)
    results: list[int] = []

    def click() -> None:
        results.append(rename(actor, province.north.pk, name="Hai lần", idempotency_key="double"))
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(6)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()

    assert results == [1] * 6
    assert AuditEntry.objects.count() == Fact.objects.count() == 1
