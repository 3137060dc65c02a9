"""The shapes in which the measure's documents are set: tables of every kind of ruin, bullets, prose, letters."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterator

from benchmarks.papers.contents import G, Plan, T

HEADER = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời gian hoàn thành")
ROMAN = ("I", "II", "III", "IV", "V", "VI")
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
Row = list[str]


def cells(number: str, task: T, *, deadline_first: bool = False, joint: str = "; ") -> Row:
    tail = [task.deliverable, task.deadline]
    return [
        number,
        task.content,
        joint.join(task.lead),
        joint.join(task.helpers),
        *(tail[::-1] if deadline_first else tail),
    ]


def rows(
    plan: Plan, numbering: str = "restart", *, deadline_first: bool = False, joint: str = "; ", counts: bool = True
) -> Iterator[tuple[str, Row]]:
    """("header" | "group" | "task", cells). Numbering restarts per group, runs on, or is decimal."""
    header = list(HEADER)
    if deadline_first:
        header[4], header[5] = header[5], header[4]
    yield "header", header
    running = 0
    for index, group in enumerate(plan.groups):
        label = str(index + 1) if numbering == "decimal" else ROMAN[index]
        count = f" ({len(group.tasks):02} nhiệm vụ)" if counts else ""
        yield "group", [label, group.title.upper() + count]
        for place, task in enumerate(group.tasks, 1):
            running += 1
            number = {"restart": str(place), "continuous": str(running), "decimal": f"{index + 1}.{place}"}[numbering]
            yield "task", cells(number, task, deadline_first=deadline_first, joint=joint)


def head(plan: Plan, *, columns: bool = False, bar: bool = False) -> str:
    number = plan.symbol or "      /KH-UBND"
    if bar:
        text = f"{' '.join(plan.issuer)} | {MOTTO} Độc lập - Tự do - Hạnh phúc |\nSố: {number} | {plan.place}, {plan.day} |\n"
    elif columns:
        text = (
            "\n".join(
                [
                    plan.issuer[0] + "          " + MOTTO,
                    *plan.issuer[1:],
                    "Độc lập - Tự do - Hạnh phúc",
                    f"Số: {number}          {plan.place}, {plan.day}",
                ]
            )
            + "\n"
        )
    else:
        text = (
            "\n".join(
                [
                    *plan.issuer,
                    "",
                    MOTTO,
                    "Độc lập - Tự do - Hạnh phúc",
                    "",
                    f"Số: {number}",
                    "",
                    f"{plan.place}, {plan.day}",
                ]
            )
            + "\n"
        )
    return f"{text}\n{plan.kind}\n{plan.subject}\n\n" + "\n".join(plan.bases) + "\n\n"


def body(plan: Plan) -> str:
    aims = "\n".join(f"- {aim}" for aim in plan.aims)
    return f"I. MỤC ĐÍCH, YÊU CẦU\n{aims}\n- Xác định rõ trách nhiệm của từng cơ quan, đơn vị.\n\n"


def duties(plan: Plan, roman: str = "III") -> str:
    if not plan.duties:
        return ""
    text = f"{roman}. TỔ CHỨC THỰC HIỆN\n"
    for index, (who, what) in enumerate(plan.duties, 1):
        text += f"{index}. {who}\n" + "".join(f"- {one}\n" for one in what)
    return (
        text + "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời phản ánh về cơ quan thường trực./.\n\n"
    )


def end(plan: Plan) -> str:
    lines = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", plan.authority, plan.position, "", "", plan.signer]
    return "\n".join(line for line in lines if line is not None) + "\n\n"


def appendix(plan: Plan) -> str:
    return f"PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số {plan.symbol or '      '} của {plan.place})\n\n"


def _around(plan: Plan, table: str, **options: bool) -> str:
    return head(plan, **options) + body(plan) + duties(plan, "II") + end(plan) + appendix(plan) + table


def tabs(plan: Plan, *, drop_empty: bool = False, **options: object) -> str:
    lines = []
    for kind, row in rows(plan, **options):  # type: ignore[arg-type]
        full = row + [""] * (6 - len(row)) if kind == "group" and not drop_empty else row
        lines.append("\t".join(cell for cell in full if cell or not drop_empty))
    return _around(plan, "\n".join(lines))


def tabs_with_pages(plan: Plan) -> str:
    """A header on every page, and the last row of the page torn in its content."""
    lines, header = [], "\t".join(HEADER)
    for number, (kind, row) in enumerate(rows(plan)):
        full = row + [""] * (6 - len(row))
        if kind == "task" and number % 4 == 3:
            words = full[1].split()
            cut = len(words) // 2
            lines.append("\t".join([full[0], " ".join(words[:cut]), *full[2:]]))
            lines += ["", header, "\t".join(["", " ".join(words[cut:]), "", "", "", ""])]
        else:
            lines.append("\t".join(full))
    return _around(plan, "\n".join(lines))


def markdown(plan: Plan) -> str:
    lines = []
    for kind, row in rows(plan, joint=", "):
        full = row + [""] * (6 - len(row))
        shown = [f"**{cell}**" if cell and kind != "task" else cell for cell in full]
        lines.append("| " + " | ".join(shown) + " |")
        if kind == "header":
            lines.append("|" + "---|" * 6)
    text = _around(plan, "\n".join(lines))
    return text.replace(plan.kind + "\n", f"**{plan.kind}**\n").replace("I. MỤC ĐÍCH", "## I. MỤC ĐÍCH")


def bars(plan: Plan) -> str:
    lines = [" | ".join(row + [""] * (6 - len(row))) + " |" for _kind, row in rows(plan, "continuous")]
    return _around(plan, "\n".join(lines), bar=True)


def cell_per_line(plan: Plan, **options: object) -> str:
    """Every cell on a line of its own, empty ones lost."""
    lines = [cell for _kind, row in rows(plan, **options) for cell in row if cell]  # type: ignore[arg-type]
    return _around(plan, "\n".join(lines))


def cell_per_line_headers(plan: Plan) -> str:
    """The same with the header repeated in mid-table, its first cell gone."""
    lines: list[str] = []
    for number, (_kind, row) in enumerate(rows(plan)):
        if number in (4, 8):
            lines += HEADER[1:]
        lines += [cell for cell in row if cell]
    return _around(plan, "\n".join(lines))


def wrapped(plan: Plan, *, double: bool = False, **options: object) -> str:
    """Cells broken to narrow columns, as text taken out of a PDF has them."""
    widths = (4, 34, 16, 16, 18, 14)
    lines: list[str] = []
    for kind, row in rows(plan, **options):  # type: ignore[arg-type]
        widths_here = widths if kind != "group" else (4, 90)
        for width, cell in zip(widths_here, row, strict=False):
            lines += [line + " " for line in textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False)]
            lines.append("")
    table = "\n\n".join(line for line in lines if line) if double else "\n".join(lines)
    return _around(plan, table)


def _labelled(plan: Plan, write: Callable[[int, T], str], roman: str = "II") -> str:
    text = head(plan) + body(plan) + f"{roman}. NHIỆM VỤ VÀ GIẢI PHÁP\n"
    for index, group in enumerate(plan.groups, 1):
        text += f"{index}. {group.title}\n"
        text += "".join(write(place, task) for place, task in enumerate(group.tasks, 1))
    return text + "\n" + duties(plan) + end(plan)


def labels_below(plan: Plan) -> str:
    def write(_place: int, task: T) -> str:
        helpers = f"+ Đơn vị phối hợp: {', '.join(task.helpers)}.\n" if task.helpers else ""
        return f"- {task.content}.\n+ Đơn vị chủ trì: {', '.join(task.lead)}.\n{helpers}+ Thời gian hoàn thành: {task.deadline}.\n+ Sản phẩm: {task.deliverable}.\n"

    return _labelled(plan, write)


def labels_inline(plan: Plan) -> str:
    def write(place: int, task: T) -> str:
        helpers = f" Cơ quan phối hợp: {'; '.join(task.helpers)}." if task.helpers else ""
        return f"{chr(96 + place)}) {task.content}. Cơ quan chủ trì: {'; '.join(task.lead)}.{helpers} Thời hạn: {task.deadline}. Sản phẩm: {task.deliverable}.\n"

    return _labelled(plan, write)


def labels_numbered(plan: Plan) -> str:
    def write(place: int, task: T) -> str:
        helpers = f"- Cơ quan phối hợp: {'; '.join(task.helpers)}\n" if task.helpers else ""
        return f"{place}) {task.content}\n- Cơ quan thực hiện: {'; '.join(task.lead)}\n{helpers}- Thời hạn hoàn thành: {task.deadline}\n- Kết quả: {task.deliverable}\n"

    return _labelled(plan, write)


def labels_in_brackets(plan: Plan) -> str:
    def write(_place: int, task: T) -> str:
        helpers = f"; phối hợp: {', '.join(task.helpers)}" if task.helpers else ""
        return f"- {task.content}. (Chủ trì: {', '.join(task.lead)}{helpers}; thời gian thực hiện: {task.deadline}; sản phẩm: {task.deliverable})\n"

    return _labelled(plan, write)


def labels_wrapped(plan: Plan) -> str:
    """Prose with labels, its lines broken at 72 characters and double spaced."""
    text = labels_below(plan)
    return "\n\n".join(part for line in text.split("\n") if line.strip() for part in textwrap.wrap(line, 72))


def decision(plan: Plan) -> str:
    number = plan.symbol.replace("KH", "QĐ") or "      /QĐ-UBND"
    issuer = " ".join(plan.issuer)
    first = (
        "\n".join([*plan.issuer, MOTTO, "Độc lập - Tự do - Hạnh phúc", f"Số: {number}", f"{plan.place}, {plan.day}"])
        + f"\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch {plan.subject[:1].lower()}{plan.subject[1:]}\n\nCHỦ TỊCH {issuer}\n\n"
        + "\n".join(plan.bases)
        + "\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
        "Điều 3. Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này./.\n\n"
    )
    table = "\n".join("\t".join(row + [""] * (6 - len(row))) for _kind, row in rows(plan))
    return first + end(plan) + f"KẾ HOẠCH\n{plan.subject}\n(Ban hành kèm theo Quyết định số {number})\n\n" + table


def letter(plan: Plan, *, wrap: bool = False) -> str:
    lines = [
        *plan.issuer,
        MOTTO,
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {plan.symbol}",
        f"{plan.place}, {plan.day}",
        f"V/v {plan.subject}",
        "",
        "Kính gửi:",
        "- Các sở, ban, ngành;",
        "- Ủy ban nhân dân các xã, phường.",
        "",
        *plan.bases,
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    ]
    for index, group in enumerate(plan.groups, 1):
        if len(group.tasks) == 1 and index == 1:
            content = group.tasks[0].content
            lines.append(f"{index}. {group.title}: {content[:1].lower()}{content[1:]}")
            continue
        lines.append(f"{index}. {group.title}:")
        lines += [f"- {task.content}" for task in group.tasks]
    text = "\n".join(lines) + "\n\n" + end(plan)
    return (
        "\n\n".join(part for line in text.split("\n") if line.strip() for part in textwrap.wrap(line, 76))
        if wrap
        else text
    )


def decomposed(plan: Plan) -> str:
    """Letters and their marks apart, with stray zero-width spaces."""
    return unicodedata.normalize("NFD", tabs(plan)).replace("nhiệm", "nhiệm\u200b")


def tail_behind_group(plan: Plan) -> str:
    """The end of a group's last content stands behind the next group's heading."""
    lines: list[str] = []
    pending = ""
    for kind, row in rows(plan):
        if kind == "group":
            lines.append("\t".join(row + [""] * 4))
            if pending:
                lines.append("\t".join(["", pending, "", "", "", ""]))
                pending = ""
            continue
        if (
            kind == "task"
            and row[0] == str(len(_group_of(plan, row[1]).tasks))
            and plan.groups[-1].tasks[-1].content != row[1]
        ):
            words = row[1].split()
            cut = len(words) - 3
            while cut > 2 and not words[cut][:1].islower():
                cut -= 1
            pending, row = " ".join(words[cut:]), [row[0], " ".join(words[:cut]), *row[2:]]
        lines.append("\t".join(row))
    return _around(plan, "\n".join(lines))


def _group_of(plan: Plan, content: str) -> G:
    return next(group for group in plan.groups if any(task.content == content for task in group.tasks))


def lone_bars(plan: Plan) -> str:
    """Web pages taken as text: a stroke on a line of its own between cells, lines broken at will."""
    lines: list[str] = []
    for _kind, row in rows(plan):
        for cell in row:
            lines += [*textwrap.wrap(cell, 40), "|"]
    return head(plan) + body(plan) + "II. NHIỆM VỤ\n" + "\n".join(lines) + "\n" + duties(plan) + end(plan)
