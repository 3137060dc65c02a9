"""Everything that can be read × everybody, inside and outside their scope: open to whom the table says and to nobody
else, changing nothing; and lists, search, export, calendar and API never show what the single page hides.

`make test` lets each person read every twelfth address, other ones for each of twelve who follow one another;
`make prove` lets everybody read everything.
"""

from collections import defaultdict

import pytest

from tests.rights.addresses import own_addresses
from tests.rights.people import Visitor, visitors
from tests.rights.reading import Read, Reading, everything, reading
from tests.rights.state import undone, watched
from tests.rights.table import ADDRESSES
from tests.rights.trying import DENIED
from tests.rights.world import World
from tinhso.foundation.administration.rights import AUDIT_VIEW

pytestmark = pytest.mark.django_db

WHOLE, TWELFTH = 1, 12
# What a read that is recorded may leave behind.
RECORDED = ("access.exported", "access.personal_data_read")


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


@pytest.fixture(scope="module", params=[TWELFTH, pytest.param(WHOLE, marks=pytest.mark.prove)])
def all_read(request: pytest.FixtureRequest, world: World, everybody: list[Visitor]) -> tuple[list[Reading], list[str]]:
    """What everybody gets in their share of the addresses, and what reading it changed."""
    readings, moved = [], []
    reads = everything(world)
    for turn, visitor in enumerate(everybody):
        share = reads[turn % request.param :: request.param]
        for recorded in (False, True):
            mine = [each for each in share if each.recorded is recorded and (visitor.far or each.where == "north")]
            with watched(DENIED, *(RECORDED if recorded else ())) as seen:
                readings += [reading(visitor, each, world) for each in mine]
            if seen.changed:
                moved += _culprits(visitor, mine, world)
    return readings, moved


def _culprits(visitor: Visitor, reads: list[Read], world: World) -> list[str]:
    found = []
    for each in reads:
        with watched(DENIED, *RECORDED) as seen:
            reading(visitor, each, world)
        if seen.changed:
            found.append(f"{visitor.who} · GET {each.url} changes {seen.changed}")
    return found


def test_the_table_knows_every_address_and_no_other() -> None:
    unknown = sorted(set(own_addresses()) - set(ADDRESSES))
    gone = sorted(set(ADDRESSES) - set(own_addresses()))
    assert not unknown, f"tell the walk who may open these (tests/rights/table): {unknown}"
    assert not gone, f"the table speaks of addresses that there aren't: {gone}"


def test_each_person_may_read_what_the_table_says(all_read: tuple[list[Reading], list[str]]) -> None:
    wrong = [f"{each}: {each.problem}" for each in all_read[0] if each.problem]
    assert not wrong, "\n".join(wrong)


def test_reading_changes_nothing(all_read: tuple[list[Reading], list[str]]) -> None:
    assert not all_read[1], "\n".join(all_read[1])


def test_no_answer_holds_a_word_that_its_reader_may_not_read(
    world: World, everybody: list[Visitor], all_read: tuple[list[Reading], list[str]]
) -> None:
    hidden = {
        visitor.who: [word for word, rule in world.secrets.items() if not rule(visitor.actor)] for visitor in everybody
    }
    leaks = [
        f"{each}: shows {word}"
        for each in all_read[0]
        if not each.read.is_journal
        for word in hidden[each.who]
        if word in each.text
    ]
    assert not leaks, "\n".join(leaks)


@pytest.mark.parametrize("all_read", [pytest.param(WHOLE, marks=pytest.mark.prove)], indirect=True)
def test_every_word_is_read_by_somebody(world: World, all_read: tuple[list[Reading], list[str]]) -> None:
    """Else the test above would prove nothing about it."""
    text = "\n".join(each.text for each in all_read[0])
    assert not [word for word in world.secrets if word not in text]


def test_the_journal_is_for_those_who_may_see_the_journal_of_that_unit(
    world: World, everybody: list[Visitor], all_read: tuple[list[Reading], list[str]]
) -> None:
    for visitor in everybody:
        pages = "\n".join(each.text for each in all_read[0] if each.who == visitor.who and each.read.is_journal)
        for name, place in world.places.items():
            paths = [place.unit.path, place.follower.path, place.ceased.unit.path]
            if not any(visitor.actor.may(AUDIT_VIEW, path) for path in paths):
                assert f"zq{name}" not in pages, f"{visitor.who} reads {name}'s journal"


def test_lists_lead_only_to_pages_that_open(
    everybody: list[Visitor], all_read: tuple[list[Reading], list[str]]
) -> None:
    shown: dict[str, dict[str, Reading]] = defaultdict(dict)
    for each in all_read[0]:
        if each.status == 200 and not each.read.is_journal:
            shown[each.who] |= dict.fromkeys(each.links, each)
    known = {(each.who, each.read.url): each.status for each in all_read[0]}
    shut = [
        f"{visitor.who}: {link} answers {status}, shown at {shown[visitor.who][link].read.url}"
        for visitor in everybody
        for link in sorted(shown[visitor.who])
        if (status := known.get((visitor.who, link)) or visitor.client.get(link).status_code) != 200
    ]
    assert not shut, "\n".join(shut)


def test_the_export_holds_the_rows_of_the_list(world: World, everybody: list[Visitor]) -> None:
    """As text and as a workbook alike: every task that the list shows, and none beside."""
    forms = ("danh-sach/", "danh-sach/xuat/csv/", "danh-sach/xuat/xlsx/")
    for visitor in everybody:
        with undone():
            got = [reading(visitor, Read(f"/nhiem-vu/{form}"), world) for form in forms]
        listed, *exported = (_tasks(world, each.text if each.status == 200 else "") for each in got)
        assert exported == [listed, listed], visitor.who


def _tasks(world: World, text: str) -> set[str]:
    return {word for word in world.secrets if "viec" in word and not word.endswith("spqz") and word in text}
