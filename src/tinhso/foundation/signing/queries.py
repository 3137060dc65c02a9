"""Reads that need no actor: what verbs sign with, and what anybody may know who has a paper's code."""

from datetime import datetime

from tinhso.foundation.signing.codes import as_typed
from tinhso.foundation.signing.models import Certificate, IssuedPaper
from tinhso.kernel import clock


def certificate_for(unit_id: int, account_id: int | None = None) -> Certificate | None:
    """The certificate that a body (without an account), or a person for it, signs with now: the one valid longest."""
    now = clock.now()
    held = Certificate.objects.filter(unit_id=unit_id, account_id=account_id, valid_from__lte=now, valid_to__gte=now)
    return held.exclude(revoked_at__lte=now).select_related("unit").order_by("-valid_to").first()


def revocations() -> dict[str, datetime]:
    """Fingerprints of the certificates in our inventory that were revoked, and since when."""
    return dict(Certificate.objects.filter(revoked_at__isnull=False).values_list("fingerprint", "revoked_at"))


def paper_of(code: str) -> IssuedPaper | None:
    """The paper issued under a code, however it was typed."""
    return IssuedPaper.objects.select_related("unit", "file").filter(code=as_typed(code)).first()
