"""What stands between two spaces of a cell, read as words of a name: repaired, and in the form that is compared."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from tinhso.kernel.text import canonical_key, from_legacy, is_syllable, nfc

Legacy = Literal["tcvn3", "vni"]
LEGACY: tuple[Legacy, ...] = ("tcvn3", "vni")

_NOT_NAME = re.compile(r"[^\w\u0300-\u036f'\s-]|[_]", re.UNICODE)
_JOINTS = re.compile(r"[\s-]+")
_TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_TELEX_LETTERS = {"dd": "đ", "aa": "â", "ee": "ê", "oo": "ô", "uow": "ươ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_VNI_TONES = {"2": "\u0300", "3": "\u0309", "4": "\u0303", "1": "\u0301", "5": "\u0323"}
_VNI_QUALITIES = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def words_of(raw: str) -> list[str]:
    """The canonical words in what stood between two spaces: mostly one; none for mere punctuation."""
    word = nfc(raw).casefold()
    if word.isalpha():
        return [_canonical(word)]
    text = _NOT_NAME.sub(" ", raw.replace("’", "'").replace("`", "'"))
    return [_repaired(canonical_key(word)) for word in _JOINTS.split(text) if word.strip("'")]


@lru_cache(maxsize=1 << 14)
def _canonical(word: str) -> str:
    return _repaired(canonical_key(word))


def legacy_words_of(raw: str, encoding: Legacy) -> list[str]:
    return words_of(from_legacy(raw, encoding))


def suspects(raw: str) -> str:
    """The one legacy encoding that makes this word readable when it isn't as it stands; "" if it needs none, or if
    two encodings explain it equally well and other words must tell.
    """
    if raw.isascii() or max(raw) > "\xff" or is_syllable(raw):
        return ""
    readable = [encoding for encoding in LEGACY if is_syllable(from_legacy(raw, encoding))]
    return readable[0] if len(readable) == 1 else ""


def _repaired(word: str) -> str:
    """Telex or VNI keys that were never turned into marks: "nguyeenx", "nguye6n4"."""
    if not word.isascii() or is_syllable(word) or len(word) < 3:
        return word
    for reading in (_telex(word), _vni(word)):
        if reading != word and not reading.isascii() and is_syllable(reading):
            return canonical_key(reading)
    return word


def _telex(word: str) -> str:
    tone = ""
    if word[-1] in _TELEX_TONES:
        word, tone = word[:-1], _TELEX_TONES[word[-1]]
    for keys, letter in _TELEX_LETTERS.items():
        word = word.replace(keys, letter)
    return _with_tone(word, tone)


def _vni(word: str) -> str:
    if not re.search("[1-9]", word):
        return word
    letters, tone = "", ""
    for letter in word:
        if letter in _VNI_TONES:
            tone = _VNI_TONES[letter]
        elif letter in _VNI_QUALITIES:
            letters += _VNI_QUALITIES[letter]
        elif letter == "9":
            letters = letters[:-1] + "đ"
        else:
            letters += letter
    text = unicodedata.normalize("NFC", letters)
    return _with_tone(text.replace("uơ", "ươ"), tone)


def _with_tone(word: str, tone: str) -> str:
    vowels = [place for place, letter in enumerate(word) if letter in "aăâeêioôơuưy"]
    if not vowels or not tone:
        return word
    place = vowels[-1] + 1
    return unicodedata.normalize("NFC", word[:place] + tone + word[place:])
