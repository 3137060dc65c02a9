"""Facts as tests write and count them: plainly, one by one, without cells."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from tinhso.foundation.journal.models import Fact
from tinhso.metrics.counting import Count

FIRST_DAY = date(2025, 7, 20)


def new_kind() -> str:
    """A kind of fact that nobody has counted yet."""
    return f"test.{uuid4().hex[:12]}"


def record(kind: str, days: int = 0, unit: int | None = 1, amount: int = 1, **dimensions: str) -> Fact:
    return Fact.objects.create(
        kind=kind,
        day=FIRST_DAY + timedelta(days=days),
        unit_id=unit,
        amount=amount,
        dimensions=dimensions,
        subject_kind="test.thing",
        subject_id=uuid4().hex[:8],
    )


def reverse(fact: Fact) -> Fact:
    """Take a fact back, on its own day."""
    return Fact.objects.create(
        kind=fact.kind,
        day=fact.day,
        unit_id=fact.unit_id,
        amount=-fact.amount,
        dimensions=fact.dimensions,
        subject_kind=fact.subject_kind,
        subject_id=fact.subject_id,
        reverses_id=fact.pk,
    )


def counted(facts: Iterable[Fact], count: Count) -> int:
    """The plain count."""
    return sum(fact.amount for fact in facts if matches(fact, count))


def by_month(facts: Iterable[Fact], count: Count) -> dict[str, int]:
    months: Counter[str] = Counter()
    for fact in facts:
        if matches(fact, count):
            months[f"{fact.day:%Y-%m}"] += fact.amount
    return dict(months)


def matches(fact: Fact, count: Count) -> bool:
    return (
        fact.kind == count.kind
        and count.first_day <= fact.day <= count.until
        and (count.units is None or fact.unit_id in count.units)
        and all(fact.dimensions.get(name) in values for name, values in count.where)
    )


@dataclass
class Ledger:
    """What was written, kept beside the database; `frozen`: position → the facts up to it, as the journal has them."""

    kind: str = field(default_factory=new_kind)
    facts: list[Fact] = field(default_factory=list)
    reversed: set[int] = field(default_factory=set)
    frozen: dict[int, list[Fact]] = field(default_factory=dict)

    def counts(self) -> list[Count]:
        """The whole, a late part, some units, a channel, all at once, and nothing."""
        first, last = FIRST_DAY, FIRST_DAY + timedelta(days=400)
        part = (FIRST_DAY + timedelta(days=10), FIRST_DAY + timedelta(days=25))
        online = (("channel", ("online",)),)
        return [
            Count(self.kind, None, last),
            Count(self.kind, *part),
            Count(self.kind, first, part[1], frozenset({1, 2})),
            Count(self.kind, first, last, None, online),
            Count(self.kind, *part, frozenset({2, 3}), online),
            Count(self.kind, *part, frozenset(), (("channel", ("online", "counter")),)),
        ]
