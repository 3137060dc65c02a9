"""Tasks in bullets, labels and sentences, as plans, directives, letters and notices of conclusions have them."""

import textwrap
from collections.abc import Callable

from benchmarks.papers.contents import Plan, T
from benchmarks.papers.unseen import heads

LETTERS = "abcdđeghiklmnopq"
Write = Callable[[str, T], str]


def plan_of(plan: Plan, write: Write, *, numbers: str = "letters", depth: str = "1.") -> str:
    text = heads.stacked(plan) + heads.opening(plan) + heads.aims() + "II. NỘI DUNG, NHIỆM VỤ\n"
    for index, group in enumerate(plan.groups, 1):
        if group.title:
            text += f"{index}. {group.title}\n"
        for place, task in enumerate(group.tasks, 1):
            mark = {
                "letters": f"{LETTERS[place - 1]})",
                "decimal": f"{index}.{place}.",
                "numbers": f"{place}.",
                "dash": "-",
            }
            text += write(mark[numbers], task)
    return text + "\n" + heads.budget() + heads.signature(plan)


def below(mark: str, task: T) -> str:
    helpers = f"- Cơ quan phối hợp: {'; '.join(task.helpers)}.\n" if task.helpers else ""
    return (
        f"{mark} {task.content}\n- Cơ quan chủ trì: {'; '.join(task.lead)}.\n{helpers}"
        f"- Thời gian thực hiện: {task.deadline}.\n- Sản phẩm, kết quả: {task.deliverable}.\n"
    )


def executed(mark: str, task: T) -> str:
    """Labels that other offices choose, the deliverable before the units."""
    helpers = f"* Đơn vị phối hợp thực hiện: {', '.join(task.helpers)}\n" if task.helpers else ""
    return (
        f"{mark} {task.content}.\n* Kết quả đầu ra: {task.deliverable}\n* Đơn vị chủ trì thực hiện: {', '.join(task.lead)}\n"
        f"{helpers}* Tiến độ thực hiện: {task.deadline}\n"
    )


def lettered(mark: str, task: T) -> str:
    """The task's parts are lettered themselves."""
    helpers = f"c) Đơn vị phối hợp: {'; '.join(task.helpers)}.\n" if task.helpers else ""
    return (
        f"{mark} {task.content}\na) Đơn vị chủ trì: {'; '.join(task.lead)}.\n{helpers}"
        f"d) Thời gian hoàn thành: {task.deadline}.\nđ) Sản phẩm: {task.deliverable}.\n"
    )


def inline(mark: str, task: T) -> str:
    helpers = f" Đơn vị phối hợp: {', '.join(task.helpers)}." if task.helpers else ""
    return (
        f"{mark} {task.content}. Đơn vị chủ trì: {', '.join(task.lead)}.{helpers} "
        f"Sản phẩm: {task.deliverable}. Thời gian: {task.deadline}.\n"
    )


def charged(mark: str, task: T) -> str:
    """The body is charged at the end of the bullet."""
    helpers = f", phối hợp với {', '.join(task.helpers)}" if task.helpers else ""
    return f"{mark} {task.content} (giao {', '.join(task.lead)} chủ trì{helpers}; thời gian: {task.deadline}; kết quả: {task.deliverable}).\n"


def directive(plan: Plan, *, wrap: int = 0) -> str:
    lines = [
        heads.stacked(plan),
        "Thời gian qua, việc giải quyết hồ sơ còn chậm; tỷ lệ hồ sơ quá hạn tháng 10/2025 là 3,2%. Để khắc phục,",
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    ]
    for index, group in enumerate(plan.groups, 1):
        lines.append(f"{index}. {group.title}")
        lines += [f"{LETTERS[place]}) {task.content}." for place, task in enumerate(group.tasks)]
    lines.append("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.")
    return _broken("\n".join(lines) + "\n\n" + heads.signature(plan), wrap)


def letter(plan: Plan, *, wrap: int = 0) -> str:
    lines = [
        *plan.issuer, heads.STATE, heads.MOTTO, f"Số: {plan.symbol}", f"V/v {plan.subject}", heads.dated(plan), "",
        "Kính gửi:", "- Các sở, ban, ngành cấp tỉnh;", "- Ủy ban nhân dân các xã, phường.", "",
        *plan.bases, "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:",
    ]  # fmt: skip
    for index, group in enumerate(plan.groups, 1):
        lines.append(f"{index}. {group.title}:")
        lines += [f"- {task.content}." for task in group.tasks]
    lines.append("Nhận được Công văn này, yêu cầu các đơn vị khẩn trương thực hiện./.")
    return _broken("\n".join(lines) + "\n\n" + heads.signature(plan), wrap)


def conclusion(plan: Plan, *, subject_first: bool = False) -> str:
    """A notice of conclusions: bodies are charged in sentences."""
    lines = [
        heads.stacked(plan),
        "Ngày 17/10/2025, đồng chí Phó Chủ tịch UBND tỉnh chủ trì cuộc họp nghe báo cáo tiến độ. Sau khi nghe ý kiến "
        "của các đơn vị dự họp, đồng chí kết luận như sau:",
    ]
    for number, task in enumerate(plan.groups[0].tasks, 1):
        helpers = f", phối hợp với {', '.join(task.helpers)}" if task.helpers else ""
        charge = f"{', '.join(task.lead)} chủ trì{helpers} {task.content}"
        time = task.deadline if task.deadline.startswith("ngay") else f"hoàn thành {task.deadline}"
        lines.append(f"{number}. {charge}; {time}." if subject_first else f"{number}. Giao {charge}, {time}.")
    lines.append("Thừa lệnh Chủ tịch, Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.")
    return "\n".join(lines) + "\n\n" + heads.signature(plan)


def _broken(text: str, width: int) -> str:
    """Lines broken at a width, a page number now and then."""
    if not width:
        return text
    lines = [part for line in text.split("\n") for part in (textwrap.wrap(line, width) or [""])]
    for place in range(len(lines) - 15, 20, -34):
        lines[place:place] = ["", str(2 + place // 34), ""]
    return "\n".join(f"{line} " for line in lines)
