"""Who may do what, address by address. This is what the walk expects; nothing here is read off the views.

Each line: the method, whose right on what (`Actor.may` on the unit that has the work, on the unit that follows the
document, or on the province), the sample that is tried, and, for a POST, input that changes something.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.onestop.dossiers import ANSWERS
from tests.rights.procedures import changed_file, new_file
from tests.rights.world import FIELD, Place, correctable, filled_form
from tinhso.directives import rights
from tinhso.directives.office.views.spreadsheet import SALT
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration.rights import (
    AUDIT_VIEW,
    CERTIFICATES_MANAGE,
    OPERATIONS_OPERATE,
    OPERATIONS_VIEW,
    ORGANIZATIONS_MANAGE,
    PEOPLE_MANAGE,
)
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing.codes import written
from tinhso.kernel import clock
from tinhso.metrics.rights import STATE as FIGURES_STATE
from tinhso.metrics.rights import VIEW as FIGURES_VIEW
from tinhso.onestop import rights as onestop
from tinhso.onestop.rating_codes import rating_code
from tinhso.onestop.rights import CERTIFY, COMPARE, DECIDE, KEEP_PROCEDURES, VIEW_PERSONS, VIEW_PROCEDURES
from tinhso.papers import Document as PaperDocument
from tinhso.papers import Head
from tinhso.papers.writing import write_pdf
from tinhso.reporting import rights as reporting
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.filled import filled
from tinhso.reporting.publishing import text_of
from tinhso.reporting.rights import CHECK
from tinhso.reporting.spreadsheet import workbook

Rule = Callable[[Actor, Place], bool]
Values = Callable[[Place], dict[str, Any]]


def nothing(place: Place) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sample:
    """One request. `changes`: None where it may or may not change something. `recorded`: a read that leaves an entry
    of its own in the audit. `sent_away`: who may not is led elsewhere (302) instead of being refused."""

    method: str
    rule: Rule
    args: Values = nothing
    data: Values = nothing
    query: Values = nothing
    changes: bool | None = False
    recorded: bool = False
    sent_away: bool = False


def get(rule: Rule, args: Values = nothing, **how: Any) -> Sample:
    return Sample("get", rule, args, **how)


def post(rule: Rule, args: Values = nothing, data: Values | dict[str, Any] | None = None, **how: Any) -> Sample:
    given = data if callable(data) else lambda place: data or {}
    return Sample("post", rule, args, given, **{"changes": True, **how})


# Whose right, on what.


def anybody(actor: Actor, place: Place) -> bool:
    return True


def nobody(actor: Actor, place: Place) -> bool:
    return False


def signed_in(actor: Actor, place: Place) -> bool:
    return actor.account_id is not None


def owner(actor: Actor, place: Place) -> bool:
    return actor.account_id == place.owner.pk


def on_unit(code: str, field: str | None = FIELD) -> Rule:
    return lambda actor, place: bool(actor.may(code, place.unit.path, field))


def following(code: str, field: str | None = FIELD) -> Rule:
    return lambda actor, place: bool(actor.may(code, place.follower.path, field))


def on_province(code: str) -> Rule:
    return lambda actor, place: bool(actor.may(code, Unit.objects.get(parent=None).path))


def somewhere(code: str) -> Rule:
    return lambda actor, place: actor.may_anywhere(code)


def either(*rules: Rule) -> Rule:
    return lambda actor, place: any(rule(actor, place) for rule in rules)


def both(*rules: Rule) -> Rule:
    return lambda actor, place: all(rule(actor, place) for rule in rules)


def colleague(actor: Actor, place: Place) -> bool:
    """Who works in the same house knows the people there."""
    return place.unit.pk in actor.memberships


def at_own_unit(code: str) -> Rule:
    return lambda actor, place: bool(actor.may(code, actor.unit_path or "/"))


sees = either(on_unit(rights.VIEW), following(rights.ACCEPT))
sees_document = either(sees, following(rights.DRAFT))
manages_people = on_unit(PEOPLE_MANAGE, None)
manages_unit = on_unit(ORGANIZATIONS_MANAGE, None)
operates_run = either(owner, on_province(OPERATIONS_OPERATE))


receives = following(rights.ACCEPT)


# The samples' arguments.


def reported_row(place: Place) -> dict[str, Any]:
    return {"results_id": place.results.pk, "row_id": place.reported_row.pk}


def work(name: str, **more: Callable[[Place], Any]) -> Values:
    """The place's assignment of that name, with further arguments."""
    return lambda place: {"assignment_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def paper(name: str, **more: Callable[[Place], Any]) -> Values:
    return lambda place: {"document_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def person(name: str = "owner", **more: Callable[[Place], Any]) -> Values:
    return lambda place: {"account_id": getattr(place, name).pk, **{key: get(place) for key, get in more.items()}}


def one(argument: str, name: str, **more: object) -> Values:
    return lambda place: {argument: getattr(place, name).pk, **more}


def the_unit(place: Place) -> dict[str, Any]:
    return {"unit_id": place.unit.pk}


def decision(name: str, word: str) -> Values:
    return work(name, report_id=lambda place: place.report(getattr(place, name)).pk, decision=lambda place: word)


def day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def head(place: Place) -> dict[str, Any]:
    return {
        "kind": "plan",
        "issuer_id": place.unit.parent_id,
        "issued_on": day(-3),
        "subject": "Kế hoạch mới",
        "aggregator_id": place.follower.pk,
        "field_code": FIELD,
    }


def task(place: Place) -> dict[str, Any]:
    return {"kind": "task", "content": "Việc mới", "leads": place.unit.name, "group_id": ""}


def upload(name: str = "a.txt", content: bytes = "Nội dung".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def token(place: Place) -> str:
    """What the page hands on about an uploaded workbook; nobody can make one for another document."""
    return signing.dumps([place.draft.pk, place.workbook, "a.xlsx"], salt=SALT)


def verification_code(place: Place) -> dict[str, Any]:
    return {"code": written(place.verified_paper.code)}


REASON = {"reason": "Có lý do"}
REPORT = {"status": "in_progress", "percent": 40, "result": "Đang làm"}

SHELL: dict[str, list[Sample]] = {
    "office:home": [get(signed_in)],
    # The demo's door: there is none outside the demo.
    "office:introduction": [get(nobody), post(nobody, data={"username": "bac.cv"})],
    "office:search": [get(signed_in)],
    "office:verification": [get(anybody)],
    "office:verify_paper": [
        get(anybody, verification_code),
        post(anybody, verification_code, lambda place: {"file": upload("a.pdf")}, changes=False),
    ],
    "office:me": [get(signed_in)],
    "office:rights": [get(signed_in)],
    "office:my_contact": [get(signed_in), post(signed_in, data={"email": "moi@tinhso.example", "phone": "1"})],
    "office:my_absence": [get(signed_in), post(signed_in, data=lambda place: {"since": day(300), "until": day(301)})],
    "office:back_at_work": [
        post(lambda actor, place: actor.account_id == place.colleague.pk, one("absence_id", "absence"))
    ],
    "office:my_language": [post(signed_in, data={"language": "en"})],
    "office:remove_view": [post(owner, one("view_id", "view"))],
    "office:notifications": [get(signed_in)],
    "office:read_notifications": [post(signed_in)],
    "office:open_notification": [post(owner, one("notification_id", "notice"), sent_away=True)],
    "office:people": [get(signed_in)],
    "office:new_person": [
        get(somewhere(PEOPLE_MANAGE)),
        post(
            manages_people,
            data=lambda place: {
                "username": "nguoi.moi",
                "full_name": "Người Mới",
                "unit_id": place.unit.pk,
                "title": "Chuyên viên",
            },
            sent_away=True,
        ),
    ],
    "office:person": [get(either(manages_people, colleague), person())],
    "office:edit_person": [
        get(manages_people, person()),
        post(manages_people, person(), {"full_name": "Tên Mới", "email": "", "phone": "2"}),
    ],
    "office:add_post": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"unit_id": p.division.pk, "title": "Kiêm", "since": day(0)}),
    ],
    "office:transfer": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"to_unit": p.division.pk, "title": "Phó phòng", "on": day(0)}),
    ],
    "office:grant_role": [
        get(manages_people, person()),
        post(
            manages_people,
            person(),
            lambda p: {"role": "unit_leader", "unit_id": p.unit.pk, "subtree": "on", "since": day(0), **REASON},
        ),
    ],
    "office:revoke_role": [
        get(manages_people, person(grant_id=lambda p: p.grant.pk)),
        post(manages_people, person(grant_id=lambda p: p.grant.pk), lambda p: {"on": day(0), **REASON}),
    ],
    "office:person_absence": [
        get(manages_people, person()),
        post(manages_people, person(), lambda place: {"since": day(300), "until": day(301)}),
    ],
    "office:end_absence": [post(manages_people, person("colleague", absence_id=lambda p: p.absence.pk))],
    "office:hand_over": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"to_account_id": p.colleague.pk, **REASON}),
    ],
    "office:person_password": [get(manages_people, person()), post(manages_people, person())],
    "office:person_second_factor": [
        get(manages_people, person()),
        post(manages_people, person(), {"required": "on"}),
    ],
    "office:reset_second_factor": [get(manages_people, person()), post(manages_people, person(), REASON)],
    "office:deactivate": [get(manages_people, person()), post(manages_people, person(), REASON)],
    "office:reactivate": [get(manages_people, person("locked")), post(manages_people, person("locked"), REASON)],
    "office:units": [get(signed_in)],
    "office:successions": [get(somewhere(ORGANIZATIONS_MANAGE))],
    "office:settle": [
        get(manages_unit, one("succession_id", "succession")),
        post(
            manages_unit,
            one("succession_id", "succession"),
            lambda p: {"successor_id": p.unit.pk, "part": "whole", "act_cited": "QĐ 3/QĐ"},
        ),
    ],
    "office:unit": [get(signed_in, the_unit)],
    "office:add_unit": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"name": "Phòng mới", "kind": "division", "code": "phong-moi", "since": day(0)}),
    ],
    "office:rename_unit": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"name": "Tên mới", "on": day(0), "act_cited": "NQ 5/NQ"}),
    ],
    "office:move_unit": [
        get(manages_unit, the_unit),
        # A unit goes only where the actor manages the tree as well; elsewhere isn't offered.
        post(
            both(manages_unit, following(ORGANIZATIONS_MANAGE, None)),
            the_unit,
            lambda p: {"parent_id": p.follower.pk, "on": day(0), "act_cited": "NQ 7/NQ"},
            sent_away=True,
        ),
    ],
    "office:close_unit": [
        get(manages_unit, the_unit),
        post(
            manages_unit,
            lambda place: {"unit_id": place.division.pk},
            lambda p: {"last_day": day(0), "act_cited": "NQ 6/NQ"},
        ),
    ],
    "office:merge_units": [
        get(manages_unit, the_unit),
        post(
            manages_unit,
            lambda place: {"unit_id": place.division.pk},
            lambda p: {"predecessors": p.second_division.pk, "on": day(1), "act_cited": "NQ 8/NQ"},
        ),
    ],
    "office:add_alias": [get(manages_unit, the_unit), post(manages_unit, the_unit, {"text": "Tên khác"})],
    "office:set_code": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"scheme": "administrative", "value": "99999", "since": day(0)}),
    ],
    "office:audit": [get(somewhere(AUDIT_VIEW))],
    "office:audit_export": [get(somewhere(AUDIT_VIEW), recorded=True)],
    "office:verify_journal": [post(on_province(AUDIT_VIEW))],
    "office:operations": [get(on_province(OPERATIONS_VIEW))],
    "office:dead_letters": [get(on_province(OPERATIONS_VIEW))],
    "office:replay_message": [post(on_province(OPERATIONS_OPERATE), one("delivery_id", "delivery"))],
    "office:certificates": [get(somewhere(CERTIFICATES_MANAGE))],
    "office:revoke_certificate": [
        get(on_unit(CERTIFICATES_MANAGE, None), one("certificate_id", "certificate")),
        post(on_unit(CERTIFICATES_MANAGE, None), one("certificate_id", "certificate"), REASON),
    ],
    "office:jobs": [get(signed_in)],
    "office:stop_job": [post(operates_run, one("run_id", "run"))],
    "office:resume_job": [post(operates_run, one("run_id", "failed_run"))],
    "ui:gallery": [get(anybody), post(anybody, changes=False)],
    "healthz": [get(anybody), post(anybody, changes=False)],
    "readyz": [get(anybody), post(anybody, changes=False)],
    "tai-khoan/signup/": [get(nobody), post(nobody)],
    "tai-khoan/email/": [get(nobody), post(nobody)],
    "tai-khoan/password/reset/": [get(nobody), post(nobody)],
}

