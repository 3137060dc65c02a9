"""A plan of 1.000 rows, from its file to the draft under review: `python -m benchmarks.directives.importing`.

Against the province's real units, in the benchmarks' own database: reading, bringing in, and both against the limit
of 5 seconds. Exits 1 when they break it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")
os.environ["TINHSO_VAR"] = str(Path(".var/benchmark").resolve())
os.environ["TINHSO_AS_OWNER"] = "1"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from tests.factories import acting, person

from benchmarks.machine import fingerprint, load_average
from tinhso.directives import verbs
from tinhso.directives.intake import read_stored
from tinhso.directives.models import Document
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.seed import load_seed

LIMIT_SECONDS = 5.0
ROWS = 1_000
HEAD = """ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 501/KH-UBND                      Độc lập - Tự do - Hạnh phúc
                                     Tuyên Quang, ngày 20 tháng 8 năm 2025

KẾ HOẠCH
Chuẩn hóa dữ liệu chuyên ngành năm 2025

I. NHIỆM VỤ
"""


def plan_text(rows: int = ROWS) -> str:
    leads = ("Sở Tư pháp", "Sở Khoa học và Công nghệ", "UBND cấp xã", "Công an tỉnh", "Sở Y tế")
    items = (
        f"{row}. Rà soát, chuẩn hóa và cập nhật danh mục dữ liệu số {row} của ngành vào kho dữ liệu dùng chung\n"
        f"- Cơ quan chủ trì: {leads[row % len(leads)]}\n- Cơ quan phối hợp: Văn phòng UBND tỉnh; Sở Nội vụ\n"
        f"- Sản phẩm: Danh mục số {row}\n- Thời hạn: Trước ngày {1 + row % 28}/{9 + row % 4}/2025\n"
        for row in range(1, rows + 1)
    )
    return HEAD + "".join(items)


@contextmanager
def _phase(name: str, seconds: dict[str, float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - began


def measure() -> dict[str, float]:
    """Seconds by phase. Everything that it writes is rolled back."""
    seconds: dict[str, float] = {}
    load_seed()
    police = Unit.objects.get(code="cong-an-tinh")
    actor = acting(person("nguoi-nhap-thu", "Người Nhập Thử", Role.AGGREGATOR, police))
    with _phase("keeping the file", seconds):
        digest = keep(BytesIO(plan_text().encode())).digest
    with _phase("reading", seconds):
        read = read_stored(digest, "ke-hoach.txt")
    with _phase("bringing in", seconds):
        made = verbs.draft_from_reading(
            actor, reading=read.reading, names=read.names, digest=digest, name="ke-hoach.txt", aggregator_id=police.pk
        )
    tasks = Document.objects.get(pk=made).tasks.count()
    if tasks != ROWS:
        raise SystemExit(f"{tasks} of {ROWS} rows came in")
    return seconds


def main() -> int:
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        settings.FILES_DIRECTORY = Path(folder)
        seconds = measure()
        transaction.set_rollback(True)
    whole = sum(seconds.values())
    print(f"machine {fingerprint()['hash']}, load {load_average()}")
    for name, took in seconds.items():
        print(f"{name:<20} {took:6.2f} s")
    print(f"{'whole':<20} {whole:6.2f} s   {whole / LIMIT_SECONDS:.2f} of the limit of {LIMIT_SECONDS:g} s")
    return 0 if whole < LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
