"""Vietnamese text: forms for storing, comparing, searching and sorting; repair of legacy encodings."""

from tinhso.kernel.text.legacy import Legacy, Recognised, from_legacy, recognise_encoding
from tinhso.kernel.text.normal import canonical_key, clean, fold, nfc
from tinhso.kernel.text.sorting import sort_key
from tinhso.kernel.text.syllables import is_syllable

__all__ = [
    "Legacy",
    "Recognised",
    "canonical_key",
    "clean",
    "fold",
    "from_legacy",
    "is_syllable",
    "nfc",
    "recognise_encoding",
    "sort_key",
]
