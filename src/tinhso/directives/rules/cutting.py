"""Where a text that holds two tasks may be cut."""

import re

_ENDS = re.compile(r"[.;:!?]\s+|\n+|\s+(?=[-+•]\s+[A-ZĐÀ-Ỹ])")  # a dash inside a phrase is no bullet
_ABBREVIATED = re.compile(r"(?:^|\s)(?:TP|Tp|TT|Q|P|tp|đ/c|ThS|TS|GS|PGS)\.\s+$")


def cut_points(text: str) -> list[int]:
    """Character positions after sentences, semicolons, line ends, and before bullets; both sides say something."""
    found = []
    for match in _ENDS.finditer(text):
        left, right = text[: match.end()], text[match.end() :]
        if re.search(r"\w", left) and re.search(r"\w", right) and not _ABBREVIATED.search(left):
            found.append(match.end())
    return found
