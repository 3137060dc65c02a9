"""The seed's province reporting: what each of its 124 communes and 18 departments has to say, month after month.

Numbers are made here and summed here; nothing of the house counts them.
"""

from collections import Counter
from dataclasses import dataclass
from random import Random

COMMUNE = ("sessions", "attendees", "broadcasts", "guided", "guided_home", "accounts", "visits", "trained")
DEPARTMENT = ("procedures", "full", "files", "files_online", "digitised", "documents", "inspections", "trained")
LARGEST = {"attendees": 400, "guided": 500, "accounts": 9000, "procedures": 150, "files": 3000}
WHOLES = {"guided_home": "guided", "full": "procedures", "files_online": "files", "digitised": "files"}
CUMULATED = ("accounts", "procedures", "full")
Numbers = dict[str, int]


@dataclass
class Reported:
    """One unit's two months. `august` is empty where nothing was reported then; `accepted`: the keeper has taken
    September over."""

    unit: str
    august: Numbers
    september: Numbers
    accepted: bool = False

    @property
    def counted(self) -> Numbers:
        """What counts of it in September: what was accepted; without that, the stock of a month before stands."""
        if self.accepted:
            return self.september
        return {code: self.august[code] for code in CUMULATED if code in self.august}


def reported(units: list[str], codes: tuple[str, ...], random: Random) -> dict[str, Reported]:
    """Months that hold together, parts within their wholes, and differ by less than anybody would question."""
    return {name: _months(name, codes, random) for name in units}


def summed(reports: list[Reported]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in reports:
        total.update(each.counted)
    return total


def _months(name: str, codes: tuple[str, ...], random: Random) -> Reported:
    august = {code: random.randint(50, LARGEST[code]) if code in LARGEST else random.randint(2, 9) for code in codes}
    august |= {part: august[whole] - random.randint(10, 40) for part, whole in WHOLES.items() if part in august}
    return Reported(name, august, {code: number + random.randint(0, 9) for code, number in august.items()})
