"""Writes a document as .docx and PDF in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from tinhso.papers.writing.docx import write_docx
from tinhso.papers.writing.pdf import write_pdf

__all__ = ["write_docx", "write_pdf"]
