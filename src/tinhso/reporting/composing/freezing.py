"""What a signature keeps: the figures at a journal position, and what changed since another version."""

from dataclasses import asdict
from typing import Any

from tinhso.foundation.organizations.models import Unit
from tinhso.metrics.models import Snapshot
from tinhso.metrics.verbs import freeze
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.values import Scene, codes_in, is_metric, values_of
from tinhso.reporting.composing.words import SYSTEM
from tinhso.reporting.models import Report
from tinhso.reporting.rules.paper import Paper, Value, lines_of, text_of
from tinhso.reporting.rules.tokens import parts

Change = dict[str, str]


def take_snapshot(composed: Composed) -> Snapshot:
    """Freeze the figures that the report names, of its unit and of its area. Raises Refused before any was recorded."""
    units: dict[int, Unit] = {each.pk: each for each in (composed.report.unit, composed.scene.area)}
    return freeze(SYSTEM, codes=codes_in(composed.texts), period=composed.report.period, units=list(units.values()))


def frozen_content(report: Report, snapshot: Snapshot) -> dict[str, Any]:
    """Everything of the paper that isn't the report's own text, as it stood at the snapshot."""
    composed = Composed(report)
    values = values_of(Scene(report), composed.texts, snapshot)
    return {
        "values": {key: asdict(value) for key, value in values.items()},
        "annexes": [annex.as_json() for annex in composed.annexes],
    }


def rebuilt_values(report: Report) -> dict[str, Value]:
    """The figures of a signed report counted again, from cells and facts as of its snapshot; what isn't counted from
    facts (words, tasks by the day's schedule) as it was frozen."""
    kept = Composed(report)
    counted = values_of(Scene(report), kept.texts, report.snapshot)
    return {key: counted[key] if _is_counted(key) and key in counted else value for key, value in kept.values.items()}


def changes_between(old: Report, new: Report) -> list[Change]:
    """What a reader of the old version must know: figures that differ, and sections that were reworded."""
    before, after = Composed(old), Composed(new)
    changes = [
        {"label": value.label or key, "old": before.values[key].text, "new": value.text}
        for key, value in after.values.items()
        if key in before.values and before.values[key].text != value.text
    ]
    sections = {section["key"]: section for section in old.sections}
    for section in new.sections:
        earlier = sections.get(section["key"])
        if earlier is None or earlier["text"] != section["text"]:
            texts = (_rendered(earlier, before), _rendered(section, after))
            changes.append({"label": section["heading"] or section["key"], "old": texts[0], "new": texts[1]})
    return changes


def plain_text(paper: Paper) -> str:
    """The paper's words and figures, line by line."""
    rows = ["\t".join(text_of(cell) for cell in row) for annex in paper.annexes for row in annex.rows]
    return "\n".join([*(line.text for line in paper.lines), *rows])


def _rendered(section: dict[str, str] | None, composed: Composed) -> str:
    return "\n".join(line.text for line in lines_of(section["text"], composed.values, "")) if section else ""


def _is_counted(key: str) -> bool:
    token = next(parts(f"{{{{{key}}}}}"))
    return not isinstance(token, str) and is_metric(token.name)
