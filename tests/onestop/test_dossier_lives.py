"""Whatever officers do to a dossier in whatever order: the life cycle holds, refusals change nothing, and what queues
show is what the clock reads."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.onestop.dossiers import LOOKUP_FAILED, MORNING, STATUS, Counter, certificate, counter, found, status_paper
from tests.rights.state import changed, stored
from tinhso.foundation.verbs.errors import VerbError
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.clocks.dossiers import reading
from tinhso.onestop.life_cycles import DOSSIER, NATIONAL_STATES, OPEN_STATES
from tinhso.onestop.models import Dossier
from tinhso.onestop.rules.clock_types import State

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=9)

Doing = Callable[[Counter, Dossier], object]
STEPS = [("tiep-nhan", "day-du"), ("tham-tra", "dat"), ("ky-duyet", "dong-y"), ("ky-duyet", "lam-lai")]


def onward(at: Counter, it: Dossier) -> None:
    """The usual next step."""
    usual = dict(STEPS[:3])
    if it.step in usual:
        verbs.hand_on(at.leader if it.step == "ky-duyet" else at.officer, it.pk, step=it.step, outcome=usual[it.step])
    else:
        verbs.finish(at.officer, it.pk, step=it.step, outcome="xong", results=[certificate()])


DOINGS: dict[str, Doing] = {
    "onward": onward,
    **{
        f"{step} {outcome}": lambda at, it, step=step, outcome=outcome: verbs.hand_on(
            at.leader if step == "ky-duyet" else at.officer, it.pk, step=step, outcome=outcome
        )
        for step, outcome in STEPS
    },
    "take": lambda at, it: verbs.assign(at.officer, it.pk, account_id=at.officer.account_id),
    "give away": lambda at, it: verbs.assign(at.leader, it.pk, account_id=at.province.north_colleague.pk),
    "to nobody": lambda at, it: verbs.assign(at.leader, it.pk, account_id=None),
    "ask": lambda at, it: verbs.ask_supplement(at.officer, it.pk, missing={STATUS: "Mờ"}),
    "ask again": lambda at, it: verbs.ask_supplement(at.officer, it.pk, missing={}, note="Sửa", again_because="Sót"),
    "supply": lambda at, it: verbs.give_supplement(at.officer, it.pk, components=[status_paper()]),
    "supply nothing": lambda at, it: verbs.give_supplement(at.officer, it.pk, components=[]),
    "reappoint": lambda at, it: verbs.apologise_and_reappoint(
        at.leader, it.pk, due=clock.now() + timedelta(days=9), reason="Chờ"
    ),
    "pass": lambda at, it: verbs.hand_over(at.officer, it.pk, unit_id=at.province.south.pk),
    "pass back": lambda at, it: verbs.hand_over(at.other, it.pk, unit_id=at.province.north.pk),
    "refuse": lambda at, it: verbs.refuse(at.leader, it.pk, reason="Không đủ"),
    "stop": lambda at, it: verbs.stop(at.leader, it.pk, reason="Không bổ sung"),
    "withdraw": lambda at, it: verbs.withdraw(at.officer, it.pk, reason="Đổi ý"),
    "finish": lambda at, it: verbs.finish(at.officer, it.pk, step="phat-hanh", outcome="xong", results=[certificate()]),
    "give": lambda at, it: verbs.give_result(at.officer, it.pk, receiver="Người nộp"),
    "note": lambda at, it: verbs.note_dossier(at.officer, it.pk, note="Đã gọi điện"),
}
ENDINGS = ["refuse", "stop", "withdraw"]
# Endings come seldom, else no life would be long.
LIVES = st.lists(
    st.one_of(st.just("onward"), st.sampled_from(sorted(set(DOINGS) - set(ENDINGS))), st.sampled_from(sorted(DOINGS))),
    max_size=14,
)
LEADS_TO = {(source, each.target) for each in DOSSIER.transitions for source in each.sources}


@pytest.fixture
def at(province) -> Counter:
    with clock.frozen(MORNING):
        return counter(province)


def test_the_national_states_are_those_of_the_life_cycle():
    assert list(NATIONAL_STATES) == list(range(1, 11))
    assert set(NATIONAL_STATES.values()) == set(DOSSIER.states)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=LIVES, incomplete=st.booleans())
def test_any_life(at, life, incomplete):
    with transaction.atomic():
        _live(at, life, incomplete)
        transaction.set_rollback(True)


def _live(at: Counter, life: list[str], incomplete: bool) -> None:
    now = MORNING
    more = {"missing": {STATUS: "Chưa có"}} if incomplete else {"components": (status_paper(),)}
    with clock.frozen(now):
        code = at.taken(failed=LOOKUP_FAILED, **more).code
    for name in life:
        now += LATER
        with clock.frozen(now):
            before, kept = found(code), stored("access.denied")
            try:
                with transaction.atomic():
                    DOINGS[name](at, before)
            except VerbError:
                assert not changed(kept, stored("access.denied")), name
                continue
            _holds(before, found(code), name)


def _holds(before: Dossier, after: Dossier, name: str) -> None:
    assert (before.state, after.state) in LEADS_TO | {(before.state, before.state)}, name
    assert after.revision == before.revision + 1
    read = reading(after, after.events.all(), clock.now())
    assert after.due_at == (read.appointed.at if read.appointed else None)
    assert after.statutory_due_at == (read.statutory.at if read.statutory else None)
    ended = read.state in (State.FINISHED, State.STOPPED)
    assert ended == (after.state not in OPEN_STATES)
    assert (read.state is State.PAUSED) == (after.state == "supplement_asked")
    assert (after.on_time is None) == (not ended)
    missing = after.components.filter(standing="missing").exists()
    assert not missing or after.state == "supplement_asked" or ended
