"""Certificates that people and bodies sign with, and the papers that were issued under a verification code."""

from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock

EXPIRES_SOON = timedelta(days=30)


class CertificateState(StrEnum):
    VALID = "valid"
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        return str(_STATES[self][0])

    @property
    def mark(self) -> str:
        """The design system's state."""
        return _STATES[self][1]


_STATES = {
    CertificateState.VALID: (_("còn hiệu lực"), "ok"),
    CertificateState.EXPIRES_SOON: (_("sắp hết hạn"), "warn"),
    CertificateState.EXPIRED: (_("hết hạn"), "idle"),
    CertificateState.REVOKED: (_("đã thu hồi"), "late"),
}


class Certificate(models.Model):
    """A certificate of a body (`account` is null), or of a person who signs for it. Times are in UTC."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="certificates")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="certificates"
    )
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(max_length=200)
    serial = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64, unique=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revocation_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["valid_to"]
        indexes = [models.Index(fields=["unit", "account", "valid_to"])]

    field_code = ""

    @property
    def state(self) -> CertificateState:
        now = clock.now()
        if self.revoked_at is not None and self.revoked_at <= now:
            return CertificateState.REVOKED
        if self.valid_to < now:
            return CertificateState.EXPIRED
        return CertificateState.EXPIRES_SOON if self.valid_to < now + EXPIRES_SOON else CertificateState.VALID

    def journal_subject(self) -> Subject:
        return Subject("signing.certificate", str(self.pk), self.name, self.unit_id, self.unit.path)


class IssuedPaper(models.Model):
    """What anybody who has the code may know of a paper: `subject` is what is printed of whom it is about, masked.

    `kind` is the issuing wing's word for it ("onestop.result"); `signers` are named as in their certificates.
    """

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200, blank=True)
    signers = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revocation_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["issued_at"]

    field_code = ""

    def journal_subject(self) -> Subject:
        return Subject("signing.paper", str(self.pk), self.title, self.unit_id, self.unit.path)
