"""Which words can be Vietnamese syllables. Names of other peoples (Kpă, Niê, H'Hen) need not be."""

import re
import unicodedata

from tinhso.kernel.text.normal import TONE_MARKS

_INITIAL = r"(?:ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x)?"
_OPEN = (
    "iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|uao|ueo|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|"
    "a|e|ê|i|o|ô|ơ|u|ư|y"
)
_CLOSED = "uyê|iê|yê|oă|oa|oe|oo|ươ|uâ|uê|uô|uy|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
_FINAL = "ng|nh|n|ch|c|m|p|t"
_SYLLABLE = re.compile(f"{_INITIAL}(?:(?:{_OPEN})|(?:{_CLOSED})({_FINAL}))")
_TONES = re.compile(f"[{TONE_MARKS}]")
_STOPS = {"c", "ch", "p", "t"}
_TONES_BEFORE_STOP = {"\u0301", "\u0323"}


def is_syllable(word: str) -> bool:
    """Whether a single word, in any case, has the spelling of a Vietnamese syllable."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = _TONES.findall(letters)
    shape = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", letters)))
    if shape is None or len(tones) > 1:
        return False
    return shape.group(1) not in _STOPS or (bool(tones) and tones[0] in _TONES_BEFORE_STOP)
