"""The seeded province: counts of the public acts, names that documents write, mergers, groups at a date."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tinhso.foundation.organizations.models import Succession, Unit, UnitCode, UnitGroup, UnitKind
from tinhso.foundation.organizations.queries import (
    communes,
    group_members,
    named,
    open_successions,
    parent_on,
    present_holders,
    units_on,
)
from tinhso.foundation.organizations.seed import load_seed
from tinhso.foundation.organizations.seed.tables import table
from tinhso.kernel.text import canonical_key

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """What loading created. Once for this module, in a transaction that is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_seed()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_the_seed(seeded: dict[str, int], db: None) -> None:
    """Every test works on the seed; what it changes is undone after it."""


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def codes(units: Iterable[Unit]) -> set[str]:
    return {each.code for each in units}


# Counts of the acts


def test_the_province_has_117_communes_and_7_wards():
    kinds = Counter(each.kind for each in communes(AFTER))

    assert kinds == {UnitKind.COMMUNE: 117, UnitKind.WARD: 7}


def test_73_of_them_lie_in_former_ha_giang_and_51_in_former_tuyen_quang():
    value = {
        code.unit.code: code.value for code in UnitCode.objects.filter(scheme="administrative").select_related("unit")
    }
    former = Counter(value[each.code] < "02000" for each in communes(AFTER))

    assert former == {True: 73, False: 51}


def test_every_commune_carries_its_five_digit_administrative_code():
    for each in communes(AFTER):
        assert [code.value for code in each.codes.valid_on(AFTER)] == [each.code.removeprefix("xa-")]


def test_before_the_merger_there_were_2_provinces_with_18_districts_and_330_communes():
    kinds = Counter(units_on(BEFORE).values_list("kind", flat=True))

    assert kinds[UnitKind.PROVINCE] == 2
    assert kinds[UnitKind.DISTRICT] == 18
    assert kinds[UnitKind.COMMUNE] + kinds[UnitKind.WARD] == 330
    assert Counter(unit.parent.code for unit in units_on(BEFORE).filter(kind="district").select_related("parent")) == {
        "tinh-ha-giang": 11,
        "tinh-tuyen-quang": 7,
    }


def test_no_district_outlives_30_june_2025():
    assert not units_on(AFTER).filter(kind=UnitKind.DISTRICT).exists()


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2019, 12, 31), 141 + 195), (date(2020, 1, 1), 138 + 193), (date(2024, 9, 1), 137 + 193), (AFTER, 124)],
)
def test_commune_level_counts_agree_with_what_each_act_says_of_its_day(day: date, count: int):
    assert communes(day).count() == count


# Names


def test_all_124_names_differ_within_the_province():
    keys = {canonical_key(each.name) for each in communes(AFTER)}

    assert len(keys) == 124


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe"),
        ("Sở KHCN", "so-khoa-hoc-va-cong-nghe"),
        ("Sở khoa học và Công nghệ", "so-khoa-hoc-va-cong-nghe"),
        ("Sở Công thương", "so-cong-thuong"),
        ("Sở Văn hóa thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Toà án nhân dân tỉnh", "toa-an-nhan-dan-tinh"),
        ("Tòa án nhân dân tỉnh", "toa-an-nhan-dan-tinh"),
        ("CA tỉnh", "cong-an-tinh"),
        ("Văn Phòng UBND tỉnh", "van-phong-ubnd"),
        ("VP UBND tỉnh", "van-phong-ubnd"),
        ("Uỷ ban nhân dân tỉnh", "tinh-tuyen-quang"),
        ("Trung tâm phục vụ hành chính công tỉnh", "trung-tam-phuc-vu-hanh-chinh-cong"),
        ("Thuế tỉnh Tuyên Quang", "thue-tinh"),
        ("NHNN khu vực IV", "ngan-hang-nha-nuoc-khu-vuc-4"),
        ("Ngân hàng Nhà nước chi nhánh Khu vực 4 (Tuyên Quang)", "ngan-hang-nha-nuoc-khu-vuc-4"),
        ("Bảo hiểm xã hội khu vực XIX (Tuyên Quang)", "bao-hiem-xa-hoi"),
        ("VNPTTQ", "vnpt-tuyen-quang"),
        ("Báo và PT, TH tỉnh", "bao-va-phat-thanh-truyen-hinh"),
        ("VP Tỉnh uỷ", "van-phong-tinh-uy"),
        ("Phòng PC06 Công an tỉnh", "cong-an-tinh-pc06"),
        ("UBND xã Hàm Yên", "xa-02374"),
        ("Ủy ban nhân dân phường Minh Xuân", "xa-02215"),
        ("xã Thuận Hoà", "xa-00922"),
        ("xã Chiêm Hoá", "xa-02287"),
    ],
)
def test_names_as_documents_write_them_find_one_unit(text: str, code: str):
    assert codes(named(text, AFTER)) == {code}


