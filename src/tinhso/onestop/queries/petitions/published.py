"""What everybody may read of petitions: what was published, in its published words."""

from django.db.models import QuerySet

from tinhso.onestop.models import Petition

SHOWN = ("handling_unit__name", "about", "published_at", "published_question", "published_answer")


def published_petitions() -> QuerySet[Petition]:
    """The newest first. Only what was published is read, the unit that answered and what it is about."""
    rows = Petition.objects.filter(state="published").select_related("handling_unit").only(*SHOWN)
    return rows.order_by("-published_at", "-pk")
