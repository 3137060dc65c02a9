"""Tasks that an earlier document gave already: proposed when a document comes in, decided by a person."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import SmallProvince
from tests.directives.conftest import ISSUED, Cast, Desk
from tests.directives.test_bringing_in import PLAN
from tests.factories import acting
from tests.shared_documents import shared
from tinhso.directives import queries, verbs
from tinhso.directives.intake import bring_in, propose_restated
from tinhso.directives.models import Document, TaskLink
from tinhso.directives.queries.restated import restated_pairs
from tinhso.foundation.files.store import keep
from tinhso.foundation.verbs.errors import Refused

EARLIER = "Rà soát các sổ hộ tịch còn hiệu lực"


def bring(cast: Cast, text: str) -> Document:
    digest = keep(BytesIO(text.encode())).digest
    return Document.objects.get(pk=bring_in(cast.aggregator, digest, "ke-hoach.txt", cast.province.police.pk))


def pairs(cast: Cast, document: Document) -> list[tuple[str, str]]:
    links = queries.restated_links(cast.aggregator, document)
    return [(link.later.content, link.earlier.content) for link in links]


def test_a_document_that_comes_in_brings_its_proposals(desk: Desk, cast: Cast) -> None:
    desk.in_force(content=EARLIER)

    document = bring(cast, PLAN)

    assert pairs(cast, document) == [("Rà soát sổ hộ tịch còn hiệu lực", EARLIER)]
    link = TaskLink.objects.get()
    assert (link.kind, link.confirmed) == ("restates", False)


def test_what_is_only_a_little_alike_is_not_proposed(desk: Desk, cast: Cast) -> None:
    desk.in_force(content="Rà soát tài khoản khai thác dữ liệu dân cư của cán bộ cấp xã")
    assert pairs(cast, bring(cast, PLAN)) == []


def test_a_later_document_is_no_source(desk: Desk, cast: Cast) -> None:
    later = desk.draft(issued_on=ISSUED.replace(month=8, day=10))
    desk.task(later, EARLIER)
    assert pairs(cast, bring(cast, PLAN)) == []


def test_a_document_out_of_sight_is_no_source(desk: Desk, cast: Cast, province: SmallProvince) -> None:
    desk.in_force(content=EARLIER, leads=["Sở Tư pháp"])
    document = bring(cast, PLAN)
    TaskLink.objects.all().delete()
    assert restated_pairs(cast.aggregator, document)
    assert not restated_pairs(acting(province.south_officer), document)


def test_what_a_person_refused_is_not_proposed_again(desk: Desk, cast: Cast) -> None:
    desk.in_force(content=EARLIER)
    document = bring(cast, PLAN)
    verbs.remove_link(cast.aggregator, TaskLink.objects.get().pk)

    assert propose_restated(cast.aggregator, document.pk) == 0
    assert not TaskLink.objects.exists()


def test_what_was_proposed_or_confirmed_stays_as_it_is(desk: Desk, cast: Cast) -> None:
    desk.in_force(content=EARLIER)
    document = bring(cast, PLAN)
    verbs.confirm_link(cast.aggregator, TaskLink.objects.get().pk)

    assert propose_restated(cast.aggregator, document.pk) == 0
    assert TaskLink.objects.get().confirmed
    assert pairs(cast, document) == []


def test_pairs_of_other_documents_are_left_out(desk: Desk, cast: Cast) -> None:
    one, other = Document.objects.get(pk=desk.in_force()), Document.objects.get(pk=desk.in_force())
    wrong = (other.tasks.get().pk, one.tasks.get().pk)
    with pytest.raises(Refused):
        verbs.propose_restated(cast.aggregator, one.pk, pairs=[wrong, (one.tasks.get().pk, one.tasks.get().pk)])
    assert not TaskLink.objects.exists()


def test_many_earlier_tasks_cost_as_many_queries_as_few(desk: Desk, cast: Cast) -> None:
    document = bring(cast, PLAN)
    counts = []
    for more in (3, 30):
        earlier = desk.draft(symbol=f"{more}/KH-UBND", issued_on=ISSUED.replace(day=15))
        for number in range(more):
            desk.task(earlier, f"{EARLIER} của xã số {number}")
        verbs.put_in_force(cast.aggregator, earlier)
        with CaptureQueriesContext(connection) as asked:
            restated_pairs(cast.aggregator, document)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_plan_brought_in_a_second_time_under_another_number_restates_all_its_tasks(cast: Cast) -> None:
    text = shared("21-KH-UBND.txt").read_text()
    bring(cast, text)
    again = bring(cast, text.replace("Số: 21 /KH-UBND", "Số: 22 /KH-UBND"))

    found = pairs(cast, again)

    assert len(found) >= 108  # of 70 tasks and 40 duties
    assert all(later == earlier for later, earlier in found)
