"""Forms 01 to 05: what the applicant is given."""

from tinhso.onestop.rules.printed.layout import about, dong, lines, moment, reference, table, written
from tinhso.onestop.rules.printed.values import Apology, Receipt, Said, Supplement
from tinhso.papers import Document, FormLayout, Signature
from tinhso.papers.model import Block

SUBMITTER = ("NGƯỜI NỘP HỒ SƠ",)


def receipt(given: Receipt) -> Document:
    """Form 01, the receipt with the appointment."""
    case = given.case
    rows = [
        (f"{number}", f"{each.name} ({each.note})" if each.note else each.name, each.kind, f"{each.count}")
        for number, each in enumerate(given.papers, 1)
    ]
    papers: list[Block] = [table(("STT", "Tên giấy tờ", "Loại", "Số lượng"), rows)] if rows else []
    due = f"Thời điểm trả kết quả: {moment(given.due_at)}" if given.due_at else given.due_note
    after = lines(
        f"Thời gian giải quyết theo quy định: {given.term}",
        f"Thời điểm nhận hồ sơ: {moment(case.received_at)}",
        f"Thay cho phiếu giấy số {given.slip} đã trao khi hệ thống gián đoạn" if given.slip else "",
        due,
        f"Hình thức nộp: {given.channel}",
        f"Nơi trả kết quả: {given.return_place}",
        f"Phí, lệ phí phải nộp: {dong(given.fee)}" if given.fee else "Phí, lệ phí: không phải nộp",
        "Đọc mã QR hoặc nhập mã hồ sơ để theo dõi việc giải quyết.",
        f"Mã đánh giá khi có kết quả: {given.rating_code}" if given.rating_code else "",
    )
    return written(
        case.house,
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        (*about(case), *lines(f"Thành phần hồ sơ, {len(rows)} loại giấy tờ:"), *papers, *after),
        at=case.received_at,
        signer=given.officer,
        by_counter=True,
        form=FormLayout(reference(case), qr=case.tracking, beside=_submitter(case.filer or case.applicant.name)),
    )


def supplement_request(given: Supplement) -> Document:
    """Form 02, what is to be completed."""
    case = given.case
    rows = [(f"{number}", name, why) for number, (name, why) in enumerate(given.asked, 1)]
    papers: list[Block] = [table(("STT", "Giấy tờ phải bổ sung", "Lý do, cách hoàn thiện"), rows)] if rows else []
    asked = "Qua kiểm tra, đề nghị ông/bà bổ sung, hoàn thiện hồ sơ với các nội dung sau:"
    after = lines(
        f"Nội dung khác phải hoàn thiện: {given.note}" if given.note else "",
        f"Thời điểm yêu cầu: {moment(given.at)}",
        "Hồ sơ bổ sung nộp tại nơi đã nộp hoặc trực tuyến. Nếu cần hướng dẫn thêm, xin liên hệ người ký phiếu này.",
    )
    return written(
        case.house,
        "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        (*about(case), *lines(asked), *papers, *after),
        at=given.at,
        signer=given.officer,
        by_counter=True,
        form=FormLayout(reference(case), qr=case.tracking),
    )


def refusal(given: Said) -> Document:
    """Form 03, why a dossier isn't taken in or not decided as asked."""
    case = given.case
    said = lines(
        f"Thời điểm nhận yêu cầu: {moment(case.received_at)}",
        f"{case.house.name} từ chối tiếp nhận, giải quyết hồ sơ này vì lý do sau:",
        given.reason,
        "Ông/bà có thể nộp lại hồ sơ khi đã đủ điều kiện, hoặc khiếu nại theo quy định của pháp luật.",
    )
    return written(
        case.house,
        "Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
        (*about(case), *said),
        at=given.at,
        signer=given.signer,
        by_counter=True,
        form=FormLayout(reference(case), qr=case.tracking, beside=_submitter(case.filer or case.applicant.name)),
    )


def apology(given: Apology) -> Document:
    """Form 04, the apology that comes before the due time, with the new appointment."""
    case = given.case
    received = f"Ngày nhận hồ sơ: {moment(case.received_at)}. Đã hẹn trả kết quả: {moment(given.old)}"
    said = lines(
        f"{case.house.name} đã tiếp nhận hồ sơ mã {case.code} của ông/bà về việc: {case.content}.",
        received,
        f"Đến nay hồ sơ chưa giải quyết xong vì: {given.reason}",
        f"{case.house.name} xin lỗi ông/bà vì sự chậm trễ này và đề nghị gia hạn, "
        f"hẹn trả kết quả lúc {moment(given.new)}.",
        "Mong ông/bà thông cảm.",
    )
    return written(
        case.house,
        "Văn bản xin lỗi và đề nghị gia hạn",
        said,
        at=given.at,
        signer=given.signer,
        recipient=f"Ông/bà {case.applicant.name}",
        copies_to=("Như trên", "Bộ phận tiếp nhận và trả kết quả", f"Lưu: Hồ sơ {case.code}"),
        form=FormLayout(),
    )


def stop_notice(given: Said) -> Document:
    """Form 05, that a dossier isn't worked on any more."""
    case = given.case
    said = lines(
        f"{case.house.name} thông báo dừng giải quyết hồ sơ mã {case.code}, nhận lúc {moment(case.received_at)}.",
        f"Lý do dừng: {given.reason}",
        f"Thời điểm dừng: {moment(given.at)}",
        "Giấy tờ bản chính đã nộp được trả lại tại nơi nộp hồ sơ. Ông/bà có thể nộp hồ sơ mới khi đủ điều kiện.",
    )
    return written(
        case.house,
        "Thông báo dừng giải quyết hồ sơ",
        (*about(case), *said),
        at=given.at,
        signer=given.signer,
        recipient=f"Ông/bà {case.applicant.name}",
        copies_to=("Như trên", "Bộ phận tiếp nhận và trả kết quả", f"Lưu: Hồ sơ {case.code}"),
        form=FormLayout(),
    )


def _submitter(name: str) -> Signature:
    return Signature(name, SUBMITTER)
