"""Open dossiers and petitions as work that one person may leave to another."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.handover import WorkSource, register_work_source
from tinhso.onestop.models import Dossier, Petition
from tinhso.onestop.models.dossiers import IS_OPEN
from tinhso.onestop.models.petitions import IS_OPEN_PETITION
from tinhso.onestop.verbs import replace_assignee, replace_petition_assignee


def open_work(account_id: int) -> QuerySet[Dossier]:
    """Open dossiers that the person has."""
    return Dossier.objects.filter(IS_OPEN, assignee=account_id)


def hand_over(actor: Actor, from_id: int, to_id: int) -> int:
    ids = list(open_work(from_id).order_by("pk").values_list("pk", flat=True))
    for pk in ids:
        replace_assignee(actor, pk, to_id=to_id)
    return len(ids)


def open_petitions(account_id: int) -> QuerySet[Petition]:
    return Petition.objects.filter(IS_OPEN_PETITION, assignee=account_id)


def hand_petitions_over(actor: Actor, from_id: int, to_id: int) -> int:
    ids = list(open_petitions(from_id).order_by("pk").values_list("pk", flat=True))
    for pk in ids:
        replace_petition_assignee(actor, pk, to_id=to_id)
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
    register_work_source(
        WorkSource(
            kind="onestop.petitions",
            label=_("Phản ánh, kiến nghị đang xử lý"),
            count=lambda account_id: open_petitions(account_id).count(),
            hand_over=hand_petitions_over,
        )
    )
