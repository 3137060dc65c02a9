"""From blocks as a source has them to a document: tables joined across pages, notes, head and end recognised."""

from collections.abc import Sequence

from tinhso.papers.ending import read_ending
from tinhso.papers.extracted import extracted_from_blocks
from tinhso.papers.footnotes import take_footnotes
from tinhso.papers.head import read_head
from tinhso.papers.model import Block, Document, Extracted, Footnote
from tinhso.papers.page_joins import join_tables
from tinhso.papers.paragraphs import join_unfinished


def assemble(blocks: Sequence[Block], notes: Sequence[Footnote] = (), extracted: Extracted | None = None) -> Document:
    """`notes` are the footnotes that the source itself keeps apart (.docx), `extracted` the text of a plain text."""
    extracted = extracted or extracted_from_blocks(blocks, notes)
    remaining, found = take_footnotes(join_unfinished(blocks))
    joined = join_tables(remaining)
    head, after_head, has_letterhead = read_head(joined)
    signature, copies_to, body = read_ending(joined[after_head:])
    opening = tuple(joined[:after_head])
    return Document(
        head, tuple(body), (*notes, *found), signature, copies_to, has_letterhead, opening=opening, extracted=extracted
    )
