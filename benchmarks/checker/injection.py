"""Breaks one figure of a clean passage so that arithmetic or logic leaves no reading, and keeps what was true."""

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from benchmarks.checker.figures import CONTRADICTS, Claim, Slot, show, verdict


@dataclass(frozen=True)
class Truth:
    """`slot` is the figure that was broken, `right` what stood there; `kinds` of all claims that broke with it.

    `related` are the slots of those claims: a finding that touches one of them has found the error.
    """

    kind: str
    kinds: frozenset[str]
    slot: int
    right: str
    related: frozenset[int]


@dataclass(frozen=True)
class Passage:
    """A paragraph or a whole report. Offsets of slots are into `text`."""

    name: str
    template: str
    field: str
    text: str
    slots: tuple[Slot, ...]
    claims: tuple[Claim, ...]
    truths: tuple[Truth, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.truths


def breakable_kinds(passage: Passage) -> list[str]:
    return sorted({claim.kind for claim in passage.claims if claim.strict})


def broken(passage: Passage, kind: str, rng: random.Random, *, spared: frozenset[int] = frozenset()) -> Passage | None:
    """The passage with one more error of a kind; None where no figure of such a claim can be broken for certain.

    Claims that hold a slot of `spared` (an earlier error's) stay as they are.
    """
    claims = [claim for claim in passage.claims if claim.kind == kind and claim.strict]
    choices = [(claim, slot) for claim in claims for slot in claim.slots if not spared & set(claim.slots)]
    rng.shuffle(choices)
    for claim, index in choices:
        for _ in range(12):
            changed = _changed(passage.slots[index], claim, index, rng)
            if changed and (result := _accepted(passage, claim, index, changed)):
                return result
    return None


def _accepted(passage: Passage, claim: Claim, index: int, changed: Slot) -> Passage | None:
    slots = list(passage.slots)
    right, growth = slots[index], len(changed.shown) - len(slots[index].shown)
    slots[index] = changed
    if verdict(claim, slots) != CONTRADICTS or _complementary(claim, index, slots):
        return None
    impossible = claim.relation == "valid"
    touched = [one for one in passage.claims if index in one.slots]
    violated = [one for one in touched if impossible or verdict(one, slots) == CONTRADICTS]
    text = passage.text[: right.start] + changed.shown + passage.text[right.end :]
    moved = [
        replace(slot, start=slot.start + growth, end=slot.end + growth) if slot.start > right.start else slot
        for slot in slots
    ]
    moved[index] = replace(changed, start=right.start, end=right.start + len(changed.shown))
    truth = Truth(
        claim.kind,
        frozenset(one.kind for one in violated),
        index,
        right.shown,
        _restated({slot for one in violated for slot in one.slots}, passage.claims),
    )
    return replace(passage, text=text, slots=tuple(moved), truths=(*passage.truths, truth))


def _restated(slots: set[int], claims: tuple[Claim, ...]) -> frozenset[int]:
    """These slots and all others that print the same quantity."""
    twins = [set(claim.slots) for claim in claims if claim.relation == "same"]
    return frozenset(slots.union(*(pair for pair in twins if pair & slots)))


def _complementary(claim: Claim, index: int, slots: list[Slot]) -> bool:
    """A percentage turned into its own complement could be read as the other part's."""
    if claim.relation != "ratio":
        return False
    part, whole, shown = (slots[at].value for at in claim.slots)
    assert isinstance(part, Fraction)
    assert isinstance(whole, Fraction)
    assert isinstance(shown, Fraction)
    return part > whole or abs(100 - shown - 100 * part / whole) < 1


def _changed(slot: Slot, claim: Claim, index: int, rng: random.Random) -> Slot | None:
    if isinstance(slot.value, date):
        return _changed_date(slot, claim, index, rng)
    value = _other_year(slot.value, claim, index, rng) if slot.style == "year" else _mistyped(slot, slot.value, rng)
    if value is None or value == slot.value:
        return None
    shown = show(value, slot.style, slot.digits, percent=slot.percent).rstrip("% ")
    return replace(slot, value=value, shown=shown)


def _other_year(year: Fraction, claim: Claim, index: int, rng: random.Random) -> Fraction:
    """A period that ends before it begins, or another year for the same thing."""
    if claim.relation != "order":
        return year + rng.choice((-3, -2, -1, 1, 2))
    return year + rng.randint(6, 9) if index == claim.slots[0] else year - rng.randint(6, 9)


def _mistyped(slot: Slot, value: Fraction, rng: random.Random) -> Fraction | None:
    """What a tired hand makes of the digits: two swapped, one wrong, one dropped or doubled."""
    digits = str(int(abs(value) * 10**slot.digits))
    if len(digits) == 1 or slot.style in ("0", "w", "W"):
        other = int(digits) + rng.choice((-2, -1, 1, 2, 3))
        return Fraction(other, 10**slot.digits) if other > 0 else None
    place = rng.randrange(len(digits))
    match rng.choice(("swap", "swap", "wrong", "wrong", "drop", "double")):
        case "swap":
            place = min(place, len(digits) - 2)
            typed = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        case "wrong":
            typed = digits[:place] + rng.choice("123456789") + digits[place + 1 :]
        case "drop":
            typed = digits[:place] + digits[place + 1 :] if len(digits) > 3 else digits
        case _:
            typed = digits[:place] + digits[place] + digits[place:] if len(digits) > 2 else digits
    if not typed or typed[0] == "0":
        return None
    wrong = Fraction(int(typed), 10**slot.digits)
    shares = slot.percent or (slot.digits and value < 100)
    return None if shares and (wrong > 100) != (value > 100) else wrong


def _changed_date(slot: Slot, claim: Claim, index: int, rng: random.Random) -> Slot | None:
    day = slot.value
    assert isinstance(day, date)
    if claim.relation == "valid":
        impossible = {2: 30, 4: 31, 6: 31, 9: 31, 11: 31}.get(day.month, 32)
        if slot.style not in ("", "0", "dot") or (impossible == 32 and rng.random() < 0.9):
            return None
        return replace(slot, shown=re.sub(r"^\d+", str(impossible), slot.shown))
    if claim.relation == "order":
        shift = timedelta(rng.choice((31, 62, 95, 365)))
        moved = day + shift if index == claim.slots[0] else day - shift
        return replace(slot, value=moved, shown=show(moved, slot.style, 0, percent=False))
    moved = _other_day(day, rng)
    return replace(slot, value=moved, shown=show(moved, slot.style, 0, percent=False)) if moved else None


def _other_day(day: date, rng: random.Random) -> date | None:
    """The same number and month with another day, or another month: as one retypes a cited document's date."""
    try:
        if rng.random() < 0.6:
            return day.replace(day=day.day + 10 if day.day < 15 else day.day - 10)
        return day.replace(month=day.month % 12 + 1)
    except ValueError:
        return None
