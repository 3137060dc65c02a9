"""What one version of a procedure says: the published content, as data. Pure.

`read` builds it out of a file (TOML or JSON, one per procedure) or out of what is stored, `plain` gives that back.
Every statement of law says where it stands and whether somebody has verified it there; what isn't verified is shown
as such and is never a constant in code.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.onestop.rules.choices import (
    Applicant,
    Collected,
    Competence,
    CopyKind,
    DigitiseGround,
    Ending,
    FeeKind,
    Level,
    MayAct,
    Per,
    ProcessRole,
    TimeUnit,
)
from tinhso.onestop.rules.forms import Wrong, is_usable, wrong_answers
from tinhso.onestop.rules.grounds import LegalBasis, Source
from tinhso.onestop.rules.plain import Problem, Slip, as_plain, places, read_as
from tinhso.onestop.rules.slips import codes_once, in_order, said, sound_code

HOURS_A_DAY = 8
_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A component that isn't asked for any more (hồ sơ cắt giảm): by which decision, and between which days."""

    decision: str
    decided_on: date
    since: date
    until: date | None = None
    verified: bool = False

    def slips(self) -> Iterator[Problem]:
        yield from said(self, "decision")
        yield from in_order(self.since, self.until)

    def holds_on(self, day: date) -> bool:
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Replacement:
    """Data that a body looks up instead of asking for the paper. If the look-up fails, the paper is asked for in that
    dossier, with the reason. `data_source` is the code of the source, e.g. "population"."""

    data_source: str
    name: str
    since: date
    source: Source
    until: date | None = None

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.data_source, "data_source")
        yield from said(self, "name")
        yield from in_order(self.since, self.until)

    def holds_on(self, day: date) -> bool:
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Component:
    """One paper of the dossier. `when` says in words in which case it belongs to it; "" is always. `result_type` is
    the national code of what it is, under which the person's store keeps it; `form` the code of the form that it is."""

    code: str
    name: str
    source: Source
    kind: CopyKind = CopyKind.ORIGINAL
    count: int = 1
    required: bool = True
    when: str = ""
    digitise: DigitiseGround | None = None
    result_type: str = ""
    cut: Cut | None = None
    replaced_by: Replacement | None = None
    form: str = ""

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")
        if self.count < 1:
            yield Problem("count", Slip.NOT_POSITIVE)


@dataclass(frozen=True, slots=True)
class FormGroup:
    """A heading of a form and the names of the fields under it, in their order."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """An electronic form: a JSON Schema (draft 2020-12) of one object, and how its fields are laid out."""

    code: str
    name: str
    source: Source
    schema: Mapping[str, Any]
    layout: tuple[FormGroup, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the fields in the order in which they are filled in."""
        return tuple(name for group in self.layout for name in group.fields)

    def wrong(self, answers: Mapping[str, Any]) -> list[Wrong]:
        """What is wrong with the filled form, in the order of its fields."""
        return wrong_answers(self.schema, answers, self.shown)

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")
        if not is_usable(self.schema):
            yield Problem("schema", Slip.NOT_A_SCHEMA)
            return
        properties = self.schema["properties"]
        shown = self.shown
        for name in shown:
            if name not in properties:
                yield Problem("layout", Slip.NOT_IN_SCHEMA, {"name": name})
        for name in properties:
            if name not in shown:
                yield Problem("layout", Slip.NOT_IN_LAYOUT, {"name": str(name)})
        for name in sorted({name for name in shown if shown.count(name) > 1}):
            yield Problem("layout", Slip.TWICE, {"name": name})


@dataclass(frozen=True, slots=True)
class ZeroRate:
    """Nothing is due between these days, by a resolution of the council. `areas` are codes of units, the whole province
    when empty; `online_only`: for dossiers handed in online."""

    resolution: str
    since: date
    until: date | None = None
    areas: tuple[str, ...] = ()
    online_only: bool = False
    verified: bool = False

    def slips(self) -> Iterator[Problem]:
        yield from said(self, "resolution")
        yield from in_order(self.since, self.until)


@dataclass(frozen=True, slots=True)
class Fee:
    """`amount` in đồng for each `per`. From the item after `first` on each costs `then`; never more than `at_most`
    for one copy."""

    code: str
    name: str
    amount: int
    source: Source
    kind: FeeKind = FeeKind.CHARGE
    per: Per = Per.DOSSIER
    collected: Collected = Collected.AT_INTAKE
    since: date | None = None
    until: date | None = None
    first: int | None = None
    then: int | None = None
    at_most: int | None = None
    zero: tuple[ZeroRate, ...] = ()

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")
        yield from in_order(self.since, self.until)
        for name in ("amount", "first", "then", "at_most"):
            value = getattr(self, name)
            if value is not None and value < 0:
                yield Problem(name, Slip.NOT_POSITIVE)
        if (self.first is None) != (self.then is None):
            yield Problem("then" if self.then is None else "first", Slip.MISSING)


@dataclass(frozen=True, slots=True)
class Result:
    """What is handed out. `code` is the national code of the kind of result."""

    code: str
    name: str
    source: Source
    electronic: bool = True

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")


