"""The papers of a dossier: what was handed in, what came out of it, and what a person's store keeps."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.signing.models import IssuedPaper
from tinhso.kernel import clock
from tinhso.onestop.models.dossiers import Dossier


class PersonPaper(models.Model):
    """One paper in the electronic store of a person or body (kho dữ liệu điện tử của tổ chức, cá nhân): known by the
    owner's number and the national code of what kind of paper it is. `reused` counts the dossiers that took it; one
    that was revoked isn't taken any more."""

    owner_id = models.CharField(max_length=20)
    result_type = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    number = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Dossier, null=True, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    reused = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["owner_id", "result_type", "-stored_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner_id", "result_type", "file"], name="person_paper_once"),
        ]
        indexes = [models.Index(fields=["owner_id", "result_type", "-stored_at"], name="person_paper_owner")]

    def __str__(self) -> str:
        return self.name


class Standing(models.TextChoices):
    """Whether a component is there."""

    GIVEN = "given", _("Đã có")
    REUSED = "reused", _("Lấy từ kho dữ liệu")
    MISSING = "missing", _("Còn thiếu")
    NOT_ASKED = "not_asked", _("Không phải nộp")


class DossierComponent(models.Model):
    """One component of the dossier's procedure in this dossier.

    `ask` says why it is asked for or not (rules/asked.Ask), `ask_reason` why a look-up failed. `file` is the scan or
    the electronic paper, its key the SHA-256 of the content; none for a paper kept in its cover. `metadata` is what was
    digitised from it. `missing_because` was told to the applicant.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="components")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    ask = models.CharField(max_length=24)
    ask_reason = models.CharField(max_length=300, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    copy_kind = models.CharField(max_length=12, blank=True)
    count = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    metadata = models.JSONField(default=dict)
    paper = models.ForeignKey(PersonPaper, null=True, on_delete=models.PROTECT, related_name="+")
    missing_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "code"], name="dossier_component_once"),
            models.CheckConstraint(name="missing_says_why", condition=~Q(standing="missing") | ~Q(missing_because="")),
        ]

    def __str__(self) -> str:
        return self.name


class DossierResult(models.Model):
    """A result that the dossier came to. `code` is the national code of what kind it is; `electronic`: the file is the
    result itself, else a scan of it or nothing. `paper`: it was signed and issued here, under a verification code."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="results")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    electronic = models.BooleanField(default=False)
    paper = models.OneToOneField(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [
            models.CheckConstraint(name="electronic_has_file", condition=Q(electronic=False) | Q(file__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class SignedResult(models.Model):
    """A result that whoever decides has signed, waiting for the body's signature, with which it is issued when the
    dossier is finished. `verification_code` is printed on it already. Gone once it is issued."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="signed_results")
    code = models.CharField(max_length=60)
    number = models.CharField(max_length=80)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)
    verification_code = models.CharField(max_length=20, unique=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=160)
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [models.UniqueConstraint(fields=["dossier", "code"], name="signed_result_once")]

    def __str__(self) -> str:
        return self.number
