"""Tables of tasks as text: column orders and header wordings of many offices, and what PDFs and web pages make of them."""

import textwrap
from collections.abc import Iterator, Sequence

from benchmarks.papers.contents import Plan, T
from benchmarks.papers.unseen import heads

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
Row = list[str]
Columns = Sequence[tuple[str, str]]  # header, field


def value(task: T, field: str, joint: str = "; ") -> str:
    match field:
        case "content":
            return task.content
        case "lead":
            return joint.join(task.lead)
        case "helpers":
            return joint.join(task.helpers)
        case "product":
            return task.deliverable
        case "time":
            return task.deadline
        case "both":
            helpers = f"; Phối hợp: {', '.join(task.helpers)}" if task.helpers else ""
            return f"Chủ trì: {', '.join(task.lead)}{helpers}"
    return ""


def rows(plan: Plan, columns: Columns, numbering: str = "restart", joint: str = "; ") -> Iterator[tuple[str, Row]]:
    """("header" | "group" | "task", cells), the number in the first column."""
    yield "header", [header for header, _ in columns]
    running = 0
    for index, group in enumerate(plan.groups):
        label = str(index + 1) if numbering == "decimal" else ROMAN[index]
        if group.title:
            yield "group", [label, group.title]
        for place, task in enumerate(group.tasks, 1):
            running += 1
            number = {"restart": f"{place}", "continuous": f"{running}", "decimal": f"{index + 1}.{place}"}[numbering]
            yield "task", [number, *(value(task, field, joint) for _, field in columns[1:])]


def around(plan: Plan, table: str, head: str | None = None) -> str:
    return (
        (head or heads.stacked(plan))
        + heads.opening(plan)
        + heads.aims()
        + "II. NỘI DUNG\nChi tiết tại Phụ lục kèm theo.\n\n"
        + heads.budget()
        + heads.signature(plan)
        + heads.appendix(plan)
        + table
        + "\n"
    )


def markdown(plan: Plan, columns: Columns, numbering: str = "restart", joint: str = "; ", *, bold: bool = True) -> str:
    lines = []
    for kind, row in rows(plan, columns, numbering, joint):
        full = row + [""] * (len(columns) - len(row))
        marked = [f"**{cell}**" if cell and kind != "task" and bold else cell for cell in full]
        lines.append(f"| {' | '.join(marked)} |")
        if kind == "header":
            lines.append("| " + " | ".join(["---"] * len(columns)) + " |")
    return around(plan, "\n".join(lines), heads.markdown(plan))


def tabbed(plan: Plan, columns: Columns, numbering: str = "restart", upper: Row | None = None) -> str:
    """Tabs between cells; `upper` is a first header row above the second."""
    lines = ["\t".join(upper)] if upper else []
    for _kind, row in rows(plan, columns, numbering):
        lines.append("\t".join(row + [""] * (len(columns) - len(row))))
    return around(plan, "\n".join(lines))


def web_page(plan: Plan, columns: Columns, numbering: str = "restart") -> str:
    """A cell per line, empty cells lost, blank lines between."""
    lines = [cell for _kind, row in rows(plan, columns, numbering) for cell in row if cell]
    return around(plan, "\n\n".join(lines))


def pdf_cells(plan: Plan, columns: Columns, widths: Sequence[int], numbering: str = "restart", page: int = 5) -> str:
    """Cell after cell, broken at the column's width; pages with a number between, and the header again."""
    lines: list[str] = []
    count, sheet = 0, 3
    header: list[str] = []
    for kind, row in rows(plan, columns, numbering):
        shown: list[str] = []
        for width, cell in zip((widths[0], 80) if kind == "group" else widths, row, strict=False):
            if cell:
                shown += [f"{line} " for line in wrap(cell, width)] + [""]
        if kind == "header":
            header = shown
        count += kind == "task"
        if kind == "task" and count % page == 0:
            lines += ["", f"{sheet} ", " ", *header]
            sheet += 1
        lines += shown
    return around(plan, "\n".join(lines), heads.pdf(plan))


def layout(plan: Plan, columns: Columns, widths: Sequence[int], numbering: str = "restart", page: int = 6) -> str:
    """Columns side by side with spaces between, cells broken within their columns."""
    lines: list[str] = []
    for number, (kind, row) in enumerate(rows(plan, columns, numbering)):
        if number and number % page == 0:
            lines += ["", " " * 60 + str(number // page + 2), "\f"]
        here = (widths[0], sum(widths[1:])) if kind == "group" else widths
        lines += side_by_side(row, here) + ([""] if kind != "group" else [])
    return around(plan, "\n".join(lines), heads.columns(plan))


def side_by_side(row: Row, widths: Sequence[int]) -> list[str]:
    broken = [wrap(cell, width - 3) for cell, width in zip(row, widths, strict=False)]
    tallest = max(len(cell) for cell in broken)
    return [
        "".join(
            f"{(cell[at] if at < len(cell) else ''):<{width}}" for cell, width in zip(broken, widths, strict=False)
        ).rstrip()
        for at in range(tallest)
    ]


def wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
