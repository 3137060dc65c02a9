"""One form on a page of its own, with the places that may be typed into it."""

from dataclasses import dataclass, field

from tinhso.foundation.ui import form_pages


@dataclass(frozen=True)
class FormPage(form_pages.FormPage):
    """`places`: names of units and groups that its fields suggest."""

    template = "directives/form_page.html"

    places: list[str] = field(default_factory=list)
