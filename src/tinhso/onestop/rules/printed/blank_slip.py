"""The numbered slip that a counter hands out on paper while it can't reach the system, blank, to be filled in by hand.

The circulars have no form for it: the layout is the province's own.
"""

from dataclasses import dataclass

from tinhso.onestop.rules.printed.layout import lines, table, written
from tinhso.onestop.rules.printed.values import House
from tinhso.papers import Document, FormLayout, Signature

KIND = "Phiếu tiếp nhận hồ sơ khi hệ thống gián đoạn"
PAPERS, DOTS = 6, "…"
LINE, HALF_LINE, TIME = DOTS * 26, DOTS * 9, f"{DOTS * 3} giờ {DOTS * 3} phút, ngày {DOTS * 3}/{DOTS * 3}/"


@dataclass(frozen=True, slots=True)
class BlankSlip:
    """`number`: "4/2026"; `code`: what stands under the QR code, whose text is `tracking`."""

    house: House
    number: str
    year: int
    code: str
    tracking: str


def blank_slip(given: BlankSlip) -> Document:
    """One slip. What is written on it is entered afterwards; until then its number stands for the dossier's code."""
    before = lines(
        f"Họ và tên người nộp: {DOTS * 21}",
        f"Số định danh: {HALF_LINE} Số điện thoại: {HALF_LINE}",
        f"Địa chỉ: {LINE}",
        f"Thủ tục: {LINE}",
        "Giấy tờ đã nhận:",
    )
    rows = [(f"{number}", DOTS * 16, DOTS * 5, DOTS * 2) for number in range(1, PAPERS + 1)]
    after = lines(
        f"Thời điểm nhận hồ sơ: {TIME}{given.year}",
        "Thời hạn giải quyết tính từ thời điểm nhận ghi trên phiếu này. Khi hệ thống hoạt động lại, hồ sơ được nhập, "
        "có mã hồ sơ và giấy tiếp nhận, hẹn trả kết quả.",
        f"Đọc mã QR hoặc tra cứu số {given.code} để biết mã hồ sơ, ngày hẹn trả.",
        "Phiếu lập hai bản: một bản giao người nộp, một bản lưu tại quầy.",
    )
    return written(
        given.house,
        KIND,
        (*before, table(("STT", "Tên giấy tờ", "Bản chính, bản sao", "Số lượng"), rows), *after),
        at=None,
        by_counter=True,
        form=FormLayout(
            f"Số phiếu: {given.number}", qr=given.tracking, beside=Signature(position=("NGƯỜI NỘP HỒ SƠ",))
        ),
        position="NGƯỜI TIẾP NHẬN HỒ SƠ",
    )
