"""Files that the demo's units show: small, but valid ones of the kinds that come in practice."""

from io import BytesIO

from openpyxl import Workbook

from tinhso.foundation.files import store
from tinhso.kernel.text import fold

NOTICE = "Tệp mẫu của bản trình diễn, không có giá trị pháp lý."
KINDS = ("pdf", "txt", "xlsx")


def keep(kind: str, title: str, lines: list[str]) -> str:
    """Store a file with this content; returns its digest."""
    content = {"pdf": pdf, "txt": text, "xlsx": workbook}[kind](title, lines)
    return store.keep(BytesIO(content)).digest


def text(title: str, lines: list[str]) -> bytes:
    return "\n".join([title, "", *lines, "", NOTICE, ""]).encode()


def workbook(title: str, lines: list[str]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Minh chứng"
    for row in ([title], [], *([place, line] for place, line in enumerate(lines, start=1)), [], [NOTICE]):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def pdf(title: str, lines: list[str]) -> bytes:
    """One page in a font that every reader has. That font knows no Vietnamese, so the letters go without accents."""
    shown = [_escaped(line) for line in (title, *lines, NOTICE)]
    stream = "BT /F1 11 Tf 60 780 Td 18 TL " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _file_of(objects)


def _escaped(line: str) -> str:
    plain = fold(line).encode("ascii", "ignore").decode()[:90]
    return plain.replace("\\", "").replace("(", "[").replace(")", "]")


def _file_of(objects: list[str]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
