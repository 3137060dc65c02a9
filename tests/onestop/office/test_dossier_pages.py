"""Dossiers on the officer's screens: the page with its clock, the steps, the queues; and what is closed says why."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.onestop.dossiers import LOOKUP_FAILED, MORNING, PDF, STATUS, found
from tinhso.foundation.journal.models import AuditEntry
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Dossier

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def url(name: str, dossier: Dossier, *more: str) -> str:
    return reverse(f"onestop:{name}", args=[dossier.code, *more])


def read(client: Client, address: str, **query: object) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def send(client: Client, dossier: Dossier, name: str, *more: str, **data: object) -> str:
    """Fill a step's form in, as its page has it now, and come back to the dossier."""
    address = url(name, dossier, *more)
    seen = client.get(address).context["form"].initial["seen"]
    answer = client.post(address, {"seen": seen, **data}, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    return str(answer.content.decode())


def test_the_page_explains_the_clock_and_journals_that_it_was_read(officer, desk):
    dossier = desk.taken()
    page = read(officer, url("dossier", dossier))
    for said in (
        "Sùng Thị Mỷ",
        "Hẹn trả",
        "còn hạn",
        "Thời hạn theo cam kết của tỉnh: 3 ngày làm việc",
        "tra cứu thay giấy tờ",
        "Tiếp nhận hồ sơ",
        "Hồ sơ đầy đủ",
        "Nhận xử lý",
    ):
        assert said in page, said
    assert AuditEntry.objects.filter(event="access.personal_data_read", subject_id=dossier.code).count() == 1


def test_a_dossier_from_intake_to_the_result_given(officer, leader, desk):
    dossier = desk.taken()
    officer.post(url("take_dossier", dossier))
    assert found(dossier.code).assignee_id == desk.officer.account_id
    page = send(officer, dossier, "dossier_way", "tiep-nhan", "day-du", note="Đã đối chiếu")
    assert "Đã chuyển bước" in page
    assert "Đã đối chiếu" in page
    send(officer, dossier, "dossier_way", "tham-tra", "dat")
    closed = read(officer, url("dossier", dossier))
    assert "do Lãnh đạo đơn vị" in closed
    send(leader, dossier, "dossier_way", "ky-duyet", "dong-y")
    result = SimpleUploadedFile("giay-chung-nhan.pdf", PDF)
    page = send(
        officer,
        dossier,
        "dossier_way",
        "phat-hanh",
        "xong",
        code="KQ.TP.GCNKH",
        number="31/2026",
        issued_on="2026-08-12",
        file=result,
        electronic="on",
    )
    assert "Đã xử lý xong" in page
    assert "đúng hạn" in page
    waiting = read(officer, reverse("onestop:results_to_give"))
    assert dossier.code in waiting
    assert "Đã trả kết quả" in send(officer, dossier, "give_result", receiver="Sùng Thị Mỷ")
    assert b"%PDF" in b"".join(officer.get(url("result_file", dossier, dossier.results.get().pk)).streaming_content)


def test_a_second_request_for_supplements_is_warned_of_and_needs_a_reason(officer, desk):
    dossier = desk.taken()
    form = read(officer, url("ask_supplement", dossier))
    assert "Chỉ được yêu cầu bổ sung một lần" in form
    page = send(officer, dossier, "ask_supplement", **{f"components.{STATUS}": "Không tra cứu được, đề nghị nộp"})
    assert "Đang dừng chờ bổ sung hồ sơ" in page
    assert "Không tra cứu được, đề nghị nộp" in page
    given = {f"components.{STATUS}": SimpleUploadedFile("giay.pdf", PDF), f"kind.{STATUS}": "original"}
    page = send(officer, dossier, "give_supplement", **given)
    assert "đã số hóa" in page
    again = officer.get(url("ask_supplement", dossier))
    assert "phải có lý do" in again.content.decode()
    seen = again.context["form"].initial["seen"]
    refused = officer.post(url("ask_supplement", dossier), {"seen": seen, "note": "Ký lại"})
    assert refused.status_code == 422
    assert "again_because" in refused.context["form"].errors


def test_what_was_written_stays_when_the_verb_refuses(officer, desk):
    dossier = desk.taken(missing={STATUS: "Chưa có"}, failed=LOOKUP_FAILED)
    seen = officer.get(url("give_supplement", dossier)).context["form"].initial["seen"]
    scan = SimpleUploadedFile("anh.pdf", PDF)
    data = {"seen": seen, f"components.{STATUS}": scan, f"kind.{STATUS}": ""}
    refused = officer.post(url("give_supplement", dossier), data)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Đã tải lên: anh.pdf" in page
    token = refused.context["form"][f"components.{STATUS}"].value().token
    again = {"seen": seen, f"components.{STATUS}.kept": token, f"kind.{STATUS}": "original"}
    assert officer.post(url("give_supplement", dossier), again).status_code == 302
    assert dossier.components.get(code=STATUS).file_name == "anh.pdf"


def test_a_file_of_the_wrong_kind_is_named_beside_its_field(officer, desk):
    dossier = desk.taken(missing={STATUS: "Chưa có"}, failed=LOOKUP_FAILED)
    seen = officer.get(url("give_supplement", dossier)).context["form"].initial["seen"]
    program = SimpleUploadedFile("a.pdf", b"MZ\x00\x01\x02")
    data = {"seen": seen, f"components.{STATUS}": program, f"kind.{STATUS}": "original"}
    refused = officer.post(url("give_supplement", dossier), data)
    assert "Không nhận loại tệp này" in refused.context["form"].errors[f"components.{STATUS}"][0]


def test_who_comes_second_reads_what_happened(officer, leader, desk):
    dossier = desk.taken()
    address = url("dossier_way", dossier, "tiep-nhan", "day-du")
    seen = officer.get(address).context["form"].initial["seen"]
    with clock.frozen(MORNING + SECOND):
        send(leader, dossier, "assign_dossier", assignee=str(desk.officer.account_id))
        second = officer.post(address, {"seen": seen})
    assert second.status_code == 422
    assert desk.leader.name in second.content.decode()
    assert "Phân công" in second.content.decode()
    assert found(dossier.code).step == "tiep-nhan"


def test_apology_and_refusal_are_the_leaders(officer, leader, desk):
    dossier = desk.taken()
    assert officer.get(url("reappoint_dossier", dossier)).status_code == 403
    due = clock.local(dossier.due_at)
    later = f"{due + timedelta(days=5):%Y-%m-%dT%H:%M}"
    page = send(leader, dossier, "reappoint_dossier", due=later, reason="Chờ xác minh; xin lỗi ông bà")
    assert "Hẹn lại lần 1" in page
    assert "Gửi văn bản xin lỗi" in page
    page = send(leader, dossier, "refuse_dossier", reason="Một bên chưa đủ tuổi")
    assert "Một bên chưa đủ tuổi" in page
    assert found(dossier.code).state == "stopped"


def test_one_within_its_new_appointment_is_not_called_late_plainly(officer, leader, desk):
    dossier = desk.signed()
    due = clock.local(dossier.due_at)
    send(leader, dossier, "reappoint_dossier", due=f"{due + timedelta(days=5):%Y-%m-%dT%H:%M}", reason="Chờ xác minh")
    said = "trễ hẹn lần đầu, đã xin lỗi, trong hẹn mới"
    assert said not in read(officer, url("dossier", dossier))
    with clock.frozen(due + SECOND * 60):
        officer.force_login(desk.province.north_officer)
        page = read(officer, url("dossier", dossier))
        assert said in page
        assert "còn hạn" in page
        send(
            officer, dossier, "dossier_way", "phat-hanh", "xong", code="KQ.TP.GCNKH", number="31", issued_on=f"{due:%F}"
        )
        page = read(officer, url("dossier", dossier))
    assert said in page
    assert "trễ hạn" not in page
    assert found(dossier.code).on_time is False


def test_one_for_another_commune_is_handed_over_first(officer, desk, province):
    dossier = desk.taken(competent_unit_id=province.south.pk)
    page = read(officer, url("dossier", dossier))
    assert "chưa tính, chờ cơ quan có thẩm quyền nhận" in page
    page = send(officer, dossier, "hand_over_dossier", unit=province.south.pk, note="Gửi hồ sơ")
    assert "Chuyển đến đơn vị có thẩm quyền" in page
    assert found(dossier.code).holder_id == province.south.pk


def test_my_queue_and_the_units_with_load_cost_the_same_for_many(officer, desk, django_assert_max_num_queries):
    first = desk.taken()
    officer.post(url("take_dossier", first))
    with django_assert_max_num_queries(22):
        assert first.code in read(officer, reverse("onestop:my_queue"))
    for _each in range(8):
        desk.taken()
    with django_assert_max_num_queries(26):
        page = read(officer, reverse("onestop:unit_queue"))
    assert "Chưa giao cho ai" in page
    assert page.count('name="chosen"') == 9
    assert read(officer, reverse("onestop:unit_queue"), assignee="nobody").count('name="chosen"') == 8
    with django_assert_max_num_queries(20):
        assert "Theo bước" in read(officer, reverse("onestop:board"))


def test_several_at_once_and_each_refusal_says_which(leader, desk):
    dossiers = [desk.taken() for _each in range(3)]
    verbs.stop(desk.leader, dossiers[2].pk, reason="Người nộp không bổ sung")
    data = {
        "do": f"assign:{desk.officer.account_id}",
        "chosen": [each.code for each in dossiers],
        "back": reverse("onestop:unit_queue"),
    }
    page = leader.post(reverse("onestop:batch"), data, follow=True).content.decode()
    assert "Đã làm xong 2 hồ sơ." in page
    assert f"{dossiers[2].code}: " in page
    assert [found(each.code).assignee_id for each in dossiers[:2]] == [desk.officer.account_id] * 2


def test_a_queue_hands_several_on(officer, desk):
    dossiers = [desk.taken() for _each in range(2)]
    assert "Tiếp nhận, kiểm tra hồ sơ: Hồ sơ đầy đủ" in read(officer, reverse("onestop:unit_queue"))
    data = {"do": "on:tiep-nhan/day-du", "chosen": [each.code for each in dossiers], "back": "//elsewhere.vn/"}
    answer = officer.post(reverse("onestop:batch"), data)
    assert answer.url == reverse("onestop:unit_queue")
    assert {found(each.code).step for each in dossiers} == {"tham-tra"}


def test_looking_up_by_code_and_name_and_by_number_with_a_purpose(officer, desk):
    dossier = desk.taken()
    address = reverse("onestop:dossiers")
    assert dossier.code in read(officer, address, q="sung my")
    assert dossier.code in read(officer, address, q=dossier.code)
    assert "Không tìm thấy" in read(officer, address, q="vang")
    asked = read(officer, address, q="002301000018")
    assert "phải ghi mục đích" in asked
    assert dossier.code not in asked
    assert officer.post(address, {"q": "002301000018"}).status_code == 422
    shown = officer.post(address, {"q": "002 301 000 018", "purpose": "Trả lời công dân tại quầy"}).content.decode()
    assert dossier.code in shown
    assert "002301000018" not in shown.replace('value="002 301 000 018"', "")
    assert AuditEntry.objects.filter(purpose="Trả lời công dân tại quầy").exists()


def test_the_search_box_and_the_start_page_know_of_dossiers(officer, desk):
    dossier = desk.taken()
    assert dossier.code in read(officer, "/tim/", q="sung my")
    officer.post(url("take_dossier", dossier))
    assert "Hồ sơ chờ tôi" in read(officer, "/")


def test_another_commune_neither_sees_nor_finds_it(desk, province):
    dossier = desk.taken()
    client = Client()
    client.force_login(province.south_officer)
    assert client.get(url("dossier", dossier)).status_code == 404
    assert client.get(url("dossier_way", dossier, "tiep-nhan", "day-du")).status_code == 404
    assert "Không tìm thấy" in read(client, reverse("onestop:dossiers"), q="sung my")
    assert client.get(reverse("onestop:unit_queue"), {"unit": province.north.pk}).status_code == 403
