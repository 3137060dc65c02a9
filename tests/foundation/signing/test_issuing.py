"""A paper is issued inside a verb, and anybody with its code can find out whether a file is that paper."""

from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tests.conftest import SmallProvince
from tests.foundation.signing.papers import BODY, SIGNER, certificate, key_of, paper
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.administration.verbs import register_certificate, revoke_certificate
from tinhso.foundation.files.store import open_file
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing import issuing
from tinhso.foundation.signing.codes import as_typed, qr, reserve_code, verification_url, written
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.models import IssuedPaper
from tinhso.foundation.signing.printing import print_code
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
MASKED = "N*** V** A, ********1234"


@verb()
def issue_extract(act: Act[None], *, unit: Unit, code: str, content: bytes) -> int:
    """What a wing's verb does."""
    made = issuing.issue(
        act, code=code, kind="test.extract", title="Trích lục", unit=unit, content=content, subject=MASKED
    )
    return made.pk


@verb(locks=IssuedPaper)
def withdraw_extract(act: Act[IssuedPaper]) -> None:
    issuing.revoke(act, act.subject, "Cấp nhầm")


@pytest.fixture
def issued(province: SmallProvince, twice_signed: bytes) -> IssuedPaper:
    cache.clear()
    made = issue_extract(SYSTEM, unit=province.north, code=reserve_code(), content=twice_signed)
    return IssuedPaper.objects.get(pk=made)


def upload(paper: IssuedPaper, content: bytes, name: str = "trich-luc.pdf") -> HttpResponse:
    return Client().post(f"/xac-thuc/{written(paper.code)}/", {"file": SimpleUploadedFile(name, content)})


def changed(content: bytes) -> bytes:
    middle = content.index(b"stream") + 40
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def test_issuing_keeps_the_file_and_leaves_an_entry(issued: IssuedPaper, twice_signed: bytes) -> None:
    with open_file(issued.file) as kept:
        assert kept.read() == twice_signed
    assert issued.signers == [SIGNER, BODY]
    entry = AuditEntry.objects.get(event="signing.paper_issued")
    assert entry.subject_label == "Trích lục"
    assert entry.data["digest"] == issued.file_id


def test_a_paper_whose_signature_does_not_hold_is_not_issued(province: SmallProvince, twice_signed: bytes) -> None:
    with pytest.raises(CannotSign, match="đã bị sửa sau khi ký"):
        issue_extract(SYSTEM, unit=province.north, code=reserve_code(), content=changed(twice_signed))
    assert not IssuedPaper.objects.exists()
    assert not AuditEntry.objects.filter(event="signing.paper_issued").exists()


def test_the_page_says_what_was_issued_to_anybody_with_the_code(issued: IssuedPaper) -> None:
    page = Client().get(f"/xac-thuc/{written(issued.code)}/").content.decode()
    for text in ("Trích lục", issued.unit.name, MASKED, SIGNER, issued.file_id, "Đã phát hành"):
        assert text in page


def test_the_code_is_found_however_it_was_typed(issued: IssuedPaper) -> None:
    typed = written(issued.code).lower().replace("-", " ")
    answer = Client().get("/xac-thuc/", {"ma": typed}, follow=True)
    assert answer.status_code == 200
    assert "Trích lục" in answer.content.decode()


def test_a_code_that_was_never_issued_is_told_so(issued: IssuedPaper) -> None:
    answer = Client().get(f"/xac-thuc/{written(reserve_code())}/")
    assert answer.status_code == 404
    assert "Không có giấy tờ nào được phát hành với mã này" in answer.content.decode()


def test_the_file_that_was_issued_is_valid(issued: IssuedPaper, twice_signed: bytes) -> None:
    page = upload(issued, twice_signed).content.decode()
    assert "Hợp lệ: đúng tệp đã phát hành" in page
    assert page.count("hợp lệ</span>") == 2, "one line for each signature"


