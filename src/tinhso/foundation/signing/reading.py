"""The signatures of a PDF as pyHanko reads them, judged. Slow to load: `verify` imports it when it is needed."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tinhso.foundation.signing.certificates import CertificateNames, read_certificate
from tinhso.foundation.signing.pades import run_apart
from tinhso.foundation.signing.verify import SignatureReading
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date

MOST_SIGNATURES = 20  # more is an attempt to keep the server busy
for _noisy in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


def read_signatures(
    pdf: bytes, roots: list[x509.Certificate], at: datetime, revoked: Mapping[str, datetime]
) -> list[SignatureReading]:
    """See `verify`."""
    try:
        found = list(PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures)
    except Exception:  # a broken file breaks the reader in any place and way
        return []
    if len(found) > MOST_SIGNATURES:
        return [SignatureReading(problem=_("Tệp có quá nhiều chữ ký nên không được kiểm tra."))]
    anchors = [asn1_x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in roots]
    return [_reading(each, anchors, at, revoked) for each in found]


def _reading(
    signature: EmbeddedPdfSignature, anchors: list[asn1_x509.Certificate], at: datetime, revoked: Mapping[str, datetime]
) -> SignatureReading:
    unread = SignatureReading(problem=_("Chữ ký bị hỏng, không đọc được."))
    try:
        claimed = _claimed(signature)
        context = ValidationContext(
            trust_roots=anchors,
            moment=at,
            allow_fetching=False,
            other_certs=signature.other_embedded_certs,
        )
        status = _validated(signature, context)
        last = signature.signed_revision == signature.reader.xrefs.total_revisions - 1
        return _judged(claimed, status, last, at, revoked)
    except Exception:  # as above: what is read here was written by anybody
        return unread


def _validated(signature: EmbeddedPdfSignature, context: ValidationContext) -> PdfSignatureStatus:
    try:
        status: PdfSignatureStatus = run_apart(async_validate_pdf_signature(signature, context))
    except Exception:  # what came later is too broken to be compared: whether the signed bytes stand can still be told
        status = run_apart(async_validate_pdf_signature(signature, context, skip_diff=True))
    return status


def _claimed(signature: EmbeddedPdfSignature) -> SignatureReading:
    entries = signature.sig_object
    return SignatureReading(
        certificate=read_certificate(signature.signer_cert),
        reason=str(entries.get("/Reason", "")),
        place=str(entries.get("/Location", "")),
        signed_at=signature.self_reported_timestamp,
    )


def _judged(
    claimed: SignatureReading, status: PdfSignatureStatus, last: bool, at: datetime, revoked: Mapping[str, datetime]
) -> SignatureReading:
    """`last`: the file has no later increment, so that the signed part must reach its end."""
    coverage = status.coverage or SignatureCoverageLevel.UNCLEAR
    covers_file = coverage is SignatureCoverageLevel.ENTIRE_FILE
    only_signed_after = not last and coverage >= SignatureCoverageLevel.ENTIRE_REVISION and _only_signatures(status)
    untrusted = _untrusted(claimed.certificate, status, at, revoked)
    read = replace(
        claimed,
        intact=bool(status.intact),
        covers_file=covers_file,
        changed_after=not status.intact or not (covers_file or only_signed_after),
        trusted=not untrusted,
    )
    return replace(read, problem=_problem(read, status) or untrusted)


def _only_signatures(status: PdfSignatureStatus) -> bool:
    """Whether what was added later is no more than signatures are allowed to add."""
    if isinstance(status.diff_result, SuspiciousModification) or not status.docmdp_ok:
        return False
    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _problem(read: SignatureReading, status: PdfSignatureStatus) -> str:
    if not read.intact:
        return _("Nội dung tệp đã bị sửa sau khi ký.")
    if not status.valid:
        return _("Chữ ký không khớp với chứng thư của người ký.")
    if read.changed_after:
        return _("Tệp bị thêm hoặc thay nội dung sau khi ký.")
    return ""


def _untrusted(
    names: CertificateNames | None, status: PdfSignatureStatus, at: datetime, revoked: Mapping[str, datetime]
) -> str:
    """Why the certificate isn't trusted; "" when it is."""
    if names is None:
        return _("Chữ ký không kèm chứng thư.")
    since = revoked.get(names.fingerprint)
    if since is not None and since <= at:
        return _("Chứng thư đã bị thu hồi từ ngày %(day)s.") % {"day": format_date(clock.local(since).date())}
    if status.revoked:
        return _("Chứng thư đã bị thu hồi.")
    if at > names.valid_to:
        day = format_date(clock.local(names.valid_to).date())
        return _("Chứng thư đã hết hạn từ ngày %(day)s.") % {"day": day}
    if at < names.valid_from or status.trust_problem_indic is AdESIndeterminate.NOT_YET_VALID:
        return _("Chứng thư chưa có hiệu lực.")
    if not status.trusted:
        return _("Chứng thư không do tổ chức được tin cậy cấp.")
    return ""
