"""A real paper, written by our own writer, and who signs it."""

from datetime import timedelta

from cryptography import x509
from pyhanko.sign import Signer

from tinhso.foundation.signing.authority import Holder
from tinhso.foundation.signing.keys import fingerprint_of, make_software_key, software_key
from tinhso.kernel import clock
from tinhso.papers import read_bytes
from tinhso.papers.writing import write_pdf

SIGNER = "Nguyễn Thị Thưởng"
BODY = "Ủy ban nhân dân xã Tân Trào"
TEXT = f"""ỦY BAN NHÂN DÂN
XÃ TÂN TRÀO
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/QĐ-UBND
Tân Trào, ngày 03 tháng 10 năm 2025

QUYẾT ĐỊNH
Về việc cải chính hộ tịch

Điều 1. Cải chính ngày sinh của công dân theo hồ sơ đã nộp.

Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH



{SIGNER}
"""


def paper() -> bytes:
    return write_pdf(read_bytes(TEXT.encode()))


def certificate(name: str, organisation: str = BODY, days: int = 900) -> x509.Certificate:
    since = clock.now() - timedelta(days=1)
    return make_software_key(Holder(name, organisation), since, since + timedelta(days=days))


def key_of(made: x509.Certificate) -> Signer:
    return software_key(fingerprint_of(made))
