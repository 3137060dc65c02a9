"""One assignment: what each person finds on its page and can do there."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.directives.conftest import Cast, Desk
from tinhso.directives import verbs
from tinhso.directives.models import Assignment, Part, Report
from tinhso.foundation.journal.models import AuditEntry

Browse = Callable[[str], Client]
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")


def page_of(client: Client, assignment: Assignment) -> str:
    return client.get(f"/nhiem-vu/{assignment.pk}/").content.decode()


def test_the_way_of_a_report_from_officer_to_acceptance(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    here = f"/nhiem-vu/{assignment.pk}/"
    officer, leader, aggregator = browse("north_officer"), browse("north_leader"), browse("aggregator")

    answer = officer.post(
        f"{here}bao-cao/",
        {
            "status": "done",
            "percent": "",
            "result": "Đã số hóa 1.204 hồ sơ",
            "file": SimpleUploadedFile("bien-ban.png", PNG),
            "submit": "1",
        },
    )
    assert answer.headers["Location"] == here
    report = Report.objects.get()
    assert (report.state, report.percent) == ("submitted", 100)
    assert "Chờ lãnh đạo đơn vị" in page_of(officer, assignment)

    assert "Báo cáo chờ bạn duyệt" in page_of(leader, assignment)
    leader.post(f"{here}bao-cao/{report.pk}/duyet/")
    assert "Có, chờ nghiệm thu" in page_of(officer, assignment)

    aggregator.post(f"{here}bao-cao/{report.pk}/tra-don-vi/", {"reason": "Thiếu danh sách thôn"})
    assert "Thiếu danh sách thôn" in page_of(officer, assignment)
    assert "Sửa và gửi lại báo cáo" in page_of(officer, assignment)

    officer.post(
        f"{here}bao-cao/", {"status": "done", "result": "Đã bổ sung", "document_symbol": "7/BC", "submit": "1"}
    )
    second = Report.objects.get(state="submitted")
    leader.post(f"{here}bao-cao/{second.pk}/duyet/")
    aggregator.post(f"{here}bao-cao/{second.pk}/nghiem-thu/")
    assignment.refresh_from_db()
    assert assignment.evidence_state == "accepted"
    story = page_of(officer, assignment)
    for line in ("Trình báo cáo", "Trả lại đơn vị", "Nghiệm thu", "bien-ban.png"):
        assert line in story


def test_a_contradicting_report_keeps_what_was_typed(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    given = {"status": "in_progress", "percent": "100", "result": "Gần xong", "submit": "1"}
    answer = browse("north_officer").post(f"/nhiem-vu/{assignment.pk}/bao-cao/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Gần xong</textarea>" in page
    assert "đang làm là dưới 100%" in page
    assert not Report.objects.exists()


def test_a_refused_file_is_explained_and_nothing_is_submitted(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    given = {"status": "done", "file": SimpleUploadedFile("x.exe", b"MZ\x00\x01"), "submit": "1"}
    answer = browse("north_officer").post(f"/nhiem-vu/{assignment.pk}/bao-cao/", given)
    assert answer.status_code == 422
    assert "Không nhận loại tệp này" in answer.content.decode()
    assert not Report.objects.filter(state="submitted").exists()


def test_typing_is_kept_as_one_goes(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    client = browse("north_officer")
    saved = client.post(f"/nhiem-vu/{assignment.pk}/bao-cao/luu/", {"status": "in_progress", "percent": "40"})
    assert (saved.status_code, saved.headers["X-Saved-At"]) == (204, "09:00")
    assert 'name="percent" value="40"' in page_of(client, assignment)
    assert client.post(f"/nhiem-vu/{assignment.pk}/bao-cao/luu/", {"status": "?"}).status_code == 422


def test_the_page_says_why_an_action_is_missing(browse: Browse, desk: Desk) -> None:
    assignment, _report = desk.reported(evidence=False)
    judge = page_of(browse("aggregator"), assignment)
    assert "Chưa có minh chứng nào còn giá trị; không nghiệm thu được." in judge
    officer = page_of(browse("north_officer"), assignment)
    assert "cần vai trò: Đầu mối tổng hợp" in officer


def test_a_denied_action_answers_403_with_the_reason_and_changes_nothing(browse: Browse, desk: Desk) -> None:
    assignment, report = desk.reported()
    officer = browse("north_officer")
    denied = officer.post(f"/nhiem-vu/{assignment.pk}/bao-cao/{report}/nghiem-thu/")
    assert denied.status_code == 403
    assert "Đầu mối tổng hợp" in denied.content.decode()
    assignment.refresh_from_db()
    assert assignment.evidence_state == "offered"
    assert AuditEntry.objects.filter(event="access.denied").exists()


def test_nobody_finds_another_communes_work(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    stranger = browse("south_officer")
    for place in ("", "phan-cong/", "viec/", "bao-cao/", "dieu-chinh-han/", "ghi-thay/", "bo-nghiem-thu/"):
        assert stranger.get(f"/nhiem-vu/{assignment.pk}/{place}").status_code == 404, place


def test_the_unit_names_who_does_it_and_gives_out_parts(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    province = cast.province
    client = browse("north_officer")
    here = f"/nhiem-vu/{assignment.pk}/"
    client.post(f"{here}phan-cong/", {"officer_id": province.north_colleague.pk, "leader_id": province.north_leader.pk})
    late = {"title": "Thôn Tả Lủng", "person_id": province.north_colleague.pk, "due": "2025-12-31"}
    refused = client.post(f"{here}viec/", late)
    assert refused.status_code == 422
    assert "không được muộn hơn hạn của nhiệm vụ" in refused.content.decode()
    client.post(f"{here}viec/", {**late, "due": "2025-08-20"})
    part = Part.objects.get()
    assert "Thôn Tả Lủng" in browse("north_colleague").get("/nhiem-vu/").content.decode()
    browse("north_colleague").post(f"{here}viec/{part.pk}/", {"status": "done", "note": "Xong sớm"})
    assert "Xong sớm" in page_of(client, assignment)


def test_a_moved_deadline_shows_the_first_the_reason_and_the_basis(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    browse("aggregator").post(
        f"/nhiem-vu/{assignment.pk}/dieu-chinh-han/",
        {"new_due": "2025-10-15", "reason": "Mưa lũ", "basis": "Công văn 112/UBND-NC"},
    )
    page = page_of(browse("north_officer"), assignment)
    assert "15/10/2025" in page
    assert "<s>31/8/2025</s>" in page
    assert "Công văn 112/UBND-NC" in page
    assignment.refresh_from_db()
    assert assignment.first_due == date(2025, 8, 31)


def test_one_decision_moves_the_deadline_of_every_unit(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    given = {"new_due": "2025-10-15", "reason": "Mưa lũ", "for_all": "on"}
    browse("aggregator").post(f"/nhiem-vu/{assignment.pk}/dieu-chinh-han/", given)
    assert set(Assignment.objects.values_list("due", flat=True)) == {date(2025, 10, 15)}


def test_the_aggregator_records_a_letter_for_a_unit(browse: Browse, desk: Desk) -> None:
    assignment = desk.assignment()
    given = {"status": "done", "result": "Xong", "letter": "15/TA-VP", "document_symbol": "15/TA-VP"}
    browse("aggregator").post(f"/nhiem-vu/{assignment.pk}/ghi-thay/", given)
    page = page_of(browse("aggregator"), assignment)
    assert "Ghi nhận thay đơn vị" in page
    assert "15/TA-VP" in page


def test_withdrawn_evidence_stays_visible_with_its_reason(browse: Browse, desk: Desk) -> None:
    assignment, _report = desk.reported()
    evidence = assignment.evidence.get()
    here = f"/nhiem-vu/{assignment.pk}/"
    browse("north_officer").post(f"{here}minh-chung/{evidence.pk}/rut/", {"reason": "Nhầm văn bản"})
    page = page_of(browse("aggregator"), assignment)
    assert 'class="withdrawn"' in page
    assert "Nhầm văn bản" in page


def test_evidence_is_downloaded_by_those_who_see_the_task(
    browse: Browse, desk: Desk, upload: Callable[[str], str], cast: Cast
) -> None:
    from tinhso.directives.inputs import EvidenceInput

    assignment = desk.assignment()
    shown = [EvidenceInput("Biên bản", digest=upload("đã họp thôn"))]
    verbs.draft_report(cast.north_officer, assignment.pk, status="done", percent=100, result="", evidence=shown)
    address = f"/nhiem-vu/{assignment.pk}/minh-chung/{assignment.evidence.get().pk}/"
    response = browse("north_officer").get(address)
    assert BytesIO(b"".join(response.streaming_content)).read().decode() == "đã họp thôn"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert browse("south_officer").get(address).status_code == 404


def test_signing_in_comes_first(client: Client, desk: Desk) -> None:
    assignment = desk.assignment()
    for place in ("/nhiem-vu/", f"/nhiem-vu/{assignment.pk}/", "/van-ban-giao-viec/"):
        assert client.get(place).status_code == 302
