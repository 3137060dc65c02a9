"""What is due for a dossier, in đồng, by the fees and zero rates of its day. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tinhso.onestop.rules.choices import Per
from tinhso.onestop.rules.procedure import Content, Fee, ZeroRate, holds


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many are asked for: `copies` of the result (or copy), of so many `pages` each."""

    copies: int = 1
    pages: int = 1

    def __post_init__(self) -> None:
        if self.copies < 1 or self.pages < 1:
            raise ValueError("at least one copy of one page")


@dataclass(frozen=True, slots=True)
class Due:
    """What one fee comes to. `full` is what it would be without the zero rate that applies."""

    fee: Fee
    full: int
    zero: ZeroRate | None = None

    @property
    def amount(self) -> int:
        return 0 if self.zero else self.full


def due(
    content: Content,
    day: date,
    *,
    areas: Collection[str],
    online: bool,
    quantities: Mapping[str, Quantity] | None = None,
) -> tuple[Due, ...]:
    """The fees in force on the day the dossier was handed in. `areas`: codes of the competent unit and of those above
    it; `quantities` by the fee's code, one of one page where nothing is said."""
    asked_for = quantities or {}
    return tuple(
        Due(fee, full_amount(fee, asked_for.get(fee.code, Quantity())), _zero(fee, day, areas, online))
        for fee in content.fees
        if holds(fee.since, fee.until, day)
    )


def full_amount(fee: Fee, quantity: Quantity) -> int:
    """What the fee comes to without any zero rate, in đồng."""
    if fee.per is Per.DOSSIER:
        return fee.amount
    if fee.per is not Per.PAGE:
        return _stepped(fee, quantity.copies)
    one = _stepped(fee, quantity.pages)
    return quantity.copies * (one if fee.at_most is None else min(one, fee.at_most))


def _stepped(fee: Fee, count: int) -> int:
    if fee.first is None or fee.then is None:
        return fee.amount * count
    return fee.amount * min(count, fee.first) + fee.then * max(count - fee.first, 0)


def _zero(fee: Fee, day: date, areas: Collection[str], online: bool) -> ZeroRate | None:
    for rate in fee.zero:
        here = not rate.areas or any(area in rate.areas for area in areas)
        if here and holds(rate.since, rate.until, day) and (online or not rate.online_only):
            return rate
    return None
