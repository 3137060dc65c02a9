"""The second round: shapes that the first hadn't."""

from collections.abc import Iterator

from benchmarks.papers.contents import Plan, T
from benchmarks.papers.documents import Sample, as_pdf
from benchmarks.papers.unseen import files, heads, prose, tables
from benchmarks.papers.unseen.second_contents import BAC_NINH, DIEN_BIEN, GIA_LAI, HUNG_YEN, SCIENCE, VINH_LONG

LETTER = frozenset({"kind", "deliverable", "subject"})
NO_NUMBER = (
    ("Nhiệm vụ", "content"),
    ("Cơ quan chủ trì", "lead"),
    ("Phối hợp", "helpers"),
    ("Kết quả đầu ra", "product"),
    ("Thời hạn", "time"),
)
TIME_THIRD = (
    ("STT", ""),
    ("Nội dung, nhiệm vụ", "content"),
    ("Thời gian hoàn thành", "time"),
    ("Đơn vị chủ trì", "lead"),
    ("Đơn vị phối hợp thực hiện", "helpers"),
    ("Sản phẩm chủ yếu", "product"),
)


def second() -> Iterator[Sample]:
    yield Sample("plan by addressees", GIA_LAI, _by_addressees(GIA_LAI), LETTER | {"group"}, sentences=True)
    yield Sample("tabs, headings numbered", VINH_LONG, _numbered_headings(VINH_LONG))
    yield Sample("markdown without numbers", VINH_LONG, _unnumbered(VINH_LONG))
    yield Sample("fields parted by semicolons", SCIENCE, prose.plan_of(SCIENCE, _semicolons, numbers="decimal"))
    yield Sample(".pdf of labels", SCIENCE, as_pdf(prose.plan_of(SCIENCE, prose.below, numbers="letters")))
    yield Sample(
        "PDF cells, time third", DIEN_BIEN, tables.pdf_cells(DIEN_BIEN, TIME_THIRD, (4, 34, 14, 18, 20, 16), page=4)
    )
    yield Sample(
        "columns by spaces, time third",
        DIEN_BIEN,
        tables.layout(DIEN_BIEN, TIME_THIRD, (5, 46, 18, 26, 28, 20), page=5),
    )
    yield Sample(".docx, units on lines", DIEN_BIEN, files.docx(DIEN_BIEN, TIME_THIRD, unit_lines=True))
    yield Sample(
        "no groups, text of a .pdf",
        BAC_NINH,
        files.text_of(files.pdf(BAC_NINH, TIME_THIRD, (1, 6, 3, 3, 3, 3))),
        frozenset({"group"}),
    )
    yield Sample("telegram", HUNG_YEN, _telegram(HUNG_YEN), LETTER)


def _by_addressees(plan: Plan) -> str:
    """A plan that says its tasks only where it says who carries it out."""
    text = heads.stacked(plan) + heads.opening(plan) + heads.aims()
    text += "II. NỘI DUNG\nPhổ cập kỹ năng số cho người dân theo khung chương trình của Bộ Khoa học và Công nghệ.\n\n"
    text += "III. TỔ CHỨC THỰC HIỆN\n"
    for number, group in enumerate(plan.groups, 1):
        if len(group.tasks) == 1:
            content = group.tasks[0].content
            text += f"{number}. {group.title}: {content[:1].lower()}{content[1:]}.\n"
            continue
        text += f"{number}. {group.title}\n" + "".join(f"- {task.content}.\n" for task in group.tasks)
    return (
        text
        + "Quá trình thực hiện nếu có vướng mắc, phản ánh về Sở Khoa học và Công nghệ./.\n\n"
        + heads.signature(plan)
    )


def _numbered_headings(plan: Plan) -> str:
    header = ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Sản phẩm hoàn thành", "Thời gian"]
    lines = ["\t".join(header)]
    for number, group in enumerate(plan.groups, 1):
        lines.append(f"{number}\t{group.title}\t\t\t\t")
        for place, task in enumerate(group.tasks, 1):
            row = [f"{number}.{place}", task.content, ", ".join(task.lead), ", ".join(task.helpers), task.deliverable]
            lines.append("\t".join([*row, task.deadline]))
    return tables.around(plan, "\n".join(lines))


def _unnumbered(plan: Plan) -> str:
    lines = [f"| {' | '.join(header for header, _ in NO_NUMBER)} |", "|" + " :---: |" * len(NO_NUMBER)]
    for number, group in enumerate(plan.groups):
        lines.append(f"| **{tables.ROMAN[number]}. {group.title}** |" + "  |" * (len(NO_NUMBER) - 1))
        lines += [
            f"| {' | '.join(tables.value(task, field, '; ') for _, field in NO_NUMBER)} |" for task in group.tasks
        ]
    return tables.around(plan, "\n".join(lines), heads.markdown(plan))


def _semicolons(mark: str, task: T) -> str:
    helpers = f"; đơn vị phối hợp: {', '.join(task.helpers)}" if task.helpers else ""
    return (
        f"{mark} {task.content}.\nĐơn vị chủ trì: {', '.join(task.lead)}{helpers}; "
        f"thời gian hoàn thành: {task.deadline}; sản phẩm: {task.deliverable}.\n"
    )


def _telegram(plan: Plan) -> str:
    lines = [
        heads.stacked(plan),
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:",
        "- Giám đốc các sở, Thủ trưởng các ban, ngành;\n- Chủ tịch Ủy ban nhân dân các xã, phường.\n",
        "Qua theo dõi, đến ngày 15/11/2025, tỉnh còn 07 chỉ tiêu chưa đạt. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    ]
    for number, group in enumerate(plan.groups, 1):
        if len(group.tasks) == 1:
            content = group.tasks[0].content
            lines.append(f"{number}. {group.title}: {content[:1].lower()}{content[1:]}.")
            continue
        lines.append(f"{number}. {group.title}:")
        lines += [f"{prose.LETTERS[place]}) {task.content};" for place, task in enumerate(group.tasks)]
    lines.append("Yêu cầu các đơn vị nghiêm túc thực hiện Công điện này./.")
    return "\n".join(lines) + "\n\n" + heads.signature(plan)
