"""Where petitions show themselves in the shell: the page of a journal's subject, the search box."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source
from tinhso.foundation.ui.subjects import register_subject_page
from tinhso.onestop import facts, rights
from tinhso.onestop.queries.petitions import find_petitions


def register_all() -> None:
    register_subject_page(facts.PETITION, "onestop:petition")
    register_search_source("onestop.petitions", SearchSource(_("Phản ánh, kiến nghị"), _found, order=27))


def _found(actor: Actor, text: str, limit: int) -> list[Hit]:
    if not actor.may_anywhere(rights.VIEW_PETITIONS):
        return []
    return [
        Hit(
            each.petition.title,
            reverse("onestop:petition", args=[each.petition.pk]),
            " · ".join(
                filter(None, (each.petition.register_number, each.petition.receiving_unit.name, each.petitioner))
            ),
        )
        for each in find_petitions(actor, text, limit)
    ]
