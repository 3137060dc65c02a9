"""The seven papers of a dossier: what each says, read back from the files that are handed out."""

from collections.abc import Iterator
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from django.core.cache import cache
from django.test import Client

from tests.conftest import SmallProvince
from tests.onestop.dossiers import APPLICANT, MORNING, STATUS, Counter, counter, found, status_paper
from tests.onestop.papers import docx_text, text
from tinhso.foundation.journal.models import AuditEntry
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.inputs import Filer
from tinhso.onestop.models import Dossier
from tinhso.onestop.office.papers import printed_papers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    cache.clear()
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province: SmallProvince) -> Counter:
    return counter(province)


@pytest.fixture
def officer(at: Counter) -> Client:
    client = Client()
    client.force_login(at.province.north_officer)
    return client


def addresses(dossier: Dossier) -> dict[str, str]:
    return {each.label: each.url for each in printed_papers(dossier)}


def address(dossier: Dossier, label: str) -> str:
    return addresses(dossier)[label]


def test_the_receipt_says_what_was_handed_in_and_when_the_result_comes(at: Counter, officer: Client) -> None:
    dossier = at.taken(filer=Filer("representative", "Vàng Mí Lía", "002099000027", "Giấy ủy quyền"))
    url = address(dossier, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    for said in (text(officer, url), docx_text(officer, url)):
        assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in said
        assert dossier.code in said
        assert f"Họ và tên: {APPLICANT.name}" in said
        assert "Người nộp thay: Vàng Mí Lía" in said
        assert "Số điện thoại: 0912345678" in said
        assert "Thời điểm nhận hồ sơ: 09 giờ 00 phút, ngày 12/8/2026" in said
        assert dossier.first_due_at is not None
        due = clock.local(dossier.first_due_at)
        assert f"Thời điểm trả kết quả: {due:%H} giờ {due:%M} phút, ngày {due.day}/{due.month}/{due.year}" in said
        assert "Tờ khai" in said
        assert at.officer.name in said


def test_a_receipt_for_another_commune_names_no_time_before_that_one_has_it(at: Counter, officer: Client) -> None:
    dossier = at.taken(competent_unit_id=at.province.south.pk)
    said = text(officer, address(dossier, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"))
    assert "được hẹn khi hồ sơ đủ giấy tờ và cơ quan có thẩm quyền đã nhận" in said
    assert f"UBND {at.province.north.name.upper()}" in said


def test_what_is_missing_is_asked_for_on_paper_each_time(at: Counter, officer: Client) -> None:
    dossier = at.taken(failed={}, missing={})
    assert "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ" not in addresses(dossier)
    verbs.ask_supplement(at.officer, dossier.pk, missing={STATUS: "Tra cứu không có, nộp giấy"}, note="Ghi rõ nơi ở")
    verbs.give_supplement(at.officer, dossier.pk, components=[status_paper()])
    verbs.ask_supplement(at.officer, dossier.pk, missing={}, note="Ký lại tờ khai", again_because="Chữ ký mờ")
    first = text(officer, address(dossier, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"))
    second = text(officer, address(dossier, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, lần 2"))
    assert "Tra cứu không có, nộp giấy" in first
    assert "Ghi rõ nơi ở" in first
    assert "Ký lại tờ khai" in second
    assert "Tra cứu không có" not in second


def test_the_apology_names_both_appointments_and_who_signs(at: Counter, officer: Client) -> None:
    dossier = at.taken()
    assert dossier.due_at is not None
    verbs.apologise_and_reappoint(
        at.leader, dossier.pk, due=dossier.due_at + timedelta(days=2), reason="Chờ Công an xác minh."
    )
    said = text(officer, address(found(dossier.code), "Văn bản xin lỗi và đề nghị gia hạn"))
    assert "Chờ Công an xác minh." in said
    old, new = clock.local(dossier.due_at), clock.local(dossier.due_at + timedelta(days=2))
    assert f"Đã hẹn trả kết quả: {old:%H} giờ {old:%M} phút, ngày {old.day}/{old.month}" in said
    assert f"hẹn trả kết quả lúc {new:%H} giờ {new:%M} phút, ngày {new.day}/{new.month}" in said
    assert f"Kính gửi: Ông/bà {APPLICANT.name}" in said
    assert at.leader.name in said


@pytest.mark.parametrize(
    ("verb", "label"),
    [(verbs.refuse, "Phiếu từ chối tiếp nhận, giải quyết hồ sơ"), (verbs.stop, "Thông báo dừng giải quyết hồ sơ")],
)
def test_who_is_refused_or_stopped_reads_the_reason(at: Counter, officer: Client, verb, label: str) -> None:
    dossier = at.taken()
    verb(at.leader, dossier.pk, reason="Chưa đủ tuổi kết hôn.")
    said = text(officer, address(dossier, label))
    assert "Chưa đủ tuổi kết hôn." in said
    assert label.split(",")[0].upper() in said


def test_the_control_slip_follows_every_hand_over_and_says_what_was_late(at: Counter, officer: Client) -> None:
    dossier = at.taken()
    verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
    with clock.frozen(MORNING + timedelta(days=30)):
        verbs.hand_on(at.officer, dossier.pk, step="tham-tra", outcome="dat")
    said = text(officer, address(dossier, "Phiếu kiểm soát quá trình giải quyết hồ sơ"))
    assert said.index("Đúng hạn") < said.index("Quá hạn") < said.index("Đang thực hiện")
    assert "09:00 12/8/2026" in said
    assert "09:00 11/9/2026" in said


def test_the_register_book_lists_what_the_counter_took_in(at: Counter, officer: Client) -> None:
    first, second = at.taken(), at.taken(summary="Kết hôn có yếu tố nước ngoài")
    with clock.frozen(MORNING + timedelta(days=1)):
        later = at.taken()
    asked = {"unit": at.province.north.pk, "since": "2026-08-12", "until": "2026-08-12"}
    answer = officer.get("/mot-cua/so-theo-doi/", asked)
    pages = pdfium.PdfDocument(answer.content)
    width, height = pages[0].get_size()
    said = pages[0].get_textpage().get_text_bounded().replace("\r\n", "")
    assert width > height
    assert first.code in said
    assert second.code in said
    assert later.code not in said
    assert AuditEntry.objects.filter(event="access.exported").exists()


def test_a_register_book_is_of_the_readers_own_counter_and_of_a_month_at_most(at: Counter, officer: Client) -> None:
    days = {"since": "2026-08-01", "until": "2026-08-12"}
    assert officer.get("/mot-cua/so-theo-doi/", {"unit": at.province.south.pk, **days}).status_code == 422
    too_long = {"unit": at.province.north.pk, "since": "2026-06-01", "until": "2026-08-12"}
    assert officer.get("/mot-cua/so-theo-doi/", too_long).status_code == 422


def test_taking_a_paper_out_is_journalled_and_closed_to_who_only_oversees(at: Counter, officer: Client) -> None:
    dossier = at.taken()
    url = address(dossier, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    assert officer.get(url).status_code == 200
    entry = AuditEntry.objects.get(event="access.personal_data_read")
    assert dossier.code in entry.data["what"]
    overseer = Client()
    overseer.force_login(at.province.leadership)
    assert overseer.get(url).status_code == 403
    stranger = Client()
    stranger.force_login(at.province.south_officer)
    assert stranger.get(url).status_code == 404


def test_a_paper_that_there_is_not_yet_is_not_found(at: Counter, officer: Client) -> None:
    dossier = at.taken()
    assert officer.get(f"/mot-cua/ho-so/{dossier.code}/giay-to/thong-bao-dung/1/").status_code == 404
    assert officer.get(f"/mot-cua/ho-so/{dossier.code}/giay-to/giay-tiep-nhan/2/").status_code == 404
    assert officer.get(f"/mot-cua/ho-so/{dossier.code}/giay-to/so-do/1/").status_code == 404


def test_everybody_with_the_code_follows_a_dossier_but_learns_of_no_person(at: Counter) -> None:
    dossier = at.taken()
    answer = Client().get(f"/tra-cuu/{dossier.code}/")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Được tiếp nhận" in said
    assert APPLICANT.name not in said
    assert APPLICANT.id_number not in said
    assert Client().get("/tra-cuu/H60.101-260812-9999/").status_code == 404
