"""Files are kept once, by content, and judged by content."""

from io import BytesIO

import pytest

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import keep, open_file, path_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def test_the_same_content_is_kept_once():
    first, second = keep(BytesIO(PDF)), keep(BytesIO(PDF))

    assert first == second
    assert first.media_type == "application/pdf"
    assert open_file(first).read() == PDF


def test_vietnamese_text_is_text():
    assert keep(BytesIO("Báo cáo kết quả".encode() * 2000)).media_type == "text/plain"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00" + b"\x00" * 500, "Không nhận loại tệp"),
        (b"\x00\x01\x02binary", "Không nhận loại tệp"),
        (b"PK\x03\x04" + b"\x00" * 100, "Không nhận loại tệp"),
    ],
)
def test_an_unwanted_file_is_refused_with_a_reason_and_leaves_nothing(content, reason, settings):
    with pytest.raises(FileRefused) as refusal:
        keep(BytesIO(content))

    assert reason in refusal.value.message
    assert not StoredFile.objects.exists()
    assert [path for path in settings.FILES_DIRECTORY.rglob("*") if path.is_file()] == []


def test_a_file_over_the_limit_is_refused_while_it_is_read(settings):
    settings.FILES_MAX_BYTES = 1024
    with pytest.raises(FileRefused, match="lớn hơn"):
        keep(BytesIO(PDF * 100))
    assert [path for path in settings.FILES_DIRECTORY.rglob("*") if path.is_file()] == []


def test_a_record_points_to_a_complete_file():
    stored = keep(BytesIO(PDF))
    assert path_of(stored.digest).stat().st_size == stored.size == len(PDF)
