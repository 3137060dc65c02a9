"""August 2025 in the two communes of the small province, as the other system hands it over."""

import pytest

from tests.conftest import SmallProvince
from tinhso.demo import dossiers
from tinhso.foundation.accounts.actor import system_actor
from tinhso.onestop.verbs import load_batch

SYSTEM = system_actor("kiểm thử")


@pytest.fixture
def august(province: SmallProvince) -> SmallProvince:
    load_batch(SYSTEM, batch="thang-8", rows=dossiers.august_2025([province.north, province.south]))
    return province
