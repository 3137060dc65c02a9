"""Texts from before Unicode: TCVN3 ("ABC", fonts .Vn…) and VNI, as they look when read as Latin-1.

Registers digitised in the 1990s and 2000s hold them: "NguyÔn V¨n" (TCVN3) and "Nguyeãn Vaên" (VNI) both say
"Nguyễn Văn". UTF-8 that was opened as Windows-1252 ("Nguyá»…n") is a later accident of the same kind.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from tinhso.kernel.text.syllables import is_syllable

Legacy = Literal["tcvn3", "vni", "utf8_as_cp1252"]
Recognised = Literal["unicode", "unknown"] | Legacy

# TCVN 5712:1993, set VN3, from code 0xA1 upward; "." is unused. Capitals with a tone have no code (see from_legacy).
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ"  # A1-AE
    "......àảãáạ.ằẳẵắ......."  # AF-C5
    "ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò."  # C6-E0
    "ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"  # E1-FE
)
TCVN3_CODES = {chr(0xA1 + place): letter for place, letter in enumerate(_TCVN3) if letter != "."}
_TCVN3_TRANSLATION = str.maketrans(TCVN3_CODES | {"\u03bc": TCVN3_CODES["\u00b5"]})  # Greek mu for the micro sign

# VNI for Windows writes a plain letter, then a mark that says quality and tone together.
_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì"}
_VNI_PAIRS = (  # letters that take these marks, what the letter becomes, marks for the qualities and tones
    ("aeouyôö", "aeouyơư", dict(zip("ùøûõï", _TONES, strict=True))),
    ("a", "ă", dict(zip("êéèúüë", ("", *_TONES), strict=True))),
    ("aeo", "âêô", dict(zip("âáàåãä", ("", *_TONES), strict=True))),
)
VNI_CODES = _VNI_SINGLE | {
    letter + mark: unicodedata.normalize("NFC", quality + tone)
    for letters, qualities, marks in _VNI_PAIRS
    for letter, quality in zip(letters, qualities, strict=True)
    for mark, tone in marks.items()
}
_VNI_CODE = re.compile("|".join(sorted(VNI_CODES, key=len, reverse=True)), re.IGNORECASE)

_BEYOND_LATIN_1 = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
_WORD = re.compile("[A-Za-z\u00a1-\u00ff\u03bc]+")
_PLAIN = re.compile("[A-Za-z]")
_CONVINCING = 0.8  # share of the marked words that must read as Vietnamese


def from_legacy(text: str, encoding: Legacy, *, capitals: bool | None = None) -> str:
    """The text in Unicode (NFC). Characters that the encoding doesn't use stay as they are.

    TCVN3 has no codes for capitals with a tone: they were typed as small letters and shown in capitals by the font
    (its name ends in "H", as .VnTimeH). `capitals=True` is for text set in such a font, False for text that isn't.
    Left at None, a word is taken for capitals when its plain letters are: "NGUYÔN" is "NGUYỄN". A single plain
    capital doesn't tell ("Tó" is "Tú"), unless the whole text holds no plain small letter. The first letter of a
    title-case name is lost for good where it carried a tone ("¸nh" comes out as "ánh").

    Raises ValueError for "utf8_as_cp1252" when the text isn't that.
    """
    match encoding:
        case "tcvn3":
            return _from_tcvn3(text, capitals)
        case "vni":
            return _VNI_CODE.sub(lambda code: _vni_letter(code.group()), text)
        case "utf8_as_cp1252":
            return unicodedata.normalize("NFC", _bytes_of(text).decode("utf-8"))


def recognise_encoding(text: str) -> Recognised:
    """The encoding that makes the text Vietnamese. "unicode" whenever it needs no repair, in any language.

    "unknown" means that it is broken in a way that two encodings explain equally well: a person decides. One
    short word proves little ("Tó" is fine as it stands and is "Tú" in TCVN3), so judge a column, not a cell.
    Ask before `clean`, which removes TCVN3's "ư".
    """
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return "unicode"
    if _is_utf8_as_cp1252(text):
        return "utf8_as_cp1252"
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    as_it_stands = _readable(words, lambda word: word)
    tcvn3 = _readable(words, lambda word: from_legacy(word, "tcvn3"))
    vni = _readable(words, lambda word: from_legacy(word, "vni"))
    best = max(tcvn3, vni)
    if best <= as_it_stands or best < _CONVINCING * len(words):
        return "unicode"
    if tcvn3 == vni:
        return "unknown"
    return "tcvn3" if tcvn3 > vni else "vni"


def _readable(words: list[str], reading: Callable[[str], str]) -> int:
    return sum(is_syllable(reading(word)) for word in words)


def _from_tcvn3(text: str, capitals: bool | None) -> str:
    if capitals is not None:
        decoded = text.translate(_TCVN3_TRANSLATION)
        return decoded.upper() if capitals else decoded
    all_capitals = _in_capitals(text)
    return _WORD.sub(lambda word: _tcvn3_word(word.group(), all_capitals), text)


def _tcvn3_word(word: str, text_in_capitals: bool) -> str:
    decoded = word.translate(_TCVN3_TRANSLATION)
    return decoded.upper() if text_in_capitals or _in_capitals(word) else decoded


def _in_capitals(text: str) -> bool:
    plain = _PLAIN.findall(text)
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


def _vni_letter(code: str) -> str:
    letter = VNI_CODES[code.lower()]
    return letter.upper() if code[0].isupper() else letter


def _bytes_of(text: str) -> bytes:
    """Windows-1252, with its five unused codes read as Latin-1 the way browsers and spreadsheets do."""
    return b"".join(_byte_of(character) for character in text)


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_utf8_as_cp1252(text: str) -> bool:
    try:
        _bytes_of(text).decode("utf-8")
    except UnicodeError:
        return False
    return True
