"""The journal's screen: its scope, its filters, its masks, its proof."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django import Settings

from tests.conftest import SmallProvince
from tests.factories import acting, small_province
from tests.office.test_pages import demo, entering  # noqa: F401
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries.audit import AuditFilter, find_entries, readable, visible_entries
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.jobs.runs import perform
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(province: SmallProvince) -> SmallProvince:
    """Two entries about the north, one about the south, one denial about the south by somebody of the north."""
    owner = acting(province.system_owner)
    verbs.edit_account(
        owner, province.north_officer.pk, full_name="Giàng A Páo", email="bi-mat@tinhso.example", phone="0912345678"
    )
    verbs.grant_role(owner, province.north_officer.pk, role=Role.UNIT_LEADER, unit_id=province.north.pk)
    verbs.require_second_factor(owner, province.south_officer.pk, required=True)
    with pytest.raises(NotPermitted):
        verbs.set_password(acting(province.north_leader), province.south_officer.pk)
    return province


def test_a_leader_sees_the_journal_of_the_own_unit_only(written: SmallProvince) -> None:
    mine = visible_entries(acting(written.north_leader))
    assert {entry.unit_id for entry in mine} == {written.north.pk}
    assert mine.count() == 2
    assert visible_entries(acting(written.system_owner)).count() == 4
    assert not visible_entries(acting(written.aggregator)).exists()


def test_entries_of_no_unit_are_for_who_sees_the_whole_province(
    written: SmallProvince, client: object, settings: Settings
) -> None:
    client.post(reverse("account_login"), {"login": "khong-co-ai", "password": "sai"})  # type: ignore[attr-defined]
    failed = AuditEntry.objects.get(event="access.sign_in_failed")
    assert failed in visible_entries(acting(written.system_owner))
    assert failed not in visible_entries(acting(written.north_leader))


def test_the_page_reads_as_sentences_and_shows_denials(written: SmallProvince, demo: None) -> None:  # noqa: F811
    html = entering(written.system_owner).get(reverse("office:audit")).content.decode()
    assert "Giao vai trò Lãnh đạo đơn vị tại Xã Đồng Văn" in html
    assert "Bị từ chối" in html
    assert reverse("office:person", args=[written.north_officer.pk]) in html


def test_personal_fields_are_masked_in_sentence_and_data(written: SmallProvince, demo: None) -> None:  # noqa: F811
    entry = AuditEntry.objects.get(event="people.account_edited")
    assert entry.data["email"] == "bi-mat@tinhso.example"
    shown = readable([entry])[0]
    assert shown.data["email"] == shown.data["phone"] == "•••"
    client = entering(written.system_owner)
    for name in ("audit", "audit_export"):
        content = client.get(reverse(f"office:{name}")).content.decode()
        assert "bi-mat" not in content
        assert "0912345678" not in content


def test_filters_narrow_and_never_widen(written: SmallProvince) -> None:
    owner, leader = acting(written.system_owner), acting(written.north_leader)
    found = lambda actor, **wanted: find_entries(actor, AuditFilter(**wanted)).count()  # noqa: E731
    assert found(owner, event="access.denied") == 1
    assert found(owner, event="people") == 3
    assert found(owner, person="nam") == 0
    assert found(owner, person=written.north_leader.username) == 1
    assert found(owner, subject_kind="accounts.account", subject_id=str(written.south_officer.pk)) == 2
    assert found(owner, text="páo") == 2
    assert found(owner, since=clock.today(), until=clock.today()) == 4
    assert found(owner, until=clock.today().replace(year=2020)) == 0
    assert found(leader, subject_kind="accounts.account", subject_id=str(written.south_officer.pk)) == 0
    assert found(leader, event="access.denied") == 0


def test_an_export_is_in_the_journal_itself_and_within_scope(written: SmallProvince, demo: None) -> None:  # noqa: F811
    answer = entering(written.north_leader).get(reverse("office:audit_export"))
    rows = list(csv.reader(StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert len(rows) == 1 + 2
    assert AuditEntry.objects.get(event="access.exported").data["rows"] == 2


def test_an_exported_cell_is_never_a_formula(province: SmallProvince, demo: None) -> None:  # noqa: F811
    verbs.edit_account(
        acting(province.system_owner), province.north_officer.pk, full_name='=HYPERLINK("x")', email="", phone=""
    )
    content = entering(province.system_owner).get(reverse("office:audit_export")).content.decode()
    assert "'=HYPERLINK" in content
    assert ",=HYPERLINK" not in content


def test_only_who_sees_the_whole_journal_has_it_verified(written: SmallProvince, demo: None) -> None:  # noqa: F811
    url = reverse("office:verify_journal")
    assert entering(written.north_leader).post(url).status_code == 403
    assert not JobRun.objects.exists()
    assert entering(written.system_owner).post(url).url == reverse("office:audit")
    assert JobRun.objects.get().state == RunState.WAITING


@pytest.mark.django_db(transaction=True)
def test_the_page_tells_what_the_verification_found(settings: Settings) -> None:
    settings.DEMO = True
    province = small_province()
    owner = acting(province.system_owner)
    verbs.require_second_factor(owner, province.north_officer.pk, required=True)
    verbs.require_second_factor(owner, province.south_officer.pk, required=True)
    seal_pending()
    client = entering(province.system_owner)
    perform(run=verbs.verify_journal(owner))
    assert "nguyên vẹn" in client.get(reverse("office:audit")).content.decode()
    changed = AuditEntry.objects.order_by("position").first()
    assert changed is not None
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_audit DISABLE TRIGGER journal_insert_only")
        cursor.execute("UPDATE journal_audit SET actor_name = 'Người khác' WHERE id = %s", [changed.pk])
        cursor.execute("ALTER TABLE journal_audit ENABLE TRIGGER journal_insert_only")
    perform(run=verbs.verify_journal(owner))
    html = client.get(reverse("office:audit")).content.decode()
    assert "1 chỗ không khớp" in html
    assert f"vị trí {changed.position}" in html
