"""What the papers have in common: head, lines, tables, moments in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from tinhso.kernel import clock
from tinhso.kernel.dates import PartialDate, format_date
from tinhso.kernel.numbers import format_integer
from tinhso.onestop.rules.printed.values import Case, House, Signer
from tinhso.papers import Document, FormLayout, Head, Paragraph, Place, Signature, Table, TableRow
from tinhso.papers.model import Block, Line
from tinhso.papers.paragraphs import paragraph

COUNTER = "Bộ phận tiếp nhận\nvà trả kết quả"
BLANK = "…" * 8


def written(
    house: House,
    kind: str,
    blocks: Iterable[Block],
    *,
    at: datetime | None,
    form: FormLayout,
    signer: Signer | None = None,
    position: str = "",
    by_counter: bool = False,
    subject: str = "",
    recipient: str = "",
    copies_to: tuple[str, ...] = (),
) -> Document:
    """A paper of a house, or of the counter in it. Without `at` the day is written by hand, as is the name of who
    signs under `position`."""
    return Document(
        head=Head(
            superior=house.short if by_counter else house.superior,
            issuer=COUNTER if by_counter else house.name,
            place_name=house.place,
            issued_on=PartialDate.of(clock.local(at).date()) if at else None,
            kind=kind,
            subject=subject,
            recipients=(recipient,) if recipient else (),
        ),
        blocks=tuple(blocks),
        signature=Signature(signer.name, (signer.position.upper(),)) if signer else _by_hand(position),
        copies_to=copies_to,
        has_letterhead=True,
        form=form,
    )


def _by_hand(position: str) -> Signature:
    return Signature(position=(position,)) if position else Signature()


def reference(case: Case) -> str:
    return f"Mã hồ sơ: {case.code}"


def lines(*texts: str) -> list[Paragraph]:
    """A paragraph each; empty ones are left out."""
    return [paragraph([Line(text, Place(number), gap=1)]) for number, text in enumerate(texts, 1) if text]


def about(case: Case) -> list[Paragraph]:
    """Whose dossier it is and what it asks for."""
    return lines(
        f"Họ và tên: {case.applicant.name}",
        f"Người nộp thay: {case.filer}" if case.filer else "",
        f"Địa chỉ: {case.applicant.address or BLANK}",
        f"Số điện thoại: {case.applicant.phone or BLANK}",
        f"Nội dung yêu cầu giải quyết: {case.content}",
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    place = Place(1)
    return Table(tuple(TableRow(tuple(cells), place) for cells in (columns, *rows)), place)


def day_start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.ZONE)


def moment(at: datetime) -> str:
    """ "09 giờ 05 phút, ngày 12/8/2026"."""
    local = clock.local(at)
    return f"{local:%H} giờ {local:%M} phút, ngày {format_date(local.date())}"


def short_moment(at: datetime | None) -> str:
    """ "09:05 12/8/2026", or nothing."""
    if at is None:
        return ""
    local = clock.local(at)
    return f"{local:%H:%M} {format_date(local.date())}"


def dong(amount: int) -> str:
    return f"{format_integer(amount)} đồng"
