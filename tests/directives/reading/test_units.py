"""Lists of bodies as cells hold them."""

import pytest

from tinhso.directives.reading.names import Names, seed_names
from tinhso.directives.reading.units import read_units

NAMES = seed_names()


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Y tế, Sở Tư pháp, Thuế tỉnh", ["Sở Y tế", "Sở Tư pháp", "Thuế tỉnh"]),
        ("Các sở, ban, ngành, UBND cấp xã", ["Các sở, ban, ngành", "UBND cấp xã"]),
        ("Sở Tài chính và Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Khoa học và Công nghệ", ["Sở Khoa học và Công nghệ"]),
        ("Các Sở: Tài chính, Nội vụ; UBND cấp xã", ["Sở Tài chính", "Sở Nội vụ", "UBND cấp xã"]),
        ("- Sở Nội vụ - Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Vụ Kế hoạch - Tài chính", ["Vụ Kế hoạch - Tài chính"]),
        ("Sở Y tế, các cơ quan, đơn vị liên quan", ["Sở Y tế", "các cơ quan, đơn vị liên quan"]),
        ("Không", []),
        ("", []),
    ],
)
def test_entries_keep_their_words(text: str, entries: list[str]) -> None:
    assert [unit.text for unit in read_units(text, NAMES)] == entries


def test_known_names_resolve_however_they_are_written() -> None:
    for text in ("Sở Khoa học và công nghệ", "Sở KH&CN", "SKHCN", "Sở Khoa học & Công nghệ tỉnh"):
        (unit,) = read_units(text, NAMES)
        assert (unit.kind, unit.resolved) == ("unit", ("so-khoa-hoc-va-cong-nghe",)), text


def test_many_bodies_are_a_group() -> None:
    (unit,) = read_units("UBND các xã, phường", NAMES)
    assert (unit.kind, unit.resolved) == ("group", ("ubnd-cap-xa",))


def test_an_unknown_body_waits_for_a_person() -> None:
    (unit,) = read_units("Hợp tác xã Bình Minh", NAMES)
    assert (unit.kind, unit.resolved) == ("unresolved", ())


def test_a_name_of_two_bodies_resolves_to_neither() -> None:
    names = Names.of([("a", ["Trạm Y tế Tân An"]), ("b", ["Trạm Y tế Tân An"])], [])
    (unit,) = read_units("Trạm Y tế Tân An", names)
    assert unit.kind == "unresolved"
