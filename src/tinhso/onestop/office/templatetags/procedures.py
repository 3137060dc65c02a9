"""How procedures are written on pages."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.onestop.models import ProcedureVersion
from tinhso.onestop.office.drawing import drawing
from tinhso.onestop.rules.procedure import Content, Duration, Fee, Form, Step
from tinhso.onestop.rules.process import picture
from tinhso.onestop.wording import choices
from tinhso.onestop.wording.moments import in_words

register = template.Library()


@register.filter
def choice(value: StrEnum) -> str:
    return choices.choice(value)


@register.filter
def duration(value: Duration | None) -> str:
    return choices.duration(value) if value else ""


@register.filter
def dong(amount: int) -> str:
    return choices.dong(amount)


@register.filter
def work_hours(value: float) -> str:
    return choices.hours(value)


@register.filter
def moment(value: datetime | None) -> str:
    return in_words(value) if value else ""


@register.filter
def fee_amount(fee: Fee) -> str:
    """ "2.000 đồng/trang; từ trang thứ 3: 1.000 đồng; không quá 200.000 đồng"."""
    parts = [f"{choices.dong(fee.amount)}/{choice(fee.per)}"]
    if fee.first is not None and fee.then is not None:
        values = {"per": choice(fee.per), "number": fee.first + 1, "amount": choices.dong(fee.then)}
        parts.append(_("từ %(per)s thứ %(number)s: %(amount)s") % values)
    if fee.at_most is not None:
        parts.append(_("không quá %(amount)s") % {"amount": choices.dong(fee.at_most)})
    return "; ".join(parts)


@register.filter
def field_of_work(code: str) -> str:
    return choices.field_of_work(code)


@register.simple_tag
def process_picture(steps: Sequence[Step]) -> SafeString:
    """The internal process, drawn."""
    return render_to_string("onestop/parts/process.svg", {"drawing": drawing(picture(steps))})


@register.simple_tag
def version_status(version: ProcedureVersion) -> SafeString:
    """Its state as word, shape and colour."""
    kinds = {"draft": "warn", "published": "ok", "withdrawn": "idle"}
    return format_html(
        '<span class="status is-{}"><i class="shape" aria-hidden="true"></i>{}</span>',
        kinds[version.state],
        version.get_state_display(),
    )


@register.simple_tag
def form_groups(form: Form) -> list[tuple[str, str]]:
    """The headings of a form, each with the titles of its fields; * for those that must be filled in."""
    must = form.schema.get("required", [])
    fields = form.schema["properties"]
    return [
        (
            group.title,
            ", ".join(f"{fields[name].get('title', name)}{'*' if name in must else ''}" for name in group.fields),
        )
        for group in form.layout
    ]


@register.simple_tag
def step_name(says: Content, code: str) -> str:
    step = says.step(code)
    return step.name if step else code