LISTS: dict[str, list[Sample]] = {
    "directives:my_work": [get(signed_in)],
    "directives:assignments": [get(signed_in)],
    "directives:export": [
        get(signed_in, lambda place: {"form": "xlsx"}, recorded=True),
        get(signed_in, lambda place: {"form": "csv"}, recorded=True),
    ],
    "directives:filters": [get(signed_in)],
    "directives:save_view": [post(signed_in, data={"name": "Của tôi", "query": "schedule=late"})],
    "directives:forget_view": [post(owner, one("view_id", "view"))],
    "directives:by_unit": [get(signed_in)],
    "directives:calendar": [get(signed_in)],
    "directives:late": [get(signed_in)],
    "directives:review_queue": [get(signed_in)],
    "directives:reminders": [get(somewhere(rights.REMIND))],
    "directives:draft_reminders": [
        post(
            both(at_own_unit(rights.REMIND), following(rights.REMIND)),
            data=lambda p: {"unit": p.unit.pk},
            sent_away=True,
        )
    ],
    "directives:reminder": [
        get(following(rights.REMIND), one("letter_id", "letter")),
        get(either(following(rights.REMIND), on_unit(rights.VIEW)), one("letter_id", "sent_letter")),
        post(following(rights.REMIND), one("letter_id", "letter"), {"body": "Lời mới"}),
        post(nobody, one("letter_id", "sent_letter"), {"body": "Lời mới"}),
    ],
    "directives:send_reminder": [post(following(rights.REMIND), one("letter_id", "letter"))],
    "directives:inheritances": [
        get(somewhere(rights.PUT_IN_FORCE)),
        post(following(rights.PUT_IN_FORCE), data=lambda p: {"unit_id": p.ceased.unit_id}, sent_away=True),
    ],
    "directives:decide_inheritance": [
        post(following(rights.PUT_IN_FORCE), one("inheritance_id", "inheritance", decision="chuyen")),
        post(following(rights.PUT_IN_FORCE), one("inheritance_id", "inheritance", decision="khong")),
    ],
    "directives:results": [
        get(somewhere(rights.ACCEPT)),
        post(somewhere(rights.ACCEPT), data=lambda place: {"file": upload()}),
    ],
    "directives:results_run": [get(owner, one("run_id", "results_run"))],
    "directives:results_review": [get(receives, one("results_id", "results"))],
    "directives:results_file": [get(receives, one("results_id", "results"))],
    "directives:accept_certain_rows": [post(receives, one("results_id", "results"))],
    "directives:reported_row": [get(receives, reported_row), post(receives, reported_row)],
    "directives:refuse_row": [post(receives, reported_row)],
    "directives:task": [get(signed_in, lambda place: {"task_id": place.open.task_id})],
}

