"""A life cycle is a table: from which states an action leads where. Pure; drawn into the docs; checked once at import.

The table answers two questions of a page: which actions are open now, and why one is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _


class WrongState(Exception):
    """The action isn't open in this state; `message` says so in the user's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Transition:
    """`action` leads from any of `sources` to `target`; `label` is what a button or a sentence calls it."""

    action: str
    sources: frozenset[str]
    target: str
    label: Promise | str


@dataclass(frozen=True)
class LifeCycle:
    """States (code → label), the first one, and the transitions between them. Raises ValueError when the table has
    a state that can't be reached, a transition to nowhere, or a state without an exit that isn't declared final."""

    name: str
    states: Mapping[str, Promise | str]
    initial: str
    final: frozenset[str]
    transitions: tuple[Transition, ...]
    _by_action: dict[str, list[Transition]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for transition in self.transitions:
            self._by_action.setdefault(transition.action, []).append(transition)
        problems = list(self._problems())
        if problems:
            raise ValueError(f"life cycle {self.name}: " + "; ".join(problems))

    def target(self, state: str, action: str) -> str:
        """The state that `action` leads to. Raises WrongState; KeyError for an unknown action."""
        for transition in self._by_action[action]:
            if state in transition.sources:
                return transition.target
        raise WrongState(self.why_not(state, action))

    def allows(self, state: str, action: str) -> bool:
        return any(state in transition.sources for transition in self._by_action[action])

    def open_actions(self, state: str) -> list[Transition]:
        return [transition for transition in self.transitions if state in transition.sources]

    def why_not(self, state: str, action: str) -> str:
        """Why the action isn't open, as a sentence; empty when it is open."""
        if self.allows(state, action):
            return ""
        options = self._by_action[action]
        sources = sorted({str(self.states[source]) for option in options for source in option.sources})
        return _("“%(action)s” chỉ làm được khi đang ở: %(sources)s. Hiện tại: %(state)s.") % {
            "action": options[0].label,
            "sources": ", ".join(sources),
            "state": self.states[state],
        }

    def mermaid(self) -> str:
        """The table as a state diagram for the docs."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for transition in self.transitions:
            lines += [
                f"    {source} --> {transition.target}: {transition.action}" for source in sorted(transition.sources)
            ]
        lines += [f"    {state} --> [*]" for state in sorted(self.final)]
        return "\n".join(lines)

    def _problems(self) -> Iterable[str]:
        named = {state for t in self.transitions for state in (*t.sources, t.target)} | self.final | {self.initial}
        yield from (f"unknown state {state}" for state in sorted(named - set(self.states)))
        reached = self._reachable()
        yield from (f"{state} can't be reached" for state in self.states if state not in reached)
        leaving = {source for transition in self.transitions for source in transition.sources}
        yield from (f"{state} has no way out" for state in self.states if state not in leaving | self.final)

    def _reachable(self) -> set[str]:
        reached = {self.initial}
        grew = True
        while grew:
            grew = False
            for transition in self.transitions:
                if transition.sources & reached and transition.target not in reached:
                    reached.add(transition.target)
                    grew = True
        return reached
