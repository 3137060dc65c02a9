"""A report goes up, its rows stand beside their tasks, and a person records them; restated tasks are decided."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import SmallProvince
from tests.directives.conftest import Cast, Desk
from tests.directives.reported import REPORT
from tests.directives.test_bringing_in import PLAN
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.intake import bring_in
from tinhso.directives.models import Assignment, Report, ReportedResults, TaskLink
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import perform

Browse = Callable[[str], Client]
HERE = "/nhiem-vu/doi-chieu-ket-qua/"


@pytest.fixture
def assignment(desk: Desk) -> Assignment:
    content, when = "Rà soát các sổ hộ tịch còn hiệu lực", [DeadlineInput("Trước ngày 30/9/2025")]
    document = desk.in_force(content=content, leads=["Sở Tư pháp"], number="1", deadlines=when)
    return Assignment.objects.get(task__document=document)


@pytest.fixture
def review(browse: Browse, assignment: Assignment) -> tuple[Client, str]:
    """The aggregator's window and the address of the review."""
    client = browse("aggregator")
    return client, uploaded(client)


def uploaded(client: Client, text: str = REPORT, **more: object) -> str:
    file = SimpleUploadedFile("bao-cao.txt", text.encode())
    waiting = client.post(HERE, {"file": file, "unit_id": "", **more}).headers["Location"]
    assert client.get(waiting).status_code == 200
    perform(run=JobRun.objects.latest("pk").pk)
    answer = client.get(waiting)
    return str(answer.headers.get("Location", waiting))


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_report_goes_up_and_its_rows_stand_beside_their_tasks(review: tuple[Client, str]) -> None:
    client, here = review
    page = text_of(client, here)
    assert "Ghi nhận 1 dòng chắc chắn" in page
    assert "cùng số thứ tự" in page
    assert "nội dung giống" in page
    assert "Chỉ chờ hướng dẫn, không tính là kết quả" in page
    assert "Không có nhiệm vụ tương ứng" in page
    assert "tháng 8 năm 2025" in page
    assert not Report.objects.exists()
    assert "12/BC-STP" in text_of(client, HERE)


def test_the_certain_ones_are_recorded_with_one_click(review: tuple[Client, str], assignment: Assignment) -> None:
    client, here = review
    page = " ".join(client.post(f"{here}chac-chan/", follow=True).content.decode().split())
    assert "Đã ghi nhận 1 dòng chắc chắn." in page
    assert "Đã ghi vào nhiệm vụ" in page

    page = text_of(client, f"/nhiem-vu/{assignment.pk}/")
    assert "Báo cáo 12/BC-STP ngày 15/8/2025 của Sở Tư pháp, dòng 1" in page
    assert "Hoàn thành, đã rà soát 300 sổ" in page
    again = client.post(f"{here}chac-chan/", follow=True).content.decode()
    assert "Không còn dòng chắc chắn nào" in again


def test_a_row_is_given_a_task_that_was_searched_for(review: tuple[Client, str], assignment: Assignment) -> None:
    client, here = review
    row = ReportedResults.objects.get().rows.all()[2]
    page = text_of(client, f"{here}dong/{row.pk}/?text=so ho tich")
    assert "Ghi nhận vào việc này" in page
    assert "Không có nhiệm vụ nào khớp" in text_of(client, f"{here}dong/{row.pk}/?text=cong vien")

    client.post(f"{here}dong/{row.pk}/", {"assignment_id": assignment.pk, "status": "in_progress"})

    assignment.refresh_from_db()
    assert (assignment.status, assignment.result) == ("in_progress", "Đang thực hiện")


def test_waiting_for_guidance_offers_no_done(review: tuple[Client, str], assignment: Assignment) -> None:
    client, here = review
    row = ReportedResults.objects.get().rows.all()[1]
    page = text_of(client, f"{here}dong/{row.pk}/?text=so ho tich")
    assert '<option value="done"' not in page
    answer = client.post(f"{here}dong/{row.pk}/", {"assignment_id": assignment.pk, "status": "done"}, follow=True)
    assert "không ghi là xong được" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_row_is_set_aside_and_the_person_stays_where_he_was(review: tuple[Client, str]) -> None:
    client, here = review
    row = ReportedResults.objects.get().rows.first()
    there = f"{here}?xem=certain"
    assert client.post(f"{here}dong/{row.pk}/khong/", {"back": there}).headers["Location"] == there
    assert client.post(f"{here}dong/{row.pk}/khong/", {"back": "https://tinhso.example/"}).headers["Location"] == here
    page = text_of(client, f"{here}?xem=refused")
    assert "Dòng 1 trong báo cáo" in page
    assert "Dòng 2 trong báo cáo" not in page


