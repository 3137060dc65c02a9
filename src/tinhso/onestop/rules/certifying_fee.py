"""What a certified copy costs, by dated data (certifying_fee.toml). Pure."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from tinhso.onestop.rules.choices import FeeKind, Per
from tinhso.onestop.rules.fees import Quantity, full_amount
from tinhso.onestop.rules.grounds import Source
from tinhso.onestop.rules.procedure import Fee, holds


@cache
def fees() -> tuple[Fee, ...]:
    rows = tomllib.loads(files(__package__).joinpath("certifying_fee.toml").read_text(encoding="utf-8"))["fees"]
    return tuple(
        Fee(
            code=row["code"],
            name=row["name"],
            amount=row["amount"],
            source=Source(row["source"], row["verified"]),
            kind=FeeKind.FEE,
            per=Per.PAGE,
            since=row.get("since"),
            until=row.get("until"),
            first=row["first"],
            then=row["then"],
            at_most=row["at_most"],
        )
        for row in rows
    )


def fee_on(day: date) -> Fee | None:
    """The fee in force on a day; None where none is known."""
    return next((each for each in fees() if holds(each.since, each.until, day)), None)


def amount_of(fee: Fee, pages: int) -> int:
    """In đồng, for one copy of so many pages."""
    return full_amount(fee, Quantity(pages=pages))
