"""The receipt of a petition: that it stands in the register, and until when it is answered.

The circulars have no form for it: the layout is the province's own.
"""

from dataclasses import dataclass
from datetime import datetime

from tinhso.onestop.rules.printed.layout import lines, moment, written
from tinhso.onestop.rules.printed.values import House, Party, Signer
from tinhso.papers import Document, FormLayout, Signature

KIND = "Giấy tiếp nhận phản ánh, kiến nghị"
NAMELESS = "Không nêu tên"


@dataclass(frozen=True, slots=True)
class PetitionReceipt:
    """`number` in the register of the year, "4/2026". `petitioner` None who gave no name; `email` his. `about`,
    `channel` in words; `reference`: its number where it was forwarded from, `dossier`: the code of the one that it is
    about, "" without. `files`: what was handed in with it. `term`: the time to answer in words, `due_at` its end.
    `published`: the address at which answers are read by everybody."""

    house: House
    number: str
    petitioner: Party | None
    email: str
    about: str
    channel: str
    title: str
    reference: str
    dossier: str
    files: tuple[str, ...]
    received_at: datetime
    term: str
    due_at: datetime | None
    published: str
    officer: Signer


def petition_receipt(given: PetitionReceipt) -> Document:
    """What the petitioner takes home. His personal number isn't printed."""
    who, due = given.petitioner, f", đến {moment(given.due_at)}" if given.due_at else ""
    said = lines(
        f"Họ và tên: {who.name if who else NAMELESS}",
        f"Địa chỉ: {who.address}" if who and who.address else "",
        f"Số điện thoại: {who.phone}" if who and who.phone else "",
        f"Thư điện tử: {given.email}" if given.email else "",
        f"Nội dung: {given.title}",
        f"Loại: phản ánh, kiến nghị về {given.about.lower()}",
        f"Về hồ sơ mã: {given.dossier}" if given.dossier else "",
        f"Số, mã ở nơi chuyển đến: {given.reference}" if given.reference else "",
        f"Tệp, giấy tờ kèm theo ({len(given.files)}): {'; '.join(given.files)}" if given.files else "",
        f"Hình thức tiếp nhận: {given.channel}",
        f"Thời điểm tiếp nhận: {moment(given.received_at)}",
        f"Thời hạn trả lời: {given.term}{due}",
        f"{given.house.name} trả lời theo cách liên hệ đã ghi ở trên." if who else "",
        f"Những câu trả lời đã công khai, không nêu tên người phản ánh, đọc tại {given.published}",
    )
    return written(
        given.house,
        KIND,
        said,
        at=given.received_at,
        signer=given.officer,
        form=FormLayout(
            f"Số: {given.number}",
            beside=Signature(who.name if who else "", ("NGƯỜI PHẢN ÁNH, KIẾN NGHỊ",)),
        ),
    )
