import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from tinhso.foundation.ui import navigation
from tinhso.foundation.ui.navigation import NavItem


@pytest.fixture(autouse=True)
def empty_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "reverse", {"home": "/", "tasks": "/nhiem-vu/", "plans": "/nhiem-vu/ke-hoach/"}.get)


def at(path: str) -> HttpRequest:
    return RequestFactory().get(path)


def test_entries_come_in_their_order_and_only_for_those_who_may_see_them() -> None:
    navigation.register(NavItem("Nhiệm vụ", "tasks", 2))
    navigation.register(NavItem("Việc của tôi", "home", 1))
    navigation.register(NavItem("Kế hoạch", "plans", 3, visible=lambda request: False))
    assert [link.label for link in navigation.links_for(at("/"))] == ["Việc của tôi", "Nhiệm vụ"]


def test_a_page_below_an_entry_marks_the_closest_one_only() -> None:
    navigation.register(NavItem("Việc của tôi", "home", 1))
    navigation.register(NavItem("Nhiệm vụ", "tasks", 2))
    navigation.register(NavItem("Kế hoạch", "plans", 3))
    links = navigation.links_for(at("/nhiem-vu/ke-hoach/68/"))
    assert [link.label for link in links if link.current] == ["Kế hoạch"]


def test_a_page_below_a_child_marks_the_child_and_its_parent() -> None:
    navigation.register(NavItem("Nhiệm vụ", "tasks", 1, children=(NavItem("Kế hoạch", "plans", 1),)))
    current = navigation.current_link(navigation.links_for(at("/nhiem-vu/ke-hoach/")))
    assert current is not None
    assert [child.label for child in current.children if child.current] == ["Kế hoạch"]


def test_the_first_page_is_not_current_everywhere() -> None:
    navigation.register(NavItem("Việc của tôi", "home", 1))
    assert navigation.current_link(navigation.links_for(at("/nhiem-vu/"))) is None


def test_registering_a_page_twice_is_a_mistake() -> None:
    navigation.register(NavItem("Nhiệm vụ", "tasks", 1))
    with pytest.raises(ValueError, match="twice"):
        navigation.register(NavItem("Nhiệm vụ", "tasks", 2))