ASSIGNMENTS: dict[str, list[Sample]] = {
    "directives:assignment": [
        get(sees, work(name)) for name in ("open", "drafted", "submitted", "passed_on", "accepted")
    ],
    "directives:break_down": [
        get(on_unit(rights.BREAK_DOWN), work("open")),
        post(on_unit(rights.BREAK_DOWN), work("open"), lambda p: {"officer_id": p.colleague.pk}),
    ],
    "directives:add_part": [
        get(on_unit(rights.BREAK_DOWN), work("open")),
        post(on_unit(rights.BREAK_DOWN), work("open"), lambda p: {"title": "Phần", "person_id": p.colleague.pk}),
    ],
    "directives:update_part": [
        get(on_unit(rights.REPORT), work("open", part_id=lambda p: p.part.pk)),
        post(on_unit(rights.REPORT), work("open", part_id=lambda p: p.part.pk), {"status": "done"}),
    ],
    "directives:remove_part": [post(on_unit(rights.BREAK_DOWN), work("open", part_id=lambda p: p.part.pk))],
    "directives:report": [
        get(on_unit(rights.REPORT), work("open")),
        post(on_unit(rights.REPORT), work("open"), REPORT),
        post(on_unit(rights.REPORT), work("open"), {**REPORT, "submit": "1"}),
    ],
    "directives:save_report": [post(on_unit(rights.REPORT), work("open"), REPORT)],
    "directives:decide_report": [
        post(on_unit(rights.PASS_ON), decision("submitted", "duyet")),
        post(on_unit(rights.PASS_ON), decision("submitted", "tra-nguoi-soan"), REASON),
        post(following(rights.ACCEPT), decision("passed_on", "nghiem-thu")),
        post(following(rights.ACCEPT), decision("passed_on", "ghi-nhan")),
        post(following(rights.ACCEPT), decision("passed_on", "tra-don-vi"), REASON),
        get(sees, decision("passed_on", "nghiem-thu")),
        get(following(rights.ACCEPT), decision("passed_on", "tra-don-vi")),
    ],
    "directives:proxy": [
        get(following(rights.ACCEPT), work("open")),
        post(following(rights.ACCEPT), work("open"), {**REPORT, "letter": "12/CV"}),
    ],
    "directives:evidence": [
        get(sees, work("passed_on", evidence_id=lambda p: p.evidence.pk)),
        get(sees, work("accepted", evidence_id=lambda p: p.accepted.evidence.get().pk)),
        # What hasn't left the house: for the house alone.
        get(on_unit(rights.REPORT), work("drafted", evidence_id=lambda p: p.drafted.evidence.get().pk)),
        get(on_unit(rights.REPORT), work("submitted", evidence_id=lambda p: p.submitted.evidence.get().pk)),
    ],
    "directives:withdraw_evidence": [
        get(
            either(on_unit(rights.REPORT), following(rights.ACCEPT)),
            work("passed_on", evidence_id=lambda p: p.evidence.pk),
        ),
        post(
            either(on_unit(rights.REPORT), following(rights.ACCEPT)),
            work("passed_on", evidence_id=lambda p: p.evidence.pk),
            REASON,
        ),
    ],
    "directives:revoke_acceptance": [
        get(following(rights.ACCEPT), work("accepted")),
        post(following(rights.ACCEPT), work("accepted"), REASON),
    ],
    "directives:reschedule": [
        get(following(rights.RESCHEDULE), work("open")),
        post(following(rights.RESCHEDULE), work("open"), {"new_due": day(40), **REASON}),
        post(following(rights.RESCHEDULE), work("open"), {"new_due": day(40), "for_all": "on", **REASON}),
    ],
    "directives:link": [
        post(
            following(rights.DRAFT),
            work("submitted"),
            lambda p: {"earlier_id": p.closed.tasks.get().pk, "kind": "restates"},
        )
    ],
    "directives:decide_link": [
        post(
            following(rights.DRAFT),
            work("open", link_id=lambda p: p.link.pk, decision=lambda p: "xac-nhan"),
        ),
        post(following(rights.DRAFT), work("open", link_id=lambda p: p.link.pk, decision=lambda p: "bo")),
    ],
}

drafts = following(rights.DRAFT)
puts_in_force = following(rights.PUT_IN_FORCE)
in_group = {"group_id": lambda p: p.group.pk}
in_task = {"task_id": lambda p: p.task.pk}
in_read_task = {"task_id": lambda p: p.read_task.pk}


def cut(content: str) -> str:
    """The content with a mark where it is to be cut in two."""
    return content.replace(" ", " ‖", 1)


