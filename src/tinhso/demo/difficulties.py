"""Difficulties of the demo: raised by communes and departments, some merged, some answered, one asked again."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tinhso.demo.agenda import Agenda
from tinhso.demo.cast import Cast
from tinhso.demo.plans import read_toml
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.reporting import verbs
from tinhso.reporting.models import Difficulty
from tinhso.reporting.verbs import Question

HOURS = {"raised": 9, "merged": 10, "answered": 14, "reopened": 11, "withdrawn": 15}


@dataclass
class Difficulties:
    """Whoever has no people in the system raises nothing and is asked nothing: such entries stay away."""

    cast: Cast
    agenda: Agenda
    raised: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def arrange(self) -> None:
        for entry in read_toml("difficulties")["difficulty"]:
            unit = self.cast.place(entry["by"])
            asked = self.cast.units.get(entry["asks"]) if "asks" in entry else None
            if unit is not None and (asked is not None or "body" in entry):
                question = self._question(entry, entry["subject"], entry["proposal"], asked)
                self._on(entry, "raised", lambda e=entry, u=unit, q=question: self._raise(e, u, q))

    def _raise(self, entry: dict[str, Any], unit: Unit, question: Question) -> None:
        officer = self.cast.officer(unit.pk)
        pk = verbs.raise_difficulty(officer, unit_id=unit.pk, question=question)
        if "together" in entry:
            self.raised[entry["together"]].append(pk)
        if "merged" in entry:
            self._on(entry, "merged", lambda: self._merge(entry, question))
        else:
            self._follow(entry, pk, officer)

    def _merge(self, entry: dict[str, Any], question: Question) -> None:
        parts = self.raised[entry["together"]]
        if len(parts) > 1:
            whole = self._question(entry, entry["whole"], entry["whole_proposal"], question.answering_unit_id)
            aggregator = self.cast.aggregator
            self._follow(entry, verbs.merge_difficulties(aggregator, ids=parts, question=whole), aggregator)

    def _follow(self, entry: dict[str, Any], pk: int, raiser: Actor) -> None:
        asked = Difficulty.objects.get(pk=pk).answering_unit_id
        answer = {"answer": entry.get("answer", ""), "document": entry.get("document", "")}
        self._on(entry, "answered", lambda: verbs.answer_difficulty(self.cast.signing(asked), pk, **answer))
        for step, verb in (("reopened", verbs.reopen_difficulty), ("withdrawn", verbs.withdraw_difficulty)):
            self._on(entry, step, lambda verb=verb: verb(raiser, pk, reason=entry["reason"]))

    def _on(self, entry: dict[str, Any], step: str, do: Any) -> None:
        if step in entry:
            self.agenda.on(entry[step], do, hour=HOURS[step])

    def _question(self, entry: dict[str, Any], subject: str, proposal: str, asked: Unit | int | None) -> Question:
        return Question(
            subject=subject,
            detail=entry["detail"],
            proposal=proposal,
            answering_unit_id=asked.pk if isinstance(asked, Unit) else asked,
            answering_body=entry.get("body", ""),
        )
