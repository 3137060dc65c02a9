"""Results of dossiers as signed papers: signed by whoever decides, then by the body, issued, and revoked.

Thông tư 01/2023/TT-VPCP has electronic results kept in the person's store; Nghị định 45/2020/NĐ-CP has them signed.
"""

from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _

from tinhso.foundation.files.store import keep
from tinhso.foundation.signing import issuing
from tinhso.foundation.signing.codes import reserve_code
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.identifiers import mask
from tinhso.onestop import events, rights
from tinhso.onestop.models import Dossier, DossierResult, Move, PersonPaper, SignedResult
from tinhso.onestop.queries.dossiers import mask_name
from tinhso.onestop.queries.printed import house_of
from tinhso.onestop.rules import printed
from tinhso.onestop.rules.printed.result import said_in
from tinhso.onestop.rules.procedure import Result
from tinhso.onestop.verbs import course, signing
from tinhso.onestop.verbs.processing import require_reached
from tinhso.papers.writing import write_pdf

KIND = "onestop.result"
# Parts of the paper, in Vietnamese whatever the signer's language.
SIGNED_AS, ISSUED_AS = "Ký kết quả giải quyết hồ sơ", "Phát hành kết quả giải quyết hồ sơ"
LONGEST_NUMBER, LONGEST_REASON = 80, 300


@verb(locks=Dossier)
def sign_result(
    act: Act[Dossier],
    *,
    code: str,
    number: str,
    issued_on: date | None = None,
    valid_until: date | None = None,
    digest: str = "",
    seen: int | None = None,
) -> None:
    """Sign a result of the dossier with the actor's own certificate; `finish` issues it. `code` is of the procedure's
    results; `digest` the kept PDF, without one it is composed from the filled forms. Signing again replaces what was
    signed. Takes a second or two. Raises Invalid, Refused, NotPermitted."""
    dossier, actor = act.subject, act.actor
    course.require_at_holder(act, rights.DECIDE)
    course.require_seen(dossier, seen)
    require_reached(dossier)
    if dossier.state != "in_progress":
        raise Refused(_("Chỉ ký kết quả khi hồ sơ đang xử lý."))
    kind = _kind(dossier, code)
    number = checked.required("number", number, _("Ghi số của kết quả."), LONGEST_NUMBER)
    issued_on = issued_on or clock.today()
    if issued_on > clock.today():
        raise Invalid(FieldProblem("issued_on", _("Ngày cấp không thể ở tương lai.")))
    if valid_until is not None and valid_until < issued_on:
        raise Invalid(FieldProblem("valid_until", _("Kết quả hết hạn trước ngày cấp.")))
    mine = signing.certificate(dossier.unit, actor.account_id)
    signing.certificate(dossier.unit, None)  # else it could never be issued
    if digest:
        content = signing.unsigned_content("file", signing.kept_pdf("file", digest))
    else:
        content = _composed(act, kind, number, issued_on, valid_until)
    verification_code = reserve_code()
    signed = signing.sign_by_person(content, verification_code, mine, actor.name, SIGNED_AS)
    file = keep(BytesIO(signed))
    SignedResult.objects.filter(dossier=dossier, code=code).delete()
    SignedResult.objects.create(
        dossier=dossier,
        code=code,
        number=number,
        issued_on=issued_on,
        valid_until=valid_until,
        verification_code=verification_code,
        file=file,
        signer_id=actor.account_id,
        signer_name=actor.name,
    )
    act.audit(events.ResultSigned(result=code, number=number, digest=file.digest))
    course.happened(act, clock.now(), (Move.RESULT_SIGNED, {"result": code, "number": number}))


@verb(locks=Dossier)
def drop_signed_result(act: Act[Dossier], *, code: str) -> None:
    """Throw a signed result away that wasn't issued. Raises NotFound, NotPermitted."""
    dossier = act.subject
    course.require_at_holder(act, rights.DECIDE)
    signed = dossier.signed_results.filter(code=code).first()
    if signed is None:
        raise NotFound(_("Hồ sơ không có kết quả đã ký chờ phát hành."))
    signed.delete()
    act.audit(events.SignedResultDropped(result=code, number=signed.number))


@verb(locks=Dossier)
def revoke_result(act: Act[Dossier], *, result_id: int, reason: str) -> None:
    """Take a result back that was issued here: its verification page says so from now on, and the person's store
    doesn't offer it any more. Raises Invalid, NotFound, Refused, NotPermitted."""
    dossier = act.subject
    course.require_at_holder(act, rights.DECIDE)
    reason = checked.required("reason", reason, _("Ghi lý do thu hồi."), LONGEST_REASON)
    result = dossier.results.select_related("paper__unit").filter(pk=result_id).first()
    if result is None:
        raise NotFound(_("Hồ sơ không có kết quả này."))
    if result.paper is None:
        raise Refused(_("Kết quả này không phát hành trên hệ thống; thu hồi tại nơi đã cấp."))
    if result.paper.revoked_at is not None:
        raise Refused(_("Kết quả này đã bị thu hồi."))
    issuing.revoke(act, result.paper, reason)
    stored = PersonPaper.objects.filter(source=dossier, result_type=result.code, file=result.file_id)
    stored.update(revoked_at=clock.now())
    act.audit(events.ResultRevoked(result=result.code, number=result.number, reason=reason))
    told = {"result": result.code, "number": result.number, "reason": reason}
    course.happened(act, clock.now(), (Move.RESULT_REVOKED, told))


def issue_signed(act: Act[Dossier], signed: SignedResult, name: str) -> DossierResult:
    """The body's signature on what was signed, and its verification page; the row is not saved yet. Raises Refused."""
    dossier = act.subject
    body = signing.certificate(dossier.unit, None)
    content = signing.sign_by_body(signing.content_of(signed.file), body, ISSUED_AS)
    paper = signing.issue(
        act,
        code=signed.verification_code,
        kind=KIND,
        title=f"{name} số {signed.number}"[:300],
        unit=dossier.unit,
        content=content,
        subject=f"{mask_name(dossier.applicant_name)}, {mask(dossier.applicant_id)}",
    )
    signed.delete()
    return DossierResult(
        dossier=dossier,
        code=signed.code,
        name=name,
        number=signed.number,
        issued_on=signed.issued_on,
        valid_until=signed.valid_until,
        file=paper.file,
        electronic=True,
        paper=paper,
    )


def _kind(dossier: Dossier, code: str) -> Result:
    assert dossier.version is not None
    kind = next((each for each in dossier.version.says.results if each.code == code), None)
    if kind is None:
        raise Invalid(FieldProblem("code", _("Thủ tục không có loại kết quả này.")))
    return kind


def _composed(act: Act[Dossier], kind: Result, number: str, issued_on: date, valid_until: date | None) -> bytes:
    dossier, actor = act.subject, act.actor
    assert dossier.version is not None
    answers = dossier.answers or {}
    said = [pair for form in dossier.version.says.forms for pair in said_in(form, answers.get(form.code, {}))]
    given = printed.Result(
        house=house_of(dossier.unit),
        name=kind.name,
        number=number,
        issued_on=issued_on,
        dossier=dossier.code,
        applicant=printed.Party(dossier.applicant_name, dossier.applicant_address),
        said=tuple(said),
        valid_until=valid_until,
        signer=printed.Signer(actor.name, actor.post or "Người có thẩm quyền"),
    )
    return write_pdf(printed.result(given))
