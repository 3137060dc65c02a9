"""Files that the demo shows are what they say."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tinhso.demo import evidence
from tinhso.foundation.files.models import StoredFile

TYPES = {
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@pytest.mark.parametrize("kind", evidence.KINDS)
def test_a_kept_file_is_of_its_kind(db, kind):
    digest = evidence.keep(kind, "Biên bản", ["Xã Đồng Văn", "12/BC-UBND"])
    assert StoredFile.objects.get(digest=digest).media_type == TYPES[kind]


def test_a_pdf_says_truly_where_its_objects_are():
    content = evidence.pdf("Biên bản (đối chiếu)", ["Xã Đồng Văn"])
    table = content[int(content.rsplit(b"startxref\n", 1)[1].split()[0]) :].splitlines()
    offsets = [int(line[:10]) for line in table[3:8]]
    assert [content[offset:].split(b" ", 1)[0] for offset in offsets] == [b"1", b"2", b"3", b"4", b"5"]
    assert b"(bien ban [doi chieu])" in content


def test_a_workbook_can_be_read_again():
    sheet = load_workbook(BytesIO(evidence.workbook("Bảng", ["một", "hai"]))).active
    assert [cell.value for cell in sheet["B"] if cell.value] == ["một", "hai"]
