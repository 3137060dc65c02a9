"""What a result in a unit's report lets a person record for the task. Pure.

`result_state` is what the row's own words say (`reading.states`). Only a result that says so is done; one that tells
what was done is work under way until a person says more; waiting for guidance is no result at all.
"""

from tinhso.directives.rules.progress import DONE, IN_PROGRESS, NOT_ARISEN, NOT_STARTED

COUNTS_NOTHING = frozenset({"", "awaiting_guidance", "not_arisen", "not_done"})

_STATUSES = {
    "done": DONE,
    "ongoing": IN_PROGRESS,
    "reported": IN_PROGRESS,
    "not_arisen": NOT_ARISEN,
}


def counts_as_result(result_state: str) -> bool:
    """Whether the row shows that something was done, so that the report is evidence of it."""
    return result_state not in COUNTS_NOTHING


def status_of(result_state: str, status: str) -> str:
    """The status that follows from the row, for an assignment that stands at `status`: waiting for guidance takes
    nothing back from work that has begun."""
    if result_state in _STATUSES:
        return _STATUSES[result_state]
    return IN_PROGRESS if status == IN_PROGRESS else NOT_STARTED


def percent_of(new_status: str, status: str, percent: int) -> int:
    """The percentage to record with a new status: a report in words names none, so work under way keeps its own."""
    if new_status == DONE:
        return 100
    return percent if new_status == status == IN_PROGRESS else 0


def takes_back(new_status: str, status: str) -> bool:
    """Whether recording it would unsay that the work is done: never without a person who looks at that row."""
    return status == DONE and new_status != DONE
