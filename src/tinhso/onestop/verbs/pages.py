"""Pages of PDF files: how many, and one put after the others."""

from io import BytesIO


def count_pages(pdf: bytes) -> int:
    """0 for a file that can't be read as PDF."""
    import pypdfium2 as pdfium

    try:
        return len(pdfium.PdfDocument(pdf))
    except pdfium.PdfiumError:
        return 0


def with_page_after(pdf: bytes, more: bytes) -> bytes:
    """The pages of both files, in that order, as a new file: forms and signatures of the first don't come along."""
    import pypdfium2 as pdfium

    joined, out = pdfium.PdfDocument.new(), BytesIO()
    for each in (pdf, more):
        joined.import_pages(pdfium.PdfDocument(each))
    joined.save(out)
    return out.getvalue()
