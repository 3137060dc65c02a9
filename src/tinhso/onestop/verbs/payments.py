"""Fees are asked for and paid."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.numbers import format_integer
from tinhso.onestop import events, rights
from tinhso.onestop.facts import CHARGED
from tinhso.onestop.models import Dossier, Move, Payment, PaymentMethod, PaymentState
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.verbs import course


@verb(locks=Dossier)
def await_payment(act: Act[Dossier], *, at: datetime | None = None, seen: int | None = None) -> None:
    """Ask the applicant to pay what is due, and wait for it. Raises Refused when nothing is."""
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS)
    course.require_seen(dossier, seen)
    course.move(dossier, "await_payment")
    at = course.true_time(dossier, at)
    amount = sum(dossier.payments.filter(state=PaymentState.DUE).values_list("amount", flat=True))
    if not amount:
        raise Refused(_("Hồ sơ không còn khoản phí, lệ phí nào phải nộp."))
    act.audit(events.PaymentAwaited(amount=amount))
    course.happened(act, at, (EventKind.PAYMENT_AWAITED, {"amount": amount}))


@verb(locks=Dossier)
def record_payment(
    act: Act[Dossier],
    *,
    reference: str,
    amount: int,
    method: str,
    fees: Collection[str] = (),
    at: datetime | None = None,
) -> None:
    """Record that fees were paid: those named by code, all that are due by default. A reference that was recorded for
    this dossier before changes nothing. Raises Invalid where the amount isn't what is due, Refused."""
    dossier = act.subject
    course.require_at_counter_or_holder(act)
    reference = checked.required("reference", reference, _("Ghi số biên lai hoặc mã tham chiếu."), 100)
    if method not in PaymentMethod.values:
        raise Invalid(FieldProblem("method", _("Chọn cách nộp.")))
    earlier = list(dossier.payments.filter(reference=reference))
    if earlier:
        _same(earlier, amount)
        act.audit(events.PaymentRepeated(reference=reference))
        return
    if dossier.state in ("new", "not_received", "withdrawn"):
        raise Refused(_("Hồ sơ không ở trạng thái thu phí, lệ phí."))
    at = _paid_at(at)
    rows = _covered(dossier, fees, amount)
    for row in rows:
        row.state, row.reference, row.method, row.paid_at = PaymentState.PAID, reference, method, at
        row.save()
    if not dossier.payments.filter(state=PaymentState.PAID).exclude(reference=reference).exists():
        how = "online" if method == PaymentMethod.ONLINE else "other"
        act.fact(CHARGED, method=how, **course.dimensions(dossier))
    dossier.paid_online |= method == PaymentMethod.ONLINE
    act.audit(events.PaymentRecorded(amount=amount, reference=reference, method=method))
    told = {"amount": amount, "reference": reference, "method": method}
    waited_for = dossier.state == "payment_asked" and not is_due(dossier)
    if waited_for:
        course.move(dossier, "pay")
        course.happened(act, course.true_time(dossier, at), (EventKind.PAID, told))
    else:
        course.happened(act, at, (Move.PAYMENT_RECORDED, told))


def is_due(dossier: Dossier, *stages: str) -> bool:
    """Whether something is still to be paid, at these stages or at any."""
    rows = dossier.payments.filter(state=PaymentState.DUE)
    return (rows.filter(collected__in=stages) if stages else rows).exists()


def _paid_at(at: datetime | None) -> datetime:
    now = clock.now()
    if at is not None and (at.tzinfo is None or at > now):
        raise Invalid(FieldProblem("at", _("Thời điểm này không thể ở tương lai.")))
    return at or now


def _same(earlier: list[Payment], amount: int) -> None:
    known = sum(row.amount for row in earlier)
    if known != amount:
        said = _("Mã tham chiếu này đã ghi %(known)s đồng cho hồ sơ; không ghi số tiền khác.")
        raise Refused(said % {"known": format_integer(known)})


def _covered(dossier: Dossier, fees: Collection[str], amount: int) -> list[Payment]:
    rows = [row for row in dossier.payments.filter(state=PaymentState.DUE) if not fees or row.fee_code in fees]
    if not rows:
        raise Refused(_("Hồ sơ không còn khoản phí, lệ phí nào phải nộp."))
    due = sum(row.amount for row in rows)
    if amount != due:
        said = _("Số tiền phải nộp là %(due)s đồng; kiểm tra lại.") % {"due": format_integer(due)}
        raise Invalid(FieldProblem("amount", said))
    return rows
