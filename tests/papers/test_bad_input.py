"""What can't be read is refused as a whole, with a message that says what to do."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from benchmarks.papers.contents import DIGITAL
from benchmarks.papers.documents import as_docx, as_pdf
from benchmarks.papers.shapes import tabs

from tinhso.papers import UnreadableError, read_bytes, read_file


def refusal(content: bytes, name: str = "", **options: int) -> str:
    with pytest.raises(UnreadableError) as refused:
        read_bytes(content, name, **options)
    assert str(refused.value).endswith(".")
    return refused.value.code


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


DOCX = as_docx(tabs(DIGITAL))


def test_nothing_in_the_file() -> None:
    assert refusal(b"") == "empty"
    assert refusal(b" \n\t\n") == "empty"


def test_a_docx_cut_in_the_middle() -> None:
    assert refusal(DOCX[: len(DOCX) // 2], "a.docx") == "corrupt"


def test_a_docx_whose_text_is_no_xml() -> None:
    assert refusal(archive({"word/document.xml": b"<w:document"}), "a.docx") == "corrupt"


def test_a_docx_without_text_part() -> None:
    assert refusal(archive({"word/styles.xml": b"<x/>"}), "a.docx") == "corrupt"


def test_macros() -> None:
    assert refusal(archive({"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "a.docm") == "macros"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = archive({"word/document.xml": b"0" * 60_000_000})
    assert len(bomb) < 100_000
    assert refusal(bomb, "a.docx") == "archive_bomb"


def test_entities_are_not_expanded() -> None:
    laughs = (
        b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert refusal(archive({"word/document.xml": laughs}), "a.docx") == "empty"


def test_a_locked_office_file() -> None:
    assert (
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx") == "encrypted"
    )


def test_an_old_doc() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc") == "unsupported"


def test_a_pdf_with_a_password() -> None:
    assert refusal(LOCKED_PDF, "a.pdf") == "encrypted"


def test_a_pdf_that_is_none() -> None:
    assert refusal(b"%PDF-1.7\nnothing else", "a.pdf") == "corrupt"


def test_a_scan_without_text() -> None:
    assert refusal(_scan(), "a.pdf") == "scanned"


def test_more_than_the_limit(tmp_path: Path) -> None:
    assert refusal(b"x" * 2_000_001, "a.txt", limit=2_000_000) == "too_large"
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableError) as refused:
        read_file(large)
    assert refused.value.code == "too_large"


def test_a_name_that_lies() -> None:
    assert refusal(DOCX, "a.pdf") == "wrong_extension"
    assert refusal(as_pdf("Xin chào"), "a.docx") == "wrong_extension"
    assert refusal(b"k\xe1\xba\xbf ho\xe1\xba\xa1ch", "a.docx") == "wrong_extension"


def test_pictures_and_archives() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a.png") == "unsupported"
    assert refusal(archive({"a.txt": b"x"}), "a.zip") == "unsupported"


def test_bytes_that_are_no_text() -> None:
    assert refusal(bytes(range(256)) * 40) == "undecodable"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_file(tmp_path / "none.txt")
    assert refused.value.code == "missing"


def _scan() -> bytes:
    """A page that holds a picture and nothing else."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    image = pdfium.PdfImage.new(document)
    image.set_bitmap(pdfium.PdfBitmap.new_native(20, 20, 4))
    image.set_matrix(pdfium.PdfMatrix().scale(500, 700))
    page.insert_obj(image)
    page.gen_content()
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# A page encrypted with RC4 under a password that nobody remembers.
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"2A" * 32 + b">/U<" + b"7B" * 32 + b">>>endobj\n"
    b"xref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \n"
    b"0000000168 00000 n \n"
    b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n370\n%%EOF\n"
)
