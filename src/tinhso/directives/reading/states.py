"""What a reported result says of its task, by its own words."""

import re

from tinhso.kernel.text import fold

_AWAITING = re.compile(r"^(?:thuc hien )?theo (?:tien do|lo trinh|huong dan|chi dao)[^.;]*$|^(?:cho|chua co) huong dan")
_NOT_ARISEN = re.compile(r"^(?:trong ky )?(?:khong|chua) phat sinh")
_DONE = re.compile(r"^(?:da )?hoan thanh\b|^dat 100 ?%|den nay da hoan thanh")
_NOT_DONE = re.compile(r"^(?:chua|khong) (?:hoan thanh|thuc hien|trien khai|dat)")
_ONGOING = re.compile(r"^(?:dang|thuc hien thuong xuyen|thuong xuyen|duy tri|tiep tuc)\b")


def result_state(result: str | None) -> str | None:
    """done, ongoing, not_done, not_arisen, awaiting_guidance or reported; None without a result.

    "reported" tells what was done without saying that all is done: a person judges. "Thực hiện thường xuyên trong năm
    2025, đến nay đã hoàn thành" is done: the later words count.
    """
    if not result or not result.strip():
        return None
    text = fold(result).strip(" .-")
    for state, words in (
        ("awaiting_guidance", _AWAITING),
        ("not_arisen", _NOT_ARISEN),
        ("not_done", _NOT_DONE),
        ("done", _DONE),
        ("ongoing", _ONGOING),
    ):
        if words.search(text):
            return state
    return "reported"