DOCUMENTS: dict[str, list[Sample]] = {
    "directives:documents": [get(signed_in)],
    "directives:document_new": [
        get(somewhere(rights.DRAFT)),
        post(drafts, data=head, sent_away=True),
    ],
    "directives:unclear_names": [
        get(somewhere(rights.DRAFT)),
        post(drafts, data=lambda p: {"text": p.party.text, "place": p.unit.name}, sent_away=True),
    ],
    "directives:upload_document": [
        get(somewhere(rights.DRAFT)),
        post(drafts, data=lambda p: {"file": upload(), "aggregator_id": p.follower.pk}, sent_away=True),
    ],
    "directives:reading_run": [
        get(lambda actor, place: actor.account_id == place.aggregator.pk, one("run_id", "reading_run"))
    ],
    "directives:review": [get(drafts, paper("read"))],
    "directives:accept_certain": [post(drafts, paper("read"))],
    "directives:settle_finding": [post(drafts, paper("read", finding_id=lambda p: p.finding.pk))],
    "directives:split_task": [
        get(drafts, paper("read", **in_read_task)),
        post(drafts, paper("read", **in_read_task), lambda p: {"cut": "free", "marked": cut(p.read_task.content)}),
    ],
    "directives:review_task": [
        post(drafts, paper("read", **in_read_task, deed=lambda p: "nhan")),
        post(drafts, paper("read", **in_read_task, deed=lambda p: "gop-sau")),
        post(drafts, paper("read", task_id=lambda p: p.accepted_task.pk, deed=lambda p: "mo-lai")),
        post(drafts, paper("read", task_id=lambda p: p.accepted_task.pk, deed=lambda p: "gop-truoc")),
    ],
    "directives:deadline_row": [get(signed_in)],
    "directives:name_row": [get(signed_in, lambda place: {"name": "leads"})],
    "directives:document": [
        get(drafts, paper("draft")),
        get(sees_document, paper("document")),
        get(sees_document, paper("closed")),
    ],
    "directives:document_edit": [get(drafts, paper("draft")), post(drafts, paper("draft"), head)],
    "directives:original": [
        get(drafts, paper("draft")),
        get(drafts, paper("read")),
        get(drafts, paper("ready")),
        get(sees_document, paper("document")),
        get(sees_document, paper("closed")),
    ],
    "directives:attach_original": [
        get(drafts, paper("draft")),
        post(drafts, paper("draft"), lambda place: {"file": upload()}),
    ],
    # Looking finds something only where an earlier task is worded alike.
    "directives:look_for_restated": [post(drafts, paper("draft"), changes=None)],
    "directives:decide_restated": [
        post(drafts, paper("draft", link_id=lambda p: p.restated_link.pk, decision=lambda p, word=word: word))
        for word in ("xac-nhan", "bo")
    ],
    "directives:plan": [get(drafts, paper("draft"))],
    "directives:group_new": [get(drafts, paper("draft")), post(drafts, paper("draft"), {"title": "Nhóm mới"})],
    "directives:group_edit": [
        get(drafts, paper("draft", **in_group)),
        post(drafts, paper("draft", **in_group), {"title": "Tên khác"}),
    ],
    "directives:group_remove": [post(drafts, paper("draft", **in_group))],
    "directives:task_new": [get(drafts, paper("draft")), post(drafts, paper("draft"), task)],
    "directives:task_edit": [
        get(drafts, paper("draft", **in_task)),
        post(drafts, paper("draft", **in_task), task),
    ],
    "directives:task_remove": [post(drafts, paper("draft", **in_task))],
    "directives:resolve": [
        post(drafts, paper("draft", party_id=lambda p: p.party.pk), lambda p: {"place": p.unit.name})
    ],
    "directives:add_target": [
        get(drafts, paper("draft")),
        post(drafts, paper("draft"), {"text": "Đạt", "value": "90", "unit": "%"}),
    ],
    "directives:remove_target": [post(drafts, paper("draft", target_id=lambda p: p.target.pk))],
    "directives:put_in_force": [get(puts_in_force, paper("ready")), post(puts_in_force, paper("ready"))],
    "directives:move_document": [
        post(puts_in_force, paper("document", step=lambda p: "ket-thuc")),
        post(puts_in_force, paper("closed", step=lambda p: "mo-lai")),
        get(puts_in_force, paper("document", step=lambda p: "huy")),
        post(puts_in_force, paper("document", step=lambda p: "huy"), REASON),
    ],
    "directives:by_group": [get(sees_document, paper("document"))],
    "directives:spreadsheet": [
        get(drafts, paper("draft")),
        # Says what the workbook holds and keeps it; nothing is brought in yet, and this one is kept already.
        post(drafts, paper("draft"), lambda p: {"file": upload("k.xlsx", filled_form(p.unit.name))}, changes=None),
    ],
    "directives:failed_rows": [get(drafts, paper("draft"), query=lambda place: {"tep": token(place)})],
    "directives:start_import": [post(drafts, paper("draft"), lambda place: {"token": token(place)})],
    "directives:import_run": [
        get(
            lambda actor, place: actor.account_id == place.aggregator.pk,
            paper("draft", run_id=lambda p: p.import_run.pk),
        )
    ],
    "directives:spreadsheet_form": [get(drafts, paper("draft"))],
}

kept_check = one("check_id", "check")


def found(place: Place) -> dict[str, Any]:
    return {"check_id": place.check.pk, "key": correctable(place.check)}


REPORTS: dict[str, list[Sample]] = {
    "reporting:checks": [get(signed_in), post(at_own_unit(CHECK), data={"text": "Tiếp nhận 10 hồ sơ."})],
    "reporting:check_run": [get(owner, one("run_id", "check_run"))],
    "reporting:check": [get(owner, kept_check)],
    "reporting:check_download": [get(owner, kept_check)],
    "reporting:accept_correction": [post(owner, found)],
    "reporting:dismiss_finding": [post(owner, found)],
    "reporting:undo_correction": [post(owner, one("check_id", "corrected_check", number=0))],
    "reporting:remove_check": [post(owner, kept_check)],
}

views_reports = somewhere(reporting.VIEW)
keeps_calendar = both(views_reports, following(reporting.KEEP_CALENDARS, None))
sees_difficulty = either(on_unit(reporting.VIEW, None), following(reporting.VIEW, None))
raises_there = on_unit(reporting.RAISE, None)
the_calendar = one("calendar_id", "calendar")
RULE = {
    "since": "2031-01-01",
    "cut_off_day": "14",
    "due_days": "1",
    "recipient": "Công an tỉnh",
    "source": "2/KH-UBND",
}


def the_rule(place: Place) -> dict[str, Any]:
    return {"calendar_id": place.calendar.pk, "rule_id": place.calendar.rules.get().pk}


def the_difficulty(name: str = "difficulty") -> Values:
    return one("difficulty_id", name)


def asking(place: Place) -> dict[str, Any]:
    return {"unit_id": place.unit.pk, "subject": "Vướng việc khác", "answering_unit_id": place.follower.pk}


def both_difficulties(place: Place) -> list[int]:
    return [place.difficulty.pk, place.second_difficulty.pk]


