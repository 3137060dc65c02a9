"""Numbers as signs: the first of some bounds that isn't exceeded."""

from collections.abc import Sequence


def up_to(value: float, bounds: Sequence[float], name: str) -> str:
    """up_to(3, (1, 4), "rivals") is "rivals <= 4"; "rivals > 4" from 5 on."""
    for bound in bounds:
        if value <= bound:
            return f"{name} <= {bound}"
    return f"{name} > {bounds[-1]}"
