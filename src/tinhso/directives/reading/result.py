"""What was read: plain values, and the JSON in which the command prints them."""

from dataclasses import dataclass, field, replace
from typing import Any

from tinhso.directives.reading.deadlines import NO_DEADLINE, ReadDeadline
from tinhso.directives.reading.states import result_state
from tinhso.directives.reading.units import ReadUnit
from tinhso.papers import Document, Footnote, Place
from tinhso.papers.model import Block


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person has to look at, and where it stands. `kind` is stable; the message is Vietnamese."""

    kind: str
    message: str
    place: Place | None = None


@dataclass(slots=True)
class ReadGroup:
    number: str
    title: str
    stated_count: int | None = None
    row_count: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadTask:
    group: str
    number: str
    content: str
    lead: tuple[ReadUnit, ...] = ()
    coordinating: tuple[ReadUnit, ...] = ()
    deliverable: str = ""
    deadlines: tuple[ReadDeadline, ...] = (NO_DEADLINE,)
    result: str | None = None
    note: str = ""
    basis: str = ""
    subheading: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    due_before_issue: bool = False
    has_deadline_field: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadDuty:
    addressee: str
    content: str
    deadlines: tuple[ReadDeadline, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadTarget:
    text: str
    value: float
    unit: str
    deadlines: tuple[ReadDeadline, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadProgramme:
    """A counted programme reported on: "44 chỉ tiêu", 28 done, 16 not."""

    title: str
    unit: str
    stated: int
    done: int | None
    remaining: int | None
    place: Place | None = None


@dataclass(slots=True)
class PlanReading:
    """Everything that a document assigns, in its order, with what a person must still look at.

    `blocks` are the document's, with tables where only their cells were left as lines: what places point into.
    """

    document: Document
    symbol: str | None
    issued_on: str | None
    issuer: str
    kind: str
    subject: str
    legal_bases: list[str] = field(default_factory=list)
    secondary_source: bool = False
    groups: list[ReadGroup] = field(default_factory=list)
    tasks: list[ReadTask] = field(default_factory=list)
    duties: list[ReadDuty] = field(default_factory=list)
    targets: list[ReadTarget] = field(default_factory=list)
    programmes: list[ReadProgramme] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    blocks: tuple[Block, ...] = ()

    def add(self, kind: str, message: str, place: Place | None = None) -> None:
        self.findings.append(Finding(kind, message, place))

    def replace_task(self, index: int, **changes: Any) -> None:
        self.tasks[index] = replace(self.tasks[index], **changes)

    def as_json(self) -> dict[str, Any]:
        """The values of the command's JSON; dates as ISO text, places under "source"."""
        return {
            "document": {
                "symbol": self.symbol,
                "issued_on": self.issued_on,
                "issuer": self.issuer,
                "kind": self.kind,
                "subject": self.subject,
                "signer": self.document.signature.name,
                "legal_bases": self.legal_bases,
                "secondary_source": self.secondary_source,
            },
            "groups": [
                {"number": g.number, "title": g.title, "stated_count": g.stated_count, "row_count": g.row_count}
                for g in self.groups
            ],
            "tasks": [_task(task) for task in self.tasks],
            "duties": [
                {
                    "addressee": d.addressee,
                    "content": d.content,
                    "deadlines": [_deadline(x) for x in d.deadlines],
                    "source": _source(d.place),
                }
                for d in self.duties
            ],
            "targets": [
                {
                    "text": t.text,
                    "value": t.value,
                    "unit": t.unit,
                    "deadlines": [_deadline(x) for x in t.deadlines],
                    "source": _source(t.place),
                }
                for t in self.targets
            ],
            "programmes": [
                {
                    "title": p.title,
                    "unit": p.unit,
                    "stated": p.stated,
                    "done": p.done,
                    "remaining": p.remaining,
                    "source": _source(p.place),
                }
                for p in self.programmes
            ],
            "findings": [{"kind": f.kind, "message": f.message, "source": _source(f.place)} for f in self.findings],
        }


def _task(task: ReadTask) -> dict[str, Any]:
    deadlines = [_deadline(deadline) for deadline in task.deadlines]
    return {
        "group": task.group,
        "number": task.number,
        "subheading": task.subheading,
        "content": task.content,
        "lead": [_unit(unit) for unit in task.lead],
        "coordinating": [_unit(unit) for unit in task.coordinating],
        "deliverable": task.deliverable,
        "deadline": deadlines[0],
        "deadlines": deadlines,
        "due_before_issue": task.due_before_issue,
        "result": task.result,
        "result_state": result_state(task.result),
        "note": task.note,
        "basis": task.basis,
        "footnotes": [{"mark": note.mark, "text": note.text} for note in task.footnotes],
        "source": _source(task.place),
    }


def _unit(unit: ReadUnit) -> dict[str, Any]:
    return {"text": unit.text, "kind": unit.kind, "resolved": list(unit.resolved)}


def _deadline(deadline: ReadDeadline) -> dict[str, Any]:
    return {
        "text": deadline.text,
        "kind": deadline.kind,
        "due": deadline.due.isoformat() if deadline.due else None,
        "ongoing_after": deadline.ongoing_after,
        "conditional_on": deadline.conditional_on,
    }


def _source(place: Place | None) -> dict[str, Any] | None:
    return {"text": str(place), **place.as_json()} if place else None
