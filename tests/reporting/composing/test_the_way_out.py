"""A report from draft to issue, and after: what was signed stays what it was, whatever the records say later."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from tests.factories import acting
from tests.reporting.composing.conftest import AUGUST, SYSTEM, House, settle
from tinhso.foundation.files.store import path_of
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop.models import Channel, Dossier
from tinhso.onestop.verbs import correct_channel
from tinhso.papers import read_bytes
from tinhso.reporting import verbs
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.freezing import plain_text, rebuilt_values
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.models import Report
from tinhso.reporting.queries.reports import compare, rebuilt, report_of, versions, visible_reports, waiting_reports
from tinhso.reporting.rules.paper import as_document

pytestmark = pytest.mark.django_db


def text_of(report: Report) -> str:
    return plain_text(Composed(report).paper)


def later_correction(house: House) -> None:
    """A commune finds out that one birth came in online."""
    dossier = Dossier.objects.filter(unit=house.province.north, channel=Channel.DIRECT, service="birth").first()
    correct_channel(acting(house.province.north_leader), dossier.code, channel="online", reason="Ghi nhầm kênh")
    settle()


def test_drafting_twice_is_drafting_once(house: House):
    assert house.drafted().pk == house.drafted().pk
    assert AuditEntry.objects.filter(event="reporting.report_drafted").count() == 1


def test_a_draft_that_the_system_made_goes_to_the_head_of_who_hands_it_in(house: House):
    unit = house.province.justice
    report_id = verbs.draft_report(SYSTEM, template="project06_monthly", unit_id=unit.pk, window=AUGUST)
    assert house.report(report_id).division == unit
    verbs.hand_in(house.drafter, report_id)
    assert house.report(report_id).division == house.province.division
    verbs.pass_on(house.head, report_id)


def test_the_whole_way_leaves_numbered_files_under_their_hash(house: House):
    report = house.issued(house.drafted())
    assert (report.state, report.number, report.symbol, report.issued_on) == (
        "issued",
        1,
        "BC-STP",
        date(2025, 8, 9),
    )
    assert (report.signer_authority, report.signer_position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    for stored in (report.docx, report.pdf):
        content = path_of(stored.digest).read_bytes()
        assert hashlib.sha256(content).hexdigest() == stored.digest

    again = read_bytes(path_of(report.docx.digest).read_bytes(), "bao-cao.docx")
    assert (again.head.symbol, again.head.issued_day) == ("01/BC-STP", date(2025, 8, 9))
    assert again.signature.name == "Chẩu Văn Điền"
    captions = [p.text for p in again.paragraphs if p.text.startswith("(Kèm theo")]
    assert captions == ["(Kèm theo Báo cáo số 01/BC-STP ngày 09/8/2025 của Sở Tư pháp)"] * 2
    from_pdf = read_bytes(path_of(report.pdf.digest).read_bytes(), "bao-cao.pdf")
    assert from_pdf.head.symbol == "01/BC-STP"
    assert "5.083/6.264" in " ".join(p.text for p in from_pdf.paragraphs)


def test_numbers_follow_without_gaps_and_a_typed_one_is_not_given_twice(house: House):
    first = house.issued(house.drafted())
    weekly = house.issued(house.drafted("project06_weekly"), number=2)
    yearly = house.signed(house.drafted("project06_yearly"))
    with pytest.raises(Invalid):
        verbs.issue(house.registry, yearly.pk, number=2)
    verbs.issue(house.registry, yearly.pk)
    assert [first.number, weekly.number, house.report(yearly.pk).number] == [1, 2, 3]


def test_the_day_of_issue_lies_between_signing_and_today(house: House):
    report = house.signed(house.drafted())
    for day in (date(2025, 8, 8), date(2025, 8, 10)):
        with pytest.raises(Invalid):
            verbs.issue(house.registry, report.pk, issued_on=day)
    assert house.report(report.pk).state == "signed"


def test_after_corrections_the_issued_report_stays_what_it_was(house: House):
    report = house.issued(house.drafted())
    text, files = text_of(report), [path_of(each.digest).read_bytes() for each in (report.docx, report.pdf)]
    position = report.snapshot.position
    later_correction(house)

    report = house.report(report.pk)
    assert text_of(report) == text
    assert "5.083/6.264" in text
    assert [path_of(each.digest).read_bytes() for each in (report.docx, report.pdf)] == files
    assert {key: value.text for key, value in rebuilt_values(report).items()} == {
        key: value.text for key, value in Composed(report).values.items()
    }
    outcome = rebuilt(report)
    assert (outcome.position, outcome.differing) == (position, ())
    assert outcome.figures == 34


def test_a_new_version_says_what_changed_and_goes_the_whole_way(house: House):
    old = house.issued(house.drafted())
    later_correction(house)
    with pytest.raises(Invalid):
        verbs.correct(house.drafter, old.pk, reason=" ")
    new_id = verbs.correct(house.drafter, old.pk, reason="Một xã ghi nhầm kênh tiếp nhận")
    with pytest.raises(Refused):
        verbs.correct(house.drafter, old.pk, reason="Lần nữa")
    assert house.report(old.pk).state == "issued"
    assert {each["new"] for each in compare(house.drafter, old.pk, new_id)} >= {"5.084/6.264", "1.180"}

    new = house.issued(house.report(new_id))
    old = house.report(old.pk)
    assert (old.state, new.state, new.version, new.number) == ("replaced", "issued", 2, 2)
    told = {(change["old"], change["new"]) for change in new.changes}
    assert {("5.083/6.264", "5.084/6.264"), ("81,15%", "81,16%"), ("1.181", "1.180"), ("1.802", "1.803")} <= told
    assert all("Sở" in change["label"] or "Tỉnh" in change["label"] for change in new.changes)
    assert versions(house.drafter, new) == [old, new]
    assert "5.083/6.264" in text_of(old)
    assert path_of(old.pdf.digest).exists()


def test_a_discarded_correction_leaves_the_way_open(house: House):
    old = house.issued(house.drafted())
    first = verbs.correct(house.drafter, old.pk, reason="Sửa")
    verbs.discard(house.drafter, first)
    second = verbs.correct(house.drafter, old.pk, reason="Sửa lại")
    assert house.report(second).version == 3


def test_the_next_report_begins_with_the_narrative_of_the_last(house: House):
    report = house.drafted()
    verbs.edit_section(house.drafter, report.pk, key="direction", text="Sở đã giao ban hai lần với các xã.")
    house.issued(report)
    september = type(AUGUST)(type(AUGUST.period)(date(2025, 8, 8), date(2025, 9, 7)), AUGUST.due_at, AUGUST.rule)
    with clock.frozen(datetime(2025, 9, 8, 1, 0, tzinfo=UTC)):
        text = text_of(house.drafted(when=september))
    assert "Sở đã giao ban hai lần với các xã." in text
    assert "toàn tỉnh tiếp nhận 0 hồ sơ" in text
    assert "tháng 9 năm 2025" in text


def test_contradictions_must_be_settled_or_explained(house: House):
    report = house.drafted()
    verbs.edit_section(
        house.drafter, report.pk, key="direction", text="Trong kỳ đã nộp trực tuyến 5.803 hồ sơ; {{chua.co}}."
    )
    with pytest.raises(Refused, match=r"\{\{chua.co\}\}"):
        verbs.hand_in(house.drafter, report.pk)
    verbs.edit_section(house.drafter, report.pk, key="direction", text="Trong kỳ đã nộp trực tuyến 5.803 hồ sơ.")
    with pytest.raises(Refused, match=r"hệ thống đếm 5\.083"):
        verbs.hand_in(house.drafter, report.pk)
    for remark in Review(Composed(house.report(report.pk))).blocking:
        verbs.explain_remark(house.drafter, report.pk, key=remark.key, reason="Số của Cổng dịch vụ công, đang đối soát")
    verbs.hand_in(house.drafter, report.pk)
    entry = AuditEntry.objects.get(event="reporting.report_handed_in")
    assert next(iter(entry.data["explained"].values())).startswith("Số của Cổng")


def test_who_signs_has_read_what_is_signed(house: House):
    report = house.drafted()
    verbs.hand_in(house.drafter, report.pk)
    verbs.pass_on(house.head, report.pk)
    seen = Composed(house.report(report.pk)).paper.digest
    later_correction(house)
    with pytest.raises(Refused, match="đọc lại"):
        verbs.sign(house.deputy, report.pk, seen=seen)
    assert house.report(report.pk).snapshot is None
    verbs.sign(house.deputy, report.pk, seen=Composed(house.report(report.pk)).paper.digest)
    assert "5.084/6.264" in text_of(house.report(report.pk))


def test_each_step_is_for_its_own_people_and_a_denial_changes_nothing(house: House):
    report = house.drafted()
    north = acting(house.province.north_officer)

    def denied(step, *actors):
        for actor in actors:
            before = Report.objects.filter(pk=report.pk).values().get()
            with pytest.raises(NotPermitted):
                step(actor)
            assert Report.objects.filter(pk=report.pk).values().get() == before

    def edit(actor):
        verbs.edit_section(actor, report.pk, key="next", text="x")

    denied(edit, north, house.head, house.deputy, house.registry)
    denied(lambda actor: verbs.hand_in(actor, report.pk), north, house.deputy, house.registry)
    denied(lambda actor: verbs.discard(actor, report.pk), north, house.registry)
    verbs.hand_in(house.drafter, report.pk)
    denied(lambda actor: verbs.pass_on(actor, report.pk), north, house.drafter, house.registry)
    denied(lambda actor: verbs.send_back(actor, report.pk, reason="x"), north, house.drafter)
    verbs.pass_on(house.head, report.pk)
    denied(lambda actor: verbs.sign(actor, report.pk), north, house.drafter, house.head, house.registry)
    denied(lambda actor: verbs.send_back(actor, report.pk, reason="x"), house.head)
    verbs.sign(house.deputy, report.pk)
    denied(lambda actor: verbs.issue(actor, report.pk), north, house.drafter, house.head, house.deputy)
    assert not Report.objects.exclude(docx=None).exists()
    verbs.issue(house.registry, report.pk)
    denied(lambda actor: verbs.correct(actor, report.pk, reason="x"), north, house.head, house.registry)


def test_a_figure_that_one_may_not_see_can_t_be_put_into_a_text(house: House):
    unit = house.province.north
    report_id = verbs.draft_report(
        acting(house.province.north_officer), template="project06_weekly", unit_id=unit.pk, window=AUGUST
    )
    own = Dossier.objects.filter(unit=unit).count()
    assert Composed(house.report(report_id)).values["onestop.received"].numerator == own
    with pytest.raises(NotPermitted):
        verbs.draft_report(
            acting(house.province.north_officer),
            template="project06_weekly",
            unit_id=house.province.justice.pk,
            window=AUGUST,
        )
    officer = acting(house.province.justice_officer)
    without_field = type(officer)(
        **{**officer.__dict__, "scopes": tuple(scope for scope in officer.scopes if not scope.field)}
    )
    with pytest.raises(NotPermitted):
        verbs.draft_report(without_field, template="project06_weekly", unit_id=house.province.justice.pk, window=AUGUST)


def test_who_sees_which_report(house: House):
    report = house.drafted()
    north, leadership = acting(house.province.north_officer), acting(house.province.leadership)
    assert report_of(north, report.pk) is None
    assert report not in visible_reports(leadership)
    assert report in waiting_reports(house.drafter)
    assert report not in waiting_reports(house.head)
    verbs.hand_in(house.drafter, report.pk)
    assert report in waiting_reports(house.head)
    verbs.send_back(house.head, report.pk, reason="Nêu rõ nguyên nhân")
    assert house.report(report.pk).return_reason == "Nêu rõ nguyên nhân"
    house.issued(report)
    assert report in visible_reports(leadership)
    assert report_of(north, report.pk) is None


def test_the_document_of_a_composed_report_reads_back_as_the_same_lines(house: House):
    paper = Composed(house.drafted()).paper
    document = as_document(paper)
    assert [p.text for p in document.paragraphs][: len(paper.lines)] == [line.text for line in paper.lines]
    for paragraph in document.paragraphs:
        start, end = document.extracted.region(paragraph.place)
        assert document.extracted.text[start:end] == paragraph.text
