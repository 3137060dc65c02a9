"""A report on its way out: passed on, signed, numbered, issued; and corrected by a new version."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.numbering.draw import draw, series_of_year
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.reporting import events, rights
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.freezing import changes_between, frozen_content, take_snapshot
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.life_cycles import REPORT
from tinhso.reporting.models import Report
from tinhso.reporting.rules.signing import SignedAs, numbered, signed_as, symbol_of
from tinhso.reporting.verbs.composing import about, next_version, tell, url_of

LARGEST_NUMBER = 99_999


@verb(locks=Report)
def pass_on(act: Act[Report]) -> None:
    """The head of the drafter's division approves the draft and passes it to who signs."""
    report = act.subject
    act.require(rights.PASS_ON, report.division)
    report.state = checked.move(REPORT, report.state, "pass_on")
    report.save()
    act.audit(events.ReportPassedOn(**about(report)))
    tell(act, report, report.unit_id, Role.UNIT_LEADER, _("Báo cáo chờ ký: %(title)s"))


@verb(locks=Report)
def send_back(act: Act[Report], *, reason: str) -> None:
    """Give the draft back to be changed: the head of the division, or who would sign it."""
    report = act.subject
    if report.state == "with_signer":
        act.require(rights.SIGN, report)
    else:
        act.require(rights.PASS_ON, report.division)
    report.state = checked.move(REPORT, report.state, "send_back")
    report.return_reason = checked.required("reason", reason, _("Hãy ghi lý do trả lại."), 1000)
    report.save()
    act.audit(events.ReportSentBack(**about(report), reason=report.return_reason))
    if report.drafter_id:
        text = _("Báo cáo bị trả lại: %(title)s") % {"title": report.title}
        act.notify([report.drafter_id], text, url_of(report), kind="reporting.report")


def sign(actor: Actor, report_id: int, *, seen: str = "") -> None:
    """Sign a report: its figures are frozen as the journal stands now. `seen` is the digest of the text that was read
    (Paper.digest): when a figure has changed since, the signature is refused. Raises Refused."""
    if not transaction.get_connection().in_atomic_block:
        seal_pending()
    _sign(actor, report_id, seen=seen)


@verb(locks=Report, permission=rights.SIGN)
def _sign(act: Act[Report], *, seen: str) -> None:
    report = act.subject
    target = checked.move(REPORT, report.state, "sign")
    composed = Composed(report)
    review = Review(composed)
    if not review.may_leave:
        raise Refused(_("Số liệu đã thay đổi sau khi trình và không còn khớp với lời văn; hãy trả lại để sửa."))
    snapshot = take_snapshot(composed)
    report.frozen = frozen_content(report, snapshot)
    digest = Composed(report).paper.digest
    if seen and seen != digest:
        raise Refused(_("Số liệu vừa thay đổi so với bản bạn đã đọc; hãy đọc lại rồi ký."))
    report.snapshot = snapshot
    if report.corrects is not None:
        report.changes = changes_between(report.corrects, report)
    signing = _signing(act.actor, report)
    report.signer_id, report.signer_name = act.actor.account_id, act.actor.name
    report.signer_authority, report.signer_position = signing.authority, "\n".join(signing.position)
    report.signed_at, report.state = clock.now(), target
    report.save()
    act.audit(
        events.ReportSigned(
            **about(report),
            authority=" ".join((signing.authority, *signing.position)).strip(),
            position=snapshot.position,
            digest=digest,
        )
    )
    tell(act, report, report.unit_id, Role.REGISTRY, _("Báo cáo chờ lấy số: %(title)s"))


