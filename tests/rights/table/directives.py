"""Documents that assign work, their tasks, assignments and lists."""

from tests.rights.table.samples import (
    REASON,
    REPORT,
    Sample,
    at_own_unit,
    both,
    day,
    decision,
    either,
    following,
    get,
    head,
    nobody,
    on_unit,
    one,
    owner,
    paper,
    post,
    receives,
    reported_row,
    sees,
    sees_document,
    signed_in,
    somewhere,
    task,
    token,
    upload,
    work,
)
from tests.rights.world.directives import filled_form
from tinhso.directives import rights

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
