"""Queues, one dossier's page, search, and who sees which persons in them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import acting
from tests.onestop.dossiers import MORNING, Counter, counter, found
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotFound
from tinhso.kernel import clock
from tinhso.onestop import queries, verbs
from tinhso.onestop.inputs import Applicant
from tinhso.onestop.queries import Due, QueueFilter
from tinhso.onestop.rules.clock_types import State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning():
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Counter:
    return counter(province)


@pytest.fixture
def overseer(at) -> Actor:
    """Who manages the field in the whole province."""
    return at.kept.keeper


def several(at: Counter, count: int) -> list[str]:
    """One an hour, each with its own due time."""
    codes = []
    for number in range(count):
        with clock.frozen(MORNING - timedelta(days=count - number)):
            codes.append(at.taken(applicant=Applicant("citizen", f"Lù Văn {number}", "002301000018")).code)
    return codes


def codes(page: queries.Page) -> list[str]:
    return [row.dossier.code for row in page.rows]


def test_a_queue_comes_in_pages_the_next_due_first(at):
    made = several(at, 5)
    standing = at.taken(failed={"civil_status": "Lỗi"}, missing={"tinh-trang-hon-nhan": "Chưa có"}).code
    page, shown = queries.unit_queue(at.officer, at.province.north, size=2), []
    while True:
        shown += codes(page)
        if not page.next_cursor:
            break
        page = queries.unit_queue(at.officer, at.province.north, cursor=page.next_cursor, size=2)
    assert sorted(shown) == sorted([*made, standing])
    assert shown[-1] == standing
    dues = [found(code).due_at for code in shown[:-1]]
    assert dues == sorted(dues)
    assert codes(queries.unit_queue(at.officer, at.province.north, cursor="%%%", size=1)) == shown[:1]


def test_a_queue_costs_one_query_whatever_its_length(at):
    for count in (1, 6):
        several(at, count)
        with CaptureQueriesContext(connection) as asked:
            rows = queries.unit_queue(at.officer, at.province.north).rows
        assert len(rows) >= count
        assert len(asked) == 1
        assert "content" not in asked[0]["sql"]
        assert "answers" not in asked[0]["sql"]


def test_my_queue_holds_what_was_given_to_me(at):
    mine, other = several(at, 2)
    verbs.assign(at.officer, found(mine).pk, account_id=at.officer.account_id)
    assert codes(queries.my_queue(at.officer)) == [mine]
    assert codes(queries.my_queue(at.leader)) == []
    nobody = QueueFilter.from_querydict({"assignee": "nobody"})
    assert codes(queries.unit_queue(at.officer, at.province.north, nobody)) == [other]


def test_a_unit_s_load_says_what_is_late_and_where_it_lies(at):
    late, soon, later = (at.taken() for _time in range(3))
    verbs.hand_on(at.officer, late.pk, step="tiep-nhan", outcome="day-du")
    verbs.assign(at.officer, soon.pk, account_id=at.officer.account_id)
    with clock.frozen(late.due_at + timedelta(minutes=1)):
        load = queries.load_of(at.officer, at.province.north)
        assert (load.open, load.overdue, load.unassigned) == (3, 3, 2)
        overdue = QueueFilter.from_querydict({"due": "overdue", "step": "tham-tra"})
        assert codes(queries.unit_queue(at.officer, at.province.north, overdue)) == [late.code]
    with clock.frozen(late.due_at - timedelta(hours=3)):
        assert queries.load_of(at.officer, at.province.north).due_soon == 3
    steps = {part.name: part.load.open for part in queries.load_by_step(at.leader, at.province.north)}
    assert steps == {"Tiếp nhận, kiểm tra hồ sơ": 2, "Thẩm tra, dự thảo kết quả": 1}
    officers = {part.name: part.load.open for part in queries.load_by_officer(at.leader, at.province.north)}
    assert officers == {"": 2, "Giàng A Páo": 1}
    units = queries.load_by_unit(acting(at.province.leadership), at.province.root)
    assert [(part.name, part.load.open) for part in units] == [("Xã Đồng Văn", 3)]
    assert later.is_open


def test_both_communes_see_a_dossier_that_one_took_in_for_the_other(at):
    dossier = at.taken(competent_unit_id=at.province.south.pk)
    assert queries.dossier(at.other, dossier.code) == dossier
    assert codes(queries.unit_queue(at.other, at.province.south)) == []
    verbs.hand_over(at.officer, dossier.pk, unit_id=at.province.south.pk)
    assert codes(queries.unit_queue(at.other, at.province.south)) == [dossier.code]
    assert codes(queries.taken_in_at(at.officer, at.province.north)) == [dossier.code]
    own = at.taken()
    with pytest.raises(NotFound):
        queries.dossier(at.other, own.code)


def test_the_page_tells_the_clock_what_happened_and_what_may_be_done(at):
    dossier = at.taken()
    page = queries.dossier_page(at.officer, dossier.code)
    assert page.clock.state is State.RUNNING
    assert page.clock.appointed.at == dossier.due_at
    assert page.clock.derivation
    assert (page.due, page.supplements_left, page.amount_due) == (Due.LATER, 1, 0)
    assert [(way.outcome.code, way.action, way.why_not) for way in page.ways_on] == [
        ("day-du", "hand_on", ""),
        ("tu-choi", "refuse", ""),
    ]
    assert page.actions["ask_supplement"] == ""
    assert "chỉ làm được khi" in page.actions["give_result"]
    assert "Lãnh đạo đơn vị" in page.actions["reappoint"]
    assert queries.dossier_page(at.leader, dossier.code).actions["reappoint"] == ""
    assert page.answers["to-khai-ket-hon"]["wife_id"] == "002301000018"


def test_who_oversees_sees_persons_masked(at, overseer):
    dossier = at.taken()
    page = queries.dossier_page(overseer, dossier.code)
    assert (page.applicant.name, page.applicant.number, page.applicant.phone) == ("S. T. M.", "002*******18", "")
    assert page.answers == {}
    assert "không" in page.actions["hand_on"] or "cần vai trò" in page.actions["hand_on"]
    row = queries.unit_queue(overseer, at.province.north).rows[0]
    assert (row.applicant, row.applicant_id) == ("S. T. M.", "002*******18")
    queries.record_opened(overseer, page)
    assert not AuditEntry.objects.filter(event="access.personal_data_read").exists()
    own = queries.dossier_page(at.officer, dossier.code)
    queries.record_opened(at.officer, own)
    assert AuditEntry.objects.get(event="access.personal_data_read").subject_id == dossier.code


def test_search_finds_codes_names_without_accents_and_persons_with_a_purpose(at):
    dossier = at.taken()
    by_other = at.taken(applicant=Applicant("citizen", "Hạng Mí Sử", "002099000027"))
    for text in (dossier.code, dossier.code.lower(), "sung my", "Sùng Thị"):
        assert codes(queries.search(at.officer, text)) == [dossier.code]
    assert codes(queries.search(at.officer, "H60.101-260812")) == [by_other.code, dossier.code]
    assert codes(queries.search(at.other, "sung my")) == []
    for nothing in ("", "không có ai", "'; --", "a & | !"):
        assert codes(queries.search(at.officer, nothing)) == []
    with pytest.raises(Invalid):
        queries.search(at.officer, "002301000018")
    asking = at.officer.for_purpose("Người dân hỏi tại quầy")
    assert codes(queries.search(asking, "002 301 000 018")) == [dossier.code]
    entry = AuditEntry.objects.get(event="access.personal_data_read")
    assert (entry.purpose, "002301000018" in str(entry.data)) == ("Người dân hỏi tại quầy", False)


def test_who_oversees_finds_dossiers_by_code_and_confirms_no_guessed_name(at, overseer):
    dossier = at.taken()
    asking = overseer.for_purpose("Kiểm tra")
    north = at.province.north
    by_code = queries.QueueFilter(text=dossier.code)
    assert codes(queries.search(overseer, dossier.code)) == codes(queries.unit_queue(overseer, north, by_code))
    assert codes(queries.search(overseer, dossier.code)) == [dossier.code]
    assert [each.code for each in queries.found(overseer, dossier.code, 5)] == [dossier.code]
    for guessed in ("Sùng Thị Mỷ", "sung", "002301000018"):
        assert codes(queries.search(asking, guessed)) == []
        assert queries.found(asking, guessed, 5) == []
        assert codes(queries.unit_queue(asking, north, queries.QueueFilter(text=guessed))) == []
        assert codes(queries.dossiers(asking, queries.DossierFilter(text=guessed))) == []


def test_results_wait_at_the_counter_that_took_the_dossier_in(at):
    dossier = at.finished()
    assert codes(queries.results_to_give(at.officer, at.province.north)) == [dossier.code]
    assert codes(queries.unit_queue(at.officer, at.province.north)) == []
    verbs.give_result(at.officer, dossier.pk, receiver="Sùng Thị Mỷ")
    assert codes(queries.results_to_give(at.officer, at.province.north)) == []
