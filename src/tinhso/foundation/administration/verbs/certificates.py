"""The inventory of certificates: what people and bodies sign with, and what they may not sign with any more."""

from datetime import datetime, timedelta

from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.rights import CERTIFICATES_MANAGE
from tinhso.foundation.administration.verbs.checks import account_of, unit_of
from tinhso.foundation.signing import events
from tinhso.foundation.signing.authority import YEAR, Holder
from tinhso.foundation.signing.certificates import CertificateNames, read_certificate
from tinhso.foundation.signing.keys import make_software_key
from tinhso.foundation.signing.models import Certificate
from tinhso.foundation.verbs.checked import required
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date

SOFTWARE_KEY_LASTS = 3 * YEAR


@verb()
def register_certificate(act: Act[None], *, certificate: bytes, unit_id: int, account_id: int | None = None) -> int:
    """Take a certificate (DER or PEM) of a body, or of a person signing for it, into the inventory; returns its id."""
    unit = unit_of(unit_id)
    act.require(CERTIFICATES_MANAGE, unit)
    account = account_of(account_id) if account_id is not None else None
    names = _read(certificate)
    if Certificate.objects.filter(fingerprint=names.fingerprint).exists():
        raise Refused(_("Chứng thư này đã có trong danh mục."))
    registered = Certificate.objects.create(
        unit=unit,
        account=account,
        name=names.name[:200],
        organisation=names.organisation[:200],
        issuer=names.issuer[:200],
        serial=names.serial[:60],
        fingerprint=names.fingerprint,
        valid_from=names.valid_from,
        valid_to=names.valid_to,
    )
    event = events.CertificateRegistered(
        name=registered.name,
        serial=registered.serial,
        fingerprint=registered.fingerprint,
        until=format_date(clock.local(registered.valid_to).date()),
    )
    act.audit(event, registered)
    return registered.pk


@verb(locks=Certificate, permission=CERTIFICATES_MANAGE)
def revoke_certificate(act: Act[Certificate], *, reason: str, since: datetime | None = None) -> None:
    """From a moment on (default now) nothing signed with it is trusted. Papers issued before stay valid."""
    certificate = act.subject
    if certificate.revoked_at is not None:
        raise Refused(_("Chứng thư này đã bị thu hồi."))
    certificate.revocation_reason = required("reason", reason, _("Hãy ghi lý do thu hồi."), 300)
    certificate.revoked_at = since or clock.now()
    certificate.save(update_fields=["revoked_at", "revocation_reason"])
    act.audit(
        events.CertificateRevoked(
            name=certificate.name,
            serial=certificate.serial,
            fingerprint=certificate.fingerprint,
            reason=certificate.revocation_reason,
        )
    )


def make_software_certificate(actor: Actor, *, unit_id: int, account_id: int | None = None) -> int:
    """A key in a file, certified by the test authority and registered: for the demo and for trials, never for a web
    request. It is valid from yesterday, or from where a frozen clock stands."""
    unit = unit_of(unit_id)
    superior = unit.parent.name if unit.parent else ""
    holder = Holder(account_of(account_id).full_name, unit.name) if account_id else Holder(unit.name, superior)
    since = clock.now() - timedelta(days=1)
    made = make_software_key(holder, since, since + SOFTWARE_KEY_LASTS)
    content = made.public_bytes(Encoding.DER)
    return register_certificate(actor, certificate=content, unit_id=unit_id, account_id=account_id)


def _read(content: bytes) -> CertificateNames:
    try:
        if asn1_pem.detect(content):
            content = asn1_pem.unarmor(content)[2]
        return read_certificate(asn1_x509.Certificate.load(content, strict=True))
    except Exception as unreadable:  # the file is anybody's, and parses only as it is read
        message = _("Tệp không phải chứng thư số (DER hoặc PEM).")
        raise Invalid(FieldProblem("certificate", message)) from unreadable
