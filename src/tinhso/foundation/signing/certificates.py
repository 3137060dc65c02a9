"""What stands in a certificate, for people."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509


@dataclass(frozen=True)
class CertificateNames:
    """`organisation` is the holder's body as certified; `fingerprint` is SHA-256 in hexadecimal; times are in UTC."""

    name: str
    organisation: str
    issuer: str
    serial: str
    fingerprint: str
    valid_from: datetime
    valid_to: datetime


def read_certificate(certificate: x509.Certificate) -> CertificateNames:
    """Raises ValueError for a certificate that can't be read."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return CertificateNames(
        name=_text(subject.get("common_name") or certificate.subject.human_friendly),
        organisation=_text(subject.get("organization_name") or ""),
        issuer=_text(issuer.get("common_name") or certificate.issuer.human_friendly),
        serial=f"{certificate.serial_number:x}",
        fingerprint=certificate.sha256.hex(),
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
    )


def _text(value: object) -> str:
    """An attribute may occur more than once."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
