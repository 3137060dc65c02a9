"""The screens: the figures of a unit, and one figure opened in each of its views."""

import pytest

from tests.factories import PASSWORD
from tests.metrics.test_figures import born
from tinhso.kernel import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("births")]


@pytest.fixture
def leader(client, province):
    client.login(username=province.leadership.username, password=PASSWORD)
    born(province.north, 5, on=clock.today())
    born(province.south, 3, "counter", on=clock.today())
    return client


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_the_list_shows_every_figure_with_its_fraction(leader):
    text = page(leader, "/so-lieu/")
    assert "62,5%" in text or "62,50%" in text
    assert "5/8" in text


def test_a_figure_opens_to_records_units_months_and_channels(leader, province):
    text = page(leader, "/so-lieu/births/")
    assert text.count("Việc khai sinh") == 5
    assert text.count("Bản ghi ngoài phạm vi xem của bạn") == 3
    assert 'aria-current="page">Bản ghi' in text
    by_unit = page(leader, "/so-lieu/births/?xem=don-vi")
    assert "Xã Đồng Văn" in by_unit
    assert 'aria-current="page">Theo đơn vị' in by_unit
    assert f"{clock.today().month}/{clock.today().year}" in page(leader, "/so-lieu/births/?xem=thang")
    assert "Trực tiếp" in page(leader, "/so-lieu/births/?xem=channel")
    assert "<span>3</span>" in page(leader, "/so-lieu/births/?channel=counter")


def test_numerator_and_denominator_have_their_own_records(leader):
    assert page(leader, "/so-lieu/births.share/").count("<tr") == 1 + 5
    assert page(leader, "/so-lieu/births.share/?xem=mau-so").count("<tr") == 1 + 8


def test_addresses_that_make_no_sense_are_met_calmly(leader, province):
    for query in ("?tu=x&den=9999-12-31", "?tu=0001-01-01&xem=thang", "?don-vi=%00", "?cursor=%%%", "?xem=zzz"):
        page(leader, f"/so-lieu/births/{query}")
    assert leader.get("/so-lieu/nothing/").status_code == 404
    assert leader.get("/so-lieu/births/?don-vi=999999999").status_code == 404


def test_who_sees_no_figures_is_told_why(client, province):
    client.login(username=province.south_officer.username, password=PASSWORD)
    answer = client.get(f"/so-lieu/births/?don-vi={province.north.pk}")
    assert answer.status_code == 403
    assert "không phải ở đây" in answer.content.decode()
