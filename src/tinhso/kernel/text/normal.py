"""Forms of one text: clean for storing, a key for telling whether two texts are the same, a fold for search."""

import re
import unicodedata

# Controls, soft hyphens, zero-width characters and direction marks: invisible, and they make equal texts unequal.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_SPACES = re.compile(r"\s+")
_DIACRITICS = re.compile("[\u0300-\u036f]")

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the alphabet
_TONES = re.compile(f"[{TONE_MARKS}]")
_VOWELS = re.compile("(?:[aeiouy][\u0300-\u036f]*)+")

# Letters that look the same on paper and come from wrong keyboards or scans; applied to case-folded text.
_LOOK_ALIKES = str.maketrans(
    {
        "ð": "đ",  # Icelandic eth
        "ɖ": "đ",  # African d
        **dict(zip("авсԁеһіјкмнорԛѕтуԝх", "abcdehijkmhopqstywx", strict=True)),  # Cyrillic
    }
)


def nfc(text: str) -> str:
    """Unicode normal form C: one code point for a letter with its marks, the form Vietnamese is stored in."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """NFC on one line: every kind of space becomes one plain space, invisible characters go, ends are trimmed.

    Text in a legacy encoding must be converted first (`from_legacy`): TCVN3 writes "ư" as a soft hyphen.
    """
    return nfc(_SPACES.sub(" ", _INVISIBLE.sub("", text)).strip())


def canonical_key(text: str) -> str:
    """A key for comparing, never for showing: texts have the same key when a careful reader calls them the same.

    Ignores case, kinds of space, composed or decomposed letters, where in the vowels the tone is set (hoà, hòa)
    and letters that only look alike (Icelandic ð, Cyrillic а). Keeps everything that carries meaning: every mark
    (Tú, Tư and Tu differ) and i against y (Lý and Lí are two names).
    """
    letters = unicodedata.normalize("NFD", clean(text).casefold().translate(_LOOK_ALIKES))
    return nfc(_VOWELS.sub(lambda vowels: _tone_last(vowels.group()), letters))


def _tone_last(vowels: str) -> str:
    """A syllable has one tone and its place says nothing, so the key sets it on the last vowel of the run."""
    tones = _TONES.findall(vowels)
    if len(tones) != 1:  # none, or not a Vietnamese syllable
        return vowels
    return _TONES.sub("", vowels) + str(tones[0])


def fold(text: str) -> str:
    """What a search compares: small letters without marks, đ as d, single spaces ("Nguyễn Đức" → "nguyen duc").

    Punctuation stays. Folding twice changes nothing.
    """
    letters = unicodedata.normalize("NFD", canonical_key(text))
    return nfc(_DIACRITICS.sub("", letters).replace("đ", "d"))
