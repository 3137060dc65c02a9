"""Which papers are asked of one applicant on one day. Pure.

What the state holds already must not be asked for (Nghị định 45/2020/NĐ-CP; Nghị định 309/2026/NĐ-CP, Điều 4): a paper
that was cut, one whose data are looked up, one that lies in the person's store. Where a look-up fails, the paper is
asked for in this dossier, and the reason is kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinhso.onestop.rules.procedure import Component, Content


class Ask(StrEnum):
    ASKED = "asked"
    ASKED_LOOKUP_FAILED = "asked_lookup_failed"
    CUT = "cut"
    LOOKED_UP = "looked_up"
    IN_STORE = "in_store"
    OTHER_CASE = "other_case"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether one component is asked for, and why. `reason`: why its look-up failed."""

    component: Component
    ask: Ask
    reason: str = ""

    @property
    def is_asked(self) -> bool:
        return self.ask in (Ask.ASKED, Ask.ASKED_LOOKUP_FAILED)

    @property
    def is_needed(self) -> bool:
        """Whether the dossier is incomplete without it."""
        return self.is_asked and self.component.required


def asked(
    content: Content,
    day: date,
    *,
    failed: Mapping[str, str] | None = None,
    stored: Collection[str] = (),
    other_case: Collection[str] = (),
) -> tuple[Asked, ...]:
    """All components of the version, each with whether it is asked for on that day.

    `failed`: sources of data that couldn't be reached or had nothing on this person → the reason; `stored`: codes of
    results that lie in the applicant's store; `other_case`: codes of components whose case (`when`) this isn't.
    """
    return tuple(_ask(each, day, failed or {}, stored, other_case) for each in content.components)


def _ask(
    component: Component, day: date, failed: Mapping[str, str], stored: Collection[str], other_case: Collection[str]
) -> Asked:
    if component.when and component.code in other_case:
        return Asked(component, Ask.OTHER_CASE)
    if component.cut and component.cut.holds_on(day):
        if component.replaced_by and component.replaced_by.data_source in failed:
            return Asked(component, Ask.ASKED_LOOKUP_FAILED, failed[component.replaced_by.data_source])
        return Asked(component, Ask.CUT)
    if component.result_type and component.result_type in stored:
        return Asked(component, Ask.IN_STORE)
    if component.replaced_by and component.replaced_by.holds_on(day):
        if (source := component.replaced_by.data_source) in failed:
            return Asked(component, Ask.ASKED_LOOKUP_FAILED, failed[source])
        return Asked(component, Ask.LOOKED_UP)
    return Asked(component, Ask.ASKED)
