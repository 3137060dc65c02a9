"""Signs of percentages that make up 100."""

from collections.abc import Iterator, Sequence

from tinhso.checker.likeness import are_opposite
from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation
from tinhso.checker.weighing.surroundings import Figure


def signs_of_whole(relation: Relation, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    rates = relation.figures
    yield up_to(len(rates), (2, 3), "percentages")
    yield from _worded(rates)
    yield from _arranged(rates, window)
    shares = sum(rate in known.stated for rate in rates)
    missing = len(rates) - shares
    yield "shares " + ("none" if not shares else {0: "all", 1: "all but one"}.get(missing, "some"))
    if any(rate in known.hundreds for rate in rates):
        yield "in another hundred"
    yield up_to(len(relation.mends), (1, 2), "slips")
    yield up_to(max(rate.digits for rate in relation.mends), (1, 2, 3), "slip in digits")
    yield up_to(abs(sum(rate.value for rate in rates) - 100), (0.5, 3, 10, 30, 100), "off")


def _worded(rates: Sequence[Figure]) -> Iterator[str]:
    leads = [rate.leads for rate in rates]
    last = rates[-1]
    told = (
        ("all are called shares", all("share" in words for words in leads)),
        ("one is called a share", any("share" in words for words in leads)),
        ("all in brackets", all("open" in words for words in leads)),
        ("growth", any(words & {"up", "down"} for words in leads)),
        ("planned", any("plan" in words for words in leads)),
        ("earlier", any("earlier" in words for words in leads)),
        ("hedged", any(rate.number.hedge for rate in rates)),
        ("overlapping", any("overlap" in rate.tails for rate in rates)),
        ("the last is the rest", "rest" in last.leads or "rest" in last.tails),
        ("opposites", len(rates) == 2 and are_opposite(rates[0].around, last.around)),
        ("of another base", any("other base" in rate.tails for rate in rates)),
        ("followed alike", len({rate.tail[:12] for rate in rates}) == 1),
    )
    yield from (sign for sign, holds in told if holds)


def _arranged(rates: Sequence[Figure], window: Sequence[Figure]) -> Iterator[str]:
    first, last = rates[0], rates[-1]
    one = len({rate.sentence for rate in rates}) == 1
    yield "one sentence" if one else "items" if len({rate.paragraph for rate in rates}) > 1 else "sentences"
    between = [figure for figure in window if first.at < figure.at < last.at and figure not in rates]
    each = len(between) == len(rates) - 1
    yield "nothing between" if not between else "one between each" if each else "more between"
    others = [f for f in window if f.is_rate and f not in rates and f.sentence in (first.sentence, last.sentence)]
    yield up_to(len(others), (0, 1, 3), "others")
