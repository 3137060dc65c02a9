"""Ids of stored things as addresses and forms name them."""

LONGEST_ID = 18  # digits; what is longer was never given out, and some of it the database can't hold


def as_id(text: str) -> int | None:
    """The id that the text names; None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else None
