"""Pages of PDF files: how many, and one file put after the other."""

from io import BytesIO


def count_pages(pdf: bytes) -> int:
    """0 for a file that can't be read as PDF."""
    import pypdfium2 as pdfium

    try:
        return len(pdfium.PdfDocument(pdf))
    except pdfium.PdfiumError:
        return 0


def joined(*files: bytes) -> bytes:
    """The pages of PDF files, one after the other, as a new file: forms and signatures don't come along."""
    import pypdfium2 as pdfium

    whole, out = pdfium.PdfDocument.new(), BytesIO()
    for each in files:
        whole.import_pages(pdfium.PdfDocument(each))
    whole.save(out)
    return out.getvalue()
