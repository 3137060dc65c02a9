"""Petitions of the demo: in various hands and states, some asked for more, refused, answered late, published, rated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tinhso.demo.agenda import Agenda
from tinhso.demo.cast import Cast
from tinhso.demo.plans import read_toml
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.onestop import verbs
from tinhso.onestop.inputs import PetitionIntake
from tinhso.onestop.models import Petition

# Days off bring acts of two days together: each step of a petition has its hour.
HOURS = {
    "received": 8,
    "taken": 8.5,
    "handed_over": 9,
    "given": 9.5,
    "refused": 10,
    "asked": 10.5,
    "answered": 11,
    "published": 14,
    "closed": 15,
    "rated": 16,
}
TOLD = ("about", "channel", "title", "content", "name", "phone", "email", "address", "reference")


@dataclass
class Petitions:
    """Where nobody uses the system, nothing is received."""

    cast: Cast
    agenda: Agenda

    def arrange(self) -> None:
        for entry in read_toml("petitions")["petition"]:
            unit = self.cast.place(entry["by"])
            if unit is not None:
                self.agenda.on(entry["received"], lambda e=entry, u=unit: self._receive(e, u), hour=HOURS["received"])

    def _receive(self, entry: dict[str, Any], unit: Unit) -> None:
        told = {name: entry[name] for name in TOLD if name in entry}
        officer = self.cast.officer(unit.pk)
        pk = verbs.receive_petition(officer, intake=PetitionIntake(unit_id=unit.pk, **told))
        for step, act in self._steps(entry, pk, officer).items():
            if step in entry:
                self.agenda.on(entry[step], act, hour=HOURS[step])

    def _steps(self, entry: dict[str, Any], pk: int, officer: Actor) -> dict[str, Callable[[], object]]:
        def said(*names: str) -> dict[str, str]:
            return {name: entry.get(name, "") for name in names}

        return {
            "taken": lambda: verbs.assign_petition(officer, pk, account_id=officer.account_id),
            "handed_over": lambda: self._hand_over(pk, officer, entry["to"]),
            "refused": lambda: verbs.refuse_petition(self._leader(pk), pk, **said("reason")),
            "asked": lambda: verbs.ask_petitioner(self._officer(pk), pk, **said("wanted")),
            "given": lambda: verbs.take_given(officer, pk, **said("text")),
            "answered": lambda: verbs.answer_petition(self._officer(pk), pk, **said("answer", "number")),
            "published": lambda: verbs.publish_petition(self._officer(pk), pk, **said("question", "answer")),
            "closed": lambda: verbs.close_petition(self._leader(pk), pk, **said("reason")),
            "rated": lambda: verbs.rate_petition(officer, pk, **said("rating")),
        }

    def _hand_over(self, pk: int, officer: Actor, code: str) -> None:
        unit = self.cast.units.get(code)
        if unit is not None:
            verbs.hand_over_petition(officer, pk, unit_id=unit.pk, note="Thuộc lĩnh vực của sở")

    def _officer(self, pk: int) -> Actor:
        return self.cast.officer(self._handler(pk))

    def _leader(self, pk: int) -> Actor:
        return self.cast.signing(self._handler(pk))

    def _handler(self, pk: int) -> int:
        return Petition.objects.values_list("handling_unit_id", flat=True).get(pk=pk)
