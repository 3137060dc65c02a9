"""What papers say, read back from the files that are handed out."""

from io import BytesIO

import pypdfium2 as pdfium
from django.test import Client
from docx import Document as open_docx


def text(client: Client, url: str) -> str:
    """The words of a PDF in one line, so that where its lines break doesn't matter."""
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = pdfium.PdfDocument(answer.content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def docx_text(client: Client, url: str) -> str:
    opened = open_docx(BytesIO(client.get(url, {"dang": "docx"}).content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(each.text for each in opened.paragraphs), *cells]).split())
