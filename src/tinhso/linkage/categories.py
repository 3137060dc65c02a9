"""Places and peoples: no gazetteer, but what the two sides write for the same persons, learnt from sure links."""

import re
from functools import lru_cache

import numpy as np

from tinhso.kernel.text import canonical_key
from tinhso.linkage.compiled import Array

MISSING = -1
MOST_PAIRS = 40_000_000  # of codes on the two sides; beyond, rare codes say nothing
_COMMUNE = re.compile(r"^(?:xã|xa|phường|phuong|thị trấn|thi tran|tt|x|p)[\s.]+(.+)$")
_SEGMENTS = re.compile(r"\s*(?:,|;|/|\s-\s|\s–\s)\s*")
_DISTRICT = re.compile(r"^(?:huyện|huyen|thị xã|thành phố|quận|h|tp|tx)[\s.]+(.+)$")


@lru_cache(maxsize=1 << 16)
def place_key(text: str) -> str:
    """Commune and district of an address; the whole text where neither is marked."""
    segments = [segment for segment in _SEGMENTS.split(canonical_key(text)) if segment]
    communes = [found[1] for segment in segments if (found := _COMMUNE.match(segment))]
    districts = [found[1] for segment in segments if (found := _DISTRICT.match(segment))]
    if not communes:
        return "|".join(segments[-3:])
    return "|".join([communes[0], *districts[:1]])


def plain_key(text: str) -> str:
    return canonical_key(text)


class Categories:
    """Codes for the values of one column on one side, in order of first sight."""

    def __init__(self, of_places: bool) -> None:
        self._key = place_key if of_places else plain_key
        self.codes: dict[str, int] = {}

    def encode(self, values: list[str | None]) -> Array:
        keys = [self._key(value) if value else "" for value in values]
        return np.array([self.codes.setdefault(key, len(self.codes)) if key else MISSING for key in keys], np.int32)


def affinity(
    source: Categories, reference: Categories, seen_source: Array, seen_reference: Array, occurring: Array
) -> Array:
    """log P(reference value | source value) / P(reference value), float32 (source codes, reference codes).

    `seen_*` are the codes on the two sides for the same persons, `occurring` says by code how many reference rows have
    it; a value not seen there counts as itself where both
    sides have it, and else as no evidence.
    """
    rows, columns = max(1, len(source.codes)), max(1, len(reference.codes))
    if rows * columns > MOST_PAIRS:
        rows = max(1, MOST_PAIRS // columns)
    known = (seen_source >= 0) & (seen_reference >= 0) & (seen_source < rows)
    pairs = seen_source[known].astype(np.int64) * columns + seen_reference[known]
    counts = np.bincount(pairs, minlength=rows * columns).reshape(rows, columns).astype(np.float32)
    share = (occurring + 1e-3).astype(np.float32)
    share /= share.sum()
    totals = counts.sum(axis=1, keepdims=True)
    table = counts + 2.0 * share
    totals += 2.0
    heads = {key.split("|")[0]: code for key, code in reference.codes.items()}
    for key, code in source.codes.items():
        same = heads.get(key.split("|")[0])
        if same is not None and code < rows:
            table[code, same] += 2.0
            totals[code] += 2.0
    table /= totals
    table /= share
    evidence: Array = np.clip(np.log(table, out=table), -4.0, 8.0)
    return evidence


def likely_codes(table: Array) -> Array:
    """For each source code the reference code that speaks most for it, -1 where nothing does."""
    best = table.argmax(axis=1).astype(np.int32)
    return np.where(table[np.arange(len(table)), best] > 1.0, best, MISSING).astype(np.int32)
