"""The seven papers on the pages: which of them a dossier has by now, and where each is."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.onestop.models import Dossier
from tinhso.onestop.queries.printed import NAMES, printable


def papers_of(dossier: Dossier) -> list[tuple[str, str]]:
    """Label and address of each paper, as PDF; `?dang=docx` after the address gives the .docx. For who may see the
    persons of the dossier; others are refused there."""
    return [
        (
            _("%(name)s, lần %(number)s") % {"name": NAMES[kind], "number": number} if number > 1 else str(NAMES[kind]),
            reverse("onestop:printed_paper", args=[dossier.code, kind.value, number]),
        )
        for kind, number in printable(dossier)
    ]


def result_links(dossier: Dossier) -> list[tuple[str, str]]:
    """What may be done with results by whoever decides: label and address."""
    links: list[tuple[str, str]] = []
    if dossier.state == "in_progress" and not dossier.is_elsewhere:
        links.append((_("Ký kết quả"), reverse("onestop:sign_result", args=[dossier.code])))
    for each in dossier.results.filter(paper__revoked_at=None).exclude(paper=None):
        label = _("Thu hồi kết quả số %(number)s") % {"number": each.number}
        links.append((label, reverse("onestop:revoke_result", args=[dossier.code, each.pk])))
    return links
