"""The story of an assignment as lines: each journal entry once, with the words of the report it is about."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.directives.queries import Story, StoryEvent

STATES = {
    "directives.report_returned": "late",
    "directives.report_sent_back": "late",
    "directives.acceptance_revoked": "late",
    "directives.evidence_withdrawn": "late",
    "directives.result_accepted": "ok",
    "directives.report_noted": "ok",
}


@dataclass(frozen=True)
class Line:
    title: str
    who: str
    at: datetime
    text: str
    state: str = ""


def timeline_of(story: Story) -> list[Line]:
    """Newest first. Runs of the same kind of draft saved again and again by one person are one line."""
    lines: list[Line] = []
    before: StoryEvent | None = None
    for event in story.events:
        if (
            before
            and event.code == before.code == "directives.report_drafted"
            and event.actor_name == before.actor_name
        ):
            continue
        lines.append(_line(event))
        before = event
    return lines


def _line(event: StoryEvent) -> Line:
    who = ", ".join(part for part in (event.actor_name, event.actor_post, event.actor_unit) if part)
    if event.on_behalf_of:
        who = f"{who} ({event.on_behalf_of})"
    text = event.text[:1].upper() + event.text[1:]
    return Line(event.label, who, event.at, "" if text == event.label else text, STATES.get(event.code, ""))