@dataclass(frozen=True, slots=True)
class Duration:
    amount: int
    unit: TimeUnit

    @property
    def hours(self) -> int:
        """In working hours, eight a day."""
        return self.amount * (1 if self.unit is TimeUnit.WORKING_HOURS else HOURS_A_DAY)

    def slips(self) -> Iterator[Problem]:
        if self.amount < 1:
            yield Problem("amount", Slip.NOT_POSITIVE)


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer time in a case that the law names ("phải xác minh"): `by` so much."""

    code: str
    when: str
    by: Duration
    source: Source

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "when")


@dataclass(frozen=True, slots=True)
class OwnCutOff:
    """The time of day ("16:00") after which a special law has what is received count from the next working day."""

    at: str
    source: Source

    def slips(self) -> Iterator[Problem]:
        if not _TIME_OF_DAY.fullmatch(self.at):
            yield Problem("at", Slip.NOT_TIME, {"value": self.at[:20]})


@dataclass(frozen=True, slots=True)
class Term:
    """The time the law gives, and the shorter one that the province has committed itself to (None: the law's).
    `cut_off`: the procedure's own, which goes before the general one."""

    statutory: Duration
    source: Source
    committed: Duration | None = None
    committed_source: Source | None = None
    extensions: tuple[Extension, ...] = ()
    cut_off: OwnCutOff | None = None

    @property
    def promised(self) -> Duration:
        """What the applicant is told."""
        return self.committed or self.statutory

    @property
    def cut_percent(self) -> float:
        """How much shorter the commitment is than the law, 40.0 for three days of five."""
        return round(100 * (1 - self.promised.hours / self.statutory.hours), 1)

    def slips(self) -> Iterator[Problem]:
        if self.committed is not None:
            if self.committed.hours > self.statutory.hours:
                yield Problem("committed", Slip.LONGER_THAN_LAW)
            if self.committed_source is None:
                yield Problem("committed_source", Slip.MISSING)
        yield from codes_once("extensions", self.extensions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step may come to: either the step that follows, or how the process ends."""

    code: str
    name: str
    next: str = ""
    ends: Ending | None = None

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")
        if bool(self.next) == (self.ends is not None):
            yield Problem("next", Slip.NEXT_OR_END)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the internal process. `hours` are working hours, in quarters. `body` names who does it where that
    isn't the competent unit: "police", "insurance"."""

    code: str
    name: str
    role: ProcessRole
    hours: float
    may_act: tuple[MayAct, ...]
    outcomes: tuple[Outcome, ...]
    body: str = ""

    def slips(self) -> Iterator[Problem]:
        yield from sound_code(self.code)
        yield from said(self, "name")
        if self.hours < 0 or self.hours * 4 != int(self.hours * 4):
            yield Problem("hours", Slip.NOT_QUARTERS)
        if not self.may_act:
            yield Problem("may_act", Slip.MISSING)
        if not self.outcomes:
            yield Problem("outcomes", Slip.MISSING)
        yield from codes_once("outcomes", self.outcomes)


@dataclass(frozen=True, slots=True)
class Service:
    """How far the procedure goes online; anything but `full` says why in words that are published."""

    level: Level
    source: Source
    reason: str = ""

    def slips(self) -> Iterator[Problem]:
        if self.level is Level.PARTIAL and not self.reason:
            yield Problem("reason", Slip.NO_REASON)


@dataclass(frozen=True, slots=True)
class Content:
    """One version of a procedure. `manner`: how it is carried out, in the province's words; `anywhere`: any counter of
    the province takes it in. The first of `steps` is where a dossier begins."""

    title: str
    field: str
    service: Service
    competence: Competence
    term: Term
    legal_bases: tuple[LegalBasis, ...] = ()
    applicants: tuple[Applicant, ...] = (Applicant.CITIZEN,)
    anywhere: bool = True
    manner: str = ""
    conditions: tuple[str, ...] = ()
    components: tuple[Component, ...] = ()
    forms: tuple[Form, ...] = ()
    fees: tuple[Fee, ...] = ()
    results: tuple[Result, ...] = ()
    steps: tuple[Step, ...] = ()

    def slips(self) -> Iterator[Problem]:
        yield from said(self, "title")
        yield from sound_code(self.field, "field")
        for name in ("components", "forms", "fees", "results", "steps"):
            yield from codes_once(name, getattr(self, name))
        forms = {form.code for form in self.forms}
        for place, component in enumerate(self.components, 1):
            if component.form and component.form not in forms:
                yield Problem(f"components[{place}].form", Slip.NO_SUCH_FORM, {"name": component.form[:60]})

    def component(self, code: str) -> Component | None:
        return next((each for each in self.components if each.code == code), None)

    def step(self, code: str) -> Step | None:
        return next((each for each in self.steps if each.code == code), None)


def read(given: object) -> Content:
    """The content out of plain data. Raises NotSound with everything that is wrong, by field."""
    return read_as(Content, given)


def plain(content: Content) -> dict[str, Any]:
    """Plain data of the content, which `read` gives back as it was; days are ISO text, defaults left out."""
    result: dict[str, Any] = as_plain(content)
    return result


def unverified(content: Content) -> tuple[str, ...]:
    """Where a statement of law stands that nobody has verified, in the order of the content: "components[2].source"."""
    return tuple(at for at, value in places(content) if getattr(value, "verified", True) is False)


def holds(since: date | None, until: date | None, day: date) -> bool:
    """Both days are included; None is without end."""
    return (since is None or since <= day) and (until is None or day <= until)
