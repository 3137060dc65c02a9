"""The shell's screens as the people see them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from tests.conftest import SmallProvince
from tests.factories import acting, person
from tinhso.foundation.accounts.models import Absence, Account, Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import people
from tinhso.foundation.delivery import relay
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Succession, Unit
from tinhso.kernel import clock
from tinhso.office import introductions
from tinhso.office.introductions import DemoPerson, register_demo_person

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 11  # a list page stays under twelve


def entering(account: Account) -> Client:
    """A browser in which the person is signed in; the demo's owner needs no second factor."""
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.fixture
def production(settings: Settings) -> None:
    settings.DEMO = False


EVERYONES = ["home", "me", "rights", "my_contact", "my_absence", "notifications", "people", "units", "search", "jobs"]
OF_THE_OWNER = ["audit", "operations", "dead_letters", "successions", "new_person"]


@pytest.mark.parametrize("name", EVERYONES)
def test_every_signed_in_person_opens_their_own_pages(province: SmallProvince, demo: None, name: str) -> None:
    assert entering(province.north_officer).get(reverse(f"office:{name}")).status_code == 200


@pytest.mark.parametrize("name", [each for each in EVERYONES if each != "home"] + OF_THE_OWNER)
def test_a_stranger_is_led_to_sign_in(db: None, name: str) -> None:
    answer = Client().get(reverse(f"office:{name}"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", OF_THE_OWNER)
def test_the_owners_pages_say_to_others_why_not(province: SmallProvince, demo: None, name: str) -> None:
    assert entering(province.system_owner).get(reverse(f"office:{name}")).status_code == 200
    refused = entering(province.north_officer).get(reverse(f"office:{name}"))
    assert refused.status_code == 403
    assert "cần vai trò" in refused.content.decode()


def test_the_start_page_leads_strangers_to_sign_in(db: None, production: None) -> None:
    assert Client().get("/").url == reverse("account_login")


def test_no_page_carries_inline_script_or_style(province: SmallProvince, demo: None) -> None:
    client = entering(province.system_owner)
    pages = [reverse(f"office:{name}") for name in EVERYONES + OF_THE_OWNER]
    pages += [
        reverse("office:person", args=[province.north_officer.pk]),
        reverse("office:unit", args=[province.north.pk]),
    ]
    for url in pages:
        html = client.get(url).content.decode()
        assert not re.search(r"<script(?![^>]*\b(src|type=.application/json))", html), url
        assert " style=" not in html, url
        assert "<style" not in html, url
        assert not re.search(r"\son\w+=", html), url


@pytest.fixture
def busy(province: SmallProvince) -> SmallProvince:
    """Enough rows in every list that a query per row would show."""
    for index in range(30):
        person(f"them{index}", f"Người Thêm {index}", Role.OFFICER, province.north)
        Succession.objects.create(
            predecessor=Unit.objects.create(
                code=f"cu{index}", name=f"Xã Cũ {index}", kind="commune", parent=province.root, valid_to="2025-06-30"
            ),
            effective_on="2025-07-01",
        )
        JobRun.objects.create(kind="x", title=f"Việc {index}", account_id=province.system_owner.pk)
        Notification.objects.create(account=province.system_owner, key=str(index), kind="x", text="Có việc", url="/")
        verbs.grant_role(
            acting(province.system_owner),
            Account.objects.get(username=f"them{index}").pk,
            role=Role.UNIT_LEADER,
            unit_id=province.north.pk,
        )
    seal_pending()
    relay.spread()
    Delivery.objects.update(state=State.DEAD, last_error="hỏng")
    return province


@pytest.mark.parametrize(
    "url",
    [
        "/nguoi-dung/",
        "/don-vi/",
        "/don-vi/?q=xa&xem=da-ket-thuc",
        "/don-vi/ke-thua/",
        "/nhat-ky/",
        "/nhat-ky/?person=sao&event=people&since=2025-01-01",
        "/thong-bao/",
        "/van-hanh/thu-treo/",
        "/van-hanh/viec-nen/",
        "/tim/?q=nguoi",
        "/quyen-cua-toi/",
    ],
)
def test_lists_stay_within_their_query_budget(
    busy: SmallProvince, demo: None, url: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = entering(busy.system_owner)
    with django_assert_max_num_queries(QUERY_BUDGET):
        assert client.get(url).status_code == 200


def test_pages_go_forth_and_back_without_losing_or_repeating_anybody(busy: SmallProvince, demo: None) -> None:
    from tinhso.office.paging import keyset_page

    rows = people.people_list(acting(busy.system_owner))
    first = keyset_page(rows, "", ("sort_key", "pk"), 10)
    second = keyset_page(rows, first.next, ("sort_key", "pk"), 10)
    assert not {each.pk for each in first.rows} & {each.pk for each in second.rows}
    assert keyset_page(rows, second.previous, ("sort_key", "pk"), 10).rows == first.rows
    assert keyset_page(rows, "rác", ("sort_key", "pk"), 10).rows == first.rows
    seen, cursor = list(first.rows), first.next
    while cursor:
        page = keyset_page(rows, cursor, ("sort_key", "pk"), 10)
        seen, cursor = seen + page.rows, page.next
    assert len(seen) == len({each.pk for each in seen}) == rows.count()


def test_the_rights_page_says_where_by_what_until_when_and_for_whom(province: SmallProvince, demo: None) -> None:
    until = clock.today() + timedelta(days=4)
    Absence.objects.create(
        account=province.north_leader, substitute=province.north_officer, valid_from=clock.today(), valid_to=until
    )
    html = entering(province.north_officer).get(reverse("office:rights")).content.decode()
    row = re.search(r"Xem nhật ký.*?</tr>", html, re.DOTALL)
    assert row is not None
    assert "Xã Đồng Văn" in row[0]
    assert f"thay {province.north_leader.full_name}" in row[0]
    assert f"{until.day:02}/{until.month:02}/{until.year}" in row[0] or f"{until.day}/{until.month}" in row[0]
    other = re.search(r"Quản lý người dùng.*?</tr>", html, re.DOTALL)
    assert other is not None
    assert "Cần vai trò: Quản trị hệ thống" in other[0]


def test_search_finds_without_accents_and_hides_what_the_page_hides(province: SmallProvince, demo: None) -> None:
    name = province.south_officer.full_name
    from tinhso.kernel.text import fold

    by_colleague = entering(province.north_officer).get("/tim/", {"q": fold(name)}).content.decode()
    by_manager = entering(province.system_owner).get("/tim/", {"q": fold(name)}).content.decode()
    link = reverse("office:person", args=[province.south_officer.pk])
    assert link in by_manager
    assert link not in by_colleague
    assert entering(province.north_officer).get(link).status_code == 404
    assert (
        reverse("office:unit", args=[province.south.pk])
        in entering(province.north_officer).get("/tim/", {"q": "ham yen"}).content.decode()
    )


def test_the_search_box_gets_links_only(province: SmallProvince, demo: None) -> None:
    answer = entering(province.north_officer).get("/tim/", {"q": "dong van"}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert reverse("office:unit", args=[province.north.pk]) in answer.content.decode()


def test_colleagues_see_place_and_contact_but_neither_roles_nor_work(province: SmallProvince, demo: None) -> None:
    url = reverse("office:person", args=[province.north_leader.pk])
    html = entering(province.north_officer).get(url).content.decode()
    assert province.north_leader.email in html
    assert "Thu hồi" not in html
    assert "Lãnh đạo đơn vị" not in html


def test_a_form_gives_a_role_and_goes_back_to_the_person(province: SmallProvince, demo: None) -> None:
    client = entering(province.system_owner)
    answer = client.post(
        reverse("office:grant_role", args=[province.north_officer.pk]),
        {
            "role": Role.UNIT_LEADER,
            "unit_id": province.north.pk,
            "subtree": "on",
            "since": clock.today().isoformat(),
            "reason": "QĐ 12",
        },
    )
    assert answer.url == reverse("office:person", args=[province.north_officer.pk])
    assert Grant.objects.filter(account=province.north_officer, role=Role.UNIT_LEADER).exists()


def test_a_refused_form_keeps_what_was_typed_and_says_why(province: SmallProvince, demo: None) -> None:
    answer = entering(province.system_owner).post(
        reverse("office:grant_role", args=[province.north_officer.pk]),
        {"role": Role.OFFICER, "unit_id": province.north.pk, "since": clock.today().isoformat(), "reason": "lần nữa"},
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "đã có vai trò này" in html
    assert 'value="lần nữa"' in html
    assert province.north_officer.grants.count() == 1


PERSON_FORMS = [
    "edit_person",
    "add_post",
    "transfer",
    "grant_role",
    "person_absence",
    "hand_over",
    "person_password",
    "person_second_factor",
    "reset_second_factor",
    "deactivate",
    "reactivate",
]


@pytest.mark.parametrize("name", PERSON_FORMS)
@pytest.mark.parametrize("who", ["north_officer", "north_leader", "aggregator", "leadership"])
def test_acts_about_people_are_refused_to_others_without_effect(
    province: SmallProvince, demo: None, name: str, who: str
) -> None:
    client = entering(getattr(province, who))
    before = list(Account.objects.values()), list(Grant.objects.values()), Absence.objects.count()
    url = reverse(f"office:{name}", args=[province.north_colleague.pk])
    assert client.get(url).status_code in (403, 404)
    assert client.post(url, {"reason": "x", "full_name": "x"}).status_code in (403, 404)
    assert (list(Account.objects.values()), list(Grant.objects.values()), Absence.objects.count()) == before


@pytest.mark.parametrize("name", PERSON_FORMS)
def test_the_owner_opens_every_form_about_a_person(province: SmallProvince, demo: None, name: str) -> None:
    url = reverse(f"office:{name}", args=[province.north_officer.pk])
    assert entering(province.system_owner).get(url).status_code == 200


UNIT_FORMS = ["add_unit", "rename_unit", "move_unit", "close_unit", "merge_units", "add_alias", "set_code"]


@pytest.mark.parametrize("name", UNIT_FORMS)
def test_acts_about_units_are_the_owners(province: SmallProvince, demo: None, name: str) -> None:
    url = reverse(f"office:{name}", args=[province.north.pk])
    before = list(Unit.objects.values())
    assert entering(province.system_owner).get(url).status_code == 200
    assert entering(province.north_leader).get(url).status_code == 403
    assert entering(province.north_leader).post(url, {"name": "x", "act_cited": "x"}).status_code == 403
    assert list(Unit.objects.values()) == before


def test_a_one_time_password_is_shown_once_and_kept_out_of_caches(province: SmallProvince, demo: None) -> None:
    client = entering(province.system_owner)
    answer = client.post(reverse("office:person_password", args=[province.north_officer.pk]))
    shown = re.search(r"<code>([a-z0-9-]+)</code>", answer.content.decode())
    assert shown is not None
    assert "no-store" in answer["Cache-Control"]
    province.north_officer.refresh_from_db()
    assert province.north_officer.check_password(shown[1])


def test_the_bell_counts_and_opening_a_notice_reads_it(province: SmallProvince, demo: None) -> None:
    notice = Notification.objects.create(
        account=province.north_officer, key="1", kind="x", text="Có việc mới", url="/quyen-cua-toi/"
    )
    client = entering(province.north_officer)
    assert "1 thông báo chưa đọc" in client.get("/").content.decode()
    assert client.post(reverse("office:open_notification", args=[notice.pk])).url == "/quyen-cua-toi/"
    assert "0 thông báo chưa đọc" in client.get("/").content.decode()


def test_nobody_opens_the_notice_of_another(province: SmallProvince, demo: None) -> None:
    notice = Notification.objects.create(account=province.north_leader, key="1", kind="x", text="Mật", url="/")
    client = entering(province.north_officer)
    client.post(reverse("office:open_notification", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at is None
    assert "Mật" not in client.get(reverse("office:notifications")).content.decode()


def test_a_saved_filter_is_its_owners_alone(province: SmallProvince, demo: None) -> None:
    officer = province.north_officer
    saved = verbs.save_view(acting(officer), officer.pk, page="office:people", name="Xã tôi", query="q=pao")
    assert "/nguoi-dung/?q=pao" in entering(officer).get(reverse("office:me")).content.decode()
    remove = reverse("office:remove_view", args=[saved])
    assert entering(province.north_leader).post(remove).status_code == 404
    assert people.saved_views(acting(officer)).count() == 1
    entering(officer).post(remove)
    assert not people.saved_views(acting(officer)).exists()


def test_an_address_full_of_nonsense_is_no_server_error(province: SmallProvince, demo: None) -> None:
    client = entering(province.system_owner)
    for url in (
        "/nhat-ky/?since=hôm-qua&subject=%00&event=%27&cursor=%%%",
        "/nguoi-dung/?don-vi=9999999999999999999999&vai-tro=vua&cursor=eyJ",
        "/nguoi-dung/?don-vi=٣",
        "/don-vi/?loai=xyz&q=%25",
        "/van-hanh/viec-nen/?trang-thai=mơ",
        "/tim/?q=%25%00",
    ):
        assert client.get(url).status_code in (200, 400, 404), url


def test_there_is_no_demo_door_outside_the_demo(
    province: SmallProvince, production: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(introductions, "_persons", {})
    register_demo_person(DemoPerson(province.north_officer.username, "Công chức xã", "Nhận việc, báo cáo."))
    client = Client()
    assert client.get(reverse("office:introduction")).status_code == 404
    assert client.post(reverse("office:introduction"), {"username": "bac.cv"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_demo_door_lets_in_the_registered_persons_only(
    province: SmallProvince, demo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(introductions, "_persons", {})
    register_demo_person(DemoPerson("bac.cv", "Công chức xã", "Nhận việc, báo cáo."))
    client = Client()
    assert client.get("/").url == reverse("office:introduction")
    assert province.north_officer.full_name in client.get(reverse("office:introduction")).content.decode()
    assert client.post(reverse("office:introduction"), {"username": "quantri"}).status_code == 404
    assert client.post(reverse("office:introduction"), {"username": "bac.cv"}).url == "/"
    assert province.north_officer.full_name in client.get("/").content.decode()
    assert AuditEntry.objects.filter(event="access.signed_in", actor_id=province.north_officer.pk).exists()


def test_stopping_a_job_is_for_its_owner_and_the_operator(province: SmallProvince, demo: None) -> None:
    run = JobRun.objects.create(kind="x", title="Nhập", account_id=province.north_officer.pk, state=RunState.RUNNING)
    url = reverse("office:stop_job", args=[run.pk])
    assert entering(province.north_leader).post(url).status_code == 403
    run.refresh_from_db()
    assert not run.stop_requested
    entering(province.north_officer).post(url)
    run.refresh_from_db()
    assert run.stop_requested


def test_a_dead_letter_is_sent_again_by_the_operator(busy: SmallProvince, demo: None) -> None:
    dead = Delivery.objects.filter(subscriber="bell").first()
    assert dead is not None
    url = reverse("office:replay_message", args=[dead.pk])
    assert entering(busy.north_leader).post(url).status_code == 403
    dead.refresh_from_db()
    assert dead.state == State.DEAD
    desk = entering(busy.system_owner)
    assert "hỏng" in desk.get(reverse("office:dead_letters")).content.decode()
    desk.post(url)
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == (State.WAITING, 0)
    assert AuditEntry.objects.filter(event="operations.message_replayed").exists()
