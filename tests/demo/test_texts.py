"""The demo's words and people are the project's own."""

import re
import tomllib
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from tinhso.demo.people import Person, invent
from tinhso.demo.plans import DATA, read_document, written_out
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.seed.loading import load_seed

REPOSITORY = Path(__file__).resolve().parents[2]
REAL_DOCUMENTS = REPOSITORY.parent / "shared" / "documents"
LONGEST_SHARED = 7
NAMES_OF_UNITS = ("leads", "coordinating")
# Some who hold or held high office in the country or the province, from public announcements.
KNOWN_LEADERS = {
    "Tô Lâm",
    "Lương Cường",
    "Phạm Minh Chính",
    "Trần Thanh Mẫn",
    "Trần Cẩm Tú",
    "Hầu A Lềnh",
    "Phan Huy Ngọc",
    "Lê Thị Kim Dung",
    "Nguyễn Văn Sơn",
    "Hà Thị Minh Tâm",
    "Hoàng Gia Long",
    "Trần Mạnh Lợi",
    "Nguyễn Thế Giang",
    "Hoàng Việt Phương",
    "Vương Ngọc Hà",
    "Ma Thế Hồng",
    "Thào Hồng Sơn",
    "Nguyễn Mạnh Dũng",
    "Phạm Thị Minh Xuân",
    "Âu Thị Mai",
    "Đặng Quốc Khánh",
    "Triệu Tài Vinh",
    "Trần Đức Quý",
    "Sèn Chỉn Ly",
    "Chẩu Văn Lâm",
    "Lương Tam Quang",
}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words one longer than may be shared."""
    all_words = words(text)
    return set(zip(*(islice(all_words, start, None) for start in range(LONGEST_SHARED + 1)), strict=False))


def texts(value: object, key: str = "") -> list[str]:
    """Every string of the demo's data but the names of units."""
    if isinstance(value, dict):
        return [text for name, each in value.items() for text in texts(each, name)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each, key)]
    return [value] if isinstance(value, str) and key not in NAMES_OF_UNITS else []


def test_no_sentence_comes_from_the_real_documents():
    if not REAL_DOCUMENTS.is_dir():
        pytest.skip("the real documents aren't beside this checkout")
    real = set().union(*(runs(path.read_text(encoding="utf-8")) for path in REAL_DOCUMENTS.glob("*.txt")))
    own = {
        run
        for path in DATA.iterdir()
        if path.name.endswith(".toml")
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8")))
        for run in runs(text)
    }
    assert real
    assert {" ".join(run) for run in own & real} == set()


@pytest.fixture
def everybody(db) -> list[Person]:
    load_seed()
    return invent(Unit.objects.filter(kind__in=["department", "commune", "ward"], valid_to=None).order_by("code"))


def test_nobody_is_a_real_leader_and_no_name_comes_twice(everybody):
    names = [person.name for person in everybody]
    assert len(names) > 250
    assert len(set(names)) == len(names)
    assert KNOWN_LEADERS.isdisjoint(names)


def test_people_are_the_same_every_time(everybody):
    units = Unit.objects.filter(kind__in=["department", "commune", "ward"], valid_to=None).order_by("code")
    assert invent(units) == everybody


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trước {day-30}", "Trước ngày 23/10/2026"),
        ("Trong {month+1}", "Trong tháng 12/2026"),
        ("Trong {month+2}", "Trong tháng 1/2027"),
        ("Trong {quarter}", "Trong quý IV/2026"),
        ("Trong {quarter+1}", "Trong quý I/2027"),
        ("Trong {year}", "Trong năm 2026"),
        ("Thường xuyên", "Thường xuyên"),
    ],
)
def test_days_are_written_relative_to_today(text, expected):
    assert written_out(text, date(2026, 11, 22)) == expected


def test_the_plan_states_its_counts_truly():
    plan = read_document("plan", date(2026, 11, 22))
    assert [group.stated_count for group in plan.groups] == [len(group.tasks) for group in plan.groups]
    assert len(plan.tasks) == 70
