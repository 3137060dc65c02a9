"""What an outline is. Its texts are Vietnamese, as the report is, and hold tokens (rules/tokens.py) instead of numbers.

Words that every report knows: `unit`, `period`, `period_name`, `next_period`, `plan`, `difficulties`, `answered`,
`proposals`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Section:
    """A section with the text that its first report begins with; later ones begin with the last issued one's."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A text that the drafter fills in and the sections name by its key: a document's name, a date, a programme."""

    key: str
    label: Text
    initial: str


@dataclass(frozen=True)
class Outline:
    """`rhythm` and `calendar` (code) say when it is written; `title` may hold words in tokens. `annexes`: keys of
    composing/annexes.py in order. `field` is the field of work that it belongs to. `needs_plan`: it reports on the
    tasks of one document, which must be chosen."""

    code: str
    name: Text
    rhythm: str
    calendar: str
    title: str
    sections: tuple[Section, ...]
    asked: tuple[Asked, ...] = ()
    annexes: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    field: str = ""
    needs_plan: bool = False
