"""What is signed holds; what was changed afterwards doesn't, and the reading says why."""

import stat
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pypdfium2 as pdfium
import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.foundation.signing.papers import BODY, SIGNER, key_of, paper
from tinhso.foundation.signing.authority import Holder, make_authority
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.keys import fingerprint_of, make_software_key, trusted_roots
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.signing.stamp import Box, draw_stamp
from tinhso.foundation.signing.verify import verify
from tinhso.kernel import clock


def test_a_signature_says_who_for_whom_why_where_and_when(person: x509.Certificate) -> None:
    moment = datetime(2027, 3, 4, 2, 30, tzinfo=UTC)
    with clock.frozen(moment):
        [read] = verify(sign(paper(), key_of(person), reason="Ký ban hành", place="Tân Trào"), trusted_roots())
    assert (read.signer, read.organisation) == (SIGNER, BODY)
    assert (read.reason, read.place) == ("Ký ban hành", "Tân Trào")
    assert read.signed_at == moment
    assert (read.intact, read.covers_file, read.changed_after, read.trusted) == (True, True, False, True)
    assert read.holds


def test_a_second_signature_leaves_the_first_one_valid(twice_signed: bytes) -> None:
    first, second = verify(twice_signed, trusted_roots())
    assert (first.signer, second.signer) == (SIGNER, BODY)
    assert first.holds
    assert second.holds
    assert (first.covers_file, first.changed_after) == (False, False)
    assert second.covers_file


def test_stamps_stand_in_the_corner_and_above_the_name(twice_signed: bytes) -> None:
    seen = pdfium.PdfDocument(twice_signed)
    seen.init_forms()
    drawn = seen[0].render().to_numpy()
    bare = pdfium.PdfDocument(paper())[0].render().to_numpy()
    changed = (drawn != bare).any(axis=2)
    height, width = changed.shape
    assert changed[: height // 14, width // 2 :].any(), "the body's stamp stands in the upper right corner"
    assert changed[height // 14 :, width // 2 :].any(), "the person's stands above the name, on the right"
    assert not changed[:, : width // 3].any()


def test_the_stamp_has_every_vietnamese_letter() -> None:
    letters = "".join(
        f"{vowel}{tone}" for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    )
    letters = normalize("NFC", letters) + "đĐ"
    stamp = draw_stamp(Box(0, 0, 0, width=180, height=40), letters, BODY, datetime(2026, 3, 4, 17, 30, tzinfo=UTC))
    page = pdfium.PdfDocument(stamp)[0]
    text = page.get_textpage().get_text_range().replace("\r\n", " ")
    assert letters in text.replace(" ", "")
    assert f"Cơ quan: {BODY}" in text
    assert "Thời gian ký: 05.03.2026 00:30:00 +07:00" in text, "in Vietnam it is the next day"


def test_a_byte_changed_in_the_paper_is_found(signed: bytes) -> None:
    at = signed.index(b"stream") + 40
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    [read] = verify(changed, trusted_roots())
    assert not read.intact
    assert read.problem == "Nội dung tệp đã bị sửa sau khi ký."


def test_content_added_after_signing_is_found(signed: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    ink = generic.StreamObject(stream_data=b"BT /F1 20 Tf 100 500 Td (x) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(ink))
    out = BytesIO()
    writer.write(out)
    [read] = verify(out.getvalue(), trusted_roots())
    assert read.intact
    assert read.changed_after
    assert read.problem == "Tệp bị thêm hoặc thay nội dung sau khi ký."


def test_bytes_appended_after_signing_are_found(signed: bytes) -> None:
    [read] = verify(signed + b"\n% one more line", trusted_roots())
    assert read.changed_after


def test_a_stranger_who_calls_himself_the_chairman_is_not_trusted(signed: bytes) -> None:
    [read] = verify(signed, [make_authority(clock.now()).certificate])
    assert read.intact
    assert not read.trusted
    assert read.problem == "Chứng thư không do tổ chức được tin cậy cấp."


def test_a_certificate_is_judged_by_the_day_asked(signed: bytes, person: x509.Certificate) -> None:
    late = clock.now() + timedelta(days=1200)
    [read] = verify(signed, trusted_roots(), at=late)
    assert read.problem.startswith("Chứng thư đã hết hạn từ ngày")
    withdrawn = {fingerprint_of(person): clock.now()}
    [read] = verify(signed, trusted_roots(), revoked=withdrawn)
    assert read.problem.startswith("Chứng thư đã bị thu hồi từ ngày")
    [read] = verify(signed, trusted_roots(), revoked=withdrawn, at=clock.now() - timedelta(hours=1))
    assert read.holds, "what is known to have existed before the revocation stays valid"


def test_nothing_is_signed_with_an_expired_certificate() -> None:
    since = clock.now() - timedelta(days=400)
    expired = make_software_key(Holder(SIGNER), since, since + timedelta(days=365))
    with pytest.raises(CannotSign, match="hiệu lực"):
        sign(paper(), key_of(expired))


def test_only_a_pdf_is_signed(person: x509.Certificate) -> None:
    for content in (b"", b"Not a PDF", b"%PDF-1.7\n", paper()[:3000]):
        with pytest.raises(CannotSign):
            sign(content, key_of(person))


def test_keys_are_closed_to_other_users_of_the_machine(signing_folder: Path, person: x509.Certificate) -> None:
    keys = [path for path in signing_folder.rglob("*.pem") if b"PRIVATE KEY" in path.read_bytes()]
    assert len(keys) >= 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys} == {0o600}
    assert not [path for path in (signing_folder / "trusted").iterdir() if b"PRIVATE KEY" in path.read_bytes()]


def test_what_is_no_signed_pdf_has_no_signatures() -> None:
    for content in (b"", b"Not a PDF", b"%PDF-1.7\n", paper()):
        assert verify(content, trusted_roots()) == []


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_flipped_byte_of_the_signed_part_goes_unnoticed(data: st.DataObject, signed: bytes) -> None:
    """Between the two signed ranges stands the signature itself, in hexadecimal with padding."""
    first, length, second, _ = _ranges(signed)
    at = data.draw(st.integers(first, length - 1) | st.integers(second, len(signed) - 1))
    mask = data.draw(st.integers(1, 255))
    changed = signed[:at] + bytes([signed[at] ^ mask]) + signed[at + 1 :]
    assert not [read for read in verify(changed, trusted_roots()) if read.holds]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_mutilated_files_are_read_without_an_error(data: st.DataObject, twice_signed: bytes) -> None:
    content = bytearray(twice_signed[: data.draw(st.integers(0, len(twice_signed)))])
    for _ in range(data.draw(st.integers(0, 30))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    verify(bytes(content), trusted_roots())


@settings(max_examples=100, deadline=None)
@given(junk=st.binary(max_size=2000))
def test_junk_is_read_without_an_error(junk: bytes) -> None:
    assert verify(b"%PDF-1.7\n" + junk + b"\nstartxref\n9\n%%EOF", trusted_roots()) == []


def _ranges(pdf: bytes) -> list[int]:
    begin = pdf.rindex(b"/ByteRange")
    return [int(number) for number in pdf[pdf.index(b"[", begin) + 1 : pdf.index(b"]", begin)].split()]
