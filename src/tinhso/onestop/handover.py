"""Open dossiers as work that one person may leave to another."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.handover import WorkSource, register_work_source
from tinhso.onestop.models import Dossier
from tinhso.onestop.models.dossiers import IS_OPEN
from tinhso.onestop.verbs import replace_assignee


def open_work(account_id: int) -> QuerySet[Dossier]:
    """Open dossiers that the person has."""
    return Dossier.objects.filter(IS_OPEN, assignee=account_id)


def hand_over(actor: Actor, from_id: int, to_id: int) -> int:
    ids = list(open_work(from_id).order_by("pk").values_list("pk", flat=True))
    for pk in ids:
        replace_assignee(actor, pk, to_id=to_id)
    return len(ids)


def register() -> None:
    register_work_source(
        WorkSource(
            kind="onestop.dossiers",
            label=_("Hồ sơ đang xử lý"),
            count=lambda account_id: open_work(account_id).count(),
            hand_over=hand_over,
        )
    )
