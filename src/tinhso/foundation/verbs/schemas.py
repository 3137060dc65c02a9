"""What the API of every wing takes and gives alike."""

from typing import Any

from ninja import Schema
from pydantic import field_validator


class Input(Schema):
    """Base of what comes in: text that can't be stored (NUL, half a surrogate pair) is refused at the door, however
    deep it lies."""

    @field_validator("*", mode="after")
    @classmethod
    def storable(cls, value: Any) -> Any:
        if not _is_storable(value):
            raise ValueError("text can't be stored")
        return value


class ReasonIn(Input):
    reason: str


class Made(Schema):
    id: int


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 412, 422), Problem)
"""What any operation may answer instead."""


def _is_storable(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" not in value and (value.isascii() or _is_utf8(value))
    if isinstance(value, dict):
        return all(_is_storable(each) for pair in value.items() for each in pair)
    return not isinstance(value, list | tuple) or all(map(_is_storable, value))


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
