"""What is wrong with a filled form, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.kernel.dates import format_date
from tinhso.onestop.rules.forms import Wrong
from tinhso.onestop.rules.procedure import Form
from tinhso.onestop.wording.choices import value_in_words

WORDS: Mapping[str, Promise] = {
    "required": gettext_lazy("Còn thiếu; hãy ghi."),
    "minLength": gettext_lazy("Quá ngắn; ít nhất %(limit)s ký tự."),
    "maxLength": gettext_lazy("Quá dài; nhiều nhất %(limit)s ký tự."),
    "minimum": gettext_lazy("Quá nhỏ; từ %(limit)s trở lên."),
    "maximum": gettext_lazy("Quá lớn; đến %(limit)s."),
    "enum": gettext_lazy("Chọn một trong: %(limit)s."),
    "format": gettext_lazy("Chưa đúng dạng (%(limit)s)."),
    "pattern": gettext_lazy("Chưa đúng dạng; xem ví dụ trên biểu mẫu."),
    "type": gettext_lazy("Kiểu dữ liệu chưa đúng."),
    "additionalProperties": gettext_lazy("Biểu mẫu không có trường này; bỏ đi."),
}


def in_words(schema: Mapping[str, Any], wrong: Wrong) -> str:
    """ "Họ và tên của con: Còn thiếu; hãy ghi."."""
    told = str(WORDS.get(wrong.rule, _("Chưa đúng; xem lại."))) % {"limit": wrong.limit}
    name = wrong.field.partition(".")[0]
    title = schema.get("properties", {}).get(name, {})
    label = title.get("title", name) if isinstance(title, Mapping) else name
    return f"{label}: {told}" if label else told


@dataclass(frozen=True)
class Answered:
    """One field of a filled form: under which heading, its title, what was answered."""

    group: str
    title: str
    value: str


def answered(form: Form, answers: Mapping[str, Any]) -> list[Answered]:
    """What was filled in, in the order of the form."""
    titles = form.schema["properties"]
    return [
        Answered(group.title, titles[name].get("title", name), _value(titles[name], answers[name]))
        for group in form.layout
        for name in group.fields
        if answers.get(name) not in (None, "")
    ]


def _value(schema: Mapping[str, Any], value: object) -> str:
    if schema.get("format") == "date" and isinstance(value, str):
        try:
            return format_date(date.fromisoformat(value))
        except ValueError:
            return value
    return value if isinstance(value, str) else value_in_words(value)
