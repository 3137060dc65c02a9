"""A result is signed by whoever decides and by the body, issued under a code, reused from the store, and revoked."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import SmallProvince
from tests.foundation.signing.pdfsig import database, told_by_pdfsig
from tests.onestop.dossiers import MORNING, Counter, counter, found, scan
from tests.onestop.signers import certify
from tinhso.foundation.files.store import keep, open_file
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.signing.codes import written
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.inputs import GivenResult
from tinhso.onestop.models import Dossier, DossierResult, PersonPaper
from tinhso.onestop.verbs.components import papers_of
from tinhso.papers import Document, Head
from tinhso.papers.writing import write_docx, write_pdf

pytestmark = pytest.mark.django_db
KIND = "KQ.TP.GCNKH"


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


def sign(at: Counter, dossier: Dossier, **changes: object) -> None:
    verbs.sign_result(at.leader, dossier.pk, **{"code": KIND, "number": "31/2026", **changes})


def finish(at: Counter, dossier: Dossier) -> DossierResult:
    verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[GivenResult(KIND)])
    return DossierResult.objects.select_related("paper", "file").get(dossier=dossier)


@pytest.fixture
def issued(at: Counter) -> DossierResult:
    dossier = at.signed()
    sign(at, dossier)
    return finish(at, dossier)


def content(result: DossierResult) -> bytes:
    assert result.file is not None
    with open_file(result.file) as kept:
        return kept.read()


def changed(pdf: bytes) -> bytes:
    middle = pdf.index(b"stream") + 40
    return pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


def words(pdf: bytes) -> str:
    return " ".join(pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded().split())


def test_a_result_composed_from_the_forms_is_signed_twice_and_carries_its_code(
    at: Counter, issued: DossierResult
) -> None:
    assert issued.paper is not None
    said = words(content(issued))
    assert "GIẤY CHỨNG NHẬN KẾT HÔN" in said
    assert "Số: 31/2026" in said
    assert "Vàng Mí Lía" in said
    assert written(issued.paper.code) in said
    assert issued.paper.signers == [at.leader.name, at.province.north.name]
    assert (issued.electronic, issued.number) == (True, "31/2026")


def test_pdfsig_finds_both_signatures_valid_and_a_changed_byte(issued: DossierResult, tmp_path: Path) -> None:
    database(tmp_path)
    (tmp_path / "signed.pdf").write_bytes(content(issued))
    (tmp_path / "changed.pdf").write_bytes(changed(content(issued)))
    told = told_by_pdfsig(tmp_path, "signed.pdf")
    assert told.count("Signature Validation: Signature is Valid.") == 2
    assert told.count("Certificate Validation: Certificate is Trusted.") == 2
    told = told_by_pdfsig(tmp_path, "changed.pdf")
    assert told.count("Signature Validation: Digest Mismatch.") == 2


def test_the_verification_page_knows_the_file_from_a_changed_one(issued: DossierResult) -> None:
    assert issued.paper is not None
    url = f"/xac-thuc/{written(issued.paper.code)}/"
    page = Client().get(url).content.decode()
    assert "S. T. M." in page
    assert "Sùng Thị Mỷ" not in page
    for pdf, verdict in ((content(issued), "Hợp lệ"), (changed(content(issued)), "Không hợp lệ")):
        answer = Client().post(url, {"file": SimpleUploadedFile("ket-qua.pdf", pdf)})
        assert verdict in answer.content.decode()


def test_an_issued_result_lies_in_the_persons_store_until_it_is_revoked(at: Counter, issued: DossierResult) -> None:
    owner = issued.dossier.applicant_id
    assert papers_of(owner, clock.today())[KIND].file_id == issued.file_id
    verbs.revoke_result(at.leader, issued.dossier_id, result_id=issued.pk, reason="Cấp nhầm người")
    assert KIND not in papers_of(owner, clock.today())
    assert issued.paper is not None
    page = Client().get(f"/xac-thuc/{written(issued.paper.code)}/").content.decode()
    assert "Đã bị thu hồi" in page
    assert "Cấp nhầm người" in page
    assert AuditEntry.objects.filter(event="onestop.result_revoked").exists()
    with pytest.raises(Refused, match="đã bị thu hồi"):
        verbs.revoke_result(at.leader, issued.dossier_id, result_id=issued.pk, reason="Lần nữa")


def test_who_may_not_decide_neither_signs_nor_revokes(at: Counter, issued: DossierResult) -> None:
    with pytest.raises(NotPermitted):
        verbs.revoke_result(at.officer, issued.dossier_id, result_id=issued.pk, reason="Không được")
    dossier = at.signed()
    with pytest.raises(NotPermitted):
        verbs.sign_result(at.officer, dossier.pk, code=KIND, number="32/2026")
    assert not dossier.signed_results.exists()


def test_an_uploaded_pdf_is_signed_and_nothing_else_is(at: Counter, issued: DossierResult) -> None:
    dossier = at.signed()
    paper = keep(BytesIO(write_docx(Document(Head(), ()))))
    with pytest.raises(Invalid, match="Chỉ ký được tệp PDF"):
        sign(at, dossier, digest=paper.digest)
    with pytest.raises(Refused, match="không phải PDF ký được"):
        sign(at, dossier, digest=scan("hỏng"))
    assert issued.file is not None
    with pytest.raises(Invalid, match="đã có chữ ký số"):
        sign(at, dossier, digest=issued.file.digest)
    blank = keep(BytesIO(write_pdf(Document(Head(kind="decision", subject="Kết quả soạn sẵn"), ()))))
    sign(at, dossier, digest=blank.digest, number="33/2026")
    assert finish(at, dossier).paper is not None


def test_without_a_certificate_one_is_told_what_is_missing(province: SmallProvince) -> None:
    at = counter(province)
    dossier = at.signed()
    with pytest.raises(Refused, match="Bạn chưa có chứng thư số"):
        sign(at, dossier)


def test_a_signed_result_is_the_one_that_the_dossier_ends_with(at: Counter) -> None:
    dossier = at.signed()
    sign(at, dossier)
    other = GivenResult(KIND, number="9", digest=scan("khác"), electronic=True)
    for results in ([other], []):
        with pytest.raises(Invalid):
            verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=results)
    assert found(dossier.code).state == "in_progress"
    verbs.drop_signed_result(at.leader, dossier.pk, code=KIND)
    verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[other])
    assert PersonPaper.objects.get(source=dossier).number == "9"


def test_signing_again_replaces_what_was_signed(at: Counter) -> None:
    dossier = at.signed()
    sign(at, dossier)
    sign(at, dossier, number="40/2026")
    assert finish(at, dossier).number == "40/2026"
