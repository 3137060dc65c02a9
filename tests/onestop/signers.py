"""Certificates for those who sign in tests of the wing, drawn once: keys take long."""

from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from tests.foundation.signing.papers import certificate
from tests.onestop.conftest import SYSTEM
from tests.onestop.dossiers import Counter
from tinhso.foundation.administration.verbs import register_certificate


@cache
def _drawn(folder: Path, name: str, organisation: str) -> x509.Certificate:
    return certificate(name, organisation)


def certify(at: Counter) -> None:
    """North's leader and north itself hold certificates."""
    north, leader = at.province.north, at.province.north_leader
    folder = Path(settings.SIGNING_DIRECTORY)
    for name, organisation, account in ((leader.full_name, north.name, leader.pk), (north.name, "", None)):
        held = _drawn(folder, name, organisation)
        register_certificate(SYSTEM, certificate=held.public_bytes(Encoding.DER), unit_id=north.pk, account_id=account)
