"""PDF through Typst: the sheet goes in as JSON, never as source text, and no package is downloaded."""

import json
from importlib.resources import as_file, files

from tinhso.papers.model import Document
from tinhso.papers.writing.qr import as_svg
from tinhso.papers.writing.sheet import lay_out


def write_pdf(document: Document) -> bytes:
    """The document as PDF bytes."""
    import typst

    sheet = lay_out(document).as_data()
    data = json.dumps({**sheet, "qr": as_svg(sheet["qr"]) if sheet["qr"] else ""}, ensure_ascii=False)
    with as_file(files("tinhso.papers.writing") / "paper.typ") as template:
        return bytes(typst.compile(str(template), sys_inputs={"sheet": data}, format="pdf"))
