"""The result of a dossier as a paper of its own, where the body has no printed form for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.kernel.dates import format_date
from tinhso.onestop.rules.printed.layout import day_start, lines, written
from tinhso.onestop.rules.printed.values import House, Party, Signer
from tinhso.onestop.rules.procedure import Form
from tinhso.papers import Document, FormLayout


@dataclass(frozen=True, slots=True)
class Result:
    """`said`: label and value of what the result confirms, in order."""

    house: House
    name: str
    number: str
    issued_on: date
    dossier: str
    applicant: Party
    said: tuple[tuple[str, str], ...]
    valid_until: date | None
    signer: Signer


def result(given: Result) -> Document:
    """What the body confirms, and of which dossier it is the result."""
    blocks = lines(
        f"{given.house.name} cấp cho: {given.applicant.name}",
        f"Địa chỉ: {given.applicant.address}" if given.applicant.address else "",
        *(f"{label}: {value}" for label, value in given.said),
        f"Kết quả giải quyết hồ sơ mã {given.dossier}.",
        f"Có giá trị đến hết ngày {format_date(given.valid_until)}." if given.valid_until else "",
    )
    form = FormLayout(reference=f"Số: {given.number}")
    return written(given.house, given.name, blocks, at=day_start(given.issued_on), signer=given.signer, form=form)


def said_in(form: Form, answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Title and value of each field that was filled in, in the order of the form."""
    schemas = form.schema["properties"]
    return tuple(
        (str(schemas[name].get("title", name)), _value(schemas[name], answers[name]))
        for name in form.shown
        if answers.get(name) not in (None, "", [])
    )


def _value(schema: Mapping[str, Any], value: object) -> str:
    if schema.get("format") == "date" and isinstance(value, str):
        return format_date(date.fromisoformat(value))
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
