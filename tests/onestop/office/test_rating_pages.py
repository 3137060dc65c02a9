"""The applicant is asked on the officer's screen, or answers himself with his receipt's code."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tinhso.onestop import queries
from tinhso.onestop.models import Dossier, DossierRating
from tinhso.onestop.queries.printed import Printed, paper
from tinhso.onestop.rating_codes import rating_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def untried() -> None:
    """Nobody has tried a code yet."""
    cache.clear()


@pytest.fixture
def dossier(desk) -> Dossier:
    return desk.finished()


def test_the_screen_that_is_handed_over_shows_nothing_of_the_persons_and_thanks(officer, dossier):
    page = reverse("onestop:dossier", args=[dossier.code])
    asked = reverse("onestop:rate_at_counter", args=[dossier.code])
    assert asked in officer.get(page).content.decode()
    screen = officer.get(asked).content.decode()
    assert "hài lòng về việc tiếp nhận" in screen
    assert "Sùng Thị Mỷ" not in screen
    assert officer.post(asked, {"comment": "Tốt"}).status_code == 422
    thanks = officer.post(asked, {"satisfaction": "satisfied", "comment": "Tốt"}, follow=True).content.decode()
    assert "Cảm ơn ông/bà" in thanks
    shown = officer.get(page).content.decode()
    assert "người nộp hài lòng" in shown
    assert asked not in shown
    assert officer.post(asked, {"satisfaction": "satisfied"}).status_code == 422
    assert DossierRating.objects.count() == 1


def test_the_receipt_carries_the_code_with_which_one_answers_without_signing_in(desk, dossier):
    receipt = paper(desk.officer, dossier.code, Printed.RECEIPT, 1)
    code = rating_code(dossier.code)
    assert any(f"Mã đánh giá khi có kết quả: {code}" in block.text for block in receipt.paragraphs)
    citizen, address = Client(), reverse("onestop:rate_by_code", args=[dossier.code])
    assert address in citizen.get(reverse("onestop:track_dossier", args=[dossier.code])).content.decode()
    wrong = citizen.post(address, {"rating_code": "ABCD-1234", "satisfaction": "satisfied", "comment": "Nhanh"})
    assert "không đúng" in wrong.context["form"].errors["rating_code"][0]
    assert "Nhanh" in wrong.content.decode()
    given = {"rating_code": code.lower(), "satisfaction": "very_satisfied", "comment": "Nhanh"}
    assert "Cảm ơn" in citizen.post(address, given, follow=True).content.decode()
    assert DossierRating.objects.get().place == "by_code"
    assert queries.dossier_page(desk.officer, dossier.code).rating is not None


def test_codes_are_not_tried_out_and_open_dossiers_are_not_rated(desk, dossier, settings):
    settings.VERIFICATIONS_PER_MINUTE = 3
    address = reverse("onestop:rate_by_code", args=[dossier.code])
    tries = [
        Client().post(address, {"rating_code": f"AAAA-000{n}", "satisfaction": "satisfied"}).status_code
        for n in range(5)
    ]
    assert tries == [422, 422, 422, 429, 429]
    assert Client().get(reverse("onestop:rate_by_code", args=[desk.taken().code])).status_code == 404


def test_who_only_oversees_does_not_hand_his_screen_over(dossier, province):
    client = Client()
    client.force_login(province.leadership)
    assert client.get(reverse("onestop:rate_at_counter", args=[dossier.code])).status_code == 403
