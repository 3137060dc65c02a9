"""A short plan as an office would have it, and ways to bring it in."""

from io import BytesIO

from tinhso.directives.intake import ReadFile, bring_in, read_stored
from tinhso.directives.models import Document
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit

HEAD = """ỦY BAN NHÂN DÂN TỈNH           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 68/KH-UBND                  Độc lập - Tự do - Hạnh phúc
                                Tuyên Quang, ngày 31 tháng 7 năm 2025

KẾ HOẠCH
Số hóa hồ sơ hộ tịch năm 2025

I. NHIỆM VỤ
"""
SURE = """1. Rà soát sổ hộ tịch còn hiệu lực
- Cơ quan chủ trì: Sở Tư pháp
- Thời hạn: Trước ngày 30/9/2025
"""
LATE = """2. Quét và lưu trữ sổ gốc tại trụ sở
- Cơ quan chủ trì: UBND cấp xã
- Thời hạn: Trước ngày 30/6/2025
"""
UNKNOWN = """3. Cập nhật dữ liệu khuyến học
- Cơ quan chủ trì: Hội Khuyến học xóm Đồng
- Thời hạn: Quý IV/2025
"""
PLAN = HEAD + SURE + LATE + UNKNOWN


def rows(count: int) -> str:
    """A plan of so many tasks."""
    return HEAD + "".join(
        f"{row}. Rà soát, chuẩn hóa sổ đăng ký số {row}\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời hạn: Quý IV/2025\n"
        for row in range(1, count + 1)
    )


def stored(text: str = PLAN) -> str:
    return keep(BytesIO(text.encode())).digest


def brought_in(actor: Actor, aggregator: Unit, text: str = PLAN, name: str = "ke-hoach.txt") -> Document:
    return Document.objects.get(pk=bring_in(actor, stored(text), name, aggregator.pk))


def read(text: str = PLAN) -> ReadFile:
    return read_stored(stored(text), "ke-hoach.txt")
