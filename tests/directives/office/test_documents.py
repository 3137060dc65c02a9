"""A plan from its first line to its effect, typed in by hand or taken from a workbook."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.directives.conftest import Cast, Desk
from tinhso.directives import spreadsheet
from tinhso.directives.models import Assignment, Document, Party, Task

Browse = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


def head(cast: Cast, **changes: object) -> dict[str, object]:
    province = cast.province
    return {
        "symbol": "21/KH-UBND",
        "kind": "plan",
        "issuer_id": province.root.pk,
        "issued_on": "2025-08-01",
        "subject": "Kế hoạch số hóa",
        "aggregator_id": province.police.pk,
        **changes,
    }


def entered(browse: Browse, cast: Cast) -> tuple[Client, str, Document]:
    client = browse("aggregator")
    answer = client.post("/van-ban-giao-viec/moi/", head(cast))
    return client, answer.headers["Location"], Document.objects.get()


def test_a_plan_is_typed_in_and_put_in_force(browse: Browse, cast: Cast) -> None:
    client, here, document = entered(browse, cast)
    client.post(f"{here}nhom/", {"number": "I", "title": "Số hóa", "stated_count": "1"})
    group = document.groups.get()
    client.post(
        f"{here}nhiem-vu/?nhom={group.pk}",
        {
            "number": "1",
            "group_id": group.pk,
            "kind": "task",
            "content": "Số hóa hồ sơ",
            "leads": ["UBND cấp xã; Sở Tư pháp", ""],
            "rows": ["0"],
            "deadline-0-text": "trước ngày 30/8/2025",
        },
    )
    task = Task.objects.get()
    assert [party.text for party in task.parties.all()] == ["UBND cấp xã", "Sở Tư pháp"]
    assert str(task.deadlines.get().due) == "2025-08-29"
    force = client.get(f"{here}dua-vao-thuc-hien/").content.decode()
    assert "Giao 3 việc cho 3 đơn vị" in force
    client.post(f"{here}dua-vao-thuc-hien/")
    assert Assignment.objects.count() == 3
    assert "0/3" in client.get(here).content.decode()


def test_what_stands_in_the_way_is_named_before_the_click(browse: Browse, cast: Cast, desk: Desk) -> None:
    document = desk.draft()
    desk.task(document, leads=["Sở Kỳ Lạ"])
    client = browse("aggregator")
    page = client.get(f"/van-ban-giao-viec/{document}/dua-vao-thuc-hien/").content.decode()
    assert "chưa xác định được “Sở Kỳ Lạ”" in page
    assert "Vì sao không bấm được" in page
    refused = client.post(f"/van-ban-giao-viec/{document}/dua-vao-thuc-hien/")
    assert refused.status_code == 409
    assert not Assignment.objects.exists()


def test_a_name_nobody_knows_is_resolved_in_all_its_tasks_at_once(browse: Browse, cast: Cast, desk: Desk) -> None:
    document = desk.draft()
    desk.task(document, leads=["Các xã biên giới"])
    desk.task(document, "Việc khác", leads=["Các xã biên giới"])
    client = browse("aggregator")
    first = Party.objects.first()
    address = f"/van-ban-giao-viec/{document}/don-vi/{first.pk}/"
    wrong = client.post(address, {"place": "Không có thật"}, headers=HTMX).content.decode()
    assert "Không có đơn vị hay nhóm nào tên là “Không có thật”" in wrong
    assert 'value="Không có thật"' in wrong
    done = client.post(address, {"place": "UBND cấp xã"}, headers=HTMX)
    assert "cần bạn chỉ rõ" not in done.content.decode()
    assert not Party.objects.filter(unit=None, group=None).exists()


def test_a_task_is_added_in_place(browse: Browse, cast: Cast, desk: Desk) -> None:
    document = desk.draft()
    client = browse("aggregator")
    address = f"/van-ban-giao-viec/{document}/nhiem-vu/"
    form = client.get(address, headers=HTMX).content.decode()
    assert "<html" not in form
    refused = client.post(address, {"kind": "task", "content": "", "leads": ["Sở Tư pháp"]}, headers=HTMX)
    assert 'value="Sở Tư pháp"' in refused.content.decode()
    saved = client.post(
        address, {"kind": "task", "content": "Rà soát", "leads": ["Sở Tư pháp"], "more": "1"}, headers=HTMX
    )
    assert saved.headers["HX-Retarget"] == "#plan"
    assert "Rà soát" in saved.content.decode()
    assert "Nhiệm vụ mới" in saved.content.decode()


def test_a_new_row_is_numbered_after_the_last(browse: Browse) -> None:
    row = browse("aggregator").get("/van-ban-giao-viec/dong-han/?rows=0&rows=4&key=new-0").content.decode()
    assert 'name="rows" value="5"' in row
    assert 'name="deadline-5-text"' in row


def test_a_document_that_is_in_force_is_no_longer_edited(browse: Browse, desk: Desk) -> None:
    document = desk.in_force()
    denied = browse("aggregator").get(f"/van-ban-giao-viec/{document}/sua/")
    assert denied.status_code == 403
    assert "chỉ làm được khi đang ở: Đang nhập" in denied.content.decode()


def test_only_who_may_enter_documents_finds_the_form(browse: Browse, desk: Desk) -> None:
    document = desk.draft()
    officer = browse("north_officer")
    denied = officer.get("/van-ban-giao-viec/moi/")
    assert denied.status_code == 403
    assert "Đầu mối tổng hợp" in denied.content.decode()
    assert officer.get(f"/van-ban-giao-viec/{document}/").status_code == 404


def test_a_document_ends_reopens_and_is_withdrawn_with_a_reason(browse: Browse, desk: Desk) -> None:
    document = desk.in_force()
    client = browse("aggregator")
    for step, state in (("ket-thuc", "closed"), ("mo-lai", "in_force")):
        client.post(f"/van-ban-giao-viec/{document}/trang-thai/{step}/")
        assert Document.objects.get(pk=document).state == state
    assert client.post(f"/van-ban-giao-viec/{document}/trang-thai/huy/", {"reason": ""}).status_code == 422
    client.post(f"/van-ban-giao-viec/{document}/trang-thai/huy/", {"reason": "Ban hành nhầm"})
    assert Document.objects.get(pk=document).state == "withdrawn"


def workbook_with(*rows: dict[str, str]) -> SimpleUploadedFile:
    book = load_workbook(BytesIO(spreadsheet.form()))
    page = book["Nhiệm vụ"]
    places = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(rows, 2):
        for heading, value in row.items():
            page.cell(number, places[heading]).value = value
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("ke-hoach.xlsx", content.getvalue())


def test_a_workbook_is_shown_cell_by_cell_before_anything_is_brought_in(browse: Browse, desk: Desk) -> None:
    document = desk.draft()
    client = browse("aggregator")
    good = {"Số": "1", "Nội dung nhiệm vụ": "Rà soát hồ sơ", "Đơn vị chủ trì": "Sở Tư pháp"}
    bad = {"Số": "2", "Nội dung nhiệm vụ": "Số hóa", "Ngày cuối": "31/6/2025", "Đơn vị chủ trì": "UBND cấp xã"}
    here = f"/van-ban-giao-viec/{document}/bang-tinh/"
    page = client.post(here, {"file": workbook_with(good, bad)}).content.decode()
    assert "Nhập 1 dòng đúng" in page
    assert "Không phải ngày tháng" in page
    assert not Task.objects.exists()

    token = page.split('name="token" value="')[1].split('"')[0]
    failed = client.get(f"{here}dong-loi.xlsx", {"tep": token})
    corrected = load_workbook(BytesIO(failed.content))["Nhiệm vụ"]
    assert corrected.cell(2, 5).value == "Số hóa"

    started = client.post(f"{here}nhap/", {"token": token})
    assert client.get(started.headers["Location"]).status_code == 200
    assert browse("leadership").get(started.headers["Location"]).status_code == 404
    assert client.post(f"{here}nhap/", {"token": "giả"}).status_code == 404


def test_a_file_that_is_no_workbook_is_refused_in_words(browse: Browse, desk: Desk) -> None:
    document = desk.draft()
    wrong = SimpleUploadedFile("ke-hoach.xlsx", b"khong phai excel")
    answer = browse("aggregator").post(f"/van-ban-giao-viec/{document}/bang-tinh/", {"file": wrong})
    assert answer.status_code == 422
    assert "Không đọc được tệp" in answer.content.decode()


def test_a_target_is_added_and_taken_out(browse: Browse, desk: Desk) -> None:
    document = desk.draft()
    client = browse("aggregator")
    here = f"/van-ban-giao-viec/{document}/"
    client.post(f"{here}chi-tieu/", {"text": "Hồ sơ trực tuyến", "value": "95", "unit": "%"})
    assert "Hồ sơ trực tuyến: <b>95 %</b>" in client.get(here).content.decode()
    target = Document.objects.get(pk=document).targets.get()
    client.post(f"{here}chi-tieu/{target.pk}/xoa/")
    assert "Hồ sơ trực tuyến" not in client.get(here).content.decode()
