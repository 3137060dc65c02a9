"""The door names people whom the demo brings, and the tour walks five steps."""

from tinhso.demo.guide import PERSONS, STEPS
from tinhso.demo.people import personas
from tinhso.office.introductions import demo_persons
from tinhso.office.tour import steps


def test_everybody_at_the_door_is_brought_in_with_the_demo():
    assert {person.username for person in demo_persons()} == {person.username for person in personas()}
    assert len({person.role for person in PERSONS}) >= 6


def test_the_tour_has_five_steps_each_with_a_screen():
    assert steps() == list(STEPS)
    assert len(STEPS) == 5
    assert all(step.url for step in STEPS)
