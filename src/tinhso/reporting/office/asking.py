"""What several screens of the wing share: one form on a page of its own, and the trail to where one is."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.ui import form_pages
from tinhso.foundation.ui.form_pages import Crumbs


class FormPage(form_pages.FormPage):
    template = "reporting/form_page.html"


def wing_crumbs(*more: tuple[str, str]) -> Crumbs:
    """The trail from the wing's front page on."""
    return [(_("Báo cáo"), reverse("reporting:front")), *more]
