"""One model of an official document: read from .docx, .pdf and plain text, written to .docx and .pdf. Pure: no Django.

`read_file` and `read_bytes` give a `Document` or raise `UnreadableError` with a message for the person who uploaded.
"""

from tinhso.papers.errors import UnreadableError
from tinhso.papers.model import Document, Footnote, FormLayout, Head, Line, Paragraph, Place, Signature, Table, TableRow
from tinhso.papers.reading import read_bytes, read_file

__all__ = [
    "Document",
    "Footnote",
    "FormLayout",
    "Head",
    "Line",
    "Paragraph",
    "Place",
    "Signature",
    "Table",
    "TableRow",
    "UnreadableError",
    "read_bytes",
    "read_file",
]
