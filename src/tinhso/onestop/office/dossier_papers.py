"""The printed and signed papers of a dossier that its page leads to."""

from dataclasses import dataclass

from django.urls import reverse

from tinhso.onestop.office import printed
from tinhso.onestop.queries.dossier_page import DossierPage


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
    links = [PaperLink(label, url, docx=f"{url}?dang=docx") for label, url in printed.papers_of(page.dossier)]
    links += [
        PaperLink(each.name, reverse("onestop:result_file", args=[code, each.pk]), each.number)
        for each in page.results
        if each.file_id
    ]
    return links
