"""Procedures on the screen: found, read, kept, tried out; and what is closed says why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.onestop.dossiers import LOOKUP_FAILED, counter, status_paper
from tests.onestop.procedures import Kept, in_force, keeper_of, seeded
from tinhso.kernel import clock
from tinhso.onestop.models import Procedure, ProcedureVersion, Trial
from tinhso.onestop.rules.procedure_file import Decision, read_file, write_file
from tinhso.onestop.verbs import draft_version, hand_on

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 5, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def august():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def kept(province) -> Kept:
    return in_force(keeper_of(province), province)


@pytest.fixture
def keeper(client, province, kept) -> Client:
    client.force_login(province.justice_officer)
    return client


@pytest.fixture
def commune(province, kept) -> Client:
    client = Client()
    client.force_login(province.north_officer)
    return client


def text(client: Client, name: str, *args: int, **query: object) -> str:
    answer = client.get(reverse(f"onestop:{name}", args=args), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def upload(data: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("thu-tuc.json", data.encode())


def test_the_list_is_searched_without_accents_and_costs_the_same(keeper, kept, province, django_assert_max_num_queries):
    assert "Đăng ký kết hôn" in text(keeper, "procedures", text="ket hon")
    assert "Không có thủ tục nào khớp" in text(keeper, "procedures", text="khai tu")
    for code in ("TP.HT.01", "TP.HT.02", "TP.LT.01", "TP.CT.01", "TP.QT.02"):
        in_force(kept.keeper, province, code)
    with django_assert_max_num_queries(18):
        assert "6 thủ tục" in text(keeper, "procedures")


def test_a_procedure_tells_what_holds_and_what_nobody_verified(commune, kept):
    page = text(commune, "procedure", kept.procedure.pk)
    for said in (
        "5 ngày làm việc",
        "cắt giảm 40%",
        "tra cứu, không yêu cầu",
        "chưa kiểm chứng",
        "<svg",
        "Thẩm tra, dự thảo kết quả",
        "Bộ phận một cửa",
        "Công chức chuyên môn",
    ):
        assert said in page
    assert "Vì sao không bấm được" in page
    assert "Quản lý lĩnh vực" in page


def test_a_draft_is_its_keepers_alone(keeper, commune, kept):
    draft = kept.draft()
    assert "Dự thảo" in text(keeper, "procedure", kept.procedure.pk, ban=draft.number)
    assert "Dự thảo" not in text(commune, "procedure", kept.procedure.pk, ban=draft.number)
    assert commune.get(reverse("onestop:export_version", args=[draft.pk])).status_code == 404


def test_a_new_version_from_file_to_published(keeper, kept):
    keeper.post(reverse("onestop:draft_version", args=[kept.procedure.pk]))
    draft = ProcedureVersion.objects.get(state="draft")
    exported = keeper.get(reverse("onestop:export_version", args=[draft.pk]))
    assert read_file(exported.content).content == kept.version.says
    changed = exported.content.decode().replace("Đăng ký kết hôn", "Đăng ký kết hôn (sửa)")
    assert (
        keeper.post(reverse("onestop:replace_content", args=[draft.pk]), {"file": upload(changed)}).status_code == 302
    )
    before = text(keeper, "procedure", kept.procedure.pk, ban=draft.number)
    assert "Ghi đủ quyết định" in before
    dates = {"decision_symbol": "20/QĐ-UBND", "decided_on": "2026-08-03", "effective_from": "2026-08-17"}
    keeper.post(reverse("onestop:enter_decision", args=[draft.pk]), dates)
    keeper.post(reverse("onestop:publish_version", args=[draft.pk]))
    draft.refresh_from_db()
    assert (draft.state, draft.effective_from) == ("published", date(2026, 8, 17))
    after = text(keeper, "procedure", kept.procedure.pk, ban=draft.number)
    assert "Chưa công khai, hạn 10/8/2026" in after
    keeper.post(reverse("onestop:record_public_update", args=[draft.pk]), {"published_on": "2026-08-04"})
    assert "Chưa công khai" not in text(keeper, "procedure", kept.procedure.pk, ban=draft.number)
    assert "Đăng ký kết hôn → Đăng ký kết hôn (sửa)" in text(keeper, "compare_versions", kept.procedure.pk)


def test_a_wrong_file_is_told_field_by_field_with_the_remedy(keeper, province):
    wrong = write_file(seeded("TP.HT.01")).replace('"commune"', '"xã"')
    data = {"file": upload(wrong), "keeper": province.justice.pk}
    answer = keeper.post(reverse("onestop:import_procedure"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<code>content.competence</code>" in page
    assert "Dùng một trong: central, province, department, commune." in page
    other = keeper.post(
        reverse("onestop:import_procedure"), {"file": upload("{không phải JSON"), "keeper": province.justice.pk}
    )
    assert "Tệp không đọc được" in other.content.decode()
    assert Procedure.objects.count() == 1


def test_a_file_for_a_draft_must_be_of_its_procedure(keeper, kept):
    draft = draft_version(kept.keeper, kept.procedure.pk)
    other = upload(write_file(seeded("TP.HT.01")))
    answer = keeper.post(reverse("onestop:replace_content", args=[draft]), {"file": other})
    assert answer.status_code == 422
    assert "TP.HT.03" in answer.content.decode()
    assert ProcedureVersion.objects.get(pk=draft).content == kept.version.content


def test_a_new_procedure_comes_in_from_its_file(keeper, province):
    data = {"file": upload(write_file(seeded("TP.HT.01"))), "keeper": province.justice.pk}
    answer = keeper.post(reverse("onestop:import_procedure"), data, follow=True)
    assert "Đã nhập thủ tục thành dự thảo." in answer.content.decode()
    assert Procedure.objects.get(code="TP.HT.01").keeper == province.justice


def test_what_is_overdue_stands_on_one_page(keeper, province, kept):
    decision = Decision("1/QĐ-UBND", date(2026, 7, 20), date(2026, 7, 27))
    in_force(kept.keeper, province, "TP.HT.02", decision)
    page = text(keeper, "late_announcements")
    assert "Đăng ký khai tử" in page
    assert "hạn 27/7/2026" in page
    assert "Đăng ký kết hôn" not in page
    assert "quá hạn công khai" in text(keeper, "procedures", standing="overdue")


def rows(*given: tuple[str, str], **more: str) -> dict[str, str]:
    data = {"a-TOTAL_FORMS": str(len(given)), "a-INITIAL_FORMS": "0"}
    for at, (moment, do) in enumerate(given):
        data |= {f"a-{at}-at": moment, f"a-{at}-do": do}
    return data | more


MARRIAGE = (
    ("2026-08-03T08:00", "receive"),
    ("2026-08-03T11:00", "step:tiep-nhan:day-du"),
    ("2026-08-05T10:00", "step:tham-tra:dat"),
    ("2026-08-05T15:00", "step:ky-duyet:dong-y"),
    ("2026-08-06T08:00", "step:phat-hanh:xong"),
)


def test_a_version_is_tried_out_and_the_trial_kept(keeper, kept):
    address = reverse("onestop:dry_run", args=[kept.version.pk])
    assert "Diễn biến" in keeper.get(address).content.decode()
    tried = keeper.post(address, rows(*MARRIAGE, run="1")).content.decode()
    assert "17:30 06/8/2026" in tried
    assert not Trial.objects.exists()
    kept_now = keeper.post(address, rows(*MARRIAGE, keep="1", name="Kết hôn thông thường"), follow=True)
    assert "như đã ghi" in kept_now.content.decode()
    shorter = {**kept.version.content["term"], "committed": {"amount": 2, "unit": "working_days"}}
    draft = kept.draft(term=shorter)
    trial = Trial.objects.get()
    page = text(keeper, "rerun_trial", draft.pk, trial.pk)
    assert "hẹn trả: 17:30 06/8/2026 → 17:30 05/8/2026" in page
    assert "quá hạn: không → có" in page
    keeper.post(reverse("onestop:accept_trial", args=[draft.pk, trial.pk]))
    assert "như đã ghi" in text(keeper, "rerun_trial", draft.pk, trial.pk)


def test_what_can_t_be_done_to_the_imagined_dossier_is_told(keeper, kept):
    address = reverse("onestop:dry_run", args=[kept.version.pk])
    history = (MARRIAGE[0], ("2026-08-03T09:00", "step:ky-duyet:dong-y"), ("2026-08-04T09:00", "extend"))
    page = keeper.post(address, rows(*history, run="1"))
    assert page.status_code == 422
    assert "Ghi thời điểm hẹn lại." in page.content.decode()
    told = keeper.post(address, rows(*history[:2], run="1")).content.decode()
    assert "hồ sơ đang ở bước khác" in told
    old = keeper.post(address, rows(("1995-08-03T08:00", "receive"), run="1"))
    assert "Chưa có quy tắc tính thời hạn" in old.content.decode()


def test_who_doesn_t_keep_the_procedure_may_try_but_not_record(commune, kept):
    address = reverse("onestop:dry_run", args=[kept.version.pk])
    assert "17:30 06/8/2026" in commune.post(address, rows(*MARRIAGE, run="1")).content.decode()
    assert commune.post(address, rows(*MARRIAGE, keep="1", name="Không được")).status_code == 403
    assert not Trial.objects.exists()


def test_a_trial_begins_with_the_way_of_a_real_dossier(province):
    at_work = counter(province)
    with clock.frozen(NOW):
        dossier = at_work.taken(components=(status_paper(),), failed=LOOKUP_FAILED)
    with clock.frozen(NOW + timedelta(hours=1)):
        hand_on(at_work.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
    with clock.frozen(NOW + timedelta(days=1)):
        hand_on(at_work.officer, dossier.pk, step="tham-tra", outcome="dat")
    client = Client()
    client.force_login(province.north_officer)
    address = reverse("onestop:dry_run", args=[at_work.kept.version.pk])
    page = client.get(address, {"ho_so": dossier.code}).content.decode()
    assert 'value="2026-08-05T10:00"' in page
    assert 'value="step:tham-tra:dat" selected' in page
    assert "Xem xét, ký duyệt" in page
    assert "Sùng Thị Mỷ" not in page
    other = Client()
    other.force_login(province.south_officer)
    assert "Không tìm thấy hồ sơ này" in other.get(address, {"ho_so": dossier.code}).content.decode()