CALENDARS_AND_DIFFICULTIES: dict[str, list[Sample]] = {
    "reporting:front": [get(signed_in)],
    "reporting:calendars": [get(signed_in)],
    "reporting:calendar": [get(views_reports, the_calendar)],
    "reporting:calendar_rule_new": [get(keeps_calendar, the_calendar), post(keeps_calendar, the_calendar, RULE)],
    "reporting:calendar_rule_end": [
        get(keeps_calendar, the_rule),
        post(keeps_calendar, the_rule, {"until": "2031-12-31", "source": "3/KH-UBND"}),
    ],
    "reporting:calendar_rule_verify": [
        get(keeps_calendar, the_rule),
        post(keeps_calendar, the_rule, {"source": "1/KH-UBND"}),
    ],
    "reporting:difficulties": [get(signed_in)],
    "reporting:difficulty_new": [
        get(somewhere(reporting.RAISE)),
        post(raises_there, data=asking, sent_away=True),
    ],
    "reporting:difficulties_merge": [
        get(
            both(somewhere(reporting.CONSOLIDATE), sees_difficulty),
            query=lambda p: [("id", pk) for pk in both_difficulties(p)],  # type: ignore[arg-type, return-value]
        ),
        post(on_unit(reporting.CONSOLIDATE, None), data=lambda p: {**asking(p), "ids": both_difficulties(p)}),
    ],
    "reporting:difficulty": [get(sees_difficulty, the_difficulty())],
    "reporting:difficulty_edit": [
        get(raises_there, the_difficulty()),
        post(raises_there, the_difficulty(), asking),
    ],
    "reporting:difficulty_answer": [
        get(following(reporting.ANSWER, None), the_difficulty()),
        post(following(reporting.ANSWER, None), the_difficulty(), {"answer": "Đã xong"}),
    ],
    "reporting:difficulty_reopen": [
        get(raises_there, the_difficulty("answered_difficulty")),
        post(raises_there, the_difficulty("answered_difficulty"), REASON),
    ],
    "reporting:difficulty_withdraw": [
        get(raises_there, the_difficulty()),
        post(raises_there, the_difficulty(), REASON),
    ],
}


def the_report(name: str = "draft_report", **more: Any) -> Values:
    return one("report_id", name, **more)


def the_remark(place: Place) -> dict[str, Any]:
    remarks = Review(Composed(place.questioned_report)).remarks
    return {"report_id": place.questioned_report.pk, "key": remarks[0].key}


def drafts_for_own_office(actor: Actor, place: Place) -> bool:
    """A commune's figures are its own; others speak of the province."""
    own = Unit.objects.filter(pk=actor.unit_id).first()
    if own is None:
        return False
    area = own if own.is_commune_level else Unit.objects.get(parent=None)
    return bool(actor.may(reporting.COMPOSE, own.path, FIELD) and actor.may(FIGURES_VIEW, area.path, FIELD))


def this_week(place: Place) -> dict[str, Any]:
    thursday = clock.today() + timedelta(days=(4 - clock.today().isoweekday()) % 7)
    return {"kind": f"project06_weekly/{thursday.isoformat()}"}


composes = on_unit(reporting.COMPOSE)
heads = on_unit(reporting.PASS_ON)
signs = on_unit(reporting.SIGN)
numbers = on_unit(reporting.ISSUE)
works_on_it = either(composes, heads)
sees_issued = either(works_on_it, on_unit(reporting.VIEW))

COMPOSING: dict[str, list[Sample]] = {
    "reporting:reports": [get(signed_in)],
    "reporting:report_new": [
        get(somewhere(reporting.COMPOSE)),
        post(drafts_for_own_office, data=this_week, sent_away=True),
    ],
    "reporting:report": [
        get(works_on_it, the_report()),
        get(works_on_it, the_report("questioned_report")),
        get(works_on_it, the_report("report_with_head")),
        get(either(works_on_it, signs), the_report("report_with_signer")),
        get(either(works_on_it, signs, numbers), the_report("signed_report")),
        get(sees_issued, the_report("issued_report")),
    ],
    "reporting:report_paper": [get(works_on_it, the_report()), get(sees_issued, the_report("issued_report"))],
    "reporting:report_section": [post(composes, the_report(key="next"), {"text": "Việc khác."})],
    "reporting:report_words": [
        get(composes, the_report()),
        post(composes, the_report(), {"title": "Trích yếu khác"}),
    ],
    "reporting:report_explain": [post(composes, the_remark, {"reason": "Theo Cổng quốc gia"})],
    "reporting:report_hand_in": [post(composes, the_report())],
    "reporting:report_discard": [post(composes, the_report())],
    "reporting:report_pass_on": [post(heads, the_report("report_with_head"))],
    "reporting:report_send_back": [
        get(heads, the_report("report_with_head")),
        post(heads, the_report("report_with_head"), REASON),
        post(signs, the_report("report_with_signer"), REASON),
    ],
    "reporting:report_sign": [post(signs, the_report("report_with_signer"))],
    "reporting:report_issue": [
        get(numbers, the_report("signed_report")),
        post(numbers, the_report("signed_report"), lambda place: {"issued_on": day(0)}),
    ],
    "reporting:report_correct": [
        get(composes, the_report("issued_report")),
        post(composes, the_report("issued_report"), REASON),
    ],
    "reporting:report_file": [
        get(works_on_it, the_report(kind="pdf")),
        get(sees_issued, the_report("issued_report", kind="docx")),
    ],
}


def tasks_figure(place: Place) -> dict[str, Any]:
    return {"code": "directives.assigned"}


sees_stated = either(on_unit(FIGURES_VIEW, ""), on_unit(FIGURES_STATE, ""))

FIGURES: dict[str, list[Sample]] = {
    "metrics:figures": [get(somewhere(FIGURES_VIEW))],
    "metrics:figure": [
        get(on_unit(FIGURES_VIEW, ""), tasks_figure, query=lambda place: {"don-vi": place.unit.pk}),
        get(on_unit(FIGURES_VIEW, ""), tasks_figure, query=lambda p: {"don-vi": p.unit.pk, "xem": "document"}),
    ],
    "metrics:stated": [get(sees_stated, one("stated_id", "stated"))],
    "metrics:stated_document": [get(sees_stated, one("stated_id", "stated"))],
    "metrics:differences": [get(on_province(OPERATIONS_VIEW))],
    "metrics:recompute": [post(on_province(OPERATIONS_OPERATE), one("difference_id", "difference"))],
}


def collected(argument: str, name: str) -> Values:
    return lambda place: {argument: getattr(place.collected, name).pk}


def filled_workbook(place: Place) -> dict[str, Any]:
    return {"file": upload("bieu.xlsx", workbook(filled(place.collected.submission)))}


def next_version(place: Place) -> dict[str, Any]:
    """The form's own text from tomorrow on."""
    version = place.collected.form.versions.get()
    written, tomorrow = text_of(version), clock.today() + timedelta(days=1)
    written = written.replace(f"since = {version.valid_from}", f"since = {tomorrow}").replace(
        'source = ""', 'source = "2/QĐ"'
    )
    return {"text": written, "publish": "1"}


keeps = following(reporting.REVIEW)
sees_round = either(following(reporting.VIEW), keeps)
sees_form = either(on_unit(reporting.VIEW), sees_round)
fills = on_unit(reporting.FILL)
the_form = collected("submission_id", "submission")
waiting_form = collected("submission_id", "waiting")
the_round = collected("round_id", "round")
defined_form = collected("form_id", "form")
NUMBER = {"v-number": "7"}

