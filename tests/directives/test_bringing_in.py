"""A file becomes a draft: whole, with where each field was read; or nothing at all, with the reason."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import SmallProvince
from tests.directives.conftest import Cast
from tests.shared_documents import shared
from tinhso.directives.intake import bring_in
from tinhso.directives.models import Document, Party, PartyRole, Task, TaskKind
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import UnitGroup
from tinhso.foundation.verbs.errors import NotPermitted, Refused
from tinhso.papers import UnreadableError

PLAN = """ỦY BAN NHÂN DÂN TỈNH           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 68/KH-UBND                  Độc lập - Tự do - Hạnh phúc
                                Tuyên Quang, ngày 31 tháng 7 năm 2025

KẾ HOẠCH
Số hóa hồ sơ hộ tịch năm 2025

I. NHIỆM VỤ
1. Rà soát sổ hộ tịch còn hiệu lực
- Cơ quan chủ trì: Sở Tư pháp
- Cơ quan phối hợp: Công an tỉnh; Hội Khuyến học xóm Đồng
- Thời hạn: Trước ngày 30/9/2025
2. Quét và lưu trữ sổ gốc tại trụ sở
- Cơ quan chủ trì: UBND cấp xã
- Thời hạn: Quý IV/2025
"""

REPORT = PLAN.replace("KẾ HOẠCH\n", "BÁO CÁO\n").replace("68/KH-UBND", "68/BC-UBND")


@pytest.fixture
def bring(cast: Cast, province: SmallProvince) -> Callable[[str], int]:
    def of(text: str, name: str = "ke-hoach.txt") -> int:
        return bring_in(cast.aggregator, keep(BytesIO(text.encode())).digest, name, province.police.pk)

    return of


def test_a_plan_becomes_a_draft_with_its_head_tasks_and_deadlines(bring: Callable[[str], int]) -> None:
    document = Document.objects.get(pk=bring(PLAN))

    assert (document.symbol, document.state, str(document.issued_on)) == ("68/KH-UBND", "draft", "2025-07-31")
    first, second = document.tasks.all()
    assert first.content == "Rà soát sổ hộ tịch còn hiệu lực"
    assert [deadline.due.isoformat() for deadline in first.deadlines.all()] == ["2025-09-29"]
    assert [str(party.unit) for party in first.parties.filter(role=PartyRole.LEAD)] == ["Sở Tư pháp"]
    assert [str(party.group) for party in second.parties.all()] == [str(UnitGroup.objects.get())]


def test_a_name_nobody_knows_stays_verbatim_and_waits_for_a_person(bring: Callable[[str], int]) -> None:
    unknown = Party.objects.get(task__document=bring(PLAN), unit=None, group=None)
    assert unknown.text == "Hội Khuyến học xóm Đồng"


def test_each_field_knows_where_it_was_read(bring: Callable[[str], int]) -> None:
    document = Document.objects.get(pk=bring(PLAN))
    task = document.tasks.first()
    blocks = document.reading.blocks

    def read_at(field: str) -> list[str]:
        return [blocks[block]["text"][start:end] for block, _row, _cell, start, end in task.source.marks[field]]

    assert read_at("content") == ["Rà soát sổ hộ tịch còn hiệu lực"]
    assert read_at("leads") == ["Sở Tư pháp"]
    assert read_at("deadlines") == ["Trước ngày 30/9/2025"]
    assert task.source.reviewed_at is None


def test_the_same_file_again_opens_the_draft_that_is_there(bring: Callable[[str], int]) -> None:
    assert bring(PLAN) == bring(PLAN)
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "says"), [(REPORT, "báo cáo"), ("Kính mời các đồng chí dự họp lúc 8 giờ.\n", "nhiệm vụ")]
)
def test_what_assigns_nothing_is_refused_and_nothing_is_made(bring: Callable[[str], int], text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        bring(text)
    assert not Document.objects.exists()
    assert not Task.objects.exists()


def test_a_broken_file_is_refused_in_words(bring: Callable[[str], int]) -> None:
    with pytest.raises(UnreadableError) as refused:
        bring(PLAN, "ke-hoach.docx")
    assert refused.value.code == "wrong_extension"
    assert not Document.objects.exists()


def test_whoever_may_not_draft_there_brings_nothing_in(cast: Cast, province: SmallProvince) -> None:
    digest = keep(BytesIO(PLAN.encode())).digest
    with pytest.raises(NotPermitted):
        bring_in(cast.justice_officer, digest, "ke-hoach.txt", province.police.pk)
    assert not Document.objects.exists()


def test_what_a_person_taught_is_known_in_the_next_document(
    bring: Callable[[str], int], province: SmallProvince
) -> None:
    group = UnitGroup.objects.get()
    group.aliases = [*group.aliases, "Hội Khuyến học xóm Đồng"]
    group.save()

    parties = Party.objects.filter(task__document=bring(PLAN), text="Hội Khuyến học xóm Đồng")
    assert [party.group for party in parties] == [group]


def test_a_thousand_rows_cost_as_many_queries_as_ten(bring: Callable[[str], int]) -> None:
    def plan_of(rows: int) -> str:
        tasks = "".join(
            f"{row}. Rà soát, chuẩn hóa sổ đăng ký số {row}\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời hạn: Quý IV/2025\n"
            for row in range(1, rows + 1)
        )
        return PLAN[: PLAN.index("1. Rà soát")] + tasks

    counts = []
    for rows in (5, 10, 1000):  # the first is what the next ones restate
        with CaptureQueriesContext(connection) as queries:
            document = bring(plan_of(rows))
        assert Document.objects.get(pk=document).tasks.count() == rows
        counts.append(len(queries))
    assert counts[2] <= counts[1] + 3


class TestTheRealPlan:
    """Plan 21/KH-UBND as the province sent it, against the province's real units."""

    @pytest.fixture
    def document(self, cast: Cast, province: SmallProvince) -> Document:
        path = shared("21-KH-UBND.txt")
        digest = keep(BytesIO(path.read_bytes())).digest
        return Document.objects.get(pk=bring_in(cast.aggregator, digest, path.name, province.police.pk))

    def test_its_seventy_tasks_and_forty_duties_are_there(self, document: Document) -> None:
        assert document.tasks.filter(kind=TaskKind.TASK).count() == 70
        assert document.tasks.filter(kind=TaskKind.DUTY).count() == 40
        counts = [(group.number, group.tasks.count()) for group in document.groups.exclude(number="")]
        assert counts == [("I", 10), ("II", 10), ("III", 6), ("IV", 6), ("V", 7), ("VI", 30), ("VII", 1)]

    def test_no_field_of_any_task_is_without_its_source(self, document: Document) -> None:
        for task in document.tasks.select_related("source").prefetch_related("parties", "deadlines"):
            assert task.source.marks.get("content"), task
            assert task.source.marks.get("leads"), task
            if task.deadlines.all():
                assert task.source.marks.get("deadlines"), task
