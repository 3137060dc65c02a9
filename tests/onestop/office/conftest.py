"""The northern counter on a Wednesday morning, and who sits at it. A module that looks at another time says so in a
`moment` of its own."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.conftest import SmallProvince
from tests.onestop.dossiers import MORNING, Counter, counter
from tinhso.foundation.accounts.models import Account
from tinhso.kernel import clock


@pytest.fixture
def moment() -> Iterator[None]:
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def desk(province: SmallProvince, moment: None) -> Counter:
    return counter(province)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def officer(province: SmallProvince, desk: Counter) -> Client:
    return signed_in(province.north_officer)


@pytest.fixture
def leader(province: SmallProvince, desk: Counter) -> Client:
    return signed_in(province.north_leader)
