"""`python -m tinhso.linkage.kernels`: compile all loops of the engine, or load those that are compiled already.

A few invented marriages are linked; a loop that this doesn't reach is an error, like any that can't be compiled.
"""

import sys
import tempfile
import time
from itertools import product
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tinhso.linkage.compiled import KERNELS
from tinhso.linkage.configuration import shipped
from tinhso.linkage.distance import name_distance
from tinhso.linkage.machine_code import folder
from tinhso.linkage.runs import link

_SURNAMES = ("Nguyễn", "Hoàng", "Nông", "Lý", "Bàn", "Đàm", "Triệu", "Vương", "Lê", "Trần", "Phạm", "Ma")
_MIDDLES = ("Văn", "Thị", "Minh", "Thanh", "Đức", "Ngọc", "Xuân", "Hữu", "Thu", "Quang", "Kim", "Mai")
_GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hoa",
    "Huệ",
    "Hùng",
    "Lan",
    "Linh",
    "Long",
    "Nga",
)
_COUPLES = len(_SURNAMES) * len(_MIDDLES) * len(_GIVEN) // 2


def main() -> None:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        people, marriages = Path(scratch) / "people.parquet", Path(scratch) / "marriages.parquet"
        pq.write_table(_people(), people)
        pq.write_table(_marriages(), marriages)
        link(marriages, people, shipped("marriages"), Path(scratch) / "links.parquet", progress=lambda *_: None)
    name_distance("Lý Văn An", "Lý Thị An")
    missing = [kernel.name for kernel in KERNELS if not kernel.ready]
    if missing:
        sys.exit(f"never called, so neither compiled nor loaded: {', '.join(missing)}")
    sys.stdout.write(f"{len(KERNELS)} loops ready after {time.perf_counter() - start:.1f} s: {folder()}\n")


def _names() -> list[str]:
    return [" ".join(words) for words in product(_SURNAMES, _MIDDLES, _GIVEN)]


def _born(person: int) -> str:
    return f"{person % 28 + 1:02}/{person % 12 + 1:02}/{1950 + person % 50}"


def _number(person: int) -> str:
    return f"00809{person % 2}{person:06}"


def _people() -> pa.Table:
    """Husbands in the even rows, their wives behind them."""
    names = _names()
    everyone = range(2 * _COUPLES)
    return pa.table(
        {
            "so_dinh_danh": [_number(person) for person in everyone],
            "so_cmnd": [f"{person + 70_000_000:09}" for person in everyone],
            "ho_ten": names[: 2 * _COUPLES],
            "gioi_tinh": ["Nữ" if person % 2 else "Nam" for person in everyone],
            "ngay_sinh": [_born(person) for person in everyone],
            "dan_toc": ["Tày"] * len(everyone),
            "noi_thuong_tru": [f"Xã {person % 7}, huyện Na Hang" for person in everyone],
            "so_dinh_danh_vo_chong": [_number(person ^ 1) for person in everyone],
        }
    )


def _marriages() -> pa.Table:
    """Every third couple; every second of them without numbers."""
    names, acts = _names(), range(0, _COUPLES, 3)
    columns: dict[str, list[str | None]] = {"id": [f"KH-{act:06}" for act in acts]}
    for side, first in (("chong", 0), ("vo", 1)):
        persons = [2 * act + first for act in acts]
        columns |= {
            f"{side}HoTen": [names[person] for person in persons],
            f"{side}NgaySinh": [_born(person) for person in persons],
            f"{side}DanToc": ["Tày"] * len(persons),
            f"{side}NoiCuTru": [f"Xã {person % 7}, huyện Na Hang" for person in persons],
            f"{side}SoGiayTo": [_number(person) if person % 4 < 2 else None for person in persons],
        }
    return pa.table(columns)


if __name__ == "__main__":
    main()
