"""Certified copies: compared at the counter, signed by certifier and body, in the body's register of the year."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import SmallProvince
from tests.factories import small_province
from tests.foundation.signing.pdfsig import database, told_by_pdfsig
from tests.onestop.dossiers import MORNING, Counter, counter, scan
from tests.onestop.signers import certify
from tests.onestop.test_many_at_once import all_at_once
from tinhso.foundation.files.store import keep, open_file
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.signing.codes import written
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import CertifiedCopy
from tinhso.onestop.rules.certifying_fee import amount_of, fee_on
from tinhso.papers import Document, Head
from tinhso.papers.writing import write_pdf

SHEET = write_pdf(Document(Head(kind="BẰNG TỐT NGHIỆP"), ()))
REQUESTER = "Giàng Thị Sua"


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    cache.clear()
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province: SmallProvince) -> Counter:
    at = counter(province)
    certify(at)
    return at


def presented(at: Counter, **changes: object) -> int:
    given = {
        "unit_id": at.province.north.pk,
        "title": "Bằng tốt nghiệp trung học phổ thông",
        "original_number": "B 123456",
        "original_issuer": "Sở Giáo dục và Đào tạo",
        "requester": REQUESTER,
        "requester_id": "002301000018",
        "digest": keep(BytesIO(SHEET)).digest,
        "compared": True,
    }
    return int(verbs.present_original(at.officer, **{**given, **changes}))


def content(copy: CertifiedCopy) -> bytes:
    assert copy.paper is not None
    with open_file(copy.paper.file) as kept:
        return kept.read()


@pytest.mark.django_db
class TestOneCopy:
    def test_it_is_the_scan_with_the_words_of_the_certification_after_it(self, at: Counter) -> None:
        number = verbs.certify_copy(at.leader, presented(at))
        copy = CertifiedCopy.objects.get()
        pages = pdfium.PdfDocument(content(copy))
        said = " ".join(pages[1].get_textpage().get_text_bounded().split())
        assert number == "1/2026"
        assert "BẰNG TỐT NGHIỆP" in pages[0].get_textpage().get_text_bounded()
        assert "đúng với bản chính: Bằng tốt nghiệp trung học phổ thông" in said
        assert "Số chứng thực: 1/2026" in said
        assert "2.000 đồng" in said
        assert copy.paper is not None
        assert copy.paper.signers == [at.leader.name, at.province.north.name]

    def test_pdfsig_finds_both_signatures_valid_and_a_changed_byte(self, at: Counter, tmp_path: Path) -> None:
        database(tmp_path)
        verbs.certify_copy(at.leader, presented(at))
        signed = content(CertifiedCopy.objects.get())
        middle = signed.index(b"stream") + 40
        (tmp_path / "signed.pdf").write_bytes(signed)
        changed = signed[:middle] + bytes([signed[middle] ^ 1]) + signed[middle + 1 :]
        (tmp_path / "changed.pdf").write_bytes(changed)
        assert told_by_pdfsig(tmp_path, "signed.pdf").count("Signature Validation: Signature is Valid.") == 2
        assert told_by_pdfsig(tmp_path, "changed.pdf").count("Signature Validation: Digest Mismatch.") == 2

    def test_its_verification_page_masks_the_requester_and_tells_of_a_revocation(self, at: Counter) -> None:
        verbs.certify_copy(at.leader, presented(at))
        copy = CertifiedCopy.objects.get()
        assert copy.paper is not None
        url = f"/xac-thuc/{written(copy.paper.code)}/"
        page = Client().get(url).content.decode()
        assert "G. T. S." in page
        assert REQUESTER not in page
        verbs.revoke_copy(at.leader, copy.pk, reason="Bản chính giả")
        assert "Bản chính giả" in Client().get(url).content.decode()
        with pytest.raises(Refused):
            verbs.revoke_copy(at.leader, copy.pk, reason="Lần nữa")

    def test_what_isnt_compared_or_isnt_a_pdf_is_not_entered(self, at: Counter) -> None:
        for wrong in (
            {"compared": False},
            {"digest": "0" * 64},
            {"digest": keep(BytesIO("chữ".encode())).digest},
            {"digest": scan("hỏng")},
            {"requester_id": "123"},
            {"title": "  "},
        ):
            with pytest.raises(Invalid):
                presented(at, **wrong)
        assert not CertifiedCopy.objects.exists()

    def test_only_the_leader_certifies_and_nobody_of_another_commune(self, at: Counter) -> None:
        pk = presented(at)
        for actor in (at.officer, at.other):
            with pytest.raises(NotPermitted):
                verbs.certify_copy(actor, pk)
        with pytest.raises(NotPermitted):
            presented(at, unit_id=at.province.south.pk)
        assert CertifiedCopy.objects.get().number is None

    def test_what_is_dropped_takes_no_number_and_each_year_begins_at_one(self, at: Counter) -> None:
        verbs.drop_copy(at.leader, presented(at), reason="Bản chính bị tẩy xóa")
        assert verbs.certify_copy(at.leader, presented(at)) == "1/2026"
        with clock.frozen(datetime(2027, 1, 4, 2, tzinfo=UTC)):
            assert verbs.certify_copy(at.leader, presented(at)) == "1/2027"

    def test_without_a_certificate_no_number_is_used(self, province: SmallProvince) -> None:
        at = counter(province)
        pk = presented(at)
        with pytest.raises(Refused, match="chưa có chứng thư số"):
            verbs.certify_copy(at.leader, pk)
        certify(at)
        assert verbs.certify_copy(at.leader, pk) == "1/2026"


@pytest.mark.parametrize(
    ("pages", "amount"), [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (500, 200_000)]
)
def test_the_fee_falls_from_the_third_page_and_has_a_ceiling(pages: int, amount: int) -> None:
    fee = fee_on(MORNING.date())
    assert fee is not None
    assert amount_of(fee, pages) == amount
    assert not fee.source.verified


@pytest.mark.django_db(transaction=True)
def test_numbers_of_the_register_have_no_gaps_when_many_are_certified_at_once() -> None:
    """Two of them are tried twice at the same time: one wins, the other takes no number."""
    at = counter(small_province())
    certify(at)
    waiting = [presented(at) for _each in range(6)]
    came = all_at_once([lambda pk=pk: verbs.certify_copy(at.leader, pk) for pk in [*waiting, *waiting[:2]]])
    assert sum(isinstance(each, Refused) for each in came) == 2
    assert sorted(CertifiedCopy.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db
class TestAtTheCounter:
    def test_from_the_original_to_the_signed_copy(self, at: Counter) -> None:
        officer, leader, other = Client(), Client(), Client()
        officer.force_login(at.province.north_officer)
        leader.force_login(at.province.north_leader)
        other.force_login(at.province.south_officer)
        form = {"unit": at.province.north.pk, "title": "Bằng lái", "requester": REQUESTER, "compared": "on"}
        wrong = officer.post("/mot-cua/chung-thuc/moi/", {**form, "requester_id": "12", "file": self._scan()})
        assert wrong.status_code == 422
        assert REQUESTER in wrong.content.decode()
        answer = officer.post(
            "/mot-cua/chung-thuc/moi/", {**form, "requester_id": "002301000018", "file": self._scan()}
        )
        assert answer.status_code == 302
        page = officer.get(answer["Location"]).content.decode()
        assert "Đã đối chiếu, chờ ký" in page
        assert f"{answer['Location']}ky/" not in page
        assert leader.post(f"{answer['Location']}ky/").status_code == 302
        assert "1/2026" in leader.get("/mot-cua/chung-thuc/").content.decode()
        assert b"".join(leader.get(f"{answer['Location']}tep/").streaming_content).startswith(b"%PDF")
        assert AuditEntry.objects.filter(event="access.personal_data_read").exists()
        assert other.get(answer["Location"]).status_code == 404
        assert REQUESTER not in other.get("/mot-cua/chung-thuc/").content.decode()

    def _scan(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("quet.pdf", SHEET)
