"""The printed and signed papers of a dossier or a petition that its page leads to."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.onestop.models import Dossier
from tinhso.onestop.queries.dossier_page import DossierPage
from tinhso.onestop.queries.petitions.page import PetitionPage
from tinhso.onestop.queries.printed import NAMES, printable


@dataclass(frozen=True)
class PaperLink:
    """`note`: a line that tells it from others of the same name; `docx`: where it is as .docx."""

    label: str
    url: str
    note: str = ""
    docx: str = ""


def papers_of(page: DossierPage) -> list[PaperLink]:
    """What may be opened or printed now; nothing for who only oversees."""
    if page.masked or page.says is None:
        return []
    code = page.dossier.code
    results = [
        PaperLink(each.name, reverse("onestop:result_file", args=[code, each.pk]), each.number)
        for each in page.results
        if each.file_id
    ]
    return [*printed_papers(page.dossier), *results]


def printed_papers(dossier: Dossier) -> list[PaperLink]:
    """Those of the seven papers that the dossier has by now. For who may see its persons; others are refused there."""
    return [
        _written(
            _("%(name)s, lần %(number)s") % {"name": NAMES[kind], "number": number} if number > 1 else str(NAMES[kind]),
            reverse("onestop:printed_paper", args=[dossier.code, kind.value, number]),
        )
        for kind, number in printable(dossier)
    ]


def petition_papers(page: PetitionPage) -> list[PaperLink]:
    """The receipt; nothing for who only oversees."""
    if page.masked:
        return []
    url = reverse("onestop:petition_receipt", args=[page.petition.pk])
    return [_written(_("Giấy tiếp nhận phản ánh, kiến nghị"), url)]


def _written(label: str, url: str) -> PaperLink:
    """A paper of ours, which there is as PDF and as .docx."""
    return PaperLink(label, url, docx=f"{url}?dang=docx")
