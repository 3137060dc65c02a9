"""Invented people who hand dossiers in: names of the province's peoples, numbers of the right form, filled forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from tinhso.demo.plans import read_toml
from tinhso.foundation.organizations.models import Unit
from tinhso.onestop.rules.procedure import Form

MOST_OF_THEM = 0.75
OLD_PROVINCES = (("008", 0.5), ("002", 0.45), ("019", 0.05))
DIGITS = 1_000_000


@dataclass(frozen=True, slots=True)
class Somebody:
    name: str
    number: str
    phone: str
    born: date
    people: str


class Villages:
    """Draws people of a commune: most of one people of the province, whose names they bear. Always the same for the
    same seed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._peoples = _peoples()
        self._of_commune: dict[str, int] = {"xa-00721": 2}
        self._taken: set[str] = set()

    def somebody(self, commune: Unit, since: date, woman: bool | None = None) -> Somebody:
        """An adult on that day."""
        random = self.random
        people = self._people(commune)
        is_woman = random.random() < 0.5 if woman is None else woman
        given = people["women" if is_woman else "men"]
        name = f"{random.choice(people['families'])} {random.choice(given)}"
        born = since - timedelta(days=random.randint(19 * 366, 45 * 366))
        number = self._number(born.year, is_woman)
        spoken = people["people"].split(",")[0]
        return Somebody(name, number, f"03{random.randrange(100_000_000):08}", born, spoken)

    def _people(self, commune: Unit) -> Mapping[str, Any]:
        peoples = self._peoples
        if self.random.random() > MOST_OF_THEM:
            return self.random.choice(peoples)
        own = self._of_commune.get(commune.code)
        if own is None:
            own = self._of_commune[commune.code] = Random(commune.code).randrange(len(peoples))  # noqa: S311
        return peoples[own]

    def _number(self, year: int, is_woman: bool) -> str:
        """Twelve digits that nobody else of the demo has."""
        [place] = self.random.choices(
            [code for code, _share in OLD_PROVINCES], [share for _code, share in OLD_PROVINCES]
        )
        century = 2 * (year // 100 - 19) + is_woman
        while True:
            number = f"{place}{century}{year % 100:02}{self.random.randrange(DIGITS):06}"
            if number not in self._taken:
                self._taken.add(number)
                return number

    def filled(self, form: Form, asker: Somebody, commune: Unit, day: date) -> dict[str, Any]:
        """The form as `asker` fills it in: whatever it requires, and a little of what it doesn't."""
        groups: dict[str, Somebody] = {}
        required, answers = set(form.schema.get("required", ())), {}
        for name in form.shown:
            schema = form.schema["properties"][name]
            if name in required or self.random.random() < 0.3:
                who = name.partition("_")[0]
                if who in ("requester", "phone", "wife"):
                    person = asker
                else:
                    woman = {"mother": True, "father": False, "husband": False}.get(who)
                    person = groups.get(who) or groups.setdefault(who, self.somebody(commune, day, woman))
                answers[name] = self._answer(name, schema, person, commune, day)
        return answers

    def _answer(self, name: str, schema: Mapping[str, Any], person: Somebody, commune: Unit, day: date) -> Any:
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        if schema.get("type") == "integer":
            return person.born.year if "born" in name else max(1, schema.get("minimum", 1))
        if schema.get("type") == "boolean":
            return self.random.random() < 0.5
        if schema.get("format") == "date":
            of_adult = name.startswith(("wife", "husband", "mother", "father"))
            return (person.born if of_adult else day - timedelta(days=self.random.randint(2, 40))).isoformat()
        if pattern := schema.get("pattern"):
            return self._by_pattern(pattern, person, day)
        return _words(name, person, commune)[: schema.get("maxLength", 300)]

    def _by_pattern(self, pattern: str, person: Somebody, day: date) -> str:
        number = self.random.randrange(100_000)
        made = {
            "^0[0-9]{11}$": person.number,
            "^0[0-9]{9}$": person.phone,
            "^([0-9]{2}[.]){0,2}[0-9]{4}$": str(day.year - 50 - number % 40),
            "^([01][0-9]|2[0-3]):[0-5][0-9]$": f"{number % 24:02}:{number % 60:02}",
            "^[0-9A-Z]{5}[.]GCS[.][0-9]{5}[.][0-9]{2}$": f"08A01.GCS.{number:05}.{day:%y}",
        }
        return made.get(pattern, f"{8_500_000_000 + number}")


def _words(name: str, person: Somebody, commune: Unit) -> str:
    if name.endswith("name"):
        return person.name
    if name.endswith("ethnicity"):
        return person.people
    if name.endswith("nationality"):
        return "Việt Nam"
    return "Bệnh lý" if name == "cause" else f"{commune.name}, tỉnh Tuyên Quang"


@cache
def _peoples() -> list[dict[str, Any]]:
    names: list[dict[str, Any]] = read_toml("people")["names"]
    return names
