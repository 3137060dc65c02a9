"""Keys kept in files, for the demo and for tests, and the roots that are trusted.

Everything lies in `settings.SIGNING_DIRECTORY`: `trusted/*.pem` are the roots, in production those of the authorities
that the state recognises; `keys/` holds software keys, `authority/` the test authority's own key. Private keys are
readable by their owner alone. What signs is a `pyhanko.sign.Signer`: a token (PKCS#11) is another one.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.foundation.signing.authority import Credential, Holder, issue_certificate, make_authority
from tinhso.foundation.signing.errors import CannotSign
from tinhso.kernel import clock

if TYPE_CHECKING:
    from pyhanko.sign import Signer

TEST_ROOT = "test-authority"


def make_software_key(holder: Holder, since: datetime, until: datetime) -> x509.Certificate:
    """Draw a key, have the test authority certify it, keep both as files. Takes a moment: not for a web request."""
    made = issue_certificate(_authority(), holder, since, until)
    _write(_folder("keys") / f"{fingerprint_of(made.certificate)}.pem", made)
    return made.certificate


def software_key(fingerprint: str) -> "Signer":
    """The key of the certificate with that SHA-256 fingerprint. Raises CannotSign when it isn't on this machine."""
    from pyhanko.sign import SimpleSigner  # slow to load: not when the server starts
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    path = _folder("keys") / f"{fingerprint}.pem"
    if not fingerprint.isalnum() or not path.exists():
        raise CannotSign(_("Máy chủ không giữ khóa ký của chứng thư này."))
    credential, authority = _read(path), trusted_roots()
    private = credential.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=_as_asn1(credential.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore.from_certs([_as_asn1(root) for root in authority]),
        embed_roots=False,
    )


def trusted_roots() -> list[x509.Certificate]:
    """The roots in `trusted/`, one or more per file."""
    found: list[x509.Certificate] = []
    for path in sorted(_folder("trusted").glob("*.pem")):
        found += x509.load_pem_x509_certificates(path.read_bytes())
    return found


def fingerprint_of(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def _authority() -> Credential:
    """The test authority, founded on first use; its root is trusted from then on."""
    path = _folder("authority") / f"{TEST_ROOT}.pem"
    if not path.exists():
        made = make_authority(clock.now())
        _write(path, made)
        public = made.certificate.public_bytes(serialization.Encoding.PEM)
        (_folder("trusted") / f"{TEST_ROOT}.pem").write_bytes(public)
    return _read(path)


def _folder(name: str) -> Path:
    return Path(settings.SIGNING_DIRECTORY) / name


def _write(path: Path, credential: Credential) -> None:
    """Key and certificate in one file. It appears complete and closed to others, or not at all."""
    for folder in ("keys", "authority", "trusted"):
        _folder(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(f".{os.getpid()}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(
            credential.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        file.write(credential.certificate.public_bytes(serialization.Encoding.PEM))
    beside.rename(path)


def _read(path: Path) -> Credential:
    content = path.read_bytes()
    key = serialization.load_pem_private_key(content, password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise CannotSign(_("Khóa ký trên máy chủ không phải khóa RSA."))
    return Credential(key, x509.load_pem_x509_certificate(content))


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
