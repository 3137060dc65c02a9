"""Forms 06 and 07: what the house keeps."""

from datetime import date

from tinhso.kernel.dates import format_date
from tinhso.onestop.rules.printed.layout import lines, moment, reference, short_moment, table, written
from tinhso.onestop.rules.printed.values import Entry, Register, Signer, Slip, SlipStep
from tinhso.papers import Document, FormLayout


def control_slip(given: Slip) -> Document:
    """Form 06: every hand-over with who, when, by when, and whether it was in time."""
    case = given.case
    rows = [_step(number, each) for number, each in enumerate(given.steps, 1)]
    columns = ("STT", "Bước", "Bên giao", "Bên nhận", "Giao lúc", "Hạn", "Xong lúc", "Kết quả")
    before = lines(
        f"Hồ sơ của: {case.applicant.name}",
        f"Nội dung: {case.content}",
        f"Thời điểm nhận hồ sơ: {moment(case.received_at)}",
        f"Thời điểm hẹn trả kết quả: {moment(given.due_at)}" if given.due_at else "Thời điểm hẹn trả: chưa xác định",
    )
    note = lines(f"Phiếu in lúc {moment(given.at)}. Bên giao, bên nhận và thời điểm do hệ thống ghi khi chuyển bước.")
    return written(
        case.house,
        "Phiếu kiểm soát quá trình giải quyết hồ sơ",
        (*before, table(columns, rows), *note),
        at=given.at,
        by_counter=True,
        form=FormLayout(reference(case), landscape=True),
    )


def register_book(given: Register) -> Document:
    """Form 07: the dossiers that a house took in on a day or in a month."""
    columns = (
        "STT",
        "Mã hồ sơ",
        "Thủ tục",
        "Số giấy tờ",
        "Người nộp",
        "Địa chỉ, điện thoại",
        "Cách nộp",
        "Nhận lúc",
        "Hẹn trả",
        "Đã trả",
        "Ghi chú",
    )
    rows = [_entry(number, each) for number, each in enumerate(given.entries, 1)]
    count = lines(f"Số hồ sơ trong sổ: {len(rows)}")
    return written(
        given.house,
        "Sổ theo dõi hồ sơ",
        (table(columns, rows), *count) if rows else lines("Không tiếp nhận hồ sơ nào trong thời gian này."),
        at=given.at,
        signer=Signer("", "Người lập sổ"),
        by_counter=True,
        subject=_span(given.since, given.until),
        form=FormLayout("Quyển số: ……", landscape=True),
    )


def _step(number: int, each: SlipStep) -> tuple[str, ...]:
    times = (short_moment(each.at), short_moment(each.due_at), short_moment(each.done_at))
    outcome = _timing(each)
    return (f"{number}", each.name, each.giver, each.taker, *times, f"{outcome}. {each.note}" if each.note else outcome)


def _timing(each: SlipStep) -> str:
    if each.done_at is None:
        return "Đang thực hiện"
    if each.due_at is None:
        return "Đã xong"
    return "Đúng hạn" if each.done_at <= each.due_at else "Quá hạn"


def _entry(number: int, each: Entry) -> tuple[str, ...]:
    reach = "; ".join(part for part in (each.applicant.address, each.applicant.phone) if part)
    times = tuple(short_moment(at) for at in (each.received_at, each.due_at, each.returned_at))
    return (
        f"{number}",
        each.code,
        each.procedure,
        f"{each.papers}",
        each.applicant.name,
        reach,
        each.channel,
        *times,
        each.note,
    )


def _span(since: date, until: date) -> str:
    if since == until:
        return f"Ngày {format_date(since)}"
    return f"Từ ngày {format_date(since)} đến ngày {format_date(until)}"
