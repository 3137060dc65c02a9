"""The fees of a dossier: what is due by the rules of its day, entered when it is taken in."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from tinhso.foundation.organizations.queries import codes_up
from tinhso.foundation.verbs.errors import FieldProblem
from tinhso.onestop.models import Channel, Dossier, Payment, PaymentState
from tinhso.onestop.rules.fees import Quantity, due
from tinhso.onestop.rules.procedure import Content


def enter_fees(dossier: Dossier, says: Content, day: date, quantities: Mapping[str, Quantity]) -> None:
    """One entry for each fee in force; nothing to pay is an entry, too, with the resolution that says so."""
    if not says.fees:
        return
    online = dossier.channel == Channel.ONLINE
    dues = due(says, day, areas=codes_up(dossier.unit), online=online, quantities=quantities)
    Payment.objects.bulk_create(
        Payment(
            dossier=dossier,
            fee_code=each.fee.code,
            name=each.fee.name[:300],
            full=each.full,
            amount=each.amount,
            resolution=each.zero.resolution[:300] if each.zero else "",
            collected=each.fee.collected,
            state=PaymentState.DUE if each.amount else PaymentState.FREE,
        )
        for each in dues
    )


def fee_problems(says: Content, quantities: Mapping[str, Quantity]) -> Iterator[FieldProblem]:
    known = {each.code for each in says.fees}
    for code in quantities:
        if code not in known:
            yield FieldProblem(f"quantities.{code}", _("Thủ tục không có khoản phí, lệ phí này."))
