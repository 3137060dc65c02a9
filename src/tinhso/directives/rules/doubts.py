"""Whether a task that was read may be taken over as it stands; if not, why a person should look at it first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_UNDERSTOOD = "none"  # the kind of a deadline whose words say nothing that fixes or describes a time


@dataclass(frozen=True)
class Named:
    """A body as it is written, and whether it is clear who that is."""

    text: str
    is_clear: bool


@dataclass(frozen=True)
class Doubt:
    """`code` is stable; `about` is the text or the field's name that it is about."""

    code: str
    about: str | Promise = ""

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code]) % {"about": self.about}


SENTENCES = {
    "no_lead": _("Chưa thấy đơn vị chủ trì."),
    "unclear_party": _("Chưa rõ “%(about)s” là đơn vị nào."),
    "deadline_not_understood": _("Chưa hiểu thời hạn “%(about)s”."),
    "no_source": _("Không thấy chỗ ghi “%(about)s” trong văn bản; hãy đối chiếu bằng mắt."),
    "finding": _("Có điều cần xem ở dưới."),
}


def doubts(
    *,
    leads: Sequence[Named],
    coordinating: Sequence[Named],
    deadlines: Sequence[tuple[str, str]],
    without_source: Collection[str | Promise],
    open_findings: int,
) -> list[Doubt]:
    """Why the task isn't certain; nothing when it is.

    `deadlines`: (text, kind) each. `without_source`: names of the fields that say something which wasn't found in the
    document. `open_findings`: how many remarks of the reader nobody has settled.
    """
    found = [] if leads else [Doubt("no_lead")]
    unclear = dict.fromkeys(each.text for each in (*leads, *coordinating) if not each.is_clear)
    found += [Doubt("unclear_party", text) for text in unclear]
    found += [
        Doubt("deadline_not_understood", text) for text, kind in deadlines if kind == NOT_UNDERSTOOD and text.strip()
    ]
    found += [Doubt("no_source", name) for name in without_source]
    return [*found, Doubt("finding")] if open_findings else found
