"""A whole in another paragraph, divided by counts of which one states its share of it.

Finds "đã cấp: 1.133 phiếu" above "đúng hạn: 1.111 phiếu, tỷ lệ 98,05%; trễ hạn 52 phiếu" (22). Leaves alone counts
that are part of something else than the share's whole.
"""

import re
from collections.abc import Iterator, Sequence

from tinhso.checker.chains import chains_of, linkable
from tinhso.checker.claim import Claim, Reading
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.likeness import name_one_thing
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import REST_IN_LABEL


def divided_above_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    for claim in claims:
        share = claim.equation
        if not isinstance(share, Share) or share.growth or share.scale != 100 or not holds(share):
            continue
        if share.part.passage is share.whole.passage or share.part.passage.column >= 0:
            continue
        parts = _siblings(reading, share.part)
        if len(parts) < 2 or not all(name_one_thing(share.whole, part) for part in parts):
            continue
        total = Sum(share.whole, parts)
        rest = REST_IN_LABEL.search(_label(parts[-1]))
        if holds(total) or (rest and slip_would_mend(total, least=2)) or slip_would_mend(total, least=4):
            yield Claim(FindingKind.SUM, total)


def _siblings(reading: Reading, part: Number) -> tuple[Number, ...]:
    """The chain that begins with a part."""
    sentences = reading.sentences_in(part.passage)
    chains = chains_of(sentences, linkable(sentences))
    return next((chain.numbers for chain in chains if chain.numbers[0] is part), ())


def _label(number: Number) -> str:
    return (
        re.split(r"[;,.]", number.passage.text[max(0, number.start - 40) : number.start].lower())[-1]
        + (re.split(r"[;,.]", number.passage.text[number.end : number.end + 40].lower())[0])
    )
