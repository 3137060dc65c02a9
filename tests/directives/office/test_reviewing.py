"""The clerk's way: a file goes up, is read, and its tasks are looked at beside the document."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.directives.conftest import Cast
from tests.directives.plans import LATE, PLAN, SURE, brought_in, rows
from tinhso.directives.jobs import read_document
from tinhso.directives.models import Document, Party, ReadingFinding, Task
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.jobs.runs import perform

Browse = Callable[[str], Client]
HTMX = {"HX-Request": "true"}
UPLOAD = "/van-ban-giao-viec/tai-len/"
assert read_document


@pytest.fixture
def plan(cast: Cast) -> Document:
    return brought_in(cast.aggregator, cast.province.police)


def sent(client: Client, cast: Cast, content: str, name: str = "ke-hoach.txt") -> str:
    """Upload a file, let the worker read it; returns where the progress is shown."""
    file = SimpleUploadedFile(name, content.encode())
    answer = client.post(UPLOAD, {"file": file, "aggregator_id": cast.province.police.pk})
    assert answer.status_code == 302, answer.content.decode()
    perform(JobRun.objects.latest("pk").pk)
    return answer.headers["Location"]


def text_of(client: Client, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


class TestUploading:
    def test_the_own_office_is_chosen_already(self, browse: Browse, cast: Cast) -> None:
        page = browse("aggregator").get(UPLOAD).content.decode()
        assert f'<option value="{cast.province.police.pk}" selected>' in page

    def test_a_plan_is_read_and_opens_for_review(self, browse: Browse, cast: Cast) -> None:
        client = browse("aggregator")
        progress = sent(client, cast, PLAN)
        document = Document.objects.get()
        assert client.get(progress).headers["Location"] == f"/van-ban-giao-viec/{document.pk}/"
        assert client.get(progress, headers=HTMX).headers["HX-Redirect"] == f"/van-ban-giao-viec/{document.pk}/"
        assert "Đã nhận 0/3 nhiệm vụ" in text_of(client, f"/van-ban-giao-viec/{document.pk}/")

    @pytest.mark.parametrize(
        ("content", "name", "says"),
        [
            (PLAN.replace("KẾ HOẠCH\n", "BÁO CÁO\n").replace("KH-UBND", "BC-UBND"), "a.txt", "Đây là báo cáo"),
            ("Kính mời các đồng chí dự họp.\n", "a.txt", "Không thấy nhiệm vụ nào"),
            (PLAN, "a.docx", "không đúng với đuôi tên tệp"),
        ],
    )
    def test_a_file_that_cannot_be_used_says_why_and_leaves_no_draft(
        self, browse: Browse, cast: Cast, content: str, name: str, says: str
    ) -> None:
        client = browse("aggregator")
        page = text_of(client, sent(client, cast, content, name))
        assert says in page
        assert "Chọn tệp khác" in page
        assert "Nhập bằng tay" in page
        assert not Document.objects.exists()

    def test_an_empty_file_is_refused_at_once(self, browse: Browse, cast: Cast) -> None:
        file = SimpleUploadedFile("a.txt", b"")
        answer = browse("aggregator").post(UPLOAD, {"file": file, "aggregator_id": cast.province.police.pk})
        assert answer.status_code == 422
        assert not JobRun.objects.exists()

    def test_while_it_is_read_the_page_asks_again(self, browse: Browse, cast: Cast) -> None:
        run = JobRun.objects.create(
            kind="directives.read_plan",
            title="Đọc a.txt",
            account_id=cast.aggregator.account_id,
            state=RunState.RUNNING,
        )
        page = browse("aggregator").get(f"{UPLOAD}{run.pk}/").content.decode()
        assert f'hx-get="{UPLOAD}{run.pk}/"' in page
        assert browse("leadership").get(f"{UPLOAD}{run.pk}/").status_code == 404

    def test_who_may_not_draft_uploads_nothing(self, browse: Browse, cast: Cast) -> None:
        client = browse("justice_officer")
        assert client.get(UPLOAD).status_code == 403
        file = SimpleUploadedFile("a.txt", PLAN.encode())
        assert client.post(UPLOAD, {"file": file, "aggregator_id": cast.province.police.pk}).status_code == 403
        assert not JobRun.objects.exists()


class TestTheReviewPage:
    def test_every_field_leads_to_its_source_and_every_source_to_its_card(self, browse: Browse, plan: Document) -> None:
        page = browse("aggregator").get(f"/van-ban-giao-viec/{plan.pk}/doi-chieu/").content.decode()
        ids = set(re.findall(r'id="([^"]+)"', page))
        fields = re.findall(r'<a class="k \w" href="#([^"]+)"', page)
        marks = re.findall(r'<a class="m [^"]*" href="#([^"]+)"', page)
        assert len(fields) >= 9
        assert len(marks) >= 9
        assert {*fields, *marks} <= ids

    def test_what_is_doubtful_stands_first_and_says_why(self, browse: Browse, plan: Document) -> None:
        page = text_of(browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/doi-chieu/")
        assert page.index("Chưa rõ “Hội Khuyến học xóm Đồng” là đơn vị nào.") < page.index("Nhận I.1")
        assert page.index("1 tên đơn vị cần bạn chỉ rõ") < page.index("Chưa rõ “Hội Khuyến học")

    def test_a_deadline_before_the_day_of_issue_is_marked(self, browse: Browse, plan: Document) -> None:
        page = text_of(browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/doi-chieu/")
        assert page.count("Hạn trước ngày ký") == 1

    def test_a_filter_in_the_address_shows_one_kind(self, browse: Browse, plan: Document) -> None:
        client, here = browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/doi-chieu/"
        shown = {
            name: client.get(f"{here}?loc={name}").content.decode().count("<article")
            for name in ("can-xem", "chac-chan", "da-nhan")
        }
        assert shown == {"can-xem": 1, "chac-chan": 2, "da-nhan": 0}
        assert client.get(f"{here}?loc=bậy&trang=99999&viec=x").status_code == 200

    def test_a_long_plan_comes_in_pages_and_a_task_is_found_on_its_page(self, browse: Browse, cast: Cast) -> None:
        plan = brought_in(cast.aggregator, cast.province.police, rows(120))
        client, here = browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/doi-chieu/"
        assert client.get(here).content.decode().count("<article") == 50
        assert client.get(f"{here}?trang=3").content.decode().count("<article") == 20
        last = plan.tasks.last()
        assert f'id="t{last.pk}"' in client.get(f"{here}?viec={last.pk}").content.decode()
        assert f'href="?viec={last.pk}#t{last.pk}"' in client.get(here).content.decode()

    def test_a_draft_typed_by_hand_has_no_review(self, browse: Browse, desk: object) -> None:
        document = desk.draft()  # type: ignore[attr-defined]
        answer = browse("aggregator").get(f"/van-ban-giao-viec/{document}/doi-chieu/")
        assert answer.headers["Location"] == f"/van-ban-giao-viec/{document}/"

    def test_the_table_of_entry_and_the_review_lead_to_each_other(self, browse: Browse, plan: Document) -> None:
        client, here = browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/"
        assert f'href="{here}bang/"' in client.get(here).content.decode()
        assert f'href="{here}doi-chieu/"' in client.get(f"{here}bang/").content.decode()

    def test_who_changes_a_group_in_the_table_comes_back_to_the_table(self, browse: Browse, plan: Document) -> None:
        group = plan.groups.first()
        answer = browse("aggregator").post(f"/van-ban-giao-viec/{plan.pk}/nhom/{group.pk}/", {"title": "Tên khác"})
        assert answer.headers["Location"] == f"/van-ban-giao-viec/{plan.pk}/bang/"


class TestDeciding:
    @pytest.fixture
    def here(self, plan: Document) -> str:
        return f"/van-ban-giao-viec/{plan.pk}/doi-chieu/"

    def test_all_certain_ones_then_the_rest_one_by_one(self, browse: Browse, plan: Document, here: str) -> None:
        client = browse("aggregator")
        assert "Nhận tất cả 2 việc chắc chắn" in text_of(client, here)
        client.post(f"{here}nhan/")
        assert "Đã nhận 2/3 nhiệm vụ" in text_of(client, here)
        last = plan.tasks.last()
        card = client.post(f"{here}{last.pk}/nhan/", headers=HTMX).content.decode()
        assert "is-accepted" in card
        assert "Đã nhận 3/3" in card
        assert card.count('hx-swap-oob="true"') == 2
        assert "Cần xem <small>0</small>" in card
        again = client.post(f"{here}{last.pk}/mo-lai/")
        assert again.headers["Location"] == f"{here}?viec={last.pk}#t{last.pk}"
        assert "Đã nhận 2/3 nhiệm vụ" in text_of(client, here)

    def test_a_remark_on_the_whole_is_settled(self, browse: Browse, plan: Document, here: str) -> None:
        plan.findings.all().delete()
        finding = ReadingFinding.objects.create(document=plan, kind="counts", message="Nêu 4 việc, đọc được 3.")
        client = browse("aggregator")
        assert "Nêu 4 việc, đọc được 3." in text_of(client, here)
        client.post(f"{here}dieu-can-xem/{finding.pk}/")
        assert "1 điều của cả văn bản đã xem" in text_of(client, here)

    def test_an_edited_task_keeps_its_source_and_still_waits(self, browse: Browse, plan: Document, here: str) -> None:
        client, task = browse("aggregator"), plan.tasks.first()
        marks = task.source.marks
        edit = f"/van-ban-giao-viec/{plan.pk}/nhiem-vu/{task.pk}/?tro-lai=doi-chieu"
        words = {"kind": "task", "content": "Rà soát sổ", "leads": "Công an tỉnh", "number": "1", "group_id": ""}
        card = client.post(edit, words, headers=HTMX)
        assert card.headers["HX-Retarget"] == f"#t{task.pk}"
        assert "Rà soát sổ" in card.content.decode()
        task = Task.objects.get(pk=task.pk)
        assert (task.content, task.source.marks, task.source.reviewed_at) == ("Rà soát sổ", marks, None)
        assert client.post(edit, words).headers["Location"] == f"{here}?viec={task.pk}#t{task.pk}"

    def test_a_name_is_resolved_on_the_page_and_a_wrong_one_is_kept(
        self, browse: Browse, plan: Document, here: str
    ) -> None:
        client, unknown = browse("aggregator"), Party.objects.get(unit=None, group=None)
        address = f"/van-ban-giao-viec/{plan.pk}/don-vi/{unknown.pk}/"
        wrong = client.post(address, {"place": "Sở Kỳ Lạ"}).content.decode()
        assert 'value="Sở Kỳ Lạ"' in wrong
        assert "data-review" in wrong
        client.post(address, {"place": "Sở Tư pháp"})
        assert "cần bạn chỉ rõ" not in text_of(client, here)
        assert "Nhận tất cả 3 việc chắc chắn" in text_of(client, here)

    def test_two_rows_become_one_and_the_page_goes_to_it(self, browse: Browse, plan: Document, here: str) -> None:
        first, second, _third = plan.tasks.all()
        answer = browse("aggregator").post(f"{here}{second.pk}/gop-truoc/")
        assert answer.headers["Location"] == f"{here}?viec={first.pk}#t{first.pk}"
        assert plan.tasks.count() == 2

    def test_where_there_is_nothing_to_join_with_it_says_so(self, browse: Browse, plan: Document, here: str) -> None:
        client = browse("aggregator")
        page = client.post(f"{here}{plan.tasks.first().pk}/gop-truoc/", follow=True).content.decode()
        assert "Không có nhiệm vụ liền kề để gộp." in page

    def test_a_row_is_cut_at_a_place_of_ones_own(self, browse: Browse, cast: Cast) -> None:
        both = PLAN.replace("Rà soát sổ hộ tịch còn hiệu lực", "Rà soát sổ hộ tịch; cập nhật sai sót")
        plan = brought_in(cast.aggregator, cast.province.police, both)
        client, task = browse("aggregator"), plan.tasks.first()
        address = f"/van-ban-giao-viec/{plan.pk}/doi-chieu/{task.pk}/tach/"
        assert "‖" in text_of(client, address)
        spoiled = client.post(address, {"cut": "free", "marked": "Rà soát ‖ khác"})
        assert spoiled.status_code == 422
        assert "có chữ bị sửa" in spoiled.content.decode()
        at = task.content.index("cập")
        client.post(address, {"cut": str(at)})
        assert [each.content for each in plan.tasks.all()[:2]] == ["Rà soát sổ hộ tịch;", "cập nhật sai sót"]
        client.post(address, {"cut": "free", "marked": "Rà soát ‖sổ hộ tịch;"})
        assert [each.content for each in plan.tasks.all()[:2]] == ["Rà soát", "sổ hộ tịch;"]

    def test_the_way_into_force_names_what_is_left_and_leads_back(
        self, browse: Browse, plan: Document, here: str
    ) -> None:
        page = browse("aggregator").get(f"/van-ban-giao-viec/{plan.pk}/dua-vao-thuc-hien/").content.decode()
        assert f'<a href="{here}">Còn 3 nhiệm vụ đọc từ tệp chưa được đối chiếu, nhận.</a>' in page

    def test_who_may_not_draft_sees_and_changes_nothing(self, browse: Browse, plan: Document, here: str) -> None:
        client, task = browse("north_officer"), plan.tasks.first()
        for address in (here, f"{here}{task.pk}/tach/"):
            assert client.get(address).status_code == 404
        for address in ("nhan/", f"{task.pk}/nhan/", f"{task.pk}/gop-sau/", f"{task.pk}/tach/"):
            assert client.post(f"{here}{address}", {"cut": "7"}).status_code == 404
        assert plan.tasks.count() == 3
        assert not plan.tasks.filter(source__reviewed_at__isnull=False).exists()


def test_programmes_and_a_second_hand_source_are_shown(browse: Browse, cast: Cast) -> None:
    plan = brought_in(cast.aggregator, cast.province.police, PLAN + SURE + LATE)
    plan.secondary_source, plan.original = True, None
    plan.save()
    plan.reading.programmes = [{"title": "Đề án mẫu", "unit": "chỉ tiêu", "stated": 44, "done": 28, "remaining": 16}]
    plan.reading.save()
    page = text_of(browse("aggregator"), f"/van-ban-giao-viec/{plan.pk}/")
    assert "44 chỉ tiêu · 28 đã xong · 16 chưa xong" in page
    assert "không phải chính văn bản" in page
