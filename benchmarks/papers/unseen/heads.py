"""Letterheads, openings and endings, as they come out of Word, web pages and PDFs."""

from benchmarks.papers.contents import Plan

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def stacked(plan: Plan) -> str:
    return (
        "\n".join([*plan.issuer, "-------", STATE, MOTTO, "---------------", f"Số: {number(plan)}", dated(plan)])
        + "\n\n"
        + title(plan)
    )


def markdown(plan: Plan) -> str:
    """A web page's letterhead: a table of two columns."""
    return (
        f"| **{'<br>'.join(plan.issuer)}**<br>------- | **{STATE}<br>{MOTTO}**<br>--------------- |\n| --- | --- |\n"
        f"| Số: {number(plan)} | *{dated(plan)}* |\n\n" + title(plan, bold="**")
    )


def columns(plan: Plan) -> str:
    """The two columns of a PDF's first page, side by side."""
    left = [*plan.issuer, "", f"Số: {number(plan)}"]
    right = [STATE, MOTTO, "", dated(plan)]
    while len(left) < len(right):
        left.insert(-1, "")
    return "\n".join(f"   {one:<38}{other}" for one, other in zip(left, right, strict=False)) + "\n\n\n" + title(plan)


def pdf(plan: Plan) -> str:
    """Lines as a PDF gives them: trailing spaces, the subject broken at the column's width."""
    lines = [f"{line} " for line in plan.issuer]
    return (
        "\n".join([*lines, "", f"{STATE} ", f"{MOTTO} ", " ", f"Số: {number(plan)} {dated(plan)} "])
        + "\n\n"
        + title(plan)
    )


def number(plan: Plan) -> str:
    return plan.symbol or "        /KH-UBND"


def dated(plan: Plan) -> str:
    return f"{plan.place}, {plan.day}"


def title(plan: Plan, bold: str = "") -> str:
    words = plan.subject.split()
    half = len(words) // 2
    subject = "\n".join(f"{bold}{' '.join(part)}{bold}" for part in (words[:half], words[half:]))
    bases = "\n\n".join(plan.bases)
    return f"{bold}{plan.kind}{bold}\n{subject}\n\n{bases}\n\n"


def opening(plan: Plan) -> str:
    who = " ".join(plan.issuer).capitalize()
    return f"{who} ban hành Kế hoạch với các nội dung cụ thể như sau:\n\n"


def aims() -> str:
    return (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nCụ thể hóa các nhiệm vụ được cấp trên giao, bảo đảm đúng tiến độ.\n"
        "2. Yêu cầu\n- Phân công rõ đầu mối, rõ tiến độ, rõ sản phẩm.\n- Không chồng chéo với kế hoạch khác.\n\n"
    )


def signature(plan: Plan) -> str:
    lines = [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, TH.",
        "",
        *plan.authority.split("\n"),
        plan.position,
        "",
        plan.signer,
    ]
    return "\n".join(lines) + "\n\n"


def appendix(plan: Plan, name: str = "PHỤ LỤC") -> str:
    return (
        f"{name}\nPHÂN CÔNG NHIỆM VỤ CỤ THỂ\n(Ban hành kèm theo Kế hoạch số {number(plan)} "
        f"{plan.day} của {' '.join(plan.issuer).capitalize()})\n\n"
    )


def budget() -> str:
    return (
        "III. KINH PHÍ THỰC HIỆN\nKinh phí do ngân sách nhà nước bảo đảm theo phân cấp hiện hành.\n\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan, đơn vị căn cứ nhiệm vụ được giao chủ động triển khai.\n"
        "2. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh để xem xét./.\n\n"
    )
