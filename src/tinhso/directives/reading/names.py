"""The table of names that units are resolved against: who there is, and how documents write them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tinhso.kernel.text import canonical_key


@dataclass(frozen=True)
class Names:
    """Codes by the canonical key of every name; a key with several codes is ambiguous and resolves to nothing.

    `units` and `groups` are apart because an entry is a unit or a group, and a group's members are evaluated later,
    at the day that counts.
    """

    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # texts already read, by text

    @classmethod
    def of(cls, units: Iterable[tuple[str, Iterable[str]]], groups: Iterable[tuple[str, Iterable[str]]]) -> "Names":
        """From (code, names) pairs; names in any case, spelling of tones or spacing."""
        return cls(_by_key(units), _by_key(groups))


def _by_key(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    by_key: dict[str, tuple[str, ...]] = {}
    for code, names in rows:
        for name in names:
            key = name_key(name)
            if key and code not in by_key.get(key, ()):
                by_key[key] = (*by_key.get(key, ()), code)
    return by_key


def name_key(text: str) -> str:
    """Two writings of a body's name have one key: "UBND" and "Ủy ban nhân dân", "&" and "và" are the same."""
    key = canonical_key(text).replace("&", " và ")
    for written, short in _SHORT:
        key = key.replace(written, short)
    return " ".join(key.replace(",", " ").replace(";", " ").split())


_SHORT = tuple(
    (canonical_key(written), canonical_key(short))
    for written, short in (
        ("Ủy ban nhân dân", "UBND"),
        ("Hội đồng nhân dân", "HĐND"),
        ("Văn phòng UBND", "VP UBND"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Cơ sở dữ liệu", "CSDL"),
        ("thủ tục hành chính", "TTHC"),
        ("Mặt trận Tổ quốc", "MTTQ"),
        ("Tòa án nhân dân", "TAND"),
        ("Viện kiểm sát nhân dân", "VKSND"),
        ("Ngân hàng Nhà nước", "NHNN"),
        ("Bảo hiểm xã hội", "BHXH"),
        ("Khoa học và Công nghệ", "KHCN"),
        ("KH và CN", "KHCN"),
        ("thị trấn", "thị trấn"),
    )
)


@cache
def seed_names() -> Names:
    """The names that come with the product, read from its tables without a database."""
    folder = files("tinhso") / "foundation" / "organizations" / "seed"

    def table(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))

    def several(text: str) -> list[str]:
        return [part.strip() for part in text.split(";") if part.strip()]

    units = [(row["code"], [row["name"], row["short_name"], *several(row["aliases"])]) for row in table("units")]
    units += [(f"xa-{row['gso']}", place_names(row["name"])) for row in table("communes")]
    units += [(f"huyen-{row['gso']}", place_names(row["name"])) for row in table("districts")]
    groups = [(row["code"], [row["name"], *several(row["aliases"])]) for row in table("groups")]
    return Names.of(units, groups)


def place_names(name: str) -> list[str]:
    """A place and its committee."""
    return [name, f"UBND {name}"]