COLLECTING: dict[str, list[Sample]] = {
    "reporting:own_forms": [get(signed_in)],
    "reporting:submission": [
        get(sees_form, the_form),
        get(sees_form, waiting_form),
        post(fills, the_form, NUMBER),
        post(both(fills, on_unit(reporting.SUBMIT)), the_form, {**NUMBER, "submit": "1"}),
    ],
    "reporting:save_submission": [post(fills, the_form, NUMBER)],
    "reporting:submission_workbook": [get(sees_form, the_form, recorded=True)],
    "reporting:fill_submission": [get(fills, the_form), post(fills, the_form, filled_workbook)],
    "reporting:accept_submission": [post(keeps, waiting_form)],
    "reporting:return_submission": [get(keeps, waiting_form), post(keeps, waiting_form, REASON)],
    "reporting:forms": [get(signed_in)],
    "reporting:form": [get(sees_round, defined_form)],
    "reporting:form_text": [get(sees_round, defined_form)],
    "reporting:publish_form": [get(keeps, defined_form), post(keeps, defined_form, next_version)],
    "reporting:rounds": [get(signed_in)],
    "reporting:open_round": [post(keeps, collected("form_id", "form"))],
    "reporting:round": [get(sees_round, the_round), get(sees_round, collected("round_id", "waiting_round"))],
    "reporting:round_totals": [get(both(sees_round, on_province(FIGURES_VIEW)), the_round)],
    "reporting:round_totals_workbook": [get(both(sees_round, on_province(FIGURES_VIEW)), the_round, recorded=True)],
    "reporting:accept_clean": [post(keeps, collected("round_id", "waiting_round"))],
    "reporting:round_reminders": [get(keeps, the_round), post(keeps, the_round)],
    "reporting:send_reminders": [post(keeps, the_round)],
    "reporting:close_round": [post(keeps, the_round)],
    "reporting:reminder": [
        get(sees_round, collected("reminder_id", "reminder")),
        get(sees_form, collected("reminder_id", "sent_reminder")),
        post(keeps, collected("reminder_id", "reminder"), {"body": "Lời mới"}),
        post(nobody, collected("reminder_id", "sent_reminder"), {"body": "Lời mới"}),
    ],
}

keeps_procedures = following(KEEP_PROCEDURES)
sees_procedures = somewhere(VIEW_PROCEDURES)


def procedure_of(name: str) -> Values:
    return lambda place: {"procedure_id": getattr(place.catalogue, name).procedure_id}


def version_of(name: str, **more: Callable[[Place], Any]) -> Values:
    return lambda place: {
        "version_id": getattr(place.catalogue, name).pk,
        **{key: get(place) for key, get in more.items()},
    }


def trial_row(place: Place) -> dict[str, Any]:
    """A dry run of one action, to be kept."""
    received = f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"
    return {"a-TOTAL_FORMS": "1", "a-INITIAL_FORMS": "0", "a-0-at": received, "a-0-do": "receive"}


def kept_trial(place: Place) -> dict[str, Any]:
    return {**trial_row(place), "keep": "1", "name": "Phép thử mới"}


def imported(place: Place) -> dict[str, Any]:
    return {"file": upload("a.json", new_file(f"moi.{place.unit.pk}").encode()), "keeper": place.follower.pk}


def changed_draft(place: Place) -> dict[str, Any]:
    return {"file": upload("a.json", changed_file(place.catalogue.draft).encode())}


the_published, the_draft = version_of("published"), version_of("draft")
the_trial = version_of("published", trial_id=lambda place: place.catalogue.trial.pk)

PROCEDURES: dict[str, list[Sample]] = {
    "onestop:procedures": [get(sees_procedures)],
    "onestop:late_announcements": [get(somewhere(KEEP_PROCEDURES))],
    "onestop:import_procedure": [get(somewhere(KEEP_PROCEDURES)), post(keeps_procedures, data=imported)],
    "onestop:procedure": [
        get(sees_procedures, procedure_of("published")),
        get(keeps_procedures, procedure_of("draft")),
    ],
    "onestop:compare_versions": [
        get(sees_procedures, procedure_of("published")),
        get(keeps_procedures, procedure_of("draft")),
    ],
    "onestop:draft_version": [post(keeps_procedures, procedure_of("published"))],
    "onestop:export_version": [get(sees_procedures, the_published), get(keeps_procedures, the_draft)],
    "onestop:replace_content": [
        get(keeps_procedures, the_draft),
        post(keeps_procedures, the_draft, changed_draft),
    ],
    "onestop:enter_decision": [
        get(keeps_procedures, the_draft),
        post(keeps_procedures, the_draft, {"decision_symbol": "2/QĐ-UBND"}),
    ],
    "onestop:publish_version": [post(keeps_procedures, the_draft)],
    "onestop:discard_draft": [post(keeps_procedures, the_draft)],
    "onestop:record_public_update": [
        get(keeps_procedures, the_published),
        post(keeps_procedures, the_published, lambda place: {"published_on": day(0)}),
    ],
    "onestop:withdraw_version": [
        get(keeps_procedures, the_published),
        post(keeps_procedures, the_published, lambda place: {"last_day": day(1), **REASON}),
    ],
    "onestop:dry_run": [
        get(sees_procedures, the_published),
        get(keeps_procedures, the_draft),
        post(sees_procedures, the_published, trial_row, changes=False),
        post(keeps_procedures, the_published, kept_trial),
    ],
    "onestop:rerun_trial": [get(sees_procedures, the_trial)],
    "onestop:accept_trial": [post(keeps_procedures, the_trial)],
    "onestop:remove_trial": [post(keeps_procedures, the_trial)],
}


def receipt_of(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "kind": "giay-tiep-nhan", "number": 1}


def the_dossier(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code}


def issued_result(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "result_id": 1}


def an_original(place: Place) -> dict[str, Any]:
    scan = write_pdf(PaperDocument(Head(kind="Bằng"), ()))
    form = {"title": "Bằng", "requester": "Lù Thị Pà", "requester_id": "002301000018", "compared": "on"}
    return {**form, "unit": place.unit.pk, "file": upload("a.pdf", scan)}


def the_copy(place: Place) -> dict[str, Any]:
    return {"copy_id": place.certified_copy.pk}