def test_a_changed_byte_is_invalid(issued: IssuedPaper, twice_signed: bytes) -> None:
    page = upload(issued, changed(twice_signed)).content.decode()
    assert "Không hợp lệ: tệp đã bị thay đổi" in page
    assert "Nội dung tệp đã bị sửa sau khi ký." in page
    assert "Hợp lệ: đúng" not in page


def test_another_signed_paper_is_not_this_one(issued: IssuedPaper, signed: bytes) -> None:
    page = upload(issued, signed).content.decode()
    assert "không phải tệp đã phát hành với mã này" in page
    assert "một giấy tờ khác" in page


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7 broken", paper()], ids=["text", "broken", "unsigned"])
def test_a_file_without_signatures_is_not_it_either(issued: IssuedPaper, content: bytes) -> None:
    page = upload(issued, content).content.decode()
    assert "không phải tệp đã phát hành với mã này" in page
    assert "không có chữ ký số đọc được" in page


def test_a_withdrawn_paper_is_valid_no_more(issued: IssuedPaper, twice_signed: bytes) -> None:
    withdraw_extract(SYSTEM, issued.pk)
    page = upload(issued, twice_signed).content.decode()
    assert "Không còn giá trị: giấy tờ đã bị thu hồi" in page
    assert "Cấp nhầm" in page
    assert AuditEntry.objects.filter(event="signing.paper_revoked").count() == 1


def test_what_was_issued_before_its_certificate_was_revoked_stays_valid(province: SmallProvince) -> None:
    cache.clear()
    made = certificate(SIGNER)
    der = made.public_bytes(Encoding.DER)
    registered = register_certificate(SYSTEM, certificate=der, unit_id=province.north.pk)
    content = sign(paper(), key_of(made))
    before = IssuedPaper.objects.get(
        pk=issue_extract(SYSTEM, unit=province.north, code=reserve_code(), content=content)
    )
    with clock.frozen(clock.now() + timedelta(hours=1)):
        revoke_certificate(SYSTEM, registered, reason="Mất thiết bị lưu khóa")
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert "Hợp lệ: đúng tệp đã phát hành" in upload(before, content).content.decode()
        with pytest.raises(CannotSign, match="thu hồi"):
            issue_extract(SYSTEM, unit=province.north, code=reserve_code(), content=sign(paper(), key_of(made)))


def test_no_file_and_too_large_a_file_are_told_what_to_do(issued: IssuedPaper, settings: Settings) -> None:
    answer = Client().post(f"/xac-thuc/{written(issued.code)}/")
    assert answer.status_code == 422
    assert "Hãy chọn tệp cần kiểm tra." in answer.content.decode()
    settings.FILES_MAX_BYTES = 10
    answer = upload(issued, b"more than ten bytes")
    assert answer.status_code == 422
    assert "nên không được kiểm tra" in answer.content.decode()


def test_who_asks_too_often_waits(issued: IssuedPaper, settings: Settings) -> None:
    settings.VERIFICATIONS_PER_MINUTE = 3
    answers = [Client().get(f"/xac-thuc/{written(issued.code)}/").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_a_code_is_on_the_paper_before_it_is_signed() -> None:
    code = reserve_code()
    page = pdfium.PdfDocument(print_code(paper(), code))[0]
    text = page.get_textpage().get_text_range()
    assert written(code) in text
    assert "Cải chính ngày sinh" in text


def test_a_qr_code_is_a_drawing() -> None:
    drawn = qr(verification_url(reserve_code()))
    assert b"<svg" in drawn
    assert b"<path" in drawn


@given(st.text(alphabet="-  ").map(str), st.booleans())
def test_codes_survive_being_typed(blanks: str, small: bool) -> None:
    code = reserve_code()
    typed = written(code).replace("0", "O").replace("1", "l").replace("-", blanks)
    assert as_typed(typed.lower() if small else typed) == code
    assert len(code) == 20
