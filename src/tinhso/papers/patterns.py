"""Regular expressions over Vietnamese letters, for which Python has no classes of capitals and small letters."""

import re
import unicodedata

SMALL = "".join(
    letter
    for letter in map(chr, (*range(0xE0, 0x1B1), *range(0x1EA1, 0x1EFA)))
    if letter.islower() and unicodedata.normalize("NFD", letter)[0] in "aeiouyđ"
)
CAPITALS = SMALL.upper()


def compiled(pattern: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """Like `re.compile`, where "À-Ỹ" in a class stands for the accented capitals and "à-ỹ" for the small letters.

    As plain ranges of code points each would hold the other.
    """
    return re.compile(pattern.replace("À-Ỹ", CAPITALS).replace("à-ỹ", SMALL), flags)