PRINTED: dict[str, list[Sample]] = {
    "onestop:printed_paper": [get(on_unit(VIEW_PERSONS), receipt_of, recorded=True)],
    "onestop:register_book": [get(somewhere(VIEW_PERSONS))],
    "onestop:sign_result": [
        get(nobody, the_dossier),
        post(nobody, the_dossier, {"code": "KQ.TP.GCNKH", "number": "1"}),
    ],
    "onestop:revoke_result": [
        get(on_unit(DECIDE), issued_result),
        post(nobody, issued_result, REASON, changes=False),
    ],
    "onestop:certified_copies": [get(somewhere(COMPARE))],
    "onestop:present_original": [
        get(somewhere(COMPARE)),
        post(on_unit(COMPARE), data=an_original),
    ],
    "onestop:certified_copy": [get(on_unit(COMPARE), the_copy, recorded=True)],
    "onestop:certified_copy_file": [get(on_unit(COMPARE), the_copy, recorded=True)],
    "onestop:certify_copy": [post(on_unit(CERTIFY), the_copy, changes=None)],
    "onestop:drop_copy": [
        get(on_unit(COMPARE), the_copy),
        post(on_unit(COMPARE), the_copy, REASON),
    ],
    "onestop:revoke_copy": [
        get(nobody, the_copy),
        post(nobody, the_copy, REASON),
    ],
    "onestop:tracking": [get(anybody)],
    "onestop:track_dossier": [get(anybody, lambda place: {"code": place.dossier.code})],
}


def completes_first_step(actor: Actor, place: Place) -> bool:
    """The first step of a marriage is an officer's of the unit, not its leader's."""
    return any(each.role is Role.OFFICER and each.covers(place.unit.path, FIELD) for each in actor.scopes)


def dossier_of(name: str = "", **more: Callable[[Place], Any]) -> Values:
    def args(place: Place) -> dict[str, Any]:
        it = getattr(place.dossiers, name) if name else place.dossier
        return {"code": it.code, **{key: get(place) for key, get in more.items()}}

    return args


def asked_for_unit(place: Place) -> dict[str, Any]:
    return {"unit": place.unit.pk}


def marriage_at(place: Place) -> dict[str, Any]:
    return {"thu-tuc": place.intake.procedure_id, **asked_for_unit(place)}


def at_counter(place: Place) -> dict[str, Any]:
    """A marriage as the counter's form sends it."""
    applicant = {"kind": "citizen", "name": "Sùng Thị Mỷ", "id_number": "002301000018"}
    return {
        "key": "khoa",
        "competent_unit": place.unit.pk,
        "channel": "direct",
        "filer.filing": "self",
        **{f"applicant.{name}": value for name, value in applicant.items()},
        **{f"answers.{form}.{name}": value for form, typed in ANSWERS.items() for name, value in typed.items()},
    }


def whose_number(place: Place) -> dict[str, Any]:
    return {"applicant.kind": "citizen", "applicant.id_number": place.intake.applicant.id_number}


def first_step(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "step": "tiep-nhan", "outcome": "day-du"}


def seen(name: str = "", **data: Any) -> Values:
    """With the revision that the officer saw."""
    return lambda place: {
        "seen": (getattr(place.dossiers, name) if name else place.dossier).revision,
        **{key: value(place) if callable(value) else value for key, value in data.items()},
    }


def with_the_receipts_code(place: Place) -> dict[str, Any]:
    return {"satisfaction": "satisfied", "rating_code": rating_code(place.dossiers.finished.code)}


def in_a_month(place: Place) -> str:
    return f"{clock.local(place.dossier.due_at + timedelta(days=30)):%Y-%m-%dT%H:%M}"


sees_dossiers, takes_in = somewhere(onestop.VIEW), on_unit(onestop.TAKE_IN)
sees_dossier, sees_persons = on_unit(onestop.VIEW), on_unit(onestop.VIEW_PERSONS)
processes, decides, assigns = on_unit(onestop.PROCESS), on_unit(onestop.DECIDE), on_unit(onestop.ASSIGN)
at_counter_or_holder = either(takes_in, processes)
sees_queue = on_unit(onestop.VIEW, None)
a_scan = dossier_of("finished", component_id=lambda place: place.dossiers.scanned.pk)
a_result = dossier_of("finished", result_id=lambda place: place.dossiers.finished.results.get().pk)

DOSSIERS: dict[str, list[Sample]] = {
    "onestop:counter": [
        get(somewhere(onestop.TAKE_IN)),
        get(takes_in, query=marriage_at),
        post(takes_in, data=at_counter, query=marriage_at),
    ],
    "onestop:counter_applicant": [post(takes_in, data=whose_number, query=marriage_at)],
    "onestop:my_queue": [get(sees_dossiers)],
    "onestop:unit_queue": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:results_to_give": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:taken_in": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:board": [get(sees_dossiers), get(sees_queue, query=asked_for_unit)],
    "onestop:batch": [
        post(
            completes_first_step,
            data=lambda place: {"do": "on:tiep-nhan/day-du", "chosen": [place.dossier.code]},
            sent_away=True,
        )
    ],
    "onestop:dossiers": [
        get(sees_dossiers, query=lambda place: {"q": "Lu"}),
        post(sees_dossiers, data={"q": "002301000018", "purpose": "Trả lời tại quầy"}),
    ],
    "onestop:dossier": [get(sees_dossier, dossier_of(), recorded=True)],
    "onestop:receipt": [get(sees_dossier, dossier_of(), recorded=True)],
    "onestop:component_file": [get(sees_persons, a_scan, recorded=True)],
    "onestop:result_file": [get(sees_persons, a_result, recorded=True)],
    "onestop:dossier_way": [get(completes_first_step, first_step), post(completes_first_step, first_step, seen())],
    "onestop:take_dossier": [post(processes, dossier_of())],
    "onestop:accept_dossier": [post(takes_in, dossier_of("online"))],
    "onestop:refuse_intake": [
        get(decides, dossier_of("online")),
        post(decides, dossier_of("online"), seen("online", **REASON)),
    ],
    "onestop:assign_dossier": [
        get(assigns, dossier_of()),
        post(assigns, dossier_of(), seen(assignee=lambda place: place.owner.pk)),
    ],
    "onestop:hand_over_dossier": [
        get(processes, dossier_of()),
        post(processes, dossier_of(), seen(unit=lambda place: place.follower.pk)),
    ],
    "onestop:ask_supplement": [get(processes, dossier_of()), post(processes, dossier_of(), seen(note="Ký lại"))],
    "onestop:give_supplement": [
        get(at_counter_or_holder, dossier_of("waiting")),
        post(at_counter_or_holder, dossier_of("waiting"), seen("waiting")),
    ],
    "onestop:await_payment": [post(processes, dossier_of())],
    "onestop:record_payment": [
        get(at_counter_or_holder, dossier_of()),
        post(at_counter_or_holder, dossier_of(), seen(amount=8000, method="cash", reference="BL 1")),
    ],
    "onestop:reappoint_dossier": [
        get(decides, dossier_of()),
        post(decides, dossier_of(), seen(due=in_a_month, **REASON)),
    ],
    "onestop:lengthen_dossier": [
        get(nobody, dossier_of()),
        post(nobody, dossier_of(), seen(extension="xac-minh", **REASON)),
    ],
    "onestop:refuse_dossier": [get(decides, dossier_of()), post(decides, dossier_of(), seen(**REASON))],
    "onestop:stop_dossier": [get(decides, dossier_of()), post(decides, dossier_of(), seen(**REASON))],
    "onestop:withdraw_dossier": [
        get(at_counter_or_holder, dossier_of()),
        post(at_counter_or_holder, dossier_of(), seen(**REASON)),
    ],
    "onestop:give_result": [
        get(at_counter_or_holder, dossier_of("finished")),
        post(at_counter_or_holder, dossier_of("finished"), seen("finished", receiver="Sùng Thị Mỷ")),
    ],
    "onestop:rate_at_counter": [
        get(at_counter_or_holder, dossier_of("finished")),
        post(at_counter_or_holder, dossier_of("finished"), {"satisfaction": "satisfied"}),
    ],
    "onestop:rate_by_code": [
        get(anybody, dossier_of("finished")),
        post(anybody, dossier_of("finished"), with_the_receipts_code),
    ],
    "onestop:note_dossier": [post(processes, dossier_of(), {"note": "Đã gọi điện"})],
}


