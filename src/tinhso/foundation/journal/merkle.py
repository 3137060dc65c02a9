"""One hash over many lines, so that a batch is one audit entry and each of its lines can still be proven. Pure."""

import hashlib
from collections.abc import Iterable

LEAF, NODE = b"\x00", b"\x01"


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """The root of a binary tree over the leaves in order, as RFC 6962, 2.1, builds it (leaves and nodes are hashed
    under different prefixes). The root of nothing is the hash of nothing."""
    level = [hashlib.sha256(LEAF + leaf).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256().digest()
    while len(level) > 1:
        pairs = [hashlib.sha256(NODE + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]
