"""Certified electronic copies: the original presented in person and compared, then signed by certifier and body.

Nghị định 23/2015/NĐ-CP, Điều 13 (register by year, without gaps); Nghị định 45/2020/NĐ-CP, Điều 10 (both signatures).
"""

from django.utils.translation import gettext as _

from tinhso.foundation.numbering.draw import draw, series_of_year
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.signing import issuing
from tinhso.foundation.signing.codes import reserve_code
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.identifiers import mask
from tinhso.onestop import events, rights
from tinhso.onestop.models import JUSTICE, CertifiedCopy, CopyState, Person
from tinhso.onestop.queries.dossiers import mask_name
from tinhso.onestop.queries.printed import house_of
from tinhso.onestop.rules import printed
from tinhso.onestop.rules.certifying_fee import amount_of, fee_on
from tinhso.onestop.rules.printed.certification import Certification, certification
from tinhso.onestop.verbs import checking, course, signing
from tinhso.onestop.verbs.pages import count_pages, joined
from tinhso.papers.writing import write_pdf

KIND = "onestop.certified_copy"
SIGNED_AS = "Chứng thực bản sao từ bản chính"  # part of the paper, in Vietnamese whatever the signer's language
LONGEST_TITLE, LONGEST_NAME, LONGEST_NUMBER, LONGEST_REASON = 300, 200, 80, 300


@verb()
def present_original(
    act: Act[CertifiedCopy],
    *,
    unit_id: int,
    title: str,
    requester: str,
    requester_id: str,
    digest: str,
    compared: bool,
    original_number: str = "",
    original_issuer: str = "",
) -> int:
    """Enter an original that was presented in person, with the scan (a kept PDF) that was compared with it; returns
    the copy's id. `compared`: whoever holds both says that they agree. Raises Invalid, NotPermitted."""
    unit = units_on().filter(pk=unit_id).first()
    if unit is None:
        raise Invalid(FieldProblem("unit", _("Chọn đơn vị chứng thực.")))
    act.require(rights.COMPARE, course.At(unit, JUSTICE))
    if not unit.is_commune_level:
        raise Refused(_("Ở đây chỉ ủy ban nhân dân cấp xã chứng thực bản sao từ bản chính."))
    title = checked.required("title", title, _("Ghi tên giấy tờ."), LONGEST_TITLE)
    requester = checked.required("requester", requester, _("Ghi người yêu cầu."), LONGEST_NAME)
    if not compared:
        raise Invalid(FieldProblem("compared", _("Đối chiếu bản quét với bản chính rồi xác nhận.")))
    if problems := list(checking.number_problems("requester_id", Person.CITIZEN, requester_id)):
        raise Invalid(*problems)
    scan = signing.kept_pdf("file", digest)
    pages = count_pages(signing.content_of(scan))
    if not pages:
        raise Invalid(FieldProblem("file", _("Không đọc được tệp PDF này; quét lại.")))
    fee = fee_on(clock.today())
    if fee is None:
        raise Refused(_("Chưa có mức phí chứng thực cho ngày này; quản trị hệ thống bổ sung."))
    copy = CertifiedCopy.objects.create(
        unit=unit,
        title=title,
        original_number=checked.text("original_number", original_number, LONGEST_NUMBER),
        original_issuer=checked.text("original_issuer", original_issuer, LONGEST_NAME),
        requester=requester,
        requester_id=checking.compact(requester_id),
        pages=pages,
        fee=amount_of(fee, pages),
        scan=scan,
        compared_by_id=act.actor.account_id,
    )
    act.subject = copy
    act.audit(events.OriginalCompared(pages=pages, fee=copy.fee, digest=scan.digest))
    return copy.pk


@verb(locks=CertifiedCopy, permission=rights.CERTIFY)
def certify_copy(act: Act[CertifiedCopy]) -> str:
    """Sign the copy as its certifier and for the body, under the next number of the body's register of this year;
    returns that number. The register stays locked while it is signed, a second or two. Raises Refused."""
    copy, actor = act.subject, act.actor
    _require_waiting(copy)
    mine, body = (signing.certificate(copy.unit, each) for each in (actor.account_id, None))
    copy.year = clock.today().year
    copy.number = draw(series_of_year(_register(copy.unit), copy.year))
    copy.certified_at, copy.certified_by_id = clock.now(), actor.account_id
    code = reserve_code()
    whole = joined(signing.content_of(copy.scan), write_pdf(certification(_said(act))))
    content = signing.sign_by_person(whole, code, mine, actor.name, SIGNED_AS)
    copy.paper = signing.issue(
        act,
        code=code,
        kind=KIND,
        title=f"Bản sao chứng thực “{copy.title[:200]}”, số {copy.register_number}",
        unit=copy.unit,
        content=signing.sign_by_body(content, body, SIGNED_AS),
        subject=f"{mask_name(copy.requester)}, {mask(copy.requester_id)}",
    )
    copy.state = CopyState.CERTIFIED
    copy.save()
    act.audit(events.CopyCertified(number=copy.register_number, digest=copy.paper.file_id))
    return copy.register_number


@verb(locks=CertifiedCopy, permission=rights.COMPARE)
def drop_copy(act: Act[CertifiedCopy], *, reason: str) -> None:
    """Don't certify what was presented; it takes no number. Raises Invalid, Refused."""
    copy = act.subject
    _require_waiting(copy)
    copy.dropped_because = checked.required("reason", reason, _("Ghi lý do không chứng thực."), LONGEST_REASON)
    copy.state = CopyState.DROPPED
    copy.save()
    act.audit(events.CopyDropped(reason=copy.dropped_because))


@verb(locks=CertifiedCopy, permission=rights.CERTIFY)
def revoke_copy(act: Act[CertifiedCopy], *, reason: str) -> None:
    """Take a certified copy back: it keeps its number, its verification page says so. Raises Invalid, Refused."""
    copy = act.subject
    reason = checked.required("reason", reason, _("Ghi lý do thu hồi."), LONGEST_REASON)
    if copy.paper is None or copy.paper.revoked_at is not None:
        raise Refused(_("Chỉ thu hồi được bản sao đã chứng thực, một lần."))
    issuing.revoke(act, copy.paper, reason)
    act.audit(events.CopyRevoked(number=copy.register_number, reason=reason))


def _require_waiting(copy: CertifiedCopy) -> None:
    if copy.state != CopyState.COMPARED:
        raise Refused(_("Bản sao này không còn chờ chứng thực."))


def _register(unit: Unit) -> str:
    return f"onestop.certified_copy/{unit.code}"


def _said(act: Act[CertifiedCopy]) -> Certification:
    copy, actor = act.subject, act.actor
    assert copy.certified_at is not None
    number = f"số {copy.original_number}" if copy.original_number else ""
    issuer = f"do {copy.original_issuer} cấp" if copy.original_issuer else ""
    return Certification(
        house=house_of(copy.unit),
        number=copy.register_number,
        title=copy.title,
        original=" ".join(part for part in (number, issuer) if part),
        pages=copy.pages,
        fee=copy.fee,
        at=copy.certified_at,
        signer=printed.Signer(actor.name, actor.post or "Người chứng thực"),
    )
