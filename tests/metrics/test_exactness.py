"""Cells and tail against a plain count: equal at every moment, whatever arrives, in whatever order."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.facts import FIRST_DAY, Ledger, by_month, counted, record, reverse
from tinhso.foundation.journal.models import Fact, Seal
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.metrics.counting import By, Count, facts_of, split, totals
from tinhso.metrics.models import DayCell, Watermark
from tinhso.metrics.roller import roll_once, roll_pending
from tinhso.site.database import APP_ROLE

pytestmark = pytest.mark.django_db(transaction=True)

happening = st.tuples(
    st.integers(0, 40), st.sampled_from([1, 2, 3, None]), st.integers(-2, 3), st.sampled_from(["online", "counter"])
)
steps = st.one_of(
    st.tuples(st.just("record"), st.lists(happening, min_size=1, max_size=6)),
    st.tuples(st.just("reverse"), st.integers(0, 1000)),
    st.tuples(st.just("seal"), st.none()),
    st.tuples(st.just("roll"), st.integers(1, 9)),
    st.tuples(st.just("freeze"), st.none()),
)


def take(step: tuple[str, object], ledger: Ledger) -> None:
    what, given_ = step
    if what == "record":
        ledger.facts += [record(ledger.kind, d, u, a, channel=c) for d, u, a, c in given_]  # type: ignore[attr-defined]
    elif what == "reverse" and (standing := [fact for fact in ledger.facts if fact.pk not in ledger.reversed]):
        fact = standing[given_ % len(standing)]  # type: ignore[operator]
        taken_back = reverse(fact)
        ledger.reversed |= {fact.pk, taken_back.pk}
        ledger.facts.append(taken_back)
    elif what == "seal":
        seal_pending()
    elif what == "roll":
        roll_once(given_)  # type: ignore[arg-type]
    elif what == "freeze" and (seal := Seal.objects.order_by("-last_position").first()):
        sealed = Fact.objects.filter(kind=ledger.kind, position__lte=seal.last_position)
        ledger.frozen[seal.last_position] = list(sealed)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=1, max_size=14))
def test_figures_are_the_plain_count_after_every_step(db, story):
    ledger = Ledger()
    counts = ledger.counts()
    for step in story:
        take(step, ledger)
        assert totals(counts) == [counted(ledger.facts, count) for count in counts]
        for position, then in ledger.frozen.items():
            assert totals(counts, at=position) == [counted(then, count) for count in counts]
    assert [nonzero(months) for months in split(counts, by=By.MONTH)] == [
        nonzero(by_month(ledger.facts, count)) for count in counts
    ]
    for count in counts:
        assert sum(facts_of(count).values_list("amount", flat=True)) == counted(ledger.facts, count)


def nonzero(amounts: dict) -> dict:
    return {key: amount for key, amount in amounts.items() if amount}


def test_split_by_unit_and_dimension_adds_up():
    ledger = Ledger()
    ledger.facts = [record(ledger.kind, 1, unit, channel=c) for unit in (1, 2, None) for c in ("online", "counter")]
    whole = [Count(ledger.kind, None, FIRST_DAY.replace(year=2026))]

    assert split(whole, by=By.UNIT) == [{"1": 2, "2": 2, None: 2}]
    assert split(whole, by="channel") == [{"online": 3, "counter": 3}]
    assert split(whole, by="colour") == [{None: 6}]


def test_a_late_fact_counts_on_its_own_day_even_when_the_cells_have_passed_it():
    ledger = Ledger()
    ledger.facts = [record(ledger.kind, 30)]
    seal_pending()
    roll_pending()
    ledger.facts.append(record(ledger.kind, 2))
    early = Count(ledger.kind, FIRST_DAY, FIRST_DAY.replace(day=25))

    assert totals([early]) == [1]
    seal_pending()
    roll_pending()
    assert totals([early]) == [1]
    assert DayCell.objects.filter(kind=ledger.kind).count() == 2


def test_rolling_before_anything_is_sealed_moves_nothing():
    kind = record(Ledger().kind).kind

    assert roll_pending() == 0
    assert totals([Count(kind, None, FIRST_DAY)]) == [1]
    seal_pending()
    assert roll_pending() == 1
    assert totals([Count(kind, None, FIRST_DAY)]) == [1]


def test_the_application_s_own_role_may_roll_and_count():
    ledger = Ledger()
    ledger.facts = [record(ledger.kind), record(ledger.kind, 3)]
    seal_pending()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {APP_ROLE}")
        try:
            record(ledger.kind)
            roll_pending()
            assert totals([Count(ledger.kind, None, FIRST_DAY.replace(year=2026))]) == [3]
        finally:
            cursor.execute("RESET ROLE")


def test_facts_without_a_unit_share_a_cell():
    ledger = Ledger()
    for _ in range(3):
        record(ledger.kind, 0, None)
        seal_pending()
        roll_pending()

    assert list(DayCell.objects.filter(kind=ledger.kind).values_list("amount", flat=True)) == [3]


class Crowd:
    """Threads that each have a connection of their own; the first failure is kept."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.failures: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def join_in(self, body: Callable[[], object], *, until_stopped: bool = False) -> threading.Thread:
        def run() -> None:
            try:
                body()
                while until_stopped and not self.stop.is_set():
                    body()
            except Exception as failure:
                self.failures.append(failure)
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        self.threads.append(thread)
        thread.start()
        return thread

    def leave(self) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()
        assert self.failures == []


def test_while_many_write_seal_roll_and_freeze_every_reading_is_exact():
    ledger = Ledger()
    counts = ledger.counts()
    crowd = Crowd()
    positions: list[int] = []

    def write(number: int) -> None:
        for turn in range(40):
            with transaction.atomic():
                fact = record(ledger.kind, (turn * 7 + number) % 40, 1 + turn % 3, channel="online")
                if turn % 4 == 0:
                    reverse(fact)

    def freeze() -> None:
        if seal := Seal.objects.order_by("-last_position").first():
            positions.append(seal.last_position)

    writers = [crowd.join_in(lambda number=number: write(number)) for number in range(4)]
    crowd.join_in(seal_pending, until_stopped=True)
    for _ in range(2):
        crowd.join_in(lambda: roll_once(17), until_stopped=True)
    crowd.join_in(freeze, until_stopped=True)

    readings = 0
    while any(writer.is_alive() for writer in writers):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            plain = list(Fact.objects.filter(kind=ledger.kind))
            assert totals(counts) == [counted(plain, count) for count in counts]
            readings += 1
    crowd.leave()
    assert readings

    seal_pending()
    roll_pending()
    everything = list(Fact.objects.filter(kind=ledger.kind))
    assert len(everything) == 4 * 50
    assert totals(counts) == [counted(everything, count) for count in counts]
    assert Watermark.objects.get().position == Seal.objects.order_by("-last_position")[0].last_position
    for position in sorted(set(positions))[::5]:
        then = [fact for fact in everything if fact.position <= position]
        assert totals(counts, at=position) == [counted(then, count) for count in counts]
