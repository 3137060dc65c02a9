"""Opens a file: what it really is, whether it may be opened, and its document."""

import zipfile
from io import BytesIO
from pathlib import Path

from tinhso.papers.errors import UnreadableError
from tinhso.papers.model import Document

LIMIT = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN_BINARIES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"MZ",
    b"\x1f\x8b",
)


def read_file(path: Path, *, limit: int = LIMIT) -> Document:
    """Read a .docx, .pdf or text file. Raises UnreadableError, for a missing file too."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableError("too_large", limit=limit // 1024 // 1024)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError("missing") from error
    return read_bytes(content, path.name, limit=limit)


def read_bytes(content: bytes, name: str = "", *, limit: int = LIMIT) -> Document:
    """Read a document by what it is; the name's extension must agree. Raises UnreadableError."""
    if len(content) > limit:
        raise UnreadableError("too_large", limit=limit // 1024 // 1024)
    if not content.strip():
        raise UnreadableError("empty")
    kind = _kind(content)
    _check_extension(name, kind)
    match kind:
        case "docx":
            from tinhso.papers.docx_reader import read_docx

            document = read_docx(content)
        case "pdf":
            from tinhso.papers.pdf_reader import read_pdf

            document = read_pdf(content)
        case _:
            from tinhso.papers.plain_text import read_text

            document = read_text(content)
    if not document.blocks and not document.head.kind:
        raise UnreadableError("empty")
    return document


def _kind(content: bytes) -> str:
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK"):
        return _kind_of_archive(content)
    if content.startswith(_OLE):
        raise UnreadableError("encrypted" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in content[:200000] else "unsupported")
    if content.startswith(_KNOWN_BINARIES):
        raise UnreadableError("unsupported")
    return "text"


def _kind_of_archive(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("corrupt") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise UnreadableError("unsupported")


_EXTENSIONS = {"docx": {"docx", "docm", "dotx"}, "pdf": {"pdf"}, "text": {"txt", "text", "md", "csv", "log"}}


def _check_extension(name: str, kind: str) -> None:
    extension = Path(name).suffix.lower().lstrip(".")
    if not extension or extension in _EXTENSIONS[kind]:
        return
    known = set().union(*_EXTENSIONS.values()) | {"doc"}
    raise UnreadableError("wrong_extension" if extension in known else "unsupported")
