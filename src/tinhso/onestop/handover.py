"""Open dossiers and petitions as work that one person may leave to another."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.handover import WorkSource, register_work_source
from tinhso.onestop.models import Dossier, Petition
from tinhso.onestop.models.dossiers import IS_OPEN
from tinhso.onestop.models.petitions import IS_OPEN_PETITION
from tinhso.onestop.verbs import replace_assignee, replace_petition_assignee


def open_dossiers(account_id: int) -> QuerySet[Dossier]:
    """Open dossiers that the person has."""
    return Dossier.objects.filter(IS_OPEN, assignee=account_id)


def open_petitions(account_id: int) -> QuerySet[Petition]:
    return Petition.objects.filter(IS_OPEN_PETITION, assignee=account_id)


def source(
    kind: str, label: Promise, open_work: Callable[[int], QuerySet[Any]], replace: Callable[..., Any]
) -> WorkSource:
    """What the person has, given to another one by one: each by its own verb."""

    def hand_over(actor: Actor, from_id: int, to_id: int) -> int:
        ids = list(open_work(from_id).order_by("pk").values_list("pk", flat=True))
        for pk in ids:
            replace(actor, pk, to_id=to_id)
        return len(ids)

    return WorkSource(kind, label, lambda account_id: open_work(account_id).count(), hand_over)


def register() -> None:
    for each in (
        source("onestop.dossiers", _("Hồ sơ đang xử lý"), open_dossiers, replace_assignee),
        source("onestop.petitions", _("Phản ánh, kiến nghị đang xử lý"), open_petitions, replace_petition_assignee),
    ):
        register_work_source(each)
