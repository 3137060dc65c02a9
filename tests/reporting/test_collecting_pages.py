"""The screens of collecting: what each shows to whom, and how many questions it asks the database."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import SmallProvince
from tests.factories import SINCE, unit
from tests.reporting.rounds import AUGUST, IN_TIME, LATE, NORTH, SEPTEMBER, SOUTH, Collecting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import UnitKind
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.filled import filled
from tinhso.reporting.models import Round, Submission, SubmissionReminder

pytestmark = pytest.mark.django_db
Sees = Callable[[str], Client]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with clock.frozen(IN_TIME):
        yield


@pytest.fixture
def collecting(province: SmallProvince) -> Collecting:
    return Collecting.begin(province)


@pytest.fixture
def at(collecting: Collecting) -> Sees:
    """The signed-in browser of somebody, by sign-in name."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username), backend=BACKEND)
        return client

    return sign_in


def text(answer: Any) -> str:
    return str(answer.content.decode())


def to(name: str, *args: int, query: str = "") -> str:
    return reverse(f"reporting:{name}", args=args) + query


def test_the_unit_fills_saves_and_hands_in(collecting: Collecting, at: Sees) -> None:
    submission = collecting.submission(collecting.open())
    leader, url = at("bac.ld"), to("submission", submission.pk)
    page = text(leader.get(url))
    assert 'name="v-sessions"' in page
    assert 'name="v-received"' not in page
    assert "Còn 4 dòng chưa có số" in page
    posted = {f"v-{code}": f"{value}" for code, value in NORTH.items()}
    assert leader.post(url, posted).status_code == 302
    assert leader.post(url, {**posted, "v-accounts": "1.234", "submit": "1"}).status_code == 302
    submission.refresh_from_db()
    assert (submission.state, submission.values["accounts"]) == ("submitted", 1234)
    page = text(leader.get(url))
    assert 'name="v-sessions"' not in page
    assert "Chờ duyệt" in page


def test_what_keeps_it_back_stands_beside_its_line(collecting: Collecting, at: Sees) -> None:
    submission = collecting.submission(collecting.open())
    url = to("submission", submission.pk)
    answer = at("bac.ld").post(url, {"v-guided": "10", "v-home": "11", "v-sessions": "x1", "submit": "1"})
    assert answer.status_code == 422
    assert "“x1” không phải số nguyên không âm" in text(answer)
    assert 'value="x1"' in text(answer)
    answer = at("bac.ld").post(url, {"v-guided": "10", "v-home": "11", "submit": "1"})
    assert "“Tại nhà” là 11, không được lớn hơn “Người được hướng dẫn” là 10." in text(answer)
    assert "Dòng “Tài khoản lũy kế” chưa có số." in text(answer)
    submission.refresh_from_db()
    assert (submission.state, submission.values) == ("draft", {"guided": 10, "home": 11})


def test_saving_answers_with_the_remarks_that_changed(collecting: Collecting, at: Sees) -> None:
    collecting.accepted(collecting.open(AUGUST))
    submission = collecting.submission(collecting.open(SEPTEMBER))
    officer, url = at("bac.cv"), to("save_submission", submission.pk)
    answer = officer.post(url, {"v-guided": "900", "v-home": "90"})
    assert answer["X-Saved-At"] == "16:00"
    assert "tăng từ 200 lên 900" in text(answer)
    assert 'id="figure-share" hx-swap-oob="true"' in text(answer)
    assert ">10%<" in text(answer)
    key = next(each.key for each in filled(collecting.submission(submission.round)).violations if each.explainable)
    answer = officer.post(url, {f"e-{key}": "Đợt cao điểm", "seen-guided": f"|{key}=False"})
    assert "Đã giải trình" in text(answer)
    answer = officer.post(url, {"seen-guided": f"|{key}=True"})
    assert "remarks-guided" not in text(answer)
    assert collecting.submission(submission.round).explanations == {key: "Đợt cao điểm"}


def test_a_form_that_is_handed_in_is_not_saved_any_more(collecting: Collecting, at: Sees) -> None:
    submission = collecting.submitted(collecting.open())
    answer = at("bac.cv").post(to("save_submission", submission.pk), {"v-guided": "1"})
    assert answer.status_code == 403
    assert collecting.submission(submission.round).values == NORTH


def test_who_is_not_concerned_finds_nothing(collecting: Collecting, at: Sees) -> None:
    it = collecting.open()
    submission = collecting.submission(it)
    for who in ("nam.cv", "stp.ld"):
        assert at(who).get(to("submission", submission.pk)).status_code == 404
        assert at(who).get(to("round", it.pk)).status_code == 404
        assert at(who).post(to("save_submission", submission.pk), {"v-guided": "1"}).status_code == 404
    assert at("bac.cv").get(to("round_reminders", it.pk)).status_code == 404


def test_the_workbook_goes_out_and_comes_in(collecting: Collecting, at: Sees) -> None:
    submission = collecting.filled(collecting.open())
    officer = at("bac.cv")
    book = officer.get(to("submission_workbook", submission.pk))
    assert book["Content-Disposition"].endswith('filename="bieu-xa-bac-20250807.xlsx"')
    assert AuditEntry.objects.filter(event="access.exported", subject_id=str(submission.pk)).count() == 1
    verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={"guided": 1})
    upload = SimpleUploadedFile("bieu.xlsx", book.content)
    assert officer.post(to("fill_submission", submission.pk), {"file": upload}).status_code == 302
    assert collecting.submission(submission.round).values == NORTH
    answer = officer.post(to("fill_submission", submission.pk), {"file": SimpleUploadedFile("a.xlsx", b"PK")})
    assert answer.status_code == 422
    assert "Không đọc được tệp Excel." in text(answer)


