"""What the search box finds of the shell's own: units and people."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.queries import people, units
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.ui.search import Hit, SearchSource, register_search_source


def register() -> None:
    register_search_source("units", SearchSource(gettext_lazy("Đơn vị"), search_units, order=80))
    register_search_source("people", SearchSource(gettext_lazy("Người dùng"), search_people, order=90))


def search_units(actor: Actor, text: str, limit: int) -> list[Hit]:
    found = units.find_units(text)[:limit]
    return [Hit(unit.name, reverse("office:unit", args=[unit.pk]), str(UnitKind(unit.kind).label)) for unit in found]


def search_people(actor: Actor, text: str, limit: int) -> list[Hit]:
    found = list(people.search_people(actor, text).filter(is_active=True)[:limit])
    posts = people.posts_of(found)
    return [Hit(each.full_name, reverse("office:person", args=[each.pk]), _place(posts[each.pk])) for each in found]


def _place(posts: list) -> str:  # type: ignore[type-arg]
    return f"{posts[0].title}, {posts[0].unit.name}" if posts else _("chưa có chức danh")
