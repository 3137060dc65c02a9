"""Reading the signatures of a PDF that anybody may have sent: what holds, what doesn't, and why, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from tinhso.foundation.signing.certificates import CertificateNames
from tinhso.kernel import clock

_NO_REVOCATIONS: Mapping[str, datetime] = {}


@dataclass(frozen=True)
class SignatureReading:
    """One signature. `problem` is "" when it holds, else the gravest thing that speaks against it, in words.

    `signed_at` is what the signer's machine claims. `intact`: the signed part has the bytes that were signed.
    `covers_file`: nothing stands after the signed part. `changed_after`: more than further signatures was added, or
    the signed part itself was changed. `trusted`: the certificate leads to a trusted root and held at the time asked.
    """

    certificate: CertificateNames | None = None
    reason: str = ""
    place: str = ""
    signed_at: datetime | None = None
    intact: bool = False
    covers_file: bool = False
    changed_after: bool = True
    trusted: bool = False
    problem: str = ""

    @property
    def holds(self) -> bool:
        return not self.problem

    @property
    def signer(self) -> str:
        return self.certificate.name if self.certificate else ""

    @property
    def organisation(self) -> str:
        return self.certificate.organisation if self.certificate else ""


def verify(
    pdf: bytes,
    roots: Iterable[x509.Certificate],
    *,
    at: datetime | None = None,
    revoked: Mapping[str, datetime] = _NO_REVOCATIONS,
) -> list[SignatureReading]:
    """The signatures in the order in which they were made; none for a file without signatures, or that is no PDF.

    `at` is the moment at which the signatures are known to have existed (default: now): certificates are judged by it,
    since the time that a signature claims proves nothing. `revoked`: fingerprints and since when. Never raises,
    whatever the file; never asks anybody outside.
    """
    from tinhso.foundation.signing.reading import read_signatures  # slow to load: not when the server starts

    return read_signatures(pdf, list(roots), at or clock.now(), revoked)
