"""Life cycles are tables that are checked when they are made."""

import pytest

from tinhso.foundation.workflow import LifeCycle, Transition
from tinhso.foundation.workflow.lifecycle import WrongState

DOOR = LifeCycle(
    name="door",
    states={"open": "Mở", "shut": "Đóng", "gone": "Đã dỡ"},
    initial="open",
    final=frozenset({"gone"}),
    transitions=(
        Transition("shut", frozenset({"open"}), "shut", "Đóng cửa"),
        Transition("open", frozenset({"shut"}), "open", "Mở cửa"),
        Transition("remove", frozenset({"open", "shut"}), "gone", "Dỡ cửa"),
    ),
)


def test_an_action_leads_where_the_table_says():
    assert DOOR.target("open", "shut") == "shut"
    assert [t.action for t in DOOR.open_actions("shut")] == ["open", "remove"]


def test_a_closed_action_says_why():
    assert DOOR.why_not("gone", "open") == "“Mở cửa” chỉ làm được khi đang ở: Đóng. Hiện tại: Đã dỡ."
    with pytest.raises(WrongState, match="Mở cửa"):
        DOOR.target("gone", "open")


def test_the_table_is_drawn():
    assert "    open --> shut: shut" in DOOR.mermaid().splitlines()


@pytest.mark.parametrize(
    ("states", "transitions", "problem"),
    [
        ({"a": "", "b": ""}, (), "b can't be reached"),
        ({"a": ""}, (Transition("go", frozenset({"a"}), "z", ""),), "unknown state z"),
        ({"a": "", "b": ""}, (Transition("go", frozenset({"a"}), "b", ""),), "b has no way out"),
    ],
)
def test_a_faulty_table_is_refused(states, transitions, problem):
    with pytest.raises(ValueError, match=problem):
        LifeCycle("x", states, "a", frozenset({"a"}) if problem.startswith("b can't") else frozenset(), transitions)