def test_the_same_file_opens_the_same_review(review: tuple[Client, str]) -> None:
    client, here = review
    assert uploaded(client) == here
    assert ReportedResults.objects.count() == 1


def test_a_file_that_reports_nothing_says_why(browse: Browse, province: SmallProvince) -> None:
    client = browse("aggregator")
    there = uploaded(client, "Kính mời các đồng chí dự họp lúc 8 giờ.")
    assert "Không thấy bảng kết quả" in text_of(client, there)


def test_the_file_of_the_report_comes_back(review: tuple[Client, str]) -> None:
    client, here = review
    assert b"".join(client.get(f"{here}tep/")).decode() == REPORT  # type: ignore[arg-type]


def test_rows_of_another_report_are_not_found(review: tuple[Client, str]) -> None:
    client, here = review
    other = uploaded(client, REPORT.replace("12/BC-STP", "13/BC-STP"))
    row = ReportedResults.objects.latest("pk").rows.first()
    assert other != here
    assert client.get(f"{here}dong/{row.pk}/").status_code == 404
    assert client.post(f"{here}dong/{row.pk}/khong/").status_code == 404
    assert client.post(f"{other}dong/{row.pk}/", {"assignment_id": "x"}).status_code == 404


def test_who_follows_nothing_is_told_so(review: tuple[Client, str], browse: Browse) -> None:
    _client, here = review
    for name in ("justice_leader", "leadership", "north_officer"):
        client = browse(name)
        assert client.get(HERE).status_code == 403
        assert client.get(here).status_code == 404
        assert "Đối chiếu kết quả" not in client.get("/nhiem-vu/danh-sach/").content.decode()


def test_a_page_of_fifty_rows_costs_as_much_as_one_of_three(review: tuple[Client, str]) -> None:
    client, here = review
    row = "| {0} | Rà soát sổ hộ tịch số {0} | Sở Tư pháp | Quý IV/2025 | Hoàn thành |\n"
    long = uploaded(client, REPORT[: REPORT.index("| 1 |")] + "".join(row.format(number) for number in range(60)))
    counts = []
    for url in (here, here, long, f"{long}?cursor=50"):
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
    assert max(counts[2:]) <= counts[1]


def test_restated_tasks_are_looked_for_and_decided(browse: Browse, desk: Desk, cast: Cast) -> None:
    earlier = desk.in_force(content="Rà soát sổ hộ tịch còn hiệu lực")
    desk.in_force(content="Tập huấn kỹ năng số cho cán bộ cấp xã")
    draft = desk.draft(symbol="69/KH-UBND")
    for content in ("Rà soát các sổ hộ tịch còn hiệu lực", "Tập huấn kỹ năng số cho cán bộ cấp xã"):
        desk.task(draft, content)
    client, here = browse("aggregator"), f"/van-ban-giao-viec/{draft}/"
    assert "Chưa thấy nhiệm vụ nào nhắc lại" in text_of(client, here)

    client.post(f"{here}viec-da-giao/")

    page = text_of(client, here)
    assert "Đúng, việc đã giao" in page
    first, second = TaskLink.objects.order_by("later__order")
    assert first.earlier.document_id == earlier
    client.post(f"{here}viec-da-giao/{first.pk}/xac-nhan/")
    client.post(f"{here}viec-da-giao/{second.pk}/bo/")
    first.refresh_from_db()
    assert first.confirmed
    assert not TaskLink.objects.filter(pk=second.pk).exists()
    answer = client.post(f"{here}viec-da-giao/", follow=True).content.decode()
    assert "Không thấy thêm nhiệm vụ nào" in answer
    assert client.post(f"{here}viec-da-giao/{first.pk}/bo/").status_code == 404
    other = desk.draft(symbol="70/KH-UBND")
    link = verbs.propose_link(cast.aggregator, desk.task(other), earlier_task_id=first.earlier_id, kind="restates")
    assert client.post(f"{here}viec-da-giao/{link}/bo/").status_code == 404


def test_the_review_of_an_uploaded_plan_shows_what_was_assigned_before(browse: Browse, desk: Desk, cast: Cast) -> None:
    desk.in_force(content="Rà soát các sổ hộ tịch còn hiệu lực")
    digest = keep(BytesIO(PLAN.encode())).digest
    document = bring_in(cast.aggregator, digest, "ke-hoach.txt", cast.province.police.pk)
    client, here = browse("aggregator"), f"/van-ban-giao-viec/{document}/"

    page = " ".join(client.get(here, follow=True).content.decode().split())
    assert "Việc có thể đã giao trước đó" in page
    assert "Đúng, việc đã giao" in page

    client.post(f"{here}viec-da-giao/{TaskLink.objects.get().pk}/xac-nhan/")
    assert TaskLink.objects.get().confirmed
    assert "Đúng, việc đã giao" not in client.get(here, follow=True).content.decode()