def test_an_alias_never_stands_for_two_units_that_exist_together():
    owners: dict[str, set[str]] = {}
    for each in units_on(AFTER).prefetch_related("aliases"):
        keys = {canonical_key(each.name), canonical_key(each.short_name), *(alias.key for alias in each.aliases.all())}
        for key in keys - {""}:
            owners.setdefault(key, set()).add(each.code)

    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


def test_the_level_tells_the_former_district_from_the_commune_of_the_same_name():
    assert codes(named("Huyện Yên Sơn", BEFORE)) == {"huyen-075"}
    assert codes(named("Thị trấn Yên Sơn", BEFORE)) == {"xa-cu-02473"}
    assert codes(named("Xã Yên Sơn", AFTER)) == {"xa-02473"}
    assert named("Huyện Yên Sơn", AFTER) == []
    assert named("Xã Yên Sơn", BEFORE) == []
    assert named("Yên Sơn", AFTER) == []


def test_two_former_communes_of_one_name_are_told_apart_by_their_district():
    assert codes(named("Xã Tân Thành", BEFORE)) == {"xa-cu-02401", "xa-cu-01162"}
    assert codes(named("xã Tân Thành, huyện Hàm Yên", BEFORE)) == {"xa-cu-02401"}
    assert codes(named("xã Kim Bình huyện Chiêm Hóa", BEFORE)) == {"xa-cu-02350"}


# Mergers


def test_every_commune_that_ended_has_a_successor_and_every_district_waits_for_a_person():
    ended = Unit.objects.filter(valid_to__isnull=False)
    settled = codes(ended.filter(successions__successor__isnull=False))
    queued = codes(succession.predecessor for succession in open_successions())

    assert codes(ended) == settled | queued
    assert {code for code in queued if code.startswith("huyen-")} == codes(ended.filter(kind=UnitKind.DISTRICT))
    assert codes(ended.filter(kind__in=("commune", "ward"))) == settled - {"tinh-ha-giang", "so-tu-phap-ha-giang"}


def test_the_queue_holds_what_no_public_act_settles():
    unsettled = Counter(succession.predecessor.kind for succession in open_successions())

    assert unsettled == {UnitKind.DISTRICT: 18, UnitKind.DEPARTMENT: 1, UnitKind.COMMUNE: 1}


def test_a_commune_that_was_divided_has_two_present_holders():
    assert codes(present_holders(unit("xa-cu-02497"), AFTER)) == {"xa-02509", "xa-02215"}
    assert set(unit("xa-cu-02497").successions.values_list("part", flat=True)) == {Succession.Part.PARTIAL}


def test_holders_are_followed_through_several_mergers():
    assert codes(present_holders(unit("xa-cu-02593-van-son"), AFTER)) == {"xa-02608"}
    assert codes(present_holders(unit("xa-cu-02593-van-son"), BEFORE)) == {"xa-cu-02608"}
    assert codes(present_holders(unit("xa-cu-02374"), BEFORE)) == {"xa-cu-02374"}


def test_a_former_district_has_no_holder_until_a_person_names_one():
    assert present_holders(unit("huyen-074"), AFTER) == []


def test_the_province_of_tuyen_quang_goes_on_and_holds_what_was_ha_giangs():
    assert codes(present_holders(unit("tinh-ha-giang"), AFTER)) == {"tinh-tuyen-quang"}
    assert unit("tinh-tuyen-quang").is_valid_on(BEFORE)


