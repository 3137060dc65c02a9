"""Dossiers taken over in batches, and their correction."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from tinhso.foundation.journal.models import Fact
from tinhso.foundation.journal.recording import FactBatch
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.onestop import events, rights
from tinhso.onestop.facts import DOSSIER, RECEIVED
from tinhso.onestop.models import JUSTICE, Channel, Dossier, Procedure, Service
from tinhso.onestop.verbs.batches import (
    PROBLEMS_TOLD,
    audit_loaded,
    code_problems,
    copy_dossiers,
    require_new,
    twice,
)


@dataclass(frozen=True, slots=True)
class Received:
    """One line of a batch: a dossier that was received. `procedure`: its national code, "" where it isn't told."""

    code: str
    service: str
    channel: str
    unit_id: int
    received_on: date
    procedure: str = ""


@verb()
def load_batch(act: Act[None], *, batch: str, rows: Sequence[Received]) -> int:
    """Take a batch of received dossiers over, all or nothing; returns how many. `batch` names it for good.

    Raises Invalid naming the lines (from 1) that can't be taken, Refused for a batch or a code that was loaded before.
    """
    require_new(act, batch, rows)
    if problems := list(_problems(rows)):
        raise Invalid(*problems[:PROBLEMS_TOLD])
    _copy(batch, rows)
    act.fact_batch(
        FactBatch(
            kind=RECEIVED,
            subject_kind=DOSSIER,
            batch=batch,
            rows=[(row.code, row.unit_id, row.received_on, 1, _dimensions(row)) for row in rows],
        )
    )
    audit_loaded(act, batch, [row.received_on for row in rows], map(_leaf, rows))
    return len(rows)


@verb()
def correct_channel(act: Act[Dossier], code: str, *, channel: str, reason: str) -> None:
    """Say that a dossier came in by another channel than was recorded: its facts are reversed and new ones recorded on
    the same days. Raises NotFound, Invalid, Refused."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit").filter(code=code).first()
    if dossier is None:
        raise NotFound(_("Không tìm thấy hồ sơ này."))
    act.subject = dossier
    act.require(rights.CORRECT, dossier)
    if channel not in Channel.values:
        raise Invalid(FieldProblem("channel", _("Không có kênh tiếp nhận này.")))
    if not reason.strip():
        raise Invalid(FieldProblem("reason", _("Hãy ghi lý do sửa.")))
    if channel == dossier.channel:
        raise Refused(_("Hồ sơ đã ghi kênh tiếp nhận này."))
    old, dossier.channel = dossier.get_channel_display(), channel
    dossier.save()
    recorded = Fact.objects.filter(subject_kind=DOSSIER, subject_id=code)
    taken_back = recorded.filter(reverses_id__isnull=False).values("reverses_id")
    for each in recorded.filter(reverses_id__isnull=True).exclude(pk__in=taken_back).order_by("pk"):
        act.fact(each.kind, amount=-each.amount, day=each.day, reverses=each.pk, **each.dimensions)
        act.fact(each.kind, amount=each.amount, day=each.day, **{**each.dimensions, "channel": channel})
    act.audit(
        events.ChannelCorrected(
            dossier=code, old=str(old), new=str(dossier.get_channel_display()), reason=reason.strip()
        )
    )


def _problems(rows: Sequence[Received]) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    services, channels = set(Service.values), set(Channel.values)
    catalogue = dict(Procedure.objects.filter(code__in={row.procedure for row in rows}).values_list("code", "service"))
    for line, row in enumerate(rows, 1):
        if row.code in seen:
            yield replace(twice(row.code), row=line)
        seen.add(row.code)
        if row.service not in services:
            yield FieldProblem("service", _("Không có dịch vụ công này."), line)
        if row.channel not in channels:
            yield FieldProblem("channel", _("Không có kênh tiếp nhận này."), line)
        if row.procedure and catalogue.get(row.procedure) != row.service:
            yield FieldProblem("procedure", _("Danh mục không có thủ tục mã này của dịch vụ công đã ghi."), line)
        yield from (replace(problem, row=line) for problem in code_problems(row.code, row.received_on))


def _copy(batch: str, rows: Sequence[Received]) -> None:
    columns = ("code", "service", "channel", "unit_id", "received_on", "field_code", "batch", "line")
    copy_dossiers(
        columns,
        (
            (row.code, row.service, row.channel, row.unit_id, row.received_on, JUSTICE, batch, line)
            for line, row in enumerate(rows, 1)
        ),
    )


def _dimensions(row: Received) -> dict[str, str]:
    told = {"procedure": row.procedure} if row.procedure else {}
    return {"channel": row.channel, "service": row.service, "field": JUSTICE, **told}


def _leaf(row: Received) -> bytes:
    text = f"{row.code}\t{row.service}\t{row.channel}\t{row.unit_id}\t{row.received_on.isoformat()}"
    text += f"\t{row.procedure}" if row.procedure else ""
    return hashlib.sha256(text.encode()).digest()
