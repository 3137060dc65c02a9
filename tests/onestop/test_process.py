"""The internal process: a dossier gets through it, in the promised time, and it can be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.onestop.test_procedure_rules import SMALLEST, seeded
from tinhso.onestop.rules.procedure import Step, read
from tinhso.onestop.rules.process import Way, check, in_order, longest, picture
from tinhso.onestop.seeding import seeded_procedures


def step(code: str, *outcomes: str, hours: float = 1) -> dict[str, object]:
    """An outcome is the code of the next step, or "!" and the way the process ends."""
    return {
        "code": code,
        "name": code,
        "role": "officer",
        "hours": hours,
        "may_act": ["officer"],
        "outcomes": [
            {"code": f"o{at}", "name": to, **({"ends": to[1:]} if to[0] == "!" else {"next": to})}
            for at, to in enumerate(outcomes)
        ],
    }


def slips(*steps: dict[str, object]) -> list[tuple[str, str]]:
    return [(each.field, each.slip.value) for each in check(read({**SMALLEST, "steps": list(steps)}))]


def test_every_process_of_the_seed_can_be_gone_through():
    assert [each.code for each in seeded_procedures() if check(each.content)] == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], [("steps", "no_steps")]),
        ([step("a", "b")], [("steps[1].outcomes[1].next", "no_such_step")]),
        ([step("a", "!result"), step("b", "!result")], [("steps[2]", "unreachable")]),
        (
            [step("a", "!result", "b"), step("b", "c"), step("c", "b")],
            [("steps[2]", "no_way_out"), ("steps[3]", "no_way_out")],
        ),
        ([step("a", "!refused")], [("steps", "no_result")]),
        ([step("a", "b", hours=30), step("b", "!result", hours=11)], [("steps", "over_time")]),
        ([step("a", "b", hours=30), step("b", "!result", "a", hours=10)], []),
    ],
)
def test_a_process_that_can_t_be_used_says_where(steps, expected):
    assert slips(*steps) == expected


def test_only_the_longest_way_counts_and_sending_back_starts_no_new_count():
    steps = read(
        {
            **SMALLEST,
            "steps": [step("a", "b", "c"), step("b", "d", hours=3), step("c", "d", hours=5), step("d", "a", "!result")],
        }
    ).steps
    assert [each.code for each in longest(steps)] == ["a", "c", "d"]
    assert [each.code for each in in_order(steps)] in (["a", "b", "c", "d"], ["a", "c", "b", "d"])


graphs = st.integers(1, 7).flatmap(
    lambda size: st.lists(
        st.lists(
            st.sampled_from([*(f"s{each}" for each in range(size)), "!result", "!refused"]), min_size=1, max_size=3
        ),
        min_size=size,
        max_size=size,
    )
)


def _walks_to_an_end(steps: tuple[Step, ...], start: str) -> bool:
    """By trying, without the checker's way of reckoning."""
    seen, waiting = set(), [start]
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        for outcome in next(each for each in steps if each.code == code).outcomes:
            if outcome.ends:
                return True
            waiting.append(outcome.next)
    return False


@given(graphs)
def test_the_checker_agrees_with_walking_every_way(ways):
    content = read({**SMALLEST, "steps": [step(f"s{at}", *outcomes) for at, outcomes in enumerate(ways)]})
    found = {(each.field, each.slip.value) for each in check(content)}
    reached, waiting = set(), ["s0"]
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting += [outcome.next for outcome in content.step(code).outcomes if outcome.next]
    for at, each in enumerate(content.steps, 1):
        assert ((f"steps[{at}]", "unreachable") in found) == (each.code not in reached)
        if each.code in reached:
            assert ((f"steps[{at}]", "no_way_out") in found) == (not _walks_to_an_end(content.steps, each.code))
    assert {each.code for each in in_order(content.steps)} == reached


@given(graphs)
def test_arrows_that_overlap_on_one_side_run_beside_each_other(ways):
    drawn = picture(read({**SMALLEST, "steps": [step(f"s{at}", *out) for at, out in enumerate(ways)]}).steps)
    last = len(drawn.steps) + len(drawn.endings)
    assert all(0 <= arrow.start < len(drawn.steps) and 0 <= arrow.end < last for arrow in drawn.arrows)
    aside = [arrow for arrow in drawn.arrows if arrow.way is not Way.NEXT]
    for one in aside:
        for other in aside:
            if one is not other and (one.way, one.lane) == (other.way, other.lane):
                assert max(one.start, one.end) < min(other.start, other.end) or max(other.start, other.end) < min(
                    one.start, one.end
                )


def test_the_picture_of_a_birth_runs_down_one_column():
    drawn = picture(seeded("TP.HT.01").content.steps)
    assert [each.code for each in drawn.steps] == ["tiep-nhan", "tham-tra", "ky-duyet", "phat-hanh"]
    assert [each.value for each in drawn.endings] == ["result", "refused"]
    back = [arrow for arrow in drawn.arrows if arrow.way is Way.BACK]
    assert [(arrow.start, arrow.end, arrow.labels) for arrow in back] == [(2, 1, ("Trả lại để sửa",))]
