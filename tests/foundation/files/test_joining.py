"""Photographs and scans of one paper become one PDF, in order."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest

from tests.pictures import drawing, photograph
from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.joining import join
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import keep, open_file
from tinhso.papers import Document, Head
from tinhso.papers.writing import write_pdf

pytestmark = pytest.mark.django_db
A4 = (595, 842)


def kept(content: bytes, name: str) -> tuple[str, str]:
    return keep(BytesIO(content)).digest, name


def sizes(stored: StoredFile) -> list[tuple[int, int]]:
    with open_file(stored) as content:
        return [tuple(map(round, page.get_size())) for page in pdfium.PdfDocument(content.read())]


def test_pages_stand_in_the_order_given_turned_as_they_were_taken():
    scan = write_pdf(Document(Head(kind="GIẤY"), ()))
    parts = [
        kept(photograph(turned=True), "một.jpg"),
        kept(photograph(), "hai.jpg"),
        kept(scan, "ba.pdf"),
        kept(drawing(), "bốn.png"),
    ]
    whole = join(parts)
    assert whole.media_type == "application/pdf"
    assert sizes(whole) == [A4, A4[::-1], A4, A4]
    assert sizes(join(parts[1::-1])) == [A4[::-1], A4]


def test_the_same_files_make_the_same_pdf_so_that_sending_twice_is_once():
    parts = [kept(photograph(), "a.jpg"), kept(drawing(), "b.png")]
    assert join(parts).digest == join(parts).digest


def test_a_single_file_stays_what_it_is():
    alone = kept(photograph(), "a.jpg")
    assert join([alone]).digest == alone[0]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.4 broken", "hỏng.pdf"), (b"\xff\xd8\xff\xe0junk", "hỏng.jpg"), ("chữ".encode(), "ghi-chu.txt")],
)
def test_one_that_cannot_be_put_in_is_named_with_what_to_do(content, name):
    with pytest.raises(FileRefused, match=name) as refused:
        join([kept(photograph(), "a.jpg"), kept(content, name)])
    assert "lại" in refused.value.message
