"""QR codes on papers, with medium error correction and the quiet zone that readers need."""

import struct
import zlib
from io import BytesIO
from typing import Any

_DOTS = 8  # of a picture, for one module of the code


def as_svg(text: str) -> str:
    from qrcode.image.svg import SvgPathImage

    drawn = BytesIO()
    _code(text).make_image(image_factory=SvgPathImage).save(drawn)
    return drawn.getvalue().decode()


def as_png(text: str) -> bytes:
    """In black and white: .docx shows no SVG in older word processors."""
    matrix = _code(text).get_matrix()
    rows = b"".join((b"\0" + _packed(row)) * _DOTS for row in matrix)
    side = len(matrix) * _DOTS
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _packed(row: list[bool]) -> bytes:
    """A row of modules as one byte each, since a module is eight dots wide: white is all ones."""
    return bytes(0x00 if dark else 0xFF for dark in row)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _code(text: str) -> Any:
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    return code