def test_the_keeper_sees_who_is_where_and_filters_by_the_address(collecting: Collecting, at: Sees) -> None:
    it = collecting.open()
    collecting.submitted(it)
    keeper = at("tonghop")
    with clock.frozen(LATE + timedelta(hours=3)):
        whole = text(keeper.get(to("round", it.pk)))
        assert "Xã Đồng Văn" in whole
        assert "Xã Hàm Yên" in whole
        assert "3 giờ 1 phút" in whole
        late = text(keeper.get(to("round", it.pk, query="?xem=tre")))
        assert "Xã Hàm Yên" in late
        assert "Xã Đồng Văn" not in late
        assert "Không có đơn vị nào như vậy" in text(keeper.get(to("round", it.pk, query="?q=zzz")))


def test_the_keeper_accepts_returns_urges_and_closes(collecting: Collecting, at: Sees) -> None:
    it = collecting.open()
    north, south = collecting.submitted(it), collecting.submitted(it, "south")
    keeper = at("tonghop")
    keeper.post(to("accept_submission", north.pk))
    assert keeper.post(to("return_submission", south.pk), {"reason": ""}).status_code == 422
    keeper.post(to("return_submission", south.pk), {"reason": "Số người cao bất thường"})
    assert "Số người cao bất thường" in text(at("nam.cv").get(to("submission", south.pk)))
    assert "Đã soạn 1 thư" in text(keeper.post(to("round_reminders", it.pk), follow=True))
    assert "không soạn thêm" in text(keeper.post(to("round_reminders", it.pk), follow=True))
    letter = SubmissionReminder.objects.get()
    assert "đã bị trả lại" in text(keeper.get(to("reminder", letter.pk)))
    assert at("nam.cv").get(to("reminder", letter.pk)).status_code == 404
    keeper.post(to("send_reminders", it.pk))
    assert "Kính gửi: Xã Hàm Yên" in text(at("nam.cv").get(to("reminder", letter.pk)))
    seal_pending()
    keeper.post(to("close_round", it.pk))
    it.refresh_from_db()
    assert it.closed_at is not None
    assert "đã chốt lúc" in text(keeper.get(to("round", it.pk)))


def test_totals_open_to_what_they_are_made_of(collecting: Collecting, at: Sees) -> None:
    it = collecting.open()
    collecting.accepted(it)
    collecting.submitted(it, "south")
    keeper = at("tonghop")
    page = text(keeper.get(to("round_totals", it.pk, query="?phan=outreach")))
    assert "chưa cộng vào tổng" in page
    assert ">25%</a>" in page
    verbs.accept_all_clean(collecting.keeper, it.pk)
    page = text(keeper.get(to("round_totals", it.pk, query="?phan=outreach")))
    total = f"{NORTH['guided'] + SOUTH['guided']}"
    assert f">{total}</a>" in page
    link = page.split(f'">{total}</a>')[0].rsplit('href="', 1)[1].replace("&amp;", "&")
    assert "Xã Hàm Yên" in text(keeper.get(link))


def test_lists_and_empty_states(collecting: Collecting, at: Sees) -> None:
    assert "Chưa có biểu nào cần nhập" in text(at("bac.cv").get(to("own_forms")))
    assert "Chưa có kỳ báo cáo nào" in text(at("bac.cv").get(to("rounds")))
    it = collecting.open()
    assert "Biểu tháng của xã" in text(at("bac.cv").get(to("own_forms")))
    assert "0/2" in text(at("tonghop").get(to("rounds")))
    assert "Biểu tháng của xã" not in text(at("bac.cv").get(to("rounds")))
    assert it.submissions.count() == 2


def test_a_form_whose_cut_off_has_passed_is_opened_by_hand(collecting: Collecting, at: Sees) -> None:
    collecting.form.calendar.rules.create(cut_off_day=7, recipient="UBND tỉnh", source="KH")
    keeper = at("tonghop")
    assert "Mở kỳ" in text(keeper.get(to("rounds")))
    keeper.post(to("open_round", collecting.form.pk))
    assert Round.objects.get().period == AUGUST.period
    assert "Mở kỳ" not in text(keeper.get(to("rounds")))
    assert at("bac.ld").post(to("open_round", collecting.form.pk)).status_code == 404


@pytest.mark.parametrize("name", ["rounds", "round", "round_totals", "own_forms", "submission"])
def test_a_page_asks_as_much_for_many_units_as_for_few(
    collecting: Collecting, at: Sees, province: SmallProvince, name: str
) -> None:
    keeper = at("tonghop")
    few = collecting.open(AUGUST)
    collecting.submitted(few)
    for place in range(12):
        unit(f"xa-{place}", f"Xã mới {place}", UnitKind.COMMUNE, province.root, valid_from=SINCE)
    many = collecting.open(SEPTEMBER)
    Submission.objects.filter(round=many).update(state="submitted", submitted_at=IN_TIME, values=NORTH)

    def questions(it: Round) -> int:
        args = {"rounds": [], "own_forms": [], "submission": [collecting.submission(it).pk]}.get(name, [it.pk])
        with CaptureQueriesContext(connection) as asked:
            assert keeper.get(to(name, *args)).status_code == 200
        return len(asked)

    questions(few)
    assert questions(many) <= questions(few) + 2 <= 40
