"""What several screens of the wing share: the trail to where one is, one form on a page of its own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.ui import form_pages
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.onestop.models import Petition, Procedure
from tinhso.onestop.queries.dossier_page import DossierPage


class FormPage(form_pages.FormPage):
    template = "onestop/form_page.html"


def procedure_crumbs(procedure: Procedure | None = None, *more: str) -> Crumbs:
    """The trail from the list of procedures on."""
    trail = [(_("Thủ tục hành chính"), reverse("onestop:procedures"))]
    if procedure is not None:
        trail.append((procedure.title, reverse("onestop:procedure", args=[procedure.pk])))
    return [*trail, *((label, "") for label in more)]


def dossier_crumbs(page: DossierPage, *more: str) -> Crumbs:
    """The trail from the officer's queue on."""
    code = page.dossier.code
    trail = [(_("Hồ sơ của tôi"), reverse("onestop:my_queue")), (code, reverse("onestop:dossier", args=[code]))]
    return [*trail, *((label, "") for label in more)]


def petition_crumbs(petition: Petition | None, *more: str) -> Crumbs:
    """The trail from the register of petitions on."""
    trail = [(_("Phản ánh, kiến nghị"), reverse("onestop:petitions"))]
    if petition is not None:
        trail.append((_("Số %(number)s") % {"number": petition}, reverse("onestop:petition", args=[petition.pk])))
    return [*trail, *((label, "") for label in more)]
