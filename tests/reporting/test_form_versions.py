"""The page of a form: what it asks, since when and why, and how a clerk changes that alone."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import SmallProvince
from tests.reporting.rounds import AUGUST, IN_TIME, LINES, RULES, SEPTEMBER, Collecting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.seed import load_seed
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.models import Form, FormVersion
from tinhso.reporting.publishing import draft_of, text_of
from tinhso.reporting.seed import load_calendars
from tinhso.reporting.seed.forms import listed_forms, load_forms

pytestmark = pytest.mark.django_db
Sees = Callable[[str], Client]


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
        client.force_login(
            Account.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return sign_in


def to(name: str, form: Form | None = None) -> str:
    return reverse(f"reporting:{name}", args=[form.pk] if form else [])


def text(answer: Any) -> str:
    return unescape(str(answer.content.decode()))


def new_text(client: Client, form: Form, *changed: tuple[str, str]) -> str:
    """What a clerk makes of the downloaded version."""
    written = client.get(to("form_text", form)).content.decode()
    for old, new in (("since = 2025-07-01", "since = 2025-09-01"), ('source = ""', 'source = "12/QĐ"'), *changed):
        assert old in written
        written = written.replace(old, new, 1)
    return written


def upload(written: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("bieu.toml", written.encode())}


def test_the_page_tells_lines_and_rules_in_words(collecting: Collecting, at: Sees) -> None:
    page = text(at("tonghop").get(to("form", collecting.form)))
    assert "từ 01/7/2025" in page
    assert re.search(r"Buổi tuyên truyền.*đơn vị nhập.*commune\.sessions", page, re.S)
    assert "tính từ bản ghi" in page
    assert "tỷ lệ, hệ thống tính" in page
    assert "Tỷ lệ được hướng dẫn tại thôn, tại nhà" in page
    assert "“Tại nhà” không được lớn hơn “Người được hướng dẫn”." in page
    assert "lệch quá 50% và từ 10 trở lên so với kỳ trước." in page
    assert "Phải giải trình." in page


def test_from_the_download_to_a_published_version(collecting: Collecting, at: Sees) -> None:
    keeper, form = at("tonghop"), collecting.form
    written = new_text(keeper, form, ('label = "Tại nhà"', 'label = "Tại nhà, tại thôn"'))
    preview = text(keeper.post(to("publish_form", form), upload(written)))
    assert "Ban hành, áp dụng từ 01/9/2025" in preview
    assert re.search(r"tên:.*Tại nhà</del>.*Tại nhà, tại thôn</ins>", preview, re.S)
    assert form.versions.count() == 1
    looked_at = unescape(preview.split('name="text" hidden>\n')[1].split("</textarea>")[0])
    answer = keeper.post(to("publish_form", form), {"text": looked_at.replace("\n", "\r\n"), "publish": "1"})
    assert answer.status_code == 302
    old, new = form.versions.all()
    assert (old.valid_to, new.valid_from, new.source) == (date(2025, 8, 31), date(2025, 9, 1), "12/QĐ")
    assert [line["label"] for line in new.lines if line["code"] == "home"] == ["Tại nhà, tại thôn"]
    assert (new.rules, len(new.lines)) == (RULES, len(LINES))
    page = text(keeper.get(to("form", form)))
    assert "từ 01/7/2025 đến 31/8/2025" in page
    assert "ban hành biểu mẫu Biểu tháng của xã từ 01/9/2025: 8 dòng; căn cứ: 12/QĐ" in page
    assert "Tại nhà, tại thôn" not in page
    assert "Tại nhà, tại thôn" in text(keeper.get(to("form", form) + f"?ban={new.pk}"))


def test_what_is_wrong_is_told_with_its_remedy_and_nothing_is_published(collecting: Collecting, at: Sees) -> None:
    keeper, form = at("tonghop"), collecting.form
    written = new_text(keeper, form, ('metric = "commune.guided"', 'metric = "commune.gided"'))
    answer = keeper.post(to("publish_form", form), upload(written))
    assert answer.status_code == 422
    page = text(answer)
    assert "Dòng 5 (guided)" in page
    assert "Chưa có chỉ tiêu commune.gided." in page
    assert "Chọn mã trong trang Số liệu" in page
    assert "Nhắc dòng không có số đếm" not in page
    assert "Đã có bản biểu mẫu áp dụng" not in page
    assert 'name="publish"' not in page
    assert keeper.post(to("publish_form", form), {"text": written, "publish": "1"}).status_code == 422
    assert form.versions.count() == 1


def test_the_day_is_questioned_together_with_the_lines(collecting: Collecting) -> None:
    written = text_of(collecting.form.versions.get()).replace('label = "Tại nhà"', "")
    assert [each.field for each in draft_of(collecting.form, written.encode()).problems] == ["source", "since", "label"]


def test_a_round_under_way_keeps_its_version(collecting: Collecting, at: Sees) -> None:
    keeper, form = at("tonghop"), collecting.form
    written = new_text(keeper, form)
    collecting.open(SEPTEMBER)
    page = text(keeper.post(to("publish_form", form), upload(written)))
    assert "Kỳ 08/8/2025 - 07/9/2025 đã mở theo bản cũ và phải giữ nguyên." in page
    assert "Ghi ngày áp dụng sau 07/9/2025." in page
    assert keeper.post(to("publish_form", form), {"text": written, "publish": "1"}).status_code == 422
    assert form.versions.count() == 1
    later = written.replace("since = 2025-09-01", "since = 2025-09-08")
    assert keeper.post(to("publish_form", form), {"text": later, "publish": "1"}).status_code == 302


def test_a_second_form_cannot_collect_the_same_number(collecting: Collecting) -> None:
    other = Form.objects.create(
        code="khac", name="Khác", calendar=collecting.form.calendar, reporters=collecting.form.reporters
    )
    copied = text_of(collecting.form.versions.get())
    copied = copied.replace('code = "bieu"', 'code = "khac"').replace("Biểu tháng của xã", "Khác")
    draft = draft_of(other, copied.encode())
    assert ("Dòng sessions", "metric") in [(each.where, each.field) for each in draft.problems]


def test_nothing_chosen_and_files_that_are_no_text(collecting: Collecting, at: Sees) -> None:
    keeper, url = at("tonghop"), to("publish_form", collecting.form)
    assert "Hãy chọn tệp." in text(keeper.post(url, {}))
    answer = keeper.post(url, {"file": SimpleUploadedFile("bieu.xlsx", b"PK\x03\x04\xff\xfe")})
    assert answer.status_code == 422
    assert "Tệp không phải chữ UTF-8." in text(answer)
    assert "Tệp quá lớn" in text(keeper.post(url, {"file": SimpleUploadedFile("a.toml", b"#" * 200_001)}))


def test_who_does_not_keep_the_form_does_not_publish(collecting: Collecting, at: Sees) -> None:
    written = new_text(at("tonghop"), collecting.form)
    for who in ("bac.ld", "stp.ld"):
        for name in ("form", "form_text", "publish_form"):
            assert at(who).get(to(name, collecting.form)).status_code == 404
        answer = at(who).post(to("publish_form", collecting.form), {"text": written, "publish": "1"})
        assert answer.status_code == 404
    assert not AuditEntry.objects.filter(event="reporting.form_published").exclude(
        actor_id=collecting.keeper.account_id
    )
    assert FormVersion.objects.count() == 1


def test_the_list_leads_to_the_forms_of_my_keeper(collecting: Collecting, at: Sees) -> None:
    assert to("form", collecting.form) in text(at("tonghop").get(to("forms")))
    assert "chưa có mẫu biểu nào" in text(at("bac.cv").get(to("forms")))


def by_code(written: dict[str, Any]) -> dict[str, Any]:
    """The order of lines and rules matters, that of metrics doesn't."""
    metrics = sorted(written["metric"], key=lambda each: each["code"])
    return {**written, "metric": metrics}


