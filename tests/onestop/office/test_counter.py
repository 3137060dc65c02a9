"""The counter: from the procedure to the receipt on one screen, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.onestop.dossiers import ANSWERS, MORNING, PDF, STATUS, Counter, scan
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.journal.models import AuditEntry
from tinhso.kernel import clock
from tinhso.onestop.models import Dossier, PersonPaper

pytestmark = pytest.mark.django_db
APPLICANT = {
    "applicant.kind": "citizen",
    "applicant.name": "Sùng Thị Mỷ",
    "applicant.id_number": "002 301 000 018",
    "applicant.phone": "0912 345 678",
    "applicant.address": "Xã Đồng Văn",
}
FORM = "to-khai-ket-hon"


def screen(desk: Counter) -> str:
    return f"{reverse('onestop:counter')}?thu-tuc={desk.kept.procedure.pk}"


def filled(desk: Counter, **changes: object) -> dict[str, object]:
    """What the screen sends for a complete marriage of the commune itself."""
    answers = {f"answers.{FORM}.{name}": value for name, value in ANSWERS[FORM].items()}
    own = {"competent_unit": desk.province.north.pk, "channel": "direct", "filer.filing": "self", "key": "khóa-1"}
    return {**APPLICANT, **answers, **own, **changes}


def test_the_procedure_is_found_without_accents_and_one_hit_opens_it(officer, desk):
    address = reverse("onestop:counter")
    assert "Đăng ký kết hôn" in officer.get(address).content.decode()
    answer = officer.get(address, {"tim": "ket hon"})
    assert answer.status_code == 302
    assert f"thu-tuc={desk.kept.procedure.pk}" in answer.url
    assert "Không có thủ tục nào khớp" in officer.get(address, {"tim": "khong co"}).content.decode()


def test_an_intake_ends_with_a_receipt_that_says_why_the_appointment_is_when_it_is(officer, desk):
    page = officer.get(screen(desk)).content.decode()
    for said in ("Bên nữ", "Không thu phí", "tra cứu, không yêu cầu", 'capture="environment"', "3 ngày làm việc"):
        assert said in page, said
    answer = officer.post(screen(desk), filled(desk), follow=True)
    receipt = answer.content.decode()
    dossier = Dossier.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("onestop:receipt", args=[dossier.code])
    for said in (dossier.code, "17/8/2026", "Nhận 09:00 12/8/2026", "Không tính 15/8/2026 đến 16/8/2026"):
        assert said in receipt, said
    assert dossier.applicant_id == "002301000018"


def test_sending_twice_gives_the_same_dossier(officer, desk):
    first = officer.post(screen(desk), filled(desk))
    second = officer.post(screen(desk), filled(desk))
    assert first.url == second.url
    assert Dossier.objects.count() == 1


def test_what_is_wrong_stands_beside_its_field_and_everything_typed_stays(officer, desk):
    wrong = {"applicant.id_number": "00230100001", f"answers.{FORM}.wife_name": "", f"answers.{FORM}.wife_time": "hai"}
    failed = {f"failed.{STATUS}": "Không kết nối được", f"components.{STATUS}": "given", f"kind.{STATUS}": "original"}
    scanned = {f"scan.{STATUS}": SimpleUploadedFile("xac-nhan.pdf", PDF)}
    answer = officer.post(screen(desk), filled(desk, **wrong, **failed, **scanned))
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert "12 chữ số" in errors["applicant.id_number"][0]
    assert "Còn thiếu" in errors[f"answers.{FORM}.wife_name"][0]
    assert f"answers.{FORM}.wife_time" in errors
    page = answer.content.decode()
    assert 'value="00230100001"' in page
    assert 'value="hai"' in page
    assert "Đã tải lên: xac-nhan.pdf" in page
    token = answer.context["form"][f"scan.{STATUS}"].value().token
    again = officer.post(screen(desk), filled(desk, **failed, **{f"scan.{STATUS}.kept": token}))
    assert again.status_code == 302
    component = Dossier.objects.get().components.get(code=STATUS)
    assert (component.standing, component.file_name, component.ask) == ("given", "xac-nhan.pdf", "asked_lookup_failed")


def test_a_file_that_isnt_one_of_ours_costs_only_itself(officer, desk):
    failed = {f"failed.{STATUS}": "Không kết nối được", f"components.{STATUS}": "given", f"kind.{STATUS}": "original"}
    wrong = {f"scan.{STATUS}": SimpleUploadedFile("a.exe", b"MZ\x00\x01")}
    answer = officer.post(screen(desk), filled(desk, **failed, **wrong))
    assert "Không nhận loại tệp này" in answer.context["form"].errors[f"scan.{STATUS}"][0]
    assert "Sùng Thị Mỷ" in answer.content.decode()
    assert Dossier.objects.count() == 0


def test_one_that_misses_a_paper_is_taken_in_and_asked_to_be_completed(officer, desk):
    missing = {
        f"failed.{STATUS}": "Không có dữ liệu",
        f"components.{STATUS}": "missing",
        f"because.{STATUS}": "Bên nam chưa nộp",
    }
    receipt = officer.post(screen(desk), filled(desk, **missing), follow=True).content.decode()
    assert "Còn thiếu, đã hướng dẫn bổ sung" in receipt
    assert "Bên nam chưa nộp" in receipt
    assert Dossier.objects.get().state == "supplement_asked"


def test_assisted_and_for_another_commune(officer, desk, province):
    changes = {
        "filer.filing": "assisted",
        "filer.ground": "Người cao tuổi, không biết chữ",
        "competent_unit": province.south.pk,
    }
    receipt = officer.post(screen(desk), filled(desk, **changes), follow=True).content.decode()
    dossier = Dossier.objects.get()
    assert (dossier.filing, dossier.filer_name) == ("assisted", desk.officer.name)
    assert province.south.name in receipt
    assert "chưa tính, chờ cơ quan có thẩm quyền nhận" in receipt


def test_a_stored_paper_is_offered_reused_and_the_reading_journalled(officer, desk):
    file = StoredFile.objects.get(pk=scan("kho"))
    kind = desk.kept.version.says.component(STATUS).result_type
    PersonPaper.objects.create(
        owner_id="002301000018", result_type=kind, name="Giấy xác nhận", number="12/XN", file=file
    )
    address = f"{reverse('onestop:counter_applicant')}?thu-tuc={desk.kept.procedure.pk}"
    part = officer.post(address, {"applicant.kind": "citizen", "applicant.id_number": "002301000018"})
    page = part.content.decode()
    assert f'data-in-store="{STATUS}"' in page
    assert "12/XN" in page
    assert AuditEntry.objects.filter(purpose__contains=desk.kept.procedure.code).exists()
    receipt = officer.post(screen(desk), filled(desk), follow=True).content.decode()
    assert "Lấy từ kho dữ liệu, không phải nộp" in receipt
    assert Dossier.objects.get().reused


def test_a_wrong_number_is_told_while_one_types(officer, desk):
    address = f"{reverse('onestop:counter_applicant')}?thu-tuc={desk.kept.procedure.pk}"
    part = officer.post(address, {"applicant.kind": "citizen", "applicant.id_number": "2301000018"})
    assert "số 0 ở đầu" in part.content.decode()


def test_what_was_received_during_an_outage_is_entered_with_its_true_time(officer, desk):
    true = f"{clock.local(MORNING - timedelta(hours=1)):%Y-%m-%dT%H:%M}"
    refused = officer.post(screen(desk), filled(desk, received_at=true))
    assert "Ghi vì sao" in refused.context["form"].errors["late_because"][0]
    officer.post(screen(desk), filled(desk, received_at=true, late_because="Mất điện từ 07:50 đến 08:50"))
    assert Dossier.objects.get().received_at == MORNING - timedelta(hours=1)


def test_an_expired_session_comes_back_to_the_same_screen(desk):
    answer = Client().post(screen(desk), filled(desk))
    assert answer.status_code == 302
    assert "thu-tuc" in answer.url
    assert Dossier.objects.count() == 0


def test_who_takes_nothing_in_has_no_counter(desk, province):
    client = Client()
    client.force_login(province.leadership)
    assert client.get(reverse("onestop:counter")).status_code == 403
