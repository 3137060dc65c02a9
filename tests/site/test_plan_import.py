"""`tinhso plan import`: exit code, sentence, and nothing half done."""

from pathlib import Path

import pytest

from tests.conftest import SmallProvince
from tests.directives.test_bringing_in import PLAN, REPORT
from tinhso.directives.models import Document
from tinhso.foundation.organizations.models import UnitAlias
from tinhso.site.plan_import import CLEAN, REFUSED, WITH_FINDINGS, import_plan


@pytest.fixture(autouse=True)
def known_issuer(province: SmallProvince) -> None:
    UnitAlias.objects.create(unit=province.root, text="Ủy ban nhân dân tỉnh")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_plan_with_an_unknown_name_exits_with_one(
    province: SmallProvince, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_plan(file, province.aggregator.username, "") == WITH_FINDINGS
    assert "68/KH-UBND (2 việc), 1 tên chưa rõ, 0 điều cần xem lại" in capsys.readouterr().out


def test_a_plan_without_doubts_exits_with_zero(province: SmallProvince, file: Path) -> None:
    file.write_text(PLAN.replace("; Hội Khuyến học xóm Đồng", ""), encoding="utf-8")
    assert import_plan(file, province.aggregator.username, province.police.code) == CLEAN


@pytest.mark.parametrize(
    ("text", "name", "unit", "says"),
    [
        (REPORT, "ke-hoach.txt", "", "báo cáo"),
        (PLAN, "ke-hoach.pdf", "", "đuôi"),
        (PLAN, "ke-hoach.txt", "so-khong-co", "so-khong-co"),
    ],
)
def test_what_cannot_be_brought_in_exits_with_two_and_leaves_nothing(
    province: SmallProvince,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    name: str,
    unit: str,
    says: str,
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert import_plan(path, province.aggregator.username, unit) == REFUSED
    assert says in capsys.readouterr().err
    assert not Document.objects.exists()


def test_whoever_may_not_draft_is_told_so(
    province: SmallProvince, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_plan(file, province.justice_officer.username, province.police.code) == REFUSED
    assert capsys.readouterr().err.strip()
