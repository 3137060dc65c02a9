"""Many counters at once: every code is given out once and none is left out; two officers on one dossier."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories import small_province
from tests.onestop.conftest import SYSTEM
from tests.onestop.dossiers import MORNING, Counter, counter, found
from tinhso.foundation.verbs.errors import Invalid, Refused
from tinhso.kernel import clock
from tinhso.kernel.identifiers import parse_dossier_code
from tinhso.onestop import verbs
from tinhso.onestop.inputs import Applicant
from tinhso.onestop.models import Dossier

pytestmark = pytest.mark.django_db(transaction=True)
INTAKES = AT_ONCE = 50


@pytest.fixture
def at() -> Counter:
    with clock.frozen(MORNING):
        return counter(small_province())


def all_at_once(bodies: list[Callable[[], object]]) -> list[object]:
    """What each came to, each on its own connection; a refusal is its result."""
    ready = threading.Barrier(min(AT_ONCE, len(bodies)))

    def run(body: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=30)
            with clock.frozen(MORNING):
                return body()
        except (Invalid, Refused) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, bodies))


def test_fifty_intakes_at_once_have_codes_without_gaps_or_repeats(at):
    """Every tenth is refused after its form was checked: it takes no number with it."""

    def take(number: int) -> Callable[[], object]:
        name = "" if number % 10 == 9 else f"Vàng Mí {number}"
        intake = at.intake(applicant=Applicant("citizen", name, "002099000027"))
        return lambda: verbs.take_in(at.officer, intake=intake)

    came = all_at_once([take(number) for number in range(INTAKES)])
    codes = [each for each in came if isinstance(each, str)]
    assert sum(isinstance(each, Invalid) for each in came) == INTAKES // 10
    assert sorted(parse_dossier_code(code).sequence for code in codes) == list(range(1, len(codes) + 1))
    assert set(Dossier.objects.values_list("code", flat=True)) == set(codes)


def test_of_two_officers_at_once_one_is_refused_and_nothing_is_lost(at):
    with clock.frozen(MORNING):
        dossier = at.taken()
    move = lambda: verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du") or "done"  # noqa: E731
    came = all_at_once([move] * 8)
    assert sum(each == "done" for each in came) == 1
    assert sum(isinstance(each, Refused) for each in came) == 7
    assert found(dossier.code).events.filter(kind="moved").count() == 1


def test_numbers_that_another_system_gave_out_are_passed_over(at):
    with clock.frozen(MORNING):
        rows = [
            verbs.Received(f"H60.101-260812-000{number}", "birth", "online", at.province.north.pk, MORNING.date())
            for number in (1, 2, 3)
        ]
        verbs.load_batch(SYSTEM, batch="sang-12-8", rows=rows)
        assert [at.taken().code[-4:] for _time in range(2)] == ["0004", "0005"]
