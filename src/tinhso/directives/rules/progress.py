"""When a status and a percentage say the same thing. Pure."""

NOT_STARTED, IN_PROGRESS, DONE, NOT_ARISEN = "not_started", "in_progress", "done", "not_arisen"
STATUSES = (NOT_STARTED, IN_PROGRESS, DONE, NOT_ARISEN)


def agrees(status: str, percent: int) -> bool:
    """Done is 100 %, under way is less, and what hasn't begun or hasn't arisen is 0."""
    if status == DONE:
        return percent == 100
    if status == IN_PROGRESS:
        return 0 <= percent < 100
    return percent == 0


def settled(status: str, percent: int | None) -> int:
    """The percentage to keep: statuses other than "under way" have only one."""
    if status == DONE:
        return 100
    return (percent or 0) if status == IN_PROGRESS else 0
