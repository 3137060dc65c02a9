"""Bytes of a text file to text: UTF-8, UTF-16, Windows-1258 and what the old fonts left."""

from tinhso.papers.cleaning import repair_encoding
from tinhso.papers.errors import UnreadableError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(content: bytes) -> str:
    """Raises UnreadableError ("undecodable") for bytes that are no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError("undecodable") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_without_mark(content)
    if text.count("\x00") > len(text) // 100:
        raise UnreadableError("undecodable")
    return repair_encoding(text)


def _decode_without_mark(content: bytes) -> str:
    if content.count(b"\x00") > len(content) // 10:
        for encoding in ("utf-16-le", "utf-16-be"):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text:
                return text
    if content.count(b"\x00") or not content:
        raise UnreadableError("undecodable")
    # A copy cut inside a letter, or a few bytes gone wrong, still reads; a wrong encoding would not.
    lenient = content.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") * 200 < len(lenient):
        return lenient.replace("\ufffd", "")
    return content.decode("cp1258", errors="replace")
