import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from tinhso.foundation.ui import errors


@pytest.mark.django_db
def test_the_gallery_shows_every_component(client: Client) -> None:
    page = client.get(reverse("ui:gallery")).content.decode()
    assert "Đối chiếu dữ liệu hộ tịch" in page
    for mark in (
        "figures",
        "table-wrap",
        "timeline",
        "clock",
        "note",
        "progress",
        "tabs",
        "menu",
        "tour-card",
        "empty",
    ):
        assert f'class="{mark}' in page
    assert len(page.encode()) < 60_000


@pytest.mark.django_db
def test_a_page_can_be_skipped_to_and_names_its_language(client: Client) -> None:
    page = client.get(reverse("ui:gallery")).content.decode()
    assert '<html lang="vi">' in page
    assert '<a class="skip" href="#main">' in page
    assert '<main id="main"' in page


def test_a_refusal_says_why_in_the_users_words() -> None:
    page = errors.forbidden(RequestFactory().get("/x/"), PermissionError("Nhiệm vụ này của <Sở Y tế>."))
    assert page.status_code == 403
    assert "Nhiệm vụ này của &lt;Sở Y tế&gt;." in page.content.decode()


def test_a_refusal_to_htmx_is_a_line_not_a_page() -> None:
    answer = errors.forbidden(
        RequestFactory().get("/x/", headers={"HX-Request": "true"}), PermissionError("Đã khóa sổ.")
    )
    assert answer.content.decode() == "Đã khóa sổ."
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"])
def test_every_error_page_stands_without_a_request_and_offers_a_next_step(name: str) -> None:
    page = render_to_string(name)
    assert "<h1>" in page
    assert 'href="/"' in page


def test_a_failure_shows_the_number_under_which_it_was_logged() -> None:
    request = RequestFactory().get("/x/")
    request.request_id = "abc-123"
    assert "abc-123" in errors.server_error(request).content.decode()


@pytest.mark.django_db
def test_signing_in_is_in_vietnamese_throughout(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "ai-do", "password": "sai"}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page
    for english in ("Sign In", "Username", "Password", "Remember", "Forgot"):
        assert english not in page