@verb(locks=Report, permission=rights.ISSUE)
def issue(act: Act[Report], *, number: int | None = None, issued_on: date | None = None) -> str:
    """Give a signed report its number and day, in its head and its appendices, and make its files; returns the symbol.

    The number is the next of the unit's register of the year; where a paper register is kept it is typed. From now on
    nothing of the report changes. Raises Invalid, Refused.
    """
    report = act.subject
    target = checked.move(REPORT, report.state, "issue")
    day = issued_on or clock.today()
    signed_on = clock.local(report.signed_at).date() if report.signed_at else day
    if not signed_on <= day <= clock.today():
        message = _("Ngày phát hành phải từ ngày ký (%(day)s) đến hôm nay.") % {"day": format_date(signed_on)}
        raise Invalid(FieldProblem("issued_on", message))
    unit = report.unit
    report.number = _number(report, day, number)
    report.symbol, report.issued_on = symbol_of(unit.kind, unit.name, unit.short_name), day
    report.docx, report.pdf = Composed(report).files()
    report.state = target
    if report.corrects is not None:
        _replace(report.corrects)
    report.save()
    symbol = numbered(report.number, report.symbol)
    act.audit(
        events.ReportIssued(
            **about(report), symbol=symbol, day=day.isoformat(), docx=report.docx.digest, pdf=report.pdf.digest
        )
    )
    if report.drafter_id:
        text = _("Đã phát hành %(symbol)s: %(title)s") % {"symbol": symbol, "title": report.title}
        act.notify([report.drafter_id], text, url_of(report), kind="reporting.report")
    return symbol


@verb(locks=Report, permission=rights.COMPOSE)
def correct(act: Act[Report], *, reason: str) -> int:
    """Begin a new version of an issued report, to go the whole way again; the issued one stands until then. Returns
    the new version's id. Raises Refused, Invalid."""
    old = act.subject
    checked.move(REPORT, old.state, "replace")
    if Report.objects.filter(corrects=old).exists():
        raise Refused(_("Báo cáo này đã có bản sửa đang soạn."))
    reason = checked.required("reason", reason, _("Hãy ghi lý do sửa báo cáo đã phát hành."), 1000)
    kept = (
        "template",
        "unit",
        "document",
        "division",
        "field_code",
        "since",
        "until",
        "title",
        "recipient",
        "sections",
    )
    new = Report(
        **{name: getattr(old, name) for name in kept},
        words=old.words,
        due_at=old.due_at,
        drafter_id=act.actor.account_id,
        version=next_version(old.template, old.unit, old.period, old.document_id),
        corrects=old,
        change_reason=reason,
    )
    new.save()
    act.audit(events.CorrectionBegun(**about(old), version=new.version, reason=reason))
    return int(new.pk)


def _number(report: Report, day: date, typed: int | None) -> int:
    """The unit is locked from here on: two numbers of one register are never looked for at once."""
    Unit.objects.select_for_update(no_key=True).get(pk=report.unit_id)
    taken = Report.objects.filter(unit_id=report.unit_id, issued_on__year=day.year, number__isnull=False)
    if typed is not None:
        if not 1 <= typed <= LARGEST_NUMBER:
            raise Invalid(FieldProblem("number", _("Số văn bản phải từ 1 đến 99999.")))
        if taken.filter(number=typed).exists():
            raise Invalid(
                FieldProblem("number", _("Số %(number)s của năm đã dùng cho báo cáo khác.") % {"number": typed})
            )
        return typed
    series = series_of_year(f"reporting.report/{report.unit_id}", day.year)
    number = draw(series)
    while taken.filter(number=number).exists():  # one that was typed from the paper register
        number = draw(series)
    return number


def _replace(old: Report) -> None:
    old.state = checked.move(REPORT, old.state, "replace")
    old.save(update_fields=["state"])


def _signing(actor: Actor, report: Report) -> SignedAs:
    """By the signer's post in the unit or in a part of it; a person without one there signs by his first post."""
    posts = Post.objects.valid_on(clock.today()).filter(account_id=actor.account_id).select_related("unit")
    here = [post for post in posts if post.unit.path.startswith(report.unit.path)]
    post = min(here or posts, key=lambda each: (each.unit_id != report.unit_id, each.pk), default=None)
    title = post.title if post else actor.post
    within = post is not None and post.unit_id != report.unit_id and bool(here)
    return signed_as(report.unit.kind, title, within_unit=within)
