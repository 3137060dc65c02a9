"""Petitions on the officer's screens: received by telephone, queued, explained, done step by step, or why not."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import acting
from tests.onestop.office.conftest import signed_in
from tests.onestop.petitions import CONTENT, PETITIONER, TITLE, Desk, found, local
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.ui.search import search_everything
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Petition
from tinhso.onestop.queries.petitions.lists import PetitionFilter, petitions

pytestmark = pytest.mark.django_db
READ = "access.personal_data_read"


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(local("2026-08-12 09:00")):
        yield


@pytest.fixture
def at(province) -> Desk:
    return Desk(province)


@pytest.fixture
def officer(province) -> Client:
    return signed_in(province.north_officer)


@pytest.fixture
def leader(province) -> Client:
    return signed_in(province.north_leader)


def url(name: str, petition: Petition | None = None, *more: object) -> str:
    return reverse(f"onestop:{name}", args=[petition.pk, *more] if petition else [])


def read(client: Client, address: str, **query: object) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def send(client: Client, petition: Petition, name: str, **data: object) -> str:
    address = url(name, petition)
    seen = client.get(address).context["form"].initial["seen"]
    answer = client.post(address, {"seen": seen, **data}, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    return str(answer.content.decode())


def test_a_call_is_written_down_once_however_often_the_button_is_pressed(officer, at):
    form = officer.get(url("receive_petition")).context["form"]
    typed = {
        "key": form["key"].value(),
        "unit": at.province.north.pk,
        "channel": "phone",
        "about": "conduct",
        "title": TITLE,
        "content": CONTENT,
        "name": PETITIONER,
    }
    wrong = officer.post(url("receive_petition"), typed)
    assert wrong.status_code == 422
    assert "Ghi điện thoại, thư điện tử hoặc địa chỉ" in wrong.content.decode()
    pages = [officer.post(url("receive_petition"), {**typed, "phone": "0912345678"}, follow=True) for _twice in "12"]
    assert "Số 1/2026" in pages[0].content.decode()
    assert Petition.objects.count() == 1


def test_the_page_explains_every_limit_and_journals_that_it_was_read(officer, at):
    petition = at.received(id_number="002301000018")
    page = read(officer, url("petition", petition))
    for said in (
        PETITIONER,
        CONTENT,
        "Thời hạn để từ chối: 2 ngày làm việc",
        "Hạn để xử lý: 17:30 04/9/2026",
        "Bộ chỉ số 766",
        "chưa kiểm chứng",
        "002*******18",
        "phân công, từ chối, không công khai",
    ):
        assert said in page, said
    assert "002301000018" not in page
    entry = AuditEntry.objects.get(event=READ, subject_id=str(petition.pk))
    assert entry.purpose == "xử lý phản ánh, kiến nghị"


def test_the_whole_number_is_shown_for_a_purpose_alone(officer, at):
    petition = at.received(id_number="002301000018")
    refused = officer.post(url("petitioner_number", petition), {"purpose": " "})
    assert (refused.status_code, "002301000018" in refused.content.decode()) == (422, False)
    shown = officer.post(url("petitioner_number", petition), {"purpose": "Gọi lại xác minh"}).content.decode()
    assert "002301000018" in shown
    assert AuditEntry.objects.filter(event=READ, purpose="Gọi lại xác minh").count() == 1


def test_who_oversees_reads_neither_name_nor_content(at):
    petition = at.received()
    overseer = signed_in(at.province.leadership)
    page = read(overseer, url("petition", petition))
    assert "T. T. D." in page
    assert PETITIONER not in page + read(overseer, url("petitions"))
    assert CONTENT not in page
    assert not AuditEntry.objects.filter(event=READ).exists()


def test_asked_for_more_answered_published_and_rated_on_the_screens(officer, at):
    petition = at.received()
    page = send(officer, petition, "ask_petitioner", wanted="Ngày giờ và số quầy")
    assert "Đang dừng chờ bổ sung thông tin" in page
    assert "Chờ người phản ánh" in page
    assert "thời hạn tính lại từ đầu" in send(officer, petition, "take_given", text="Quầy số 3")
    send(officer, petition, "answer_petition", answer="Đã thêm quầy.", number="12/UBND")
    form = officer.get(url("publish_petition", petition)).context["form"]
    assert form["question"].value() == CONTENT
    refused = officer.post(
        url("publish_petition", petition), {"seen": 4, "question": f"{PETITIONER} hỏi", "answer": "A"}
    )
    assert "Còn tên của người phản ánh" in refused.content.decode()
    page = send(officer, petition, "publish_petition", question="Chờ lâu khi chứng thực.", answer="Đã thêm quầy.")
    assert "Đã công khai" in page
    assert "Hài lòng" in send(officer, petition, "rate_petition", rating="satisfied")
    assert found(petition.pk).rating == "satisfied"


def test_everybody_reads_what_was_published_and_nothing_else(at):
    public = reverse("onestop:published_petitions")
    assert "Chưa có trả lời nào được công khai" in read(Client(), public)
    petition, _other = at.answered(), at.answered()
    verbs.publish_petition(at.officer, petition.pk, question="Quầy vắng người.", answer="Đã thêm quầy.")
    with CaptureQueriesContext(connection) as asked:
        page = read(Client(), public)
    assert page.count("Đã thêm quầy.") == 1
    assert "Quầy vắng người." in page
    for kept in (PETITIONER, CONTENT, TITLE, "0912345678"):
        assert kept not in page
    assert not any("petitioner" in query["sql"] for query in asked)


def test_a_late_refusal_asks_why(leader, at):
    petition = at.received()
    assert "late_because" not in read(leader, url("refuse_petition", petition))
    with clock.frozen(local("2026-08-17 08:00")):
        assert "late_because" in read(leader, url("refuse_petition", petition))
        send(leader, petition, "refuse_petition", reason="Ngoài thẩm quyền", late_because="Mất điện")
    assert found(petition.pk).state == "refused"


def test_who_comes_second_reads_what_happened_and_keeps_what_he_typed(officer, leader, at):
    petition = at.received()
    address = url("answer_petition", petition)
    seen = officer.get(address).context["form"].initial["seen"]
    send(leader, petition, "refuse_petition", reason="Ngoài thẩm quyền")
    answer = officer.post(address, {"seen": seen, "answer": "Đã thêm một quầy"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Sùng Mí Lử vừa cập nhật phản ánh này" in page
    assert "Đã thêm một quầy" in page


def test_what_may_not_be_done_says_why(officer, at):
    petition = at.received()
    answer = officer.get(url("refuse_petition", petition))
    assert answer.status_code == 403
    assert "Lãnh đạo đơn vị" in answer.content.decode()
    elsewhere = signed_in(at.province.south_officer)
    assert elsewhere.get(url("petition", petition)).status_code == 404


def test_the_register_is_filtered_by_the_address(officer, at):
    late, mine, done = at.received(title="Việc cũ"), at.received(title="Việc của tôi"), at.answered(title="Xong rồi")
    verbs.close_petition(at.leader, done.pk, reason="Riêng tư")
    verbs.assign_petition(at.officer, mine.pk, account_id=at.officer.account_id)

    def titles(**query: str) -> list[str]:
        rows = petitions(at.officer, PetitionFilter.from_querydict(query)).rows
        return [row.petition.title for row in rows]

    assert titles() == ["Việc cũ", "Việc của tôi"]
    assert titles(assignee="me") == ["Việc của tôi"]
    assert titles(state="all") == ["Xong rồi", "Việc của tôi", "Việc cũ"]
    assert titles(state="closed", text="xong roi") == ["Xong rồi"]
    assert titles(text="thao thi do", due="later") == ["Việc cũ", "Việc của tôi"]
    assert titles(state="x", due="x", unit="²", channel="x") == titles()
    page = read(officer, url("petitions"), due="overdue")
    assert "Không có phản ánh, kiến nghị nào khớp" in page
    with clock.frozen(local("2026-09-05 08:00")):
        assert "quá hạn" in read(officer, url("petitions"), due="overdue")
    assert late.is_open


def test_the_register_costs_one_query_whatever_its_length_and_pages_give_each_once(at):
    for count in (1, 5):
        for _each in range(count):
            at.received()
        with CaptureQueriesContext(connection) as asked:
            rows = petitions(at.officer, PetitionFilter()).rows
        assert len(asked) == 1
        assert "content" not in asked[0]["sql"]
    shown, cursor = [], ""
    while True:
        page = petitions(at.officer, PetitionFilter(), cursor, size=4)
        shown += [row.petition.pk for row in page.rows]
        if not (cursor := page.next_cursor):
            break
    assert sorted(shown) == sorted({row.petition.pk for row in rows})


def test_the_search_box_finds_it_without_accents(at):
    at.received()

    def hits(actor) -> list[str]:
        groups = search_everything(actor, "thao thi do", 5)
        return [hit.note for group in groups for hit in group.hits]

    assert hits(at.officer) == [f"1/2026 · Xã Đồng Văn · {PETITIONER}"]
    assert hits(at.other) == []


def test_who_oversees_finds_it_by_number_and_title_and_confirms_no_guessed_name(at):
    at.received()
    leadership = acting(at.province.leadership)

    def found(text: str) -> list[list[str]]:
        hits = [hit.note for group in search_everything(leadership, text, 5) for hit in group.hits]
        listed = [row.petitioner for row in petitions(leadership, PetitionFilter(text=text)).rows]
        return [hits, listed]

    assert found("cho lau chung thuc") == found("1/2026") == [["1/2026 · Xã Đồng Văn · T. T. D."], ["T. T. D."]]
    for guessed in ("thao thi do", "Thào", "chứng thực Thào", "tha"):
        assert found(guessed) == [[], []], guessed
