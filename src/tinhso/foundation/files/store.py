"""Keeping files by the hash of their content: the type is sniffed, the size limited, a repeat costs nothing."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.models import StoredFile

CHUNK = 64 * 1024
SNIFFED_BYTES = 8 * 1024
MEGABYTE = 1024 * 1024
ALLOWED = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "text/plain": ".txt",
}


def keep(content: IO[bytes]) -> StoredFile:
    """Store a stream and return its record. Raises FileRefused for an empty, too large or unwanted file.

    The file is complete on disk (written beside, flushed, renamed) before its record exists, so a record never
    points to a missing or half-written file.
    """
    temporary, digest, size, head = _write_beside(content)
    try:
        media_type = _accept(head, size)
        target = path_of(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    return StoredFile.objects.get_or_create(digest=digest, defaults={"size": size, "media_type": media_type})[0]


def open_file(stored: StoredFile) -> IO[bytes]:
    return path_of(stored.digest).open("rb")


def path_of(digest: str) -> Path:
    return Path(settings.FILES_DIRECTORY) / digest[:2] / digest[2:4] / digest


def _write_beside(content: IO[bytes]) -> tuple[Path, str, int, bytes]:
    root = Path(settings.FILES_DIRECTORY)
    root.mkdir(parents=True, exist_ok=True)
    digest, size, head = hashlib.sha256(), 0, b""
    with tempfile.NamedTemporaryFile(dir=root, prefix=".incoming-", delete=False) as beside:
        while chunk := content.read(CHUNK):
            size += len(chunk)
            if size > settings.FILES_MAX_BYTES:
                Path(beside.name).unlink()
                raise FileRefused(
                    _("Tệp lớn hơn %(limit)s MB. Hãy nén hoặc tách tệp rồi tải lại.")
                    % {"limit": settings.FILES_MAX_BYTES // MEGABYTE}
                )
            head = (head + chunk)[:SNIFFED_BYTES] if len(head) < SNIFFED_BYTES else head
            digest.update(chunk)
            beside.write(chunk)
        beside.flush()
        os.fsync(beside.fileno())
    return Path(beside.name), digest.hexdigest(), size, head


def _accept(head: bytes, size: int) -> str:
    if size == 0:
        raise FileRefused(_("Tệp rỗng. Hãy kiểm tra lại tệp trên máy rồi tải lại."))
    media_type = _sniff(head)
    if media_type not in ALLOWED:
        raise FileRefused(
            _("Không nhận loại tệp này. Các loại được nhận: %(types)s.") % {"types": ", ".join(ALLOWED.values())}
        )
    return media_type


def _sniff(head: bytes) -> str:
    """The type by content, never by name. Text is what decodes as UTF-8 and has no NUL byte."""
    kind = filetype.guess(head)
    if kind is not None:
        return str(kind.mime)
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        cut_character = error.start >= len(head) - 3 and len(head) == SNIFFED_BYTES
        if not cut_character:
            return "application/octet-stream"
        text = ""
    return "application/octet-stream" if "\x00" in text else "text/plain"
