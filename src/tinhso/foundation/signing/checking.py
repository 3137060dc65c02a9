"""Whether a file that somebody holds is the paper that was issued, in plain words."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.foundation.signing.keys import trusted_roots
from tinhso.foundation.signing.models import IssuedPaper
from tinhso.foundation.signing.queries import revocations
from tinhso.foundation.signing.verify import SignatureReading, verify


@dataclass(frozen=True)
class Verdict:
    """`valid` only for the very file that was issued, not revoked, with signatures that hold."""

    valid: bool
    title: str
    explanation: str
    digest: str
    signatures: list[SignatureReading]


def check(paper: IssuedPaper, content: bytes) -> Verdict:
    """Never raises, whatever the file. Certificates of the issued file are judged by the time of issue, which the
    journal proves; those of another file by the present."""
    digest = hashlib.sha256(content).hexdigest()
    same = digest == paper.file_id
    signatures = verify(content, trusted_roots(), at=paper.issued_at if same else None, revoked=revocations())
    problem = next((each.problem for each in signatures if not each.holds), "")
    valid = same and not problem and paper.revoked_at is None
    title, explanation = _same_file(paper, problem) if same else _other_file(signatures, problem)
    return Verdict(valid, title, explanation, digest, signatures)


def _same_file(paper: IssuedPaper, problem: str) -> tuple[str, str]:
    if paper.revoked_at is not None:
        title = _("Không còn giá trị: giấy tờ đã bị thu hồi")
        return title, _("Đây đúng là tệp đã phát hành, nhưng cơ quan phát hành đã thu hồi giấy tờ này.")
    if problem:
        return _("Đúng tệp đã phát hành, nhưng chữ ký không xác nhận được"), problem
    explanation = _("Tệp giống từng byte với tệp đã phát hành.")
    return _("Hợp lệ: đúng tệp đã phát hành"), explanation


def _other_file(signatures: list[SignatureReading], problem: str) -> tuple[str, str]:
    if problem:
        return _("Không hợp lệ: tệp đã bị thay đổi"), problem
    title = _("Không hợp lệ: không phải tệp đã phát hành với mã này")
    if signatures:
        return title, _("Chữ ký trong tệp còn nguyên, nhưng là chữ ký của một giấy tờ khác hoặc một bản khác.")
    return title, _("Tệp không có chữ ký số đọc được. Bản in, bản chụp hay bản lưu lại đều không phải tệp gốc.")
