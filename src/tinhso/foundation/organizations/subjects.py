"""How a record is named in the journal, and where it belongs in the tree of units (which decides who may see it)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Kind ("directives.task"), id, a label of the time, and the unit it belongs to."""

    kind: str
    id: str
    label: str = ""
    unit_id: int | None = None
    unit_path: str = ""
