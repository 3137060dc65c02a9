"""Signing papers of the wing: the code printed, the person's signature, the body's. Each refusal says what to do."""

from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import open_file
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing import issuing
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.keys import software_key, trusted_roots
from tinhso.foundation.signing.models import Certificate, IssuedPaper
from tinhso.foundation.signing.printing import print_code
from tinhso.foundation.signing.queries import certificate_for
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.signing.stamp import above_name, top_right
from tinhso.foundation.signing.verify import verify
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.onestop.verbs.checking import known_files, lost_file

PDF = "application/pdf"


def certificate(unit: Unit, account_id: int | None) -> Certificate:
    """What the person, or without an account the body, signs with for the unit. Raises Refused."""
    found = certificate_for(unit.pk, account_id)
    if found is not None:
        return found
    if account_id is None:
        said = _("%(unit)s chưa có chứng thư số của cơ quan còn hiệu lực; quản trị hệ thống ghi nhận trước khi ký.")
    else:
        said = _("Bạn chưa có chứng thư số còn hiệu lực để ký cho %(unit)s; quản trị hệ thống ghi nhận trước khi ký.")
    raise Refused(said % {"unit": unit.name})


def sign_by_person(pdf: bytes, code: str, held: Certificate, name: str, reason: str) -> bytes:
    """The PDF with its verification code printed and the person's signature above his name, where that stands on it."""
    try:
        printed = print_code(pdf, code)
        return sign(printed, software_key(held.fingerprint), reason=reason, box=above_name(printed, name))
    except CannotSign as cannot:
        raise Refused(cannot.message) from cannot


def sign_by_body(pdf: bytes, held: Certificate, reason: str) -> bytes:
    """With the body's signature, too, above the letterhead."""
    try:
        return sign(pdf, software_key(held.fingerprint), reason=reason, box=top_right(pdf), by_body=True)
    except CannotSign as cannot:
        raise Refused(cannot.message) from cannot


def issue(act: issuing.Recorder, **paper: Any) -> IssuedPaper:
    """Keeps the signed paper and opens its verification page (foundation/signing/issuing.issue). Raises Refused."""
    try:
        return issuing.issue(act, **paper)
    except CannotSign as cannot:
        raise Refused(cannot.message) from cannot


def kept_pdf(field: str, digest: str) -> StoredFile:
    """The kept PDF. Raises Invalid."""
    file = known_files([digest]).get(digest)
    if file is None:
        raise Invalid(lost_file(field))
    if file.media_type != PDF:
        raise Invalid(FieldProblem(field, _("Chỉ ký được tệp PDF; chuyển tệp sang PDF rồi tải lên.")))
    return file


def unsigned_content(field: str, file: StoredFile) -> bytes:
    """What is to get its code printed, which would break earlier signatures. Raises Invalid."""
    content = content_of(file)
    if verify(content, trusted_roots()):
        raise Invalid(FieldProblem(field, _("Tệp đã có chữ ký số; tải bản chưa ký lên.")))
    return content


def content_of(file: StoredFile) -> bytes:
    with open_file(file) as kept:
        return kept.read()
