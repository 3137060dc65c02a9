"""The receipt that a petitioner takes home, read back from the file."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.conftest import SmallProvince
from tests.onestop.office.conftest import signed_in
from tests.onestop.papers import docx_text, text
from tests.onestop.petitions import CONTENT, PETITIONER, TITLE, Desk, a_file, local
from tinhso.foundation.journal.models import AuditEntry
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Petition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.frozen(local("2026-08-12 09:00")):
        yield


@pytest.fixture
def at(province: SmallProvince) -> Desk:
    return Desk(province)


def address(petition: Petition) -> str:
    return reverse("onestop:petition_receipt", args=[petition.pk])


def test_it_names_the_register_number_and_until_when_it_is_answered(at: Desk) -> None:
    petition = at.received(channel="counter", id_number="002301000018", address="Thôn Bản Mới", files=(a_file(),))
    officer = signed_in(at.province.north_officer)
    page = officer.get(reverse("onestop:petition", args=[petition.pk]), {"moi": ""}).content.decode()
    assert page.count(f'href="{address(petition)}"') == 2
    for said in (text(officer, address(petition)), docx_text(officer, address(petition))):
        assert "GIẤY TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ" in said
        assert "Số: 1/2026" in said
        assert f"Họ và tên: {PETITIONER}" in said
        assert f"Nội dung: {TITLE}" in said
        assert "kèm theo (1): anh-quay.pdf" in said
        assert "Thời điểm tiếp nhận: 09 giờ 00 phút, ngày 12/8/2026" in said
        assert "Thời hạn trả lời: 15 ngày làm việc, đến 17 giờ 30 phút, ngày 04/9/2026" in said
        assert at.officer.name in said
        assert "002301000018" not in said
        assert CONTENT not in said
    assert AuditEntry.objects.filter(data__what="giấy tiếp nhận phản ánh, kiến nghị số 1/2026").count() == 2


def test_it_stays_as_it_was_given_whatever_is_asked_for_afterwards(at: Desk) -> None:
    petition = at.received()
    officer = signed_in(at.province.north_officer)
    before = text(officer, address(petition))
    verbs.ask_petitioner(at.officer, petition.pk, wanted="Số quầy")
    verbs.take_given(at.officer, petition.pk, text="Quầy 3", files=(a_file("bo-sung.pdf"),))
    assert text(officer, address(petition)) == before
    assert "ngày 04/9/2026" in before


def test_who_gave_no_name_gets_one_without(at: Desk) -> None:
    Petition.objects.filter(pk=(petition := at.received()).pk).update(petitioner_name="", petitioner_phone="")
    said = text(signed_in(at.province.north_officer), address(petition))
    assert "Họ và tên: Không nêu tên" in said
    assert PETITIONER not in said


def test_who_only_oversees_and_who_is_elsewhere_get_none(at: Desk) -> None:
    petition = at.received()
    assert signed_in(at.province.leadership).get(address(petition)).status_code == 403
    assert signed_in(at.province.south_officer).get(address(petition)).status_code == 404
    page = signed_in(at.province.leadership).get(reverse("onestop:petition", args=[petition.pk]))
    assert address(petition) not in page.content.decode()