def petition_of(name: str = "open", **more: Callable[[Place], Any]) -> Values:
    return lambda place: {
        "petition_id": getattr(place.petitions, name).pk,
        **{key: get(place) for key, get in more.items()},
    }


def with_petition(name: str = "open", **data: Any) -> Values:
    """With the revision that the officer saw."""
    return lambda place: {
        "seen": getattr(place.petitions, name).revision,
        **{key: value(place) if callable(value) else value for key, value in data.items()},
    }


def a_call(place: Place) -> dict[str, Any]:
    told = {"key": "khoa", "channel": "phone", "about": "conduct", "title": "Chờ lâu", "field_code": FIELD}
    return {**told, "unit": place.unit.pk, "content": "Hai giờ", "name": "Thào Thị Dợ", "phone": "0912345678"}


sees_petitions, sees_petition = somewhere(onestop.VIEW_PETITIONS), on_unit(onestop.VIEW_PETITIONS)
sees_petitioner, receives_petition = on_unit(onestop.VIEW_PETITIONERS), on_unit(onestop.RECEIVE_PETITIONS)
handles, decides_petition = on_unit(onestop.HANDLE_PETITIONS), on_unit(onestop.DECIDE_PETITIONS)
the_petition_file = petition_of(file_id=lambda place: place.petitions.open.files.get().pk)

PETITIONS: dict[str, list[Sample]] = {
    "onestop:petitions": [
        get(sees_petitions),
        get(on_unit(onestop.VIEW_PETITIONS, None), query=asked_for_unit),
    ],
    "onestop:receive_petition": [
        get(somewhere(onestop.RECEIVE_PETITIONS)),
        post(receives_petition, data=a_call),
    ],
    "onestop:published_petitions": [get(anybody)],
    "onestop:petition": [get(sees_petition, petition_of(), recorded=True)],
    "onestop:petitioner_number": [post(sees_petitioner, petition_of(), {"purpose": "Xác minh"})],
    "onestop:petition_file": [get(sees_petitioner, the_petition_file, recorded=True)],
    "onestop:take_petition": [post(handles, petition_of())],
    "onestop:assign_petition": [
        get(decides_petition, petition_of()),
        post(decides_petition, petition_of(), with_petition(assignee=lambda place: place.owner.pk)),
    ],
    "onestop:hand_over_petition": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(unit=lambda place: place.follower.pk)),
    ],
    "onestop:refuse_petition": [
        get(decides_petition, petition_of()),
        post(decides_petition, petition_of(), with_petition(**REASON)),
    ],
    "onestop:ask_petitioner": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(wanted="Số quầy")),
    ],
    "onestop:take_given": [
        get(receives_petition, petition_of("asked")),
        post(receives_petition, petition_of("asked"), with_petition("asked", text="Quầy 3")),
    ],
    "onestop:answer_petition": [
        get(handles, petition_of()),
        post(handles, petition_of(), with_petition(answer="Đã thêm quầy")),
    ],
    "onestop:publish_petition": [
        get(handles, petition_of("answered"), recorded=True),
        post(handles, petition_of("answered"), with_petition("answered", question="Chờ lâu", answer="Đã thêm quầy")),
    ],
    "onestop:close_petition": [
        get(decides_petition, petition_of("answered")),
        post(decides_petition, petition_of("answered"), with_petition("answered", **REASON)),
    ],
    "onestop:rate_petition": [
        get(receives_petition, petition_of("answered")),
        post(receives_petition, petition_of("answered"), with_petition("answered", rating="satisfied")),
    ],
}


def outage_of(name: str) -> Values:
    return lambda place: {"outage_id": getattr(place.outages, name).pk}


def an_earlier_outage(place: Place) -> dict[str, Any]:
    began, until = (f"{clock.local(clock.now() - timedelta(hours=hours)):%Y-%m-%dT%H:%M}" for hours in (5, 4))
    return {"reason": "Mất mạng", "began_at": began, "ended_at": until, "supervisor": place.leader.pk}


receives_here = on_unit(onestop.TAKE_IN, None)
confirms = on_unit(onestop.CONFIRM_OUTAGE, None)

OUTAGES: dict[str, list[Sample]] = {
    "onestop:outages": [get(sees_dossiers)],
    "onestop:declare_outage": [
        get(receives_here, query=asked_for_unit),
        post(receives_here, data=an_earlier_outage, query=asked_for_unit),
    ],
    "onestop:number_slips": [post(receives_here, data=lambda place: {"unit": place.unit.pk, "count": 2})],
    "onestop:slip_block": [get(receives_here, lambda place: {"block_id": place.outages.block.pk})],
    "onestop:outage": [get(sees_queue, outage_of("ended")), get(sees_queue, outage_of("lasting"))],
    "onestop:end_outage": [
        get(receives_here, outage_of("lasting")),
        post(
            receives_here,
            outage_of("lasting"),
            lambda place: {"ended_at": f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"},
        ),
    ],
    "onestop:call_off_outage": [post(receives_here, outage_of("lasting"))],
    "onestop:spoil_slip": [
        get(receives_here, outage_of("ended")),
        post(receives_here, outage_of("ended"), lambda place: {"number": place.outages.out, **REASON}),
    ],
    "onestop:return_slips": [post(receives_here, outage_of("ended"))],
    "onestop:reopen_slip": [post(receives_here, outage_of("ended"), lambda place: {"number": place.outages.spoiled})],
    "onestop:confirm_outage": [get(confirms, outage_of("settled")), post(confirms, outage_of("settled"))],
}

ADDRESSES: dict[str, list[Sample]] = (
    PROCEDURES
    | DOSSIERS
    | OUTAGES
    | PETITIONS
    | PRINTED
    | SHELL
    | LISTS
    | ASSIGNMENTS
    | DOCUMENTS
    | REPORTS
    | CALENDARS_AND_DIFFICULTIES
    | COMPOSING
    | COLLECTING
    | FIGURES
)
