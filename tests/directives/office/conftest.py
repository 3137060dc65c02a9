"""A browser for each person of the small province, without the browser."""

from collections.abc import Callable
from datetime import date
from itertools import count, islice

import pytest
from django.test import Client

from tests.conftest import SmallProvince
from tests.directives.conftest import Desk
from tests.factories import unit
from tinhso.foundation.organizations.models import UnitKind

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browse(province: SmallProvince) -> Callable[[str], Client]:
    """The client of a person by the name he has in the province: browse("aggregator")."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(getattr(province, name), backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def widen(province: SmallProvince, desk: Desk) -> Callable[[int], None]:
    """Found so many communes and give every commune one more task."""
    numbers = count(1)

    def more(communes: int) -> None:
        for number in islice(numbers, communes):
            unit(f"xa-{number}", f"Xã số {number}", UnitKind.COMMUNE, province.root, valid_from=date(2025, 7, 1))
        desk.in_force()

    return more
