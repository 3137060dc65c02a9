"""Names that nobody knows: said once, known in every draft and in every later document."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.directives.conftest import Desk
from tinhso.directives import verbs
from tinhso.directives.models import Assignment, Party, PartyRole
from tinhso.directives.queries.unclear_names import unclear_names
from tinhso.directives.verbs import NotReady
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import UnitGroup

ROLE = "Các cơ quan, đơn vị có liên quan"


@pytest.fixture
def role(db: None) -> UnitGroup:
    """A role that documents name and nobody fills."""
    return UnitGroup.objects.create(code="co-quan-lien-quan", name=ROLE)


def _page(client: Client, account: object) -> str:
    assert isinstance(account, Account)
    client.force_login(account)
    return reverse("directives:unclear_names")


def test_one_answer_resolves_the_name_in_every_draft(desk: Desk, client: Client) -> None:
    drafts = [desk.draft(symbol=f"{number}/KH-UBND") for number in (1, 2)]
    for draft in drafts:
        desk.task(draft, leads=["Hội Khuyến học xóm Đồng"])
    page = _page(client, desk.cast.province.aggregator)

    assert "1/KH-UBND" in client.get(page).content.decode()
    answer = {"text": "Hội Khuyến học xóm Đồng", "place": "Sở Tư pháp", "remember": "on"}
    assert client.post(page, answer).status_code == 302

    assert {str(party.unit) for party in Party.objects.all()} == {"Sở Tư pháp"}
    later = desk.draft(symbol="3/KH-UBND")
    desk.task(later, leads=["Hội Khuyến học xóm Đồng"])
    assert not unclear_names(desk.cast.aggregator)


def test_a_wrong_name_is_refused_and_stays_in_its_field(desk: Desk, client: Client) -> None:
    desk.task(desk.draft(), leads=["Hội Khuyến học xóm Đồng"])
    page = _page(client, desk.cast.province.aggregator)
    answer = client.post(page, {"text": "Hội Khuyến học xóm Đồng", "place": "Sở Không Có"})
    assert answer.status_code == 422
    assert 'value="Sở Không Có"' in answer.content.decode()


def test_names_of_others_drafts_are_not_shown(desk: Desk, client: Client) -> None:
    desk.task(desk.draft(), leads=["Hội Khuyến học xóm Đồng"])
    assert not unclear_names(desk.cast.justice_officer)


def test_a_role_that_leads_must_be_filled_and_may_be_by_several_units(desk: Desk, role: UnitGroup) -> None:
    province = desk.cast.province
    draft = desk.draft()
    task = desk.task(draft, leads=[ROLE])
    with pytest.raises(NotReady, match="chưa rõ gồm những đơn vị nào"):
        verbs.put_in_force(desk.cast.aggregator, draft)

    party = Party.objects.get(task=task)
    units = [province.north.pk, province.justice.pk]
    verbs.resolve_party(desk.cast.aggregator, draft, party_id=party.pk, unit_ids=units, remember=True)
    verbs.put_in_force(desk.cast.aggregator, draft)

    assert set(Assignment.objects.values_list("unit", flat=True)) == set(units)
    assert set(Party.objects.values_list("text", flat=True)) == {ROLE}
    assert set(role.members.values_list("unit", flat=True)) == set(units)


def test_a_role_that_only_helps_may_stay_open_when_a_person_says_so(desk: Desk, role: UnitGroup) -> None:
    draft = desk.draft()
    desk.task(draft, coordinating=[ROLE])
    with pytest.raises(NotReady, match="không nêu đích danh"):
        verbs.put_in_force(desk.cast.aggregator, draft)

    verbs.put_in_force(desk.cast.aggregator, draft, acknowledge_counts=True)
    assert not Assignment.objects.filter(role=PartyRole.COORDINATING).exists()


def test_the_queue_costs_as_many_queries_for_forty_names_as_for_four(desk: Desk) -> None:
    def queries_with(names: int) -> int:
        draft = desk.draft(symbol=f"{names}/KH-UBND")
        for name in range(names):
            desk.task(draft, leads=[f"Hội Khuyến học xóm số {names} {name}"])
        with CaptureQueriesContext(connection) as captured:
            assert len(unclear_names(desk.cast.aggregator)) >= names
        return len(captured)

    assert queries_with(4) == queries_with(40)


def test_one_call_says_it_for_every_task_of_the_draft(desk: Desk) -> None:
    draft = desk.draft()
    for content in ("Rà soát sổ gốc", "Quét sổ gốc"):
        desk.task(draft, content, leads=["Hội Khuyến học xóm Đồng"])
    one = Party.objects.filter(text="Hội Khuyến học xóm Đồng").first()
    assert one is not None
    verbs.resolve_party(desk.cast.aggregator, draft, party_id=one.pk, unit_ids=[desk.cast.province.justice.pk])
    assert [str(party.unit) for party in Party.objects.filter(text=one.text)] == ["Sở Tư pháp", "Sở Tư pháp"]
