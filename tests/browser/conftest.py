"""People at their screens: each has a browser window of their own and signs in by the real form."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browsing import DESK
from tests.conftest import SmallProvince
from tests.factories import PASSWORD, small_province
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.delivery import relay
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.jobs.runs import perform
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.kernel import clock

Desk = Callable[[Account], Page]
Clock = Callable[[datetime], None]


@pytest.fixture
def people(transactional_db: None, live_server: LiveServer) -> SmallProvince:
    province = small_province()
    TOTP.activate(province.system_owner, generate_totp_secret())
    return province


@pytest.fixture
def it_is() -> Iterator[Clock]:
    """Set the clock of everybody, the web server's threads too."""
    yield lambda moment: clock.set_source(lambda: moment)
    clock.set_source(None)


@pytest.fixture
def desk_of(browser: Browser, live_server: LiveServer, people: SmallProvince) -> Iterator[Desk]:
    """The signed-in window of a person, the same each time; scripts that complain fail the test."""
    windows: dict[int, Page] = {}
    complaints: list[str] = []

    def open_desk(person: Account) -> Page:
        if person.pk not in windows:
            page = browser.new_context(viewport=DESK, locale="vi-VN", base_url=live_server.url).new_page()
            page.set_default_timeout(8000)
            page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
            sign_in(page, person)
            windows[person.pk] = page
        return windows[person.pk]

    yield open_desk
    for page in windows.values():
        page.context.close()
    assert complaints == []


def sign_in(page: Page, person: Account) -> None:
    """By name and password, and with the code of an authenticator app where the person's role asks for one."""
    secret = Authenticator.objects.filter(user=person).values_list("data__secret", flat=True).first()
    page.goto("/tai-khoan/login/")
    page.get_by_label("Tên đăng nhập").fill(person.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    if secret:
        counter = next(iter(yield_hotp_counters_from_time()))
        page.get_by_label("Mã xác thực").fill(format_hotp_value(hotp_value(secret, counter)))
        page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/")


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    path = tmp_path / "ket-qua-ra-soat.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
    return path


def worker_passes() -> None:
    """What the worker does within a second: seal the journal, deliver the messages."""
    seal_pending()
    relay.deliver_all()


def long_jobs_run() -> None:
    """What the worker does with the long jobs that wait."""
    for run in JobRun.objects.filter(state=RunState.WAITING).order_by("pk"):
        perform(run=run.pk)