def test_the_seeds_own_forms_come_out_as_they_were_written(db: None) -> None:
    load_seed()
    load_calendars()
    load_forms()
    for written in listed_forms():
        version = FormVersion.objects.get(form__code=written["code"])
        assert by_code(tomllib.loads(text_of(version))) == by_code(written)
        draft = draft_of(version.form, text_of(version).encode())
        assert [each.field for each in draft.problems] == ["since"]  # its own day is taken, nothing else is wrong


@pytest.mark.parametrize("name", ["forms", "form", "form_text", "publish_form"])
def test_a_page_asks_as_much_for_many_versions_as_for_few(collecting: Collecting, at: Sees, name: str) -> None:
    keeper = at("tonghop")

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert keeper.get(to(name, None if name == "forms" else collecting.form)).status_code == 200
        return len(asked)

    questions()
    few = questions()
    collecting.open(AUGUST)
    for month in (9, 10, 11, 12):
        since = date(2025, month, 1)
        verbs.publish_form(collecting.keeper, collecting.form.pk, since=since, lines=LINES, rules=RULES)
    for place in range(4):
        Form.objects.create(
            code=f"them-{place}", name="Thêm", calendar=collecting.form.calendar, reporters=collecting.form.reporters
        )
    assert questions() <= few + 1 <= 30
