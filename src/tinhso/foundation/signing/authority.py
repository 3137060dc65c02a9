"""A certificate authority of our own, for the demo and for tests: nobody outside trusts what it issues.

In production certificates come from the authorities that the state recognises, and keys stay in a token.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

KEY_BITS = 2048
YEAR = timedelta(days=365)
ROOT_NAME = "Tổ chức chứng thực thử nghiệm Tỉnh Số"


@dataclass(frozen=True)
class Credential:
    """A private key and its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True)
class Holder:
    """Whom a certificate names. `organisation` is a person's body, or a body's superior."""

    name: str
    organisation: str = ""

    def as_name(self) -> x509.Name:
        parts = [(NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, self.organisation)]
        parts.append((NameOID.COMMON_NAME, self.name))
        return x509.Name([x509.NameAttribute(oid, value[:64]) for oid, value in parts if value])


def make_authority(now: datetime) -> Credential:
    """A root whose certificate holds from ten years ago (past days are acted out in the demo) for thirty years."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ROOT_NAME)])
    usage = _usage(key_cert_sign=True, crl_sign=True)
    builder = _builder(name, name, key, now - 10 * YEAR, now + 20 * YEAR)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Credential(key, builder.add_extension(usage, critical=True).sign(key, hashes.SHA256()))


def issue_certificate(authority: Credential, holder: Holder, since: datetime, until: datetime) -> Credential:
    """A new key and a certificate for signing documents."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    builder = _builder(holder.as_name(), authority.certificate.subject, key, since, until)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    builder = builder.add_extension(issuer, critical=False)
    return Credential(key, builder.sign(authority.key, hashes.SHA256()))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(**granted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: granted.get(name, False) for name in names})
