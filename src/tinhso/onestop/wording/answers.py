"""What is wrong with a filled form, and what to do about it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.onestop.rules.forms import Wrong

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
