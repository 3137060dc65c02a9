"""Filters and tags of the design system: numbers and dates as written, addresses that keep a list's state."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, FileInput
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.kernel.numbers import format_integer, format_percent

register = template.Library()

STATE_WORDS = {
    "ok": gettext_lazy("Đạt"),
    "warn": gettext_lazy("Cần chú ý"),
    "late": gettext_lazy("Quá hạn"),
    "idle": gettext_lazy("Chưa có"),
    "info": gettext_lazy("Thông tin"),
}
STATE_ALIASES = {"bad": "late", "fine": "ok"}
CURSOR = "cursor"


@register.filter
def integer(value: int | None) -> str:
    """1405105 → "1.405.105"; None → "" (a missing figure isn't zero)."""
    return "" if value is None else format_integer(value)


@register.filter
def percent(value: Decimal | Fraction | None) -> str:
    """A ratio (Fraction(5083, 6264)) → "81,15%"; None → ""."""
    return "" if value is None else format_percent(value)


@register.filter
def date_vn(value: date | datetime | None) -> str:
    """A date as Vietnamese offices write it; an aware moment is put on the Vietnamese calendar first."""
    if value is None:
        return ""
    return format_date(clock.local(value).date() if isinstance(value, datetime) else value)


@register.filter
def datetime_vn(value: datetime | None) -> str:
    """ "14:20 15/8/2025" on a Vietnamese wall clock."""
    return "" if value is None else f"{clock.local(value):%H:%M} {date_vn(value)}"


@register.filter
def ago(value: datetime | None) -> str:
    """How long since a moment, in words up to yesterday; earlier and future moments as date and time."""
    if value is None:
        return ""
    passed = clock.now() - value
    minutes = int(passed.total_seconds() // 60)
    day = clock.local(value).date()
    if minutes < 0:
        return datetime_vn(value)
    if minutes < 1:
        return gettext("vừa xong")
    if minutes < 60:
        return gettext("%(minutes)d phút trước") % {"minutes": minutes}
    if day == clock.today():
        return gettext("hôm nay %(time)s") % {"time": f"{clock.local(value):%H:%M}"}
    if (clock.today() - day).days == 1:
        return gettext("hôm qua %(time)s") % {"time": f"{clock.local(value):%H:%M}"}
    return datetime_vn(value)


@register.filter
def state_class(state: str) -> str:
    """CSS class of a status state or of its alias (bad, fine); anything unknown is idle, never an error."""
    known = STATE_ALIASES.get(state, state)
    return f"is-{known if known in STATE_WORDS else 'idle'}"


@register.filter
def state_word(state: str) -> str:
    """The word that a status shows when its author gave none."""
    return str(STATE_WORDS.get(STATE_ALIASES.get(state, state), STATE_WORDS["idle"]))


@register.filter
def initial(name: str) -> str:
    """First letter of the given name, which Vietnamese writes last."""
    words = str(name).split()
    return words[-1][0].upper() if words else ""


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Undeclared attributes of a component as escaped HTML; True stands bare, False, None and "" are left out.

    Components write `{{ attrs|attributes }}`: cotton's own rendering of `attrs` doesn't escape values.
    """
    given = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else attrs
    shown = [(name, value) for name, value in given.items() if value not in (None, False, "")]
    return format_html_join(
        "",
        "{}",
        ((format_html(" {}", n) if v is True else format_html(' {}="{}"', n, v),) for n, v in shown),
    )


@register.filter
def field_kind(field: BoundField) -> str:
    """How a field is laid out: checkbox, choices (a group under one legend), file or input."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    if field.use_fieldset:
        return "choices"
    return "file" if isinstance(widget, FileInput) else "input"


@register.simple_tag
def field_input(field: BoundField, has_help: bool = False) -> SafeString:
    """The field's widget, told to a screen reader together with its help and errors.

    A placeholder is left out: it vanishes when one types, so what it says belongs in the help text.
    """
    if field.use_fieldset:
        return field.as_widget()
    described = [f"{field.auto_id}_helptext"] if has_help else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attrs: dict[str, Any] = {"placeholder": False}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def query_url(context: Context, name: str, value: object = None) -> str:
    """The page's address with `name` set to `value` (None or "" takes it out), back on the list's first page."""
    query = _query(context)
    query.pop(CURSOR, None)
    query.pop(name, None)
    if value not in (None, ""):
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def sort_link(context: Context, key: str, param: str = "sort") -> dict[str, str]:
    """For a column header: `url` that sorts by `key` (a second click turns it round), and `aria` when it is sorted."""
    given = _query(context).get(param, "")
    ascending = given == key
    aria = "ascending" if ascending else "descending" if given == f"-{key}" else ""
    return {
        "url": query_url(context, param, f"-{key}" if ascending else key),
        "aria": aria,
    }


@register.simple_tag(takes_context=True)
def query_value(context: Context, name: str) -> str:
    """The present value of a query parameter, "" when absent."""
    return _query(context).get(name, "")


@register.simple_tag(takes_context=True)
def query_fields(context: Context, *without: str) -> SafeString:
    """Hidden inputs that carry the list's other filters through a GET form."""
    kept = [(n, v) for n, values in _query(context).lists() for v in values if n not in (*without, CURSOR)]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


def _query(context: Context) -> QueryDict:
    request = context.get("request")
    return request.GET.copy() if isinstance(request, HttpRequest) else QueryDict(mutable=True)
