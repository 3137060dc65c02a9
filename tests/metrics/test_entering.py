"""Numbers put in from forms: whatever is stated, corrected and in whatever order, each period shows what was stated."""

from datetime import date, timedelta
from random import Random

import pytest

from tests.conftest import SmallProvince
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.journal.events import Denied
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.verbs.errors import Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import Period
from tinhso.metrics import definitions
from tinhso.metrics.definitions import Entered, Timing
from tinhso.metrics.models import StatedFigure
from tinhso.metrics.queries import figure
from tinhso.metrics.verbs import correct_figure
from tinhso.metrics.verbs.entering import put_figures

pytestmark = pytest.mark.django_db
MONTHS = [Period.month(2025, month) for month in range(1, 9)]


@pytest.fixture(autouse=True)
def accounts(births: None) -> None:
    definitions.register_metrics([Entered("accounts", "Tài khoản lũy kế", "tài khoản", Timing.STATE)])


@verb()
def put(act: Act[None], *, province: SmallProvince, period: Period, values: dict[str, int]) -> None:
    put_figures(act, province.north, period, values)  # type: ignore[arg-type]
    act.audit(Denied(action="test", reason="test"), province.north)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(4))
def test_every_period_shows_what_was_stated_last(province: SmallProvince, seed: int) -> None:
    random, system = Random(seed), system_actor("test")
    stated: dict[tuple[str, Period], int] = {}
    for _step in range(25):
        period, code = random.choice(MONTHS), random.choice(["accounts", "visitors"])
        if random.random() < 0.3 and (code, period) in stated:
            value = stated[code, period] + random.randint(1, 50)
            kept = StatedFigure.objects.get(code=code, since=period.first_day)
            correct_figure(system, kept.pk, value=value, reason="Sửa")
        else:
            value = random.randint(0, 300)
            put(system, province=province, period=period, values={code: value})
        stated[code, period] = value
    for (code, period), value in stated.items():
        assert figure(system, code, period, province.root).numerator == value, f"{code} {period}"
    assert StatedFigure.objects.count() == len(stated)


def test_a_state_stays_until_the_next_is_stated(province: SmallProvince) -> None:
    system = system_actor("test")
    put(system, province=province, period=MONTHS[0], values={"accounts": 100})
    put(system, province=province, period=MONTHS[3], values={"accounts": 90})
    shown = [figure(system, "accounts", period, province.north).numerator for period in MONTHS[:5]]
    assert shown == [100, 100, 100, 90, 90]
    before = Period(date(2024, 12, 1), MONTHS[0].first_day - timedelta(days=1))
    assert figure(system, "accounts", before, province.north).numerator == 0


def test_the_same_number_again_records_nothing(province: SmallProvince) -> None:
    system = system_actor("test")
    put(system, province=province, period=MONTHS[0], values={"accounts": 100, "visitors": 7})
    facts = Fact.objects.count()
    put(system, province=province, period=MONTHS[0], values={"accounts": 100, "visitors": 7})
    assert Fact.objects.count() == facts


@pytest.mark.parametrize(("code", "value"), [("births", 3), ("births.share", 3), ("nothing", 3), ("visitors", -1)])
def test_what_is_not_typed_is_refused(province: SmallProvince, code: str, value: int) -> None:
    with pytest.raises((Invalid, Refused)):
        put(system_actor("test"), province=province, period=MONTHS[0], values={code: value})
    assert not StatedFigure.objects.exists()
