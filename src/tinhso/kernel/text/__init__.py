"""Vietnamese text: forms for storing, comparing, searching and sorting."""

from tinhso.kernel.text.normal import canonical_key, clean, fold, nfc
from tinhso.kernel.text.sorting import sort_key

__all__ = ["canonical_key", "clean", "fold", "nfc", "sort_key"]
