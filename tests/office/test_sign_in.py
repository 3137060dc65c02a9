"""Getting in: second factor, one-time passwords, lock-out."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.conftest import SmallProvince
from tests.factories import PASSWORD, acting
from tests.office.test_pages import demo, entering, production  # noqa: F401
from tinhso.foundation.administration import verbs
from tinhso.foundation.journal.models import AuditEntry

pytestmark = pytest.mark.django_db

ANYTHING_ELSE = ["/", "/nguoi-dung/", "/nhat-ky/", "/van-hanh/", "/quyen-cua-toi/", "/tai-khoan/password/change/"]


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def totp(secret: str) -> str:
    """RFC 6238 with the defaults of every authenticator app: SHA-1, 30 seconds, six digits."""
    counter = int(time.time() // 30)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(client: Client, username: str, password: str = PASSWORD) -> str:
    return str(client.post(reverse("account_login"), {"login": username, "password": password}).headers.get("Location"))


@pytest.mark.parametrize("url", ANYTHING_ELSE)
def test_the_owner_does_nothing_before_the_second_factor(
    province: SmallProvince,
    production: None,  # noqa: F811
    url: str,
) -> None:
    client = Client()
    sign_in(client, "quantri")
    assert client.get(url).url == reverse("mfa_activate_totp")


def test_a_right_that_is_used_by_post_is_shut_as_well(province: SmallProvince, production: None) -> None:  # noqa: F811
    client = Client()
    sign_in(client, "quantri")
    client.post(reverse("office:deactivate", args=[province.north_officer.pk]), {"reason": "x"})
    province.north_officer.refresh_from_db()
    assert province.north_officer.is_active


def test_after_setting_it_up_everything_opens_and_the_next_sign_in_asks_for_the_code(
    province: SmallProvince,
    production: None,  # noqa: F811
) -> None:
    client = Client()
    sign_in(client, "quantri")
    prove_again = client.get(reverse("mfa_activate_totp")).url
    client.post(prove_again, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'id="secret" value="([A-Z2-7]+)"', page.content.decode())
    assert secret is not None
    client.post(reverse("mfa_activate_totp"), {"code": totp(secret[1])})
    assert Authenticator.objects.filter(user=province.system_owner, type="totp").exists()
    assert client.get("/nhat-ky/").status_code == 200

    again = Client()
    assert sign_in(again, "quantri").startswith(reverse("mfa_authenticate"))
    assert again.get("/nhat-ky/").status_code == 302
    assert again.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    cache.clear()  # a code is accepted once; the set-up has used this one
    again.post(reverse("mfa_authenticate"), {"code": totp(secret[1])})
    assert again.get("/nhat-ky/").status_code == 200


def test_who_stands_in_for_the_owner_needs_one_too(province: SmallProvince, production: None) -> None:  # noqa: F811
    from tests.factories import person
    from tinhso.foundation.accounts.roles import Role
    from tinhso.kernel import clock

    deputy = person("ca.pho", "Lù A Dế", Role.OFFICER, province.police)
    client = entering(deputy)
    assert client.get("/").status_code == 200
    verbs.record_absence(
        acting(province.system_owner), province.system_owner.pk, since=clock.today(), substitute_id=deputy.pk
    )
    assert client.get("/").url == reverse("mfa_activate_totp")


def test_whoever_was_told_to_needs_one_even_in_the_demo(province: SmallProvince, demo: None) -> None:  # noqa: F811
    verbs.require_second_factor(acting(province.system_owner), province.north_officer.pk, required=True)
    client = entering(province.north_officer)
    assert client.get("/").url == reverse("mfa_activate_totp")
    assert client.get("/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == reverse("mfa_activate_totp")
    assert client.get("/api/v1/openapi.json").status_code in (403, 404)


def test_a_one_time_password_opens_the_password_page_and_nothing_else(
    province: SmallProvince,
    demo: None,  # noqa: F811
) -> None:
    password = verbs.set_password(acting(province.system_owner), province.north_officer.pk)
    client = Client()
    sign_in(client, "bac.cv", password)
    change = reverse("account_change_password")
    assert client.get("/").url == change
    assert client.get(reverse("mfa_index")).url == change
    client.post(
        change, {"oldpassword": password, "password1": "mot-mat-khau-moi-dai", "password2": "mot-mat-khau-moi-dai"}
    )
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.filter(event="people.password_changed", actor_id=province.north_officer.pk).exists()


def test_sign_in_and_its_failures_are_in_the_journal(province: SmallProvince, demo: None) -> None:  # noqa: F811
    client = Client()
    sign_in(client, "bac.cv", "sai-mat-khau")
    failed = AuditEntry.objects.get(event="access.sign_in_failed")
    assert (failed.subject_label, failed.unit_id) == (province.north_officer.full_name, province.north.pk)
    assert "sai-mat-khau" not in str(failed.data)
    sign_in(client, "bac.cv")
    assert AuditEntry.objects.get(event="access.signed_in").actor_id == province.north_officer.pk


def test_a_locked_account_is_out_at_once(province: SmallProvince, demo: None) -> None:  # noqa: F811
    client = entering(province.north_officer)
    assert client.get("/nguoi-dung/").status_code == 200
    verbs.deactivate_account(acting(province.system_owner), province.north_officer.pk, reason="nghỉ việc")
    assert client.get("/nguoi-dung/").status_code == 302


def test_guessing_is_stopped_with_a_page_that_says_so(
    province: SmallProvince,
    demo: None,  # noqa: F811
    settings: Settings,
) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    client = Client(REMOTE_ADDR="127.0.0.9")
    for _attempt in range(3):
        answer = client.post(reverse("account_login"), {"login": "bac.cv", "password": "doan-mo"})
    assert answer.status_code == 429
    assert "thử quá nhiều lần" in answer.content.decode()
    locked = client.post(reverse("account_login"), {"login": "bac.cv", "password": PASSWORD})
    assert locked.status_code == 429
    assert "_auth_user_id" not in client.session