def test_a_commune_that_was_not_merged_went_from_its_district_to_the_province():
    trung_ha = unit("xa-02305")

    assert parent_on(trung_ha, BEFORE).code == "huyen-073"
    assert parent_on(trung_ha, AFTER).code == "tinh-tuyen-quang"
    assert parent_on(unit("xa-cu-02299"), date(2021, 6, 30)).code == "huyen-073"
    assert parent_on(unit("xa-cu-02299"), date(2021, 7, 1)).code == "huyen-071"


def test_each_successor_begins_when_its_predecessors_end():
    for succession in Succession.objects.filter(successor__isnull=False).select_related("predecessor", "successor"):
        assert succession.predecessor.valid_to < succession.effective_on
        assert succession.successor.is_valid_on(succession.effective_on)


# Groups


def test_communes_as_a_group_change_with_the_day():
    group = UnitGroup.objects.get(code="ubnd-cap-xa")

    assert group_members(group, AFTER).count() == 124
    assert group_members(group, BEFORE).count() == 137
    assert not codes(group_members(group, BEFORE)) & {"xa-cu-00691", "tinh-ha-giang"}


def test_districts_as_a_group_end_with_the_districts():
    group = UnitGroup.objects.get(code="ubnd-cap-huyen")

    assert group_members(group, BEFORE).count() == 7
    assert group_members(group, AFTER).count() == 0


def test_departments_and_agencies_leave_out_the_peoples_council_and_the_police():
    members = codes(group_members(UnitGroup.objects.get(code="so-ban-nganh"), AFTER))

    assert {"so-tu-phap", "van-phong-ubnd", "thanh-tra-tinh"} <= members
    assert not members & {"hoi-dong-nhan-dan-tinh", "cong-an-tinh", "toa-an-nhan-dan-tinh", "xa-02374"}


def test_groups_that_no_document_lists_have_no_members():
    empty = {group.code for group in UnitGroup.objects.all() if not group_members(group, AFTER).exists()}

    assert {"co-quan-lien-quan", "chu-quan-csdl", "doanh-nghiep-vien-thong", "chi-nhanh-ngan-hang"} <= empty


def test_no_wording_belongs_to_two_groups_or_to_a_group_and_a_unit():
    wordings = Counter(
        canonical_key(text) for group in UnitGroup.objects.all() for text in (group.name, *group.aliases)
    )

    assert [text for text, count in wordings.items() if count > 1] == []
    assert [text for text in wordings if named(text, AFTER)] == []


# Codes and loading


def test_the_organisation_code_is_there_but_not_taken_for_verified():
    code = UnitCode.objects.get(scheme="organisation")

    assert (code.unit.code, code.value, code.verified) == ("tinh-tuyen-quang", "H60", False)


def test_an_old_administrative_code_is_found_with_the_unit_that_had_it_then():
    def holder(value: str, day: date) -> str:
        return UnitCode.objects.valid_on(day).get(scheme="administrative", value=value).unit.name

    assert holder("02215", BEFORE) == "Phường Ỷ La"
    assert holder("02215", AFTER) == "Phường Minh Xuân"
    assert holder("01117", date(2019, 12, 31)) == "Xã Ngán Chiên"
    assert holder("01117", date(2020, 1, 1)) == "Xã Trung Thịnh"


def test_loading_again_creates_nothing(seeded: dict[str, int]):
    assert seeded["units"] > 500
    assert set(load_seed().values()) == {0}


def test_loading_again_keeps_what_a_person_has_settled():
    Succession.objects.filter(predecessor__code="huyen-074").update(successor=unit("xa-02374"), verified=True)
    Unit.objects.filter(code="so-tu-phap").update(short_name="Tư pháp")

    load_seed()

    assert codes(present_holders(unit("huyen-074"), AFTER)) == {"xa-02374"}
    assert unit("so-tu-phap").short_name == "Tư pháp"


def test_paths_lead_from_the_root_to_the_unit():
    division = unit("cong-an-tinh-pc06")

    assert division.path == f"/{unit('tinh-tuyen-quang').pk}/{unit('cong-an-tinh').pk}/{division.pk}/"


@pytest.mark.parametrize(
    "name", ["units", "communes", "districts", "former_communes", "codes", "placements", "spellings", "groups"]
)
def test_every_row_says_where_it_comes_from(name: str):
    rows = table(name)

    assert rows
    assert [row for row in rows if not row["source"]] == []
    assert {row.get("verified", "yes") for row in rows} <= {"yes", "no"}
