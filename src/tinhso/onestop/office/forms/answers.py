"""The fields of a procedure's form, drawn from its JSON Schema and layout, and what was typed as the schema wants it.

What is wrong with the answers the schema itself says when the dossier is taken in; these fields take anything, so that
nothing typed is lost.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.onestop.rules.procedure import Form

YES_NO = [("", _("(chưa chọn)")), ("yes", _("Có")), ("no", _("Không"))]
LONG_TEXT = 250


def fields_of(form: Form) -> dict[str, forms.Field]:
    """By the names under which the verb speaks of them ("answers.to-khai.child_name"), in the order of the form."""
    properties, must = form.schema["properties"], form.schema.get("required", [])
    return {name_of(form, name): _field(properties[name], name in must, name) for name in form.shown}


def name_of(form: Form, name: str) -> str:
    return f"answers.{form.code}.{name}"


def answers_of(form: Form, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The filled form; what was left empty is left out."""
    given = {name: str(typed.get(name_of(form, name)) or "").strip() for name in form.shown}
    return {name: _value(form.schema["properties"][name], text) for name, text in given.items() if text}


def _field(schema: Mapping[str, Any], must: bool, name: str) -> forms.Field:
    label, kind = str(schema.get("title", name)), schema.get("type")
    help_text = str(schema.get("description", ""))
    if "enum" in schema:
        choices = [("", _("(chưa chọn)")), *((str(each), str(each)) for each in schema["enum"])]
        field: forms.Field = _Loose(label=label, widget=forms.Select(choices=choices), help_text=help_text)
    elif kind == "boolean":
        field = _Loose(label=label, widget=forms.Select(choices=YES_NO), help_text=help_text)
    elif schema.get("format") == "date":
        field = _Loose(label=label, widget=forms.TextInput({"type": "date"}), help_text=help_text)
    elif kind in ("integer", "number"):
        field = _Loose(label=label, widget=forms.TextInput({"inputmode": "numeric"}), help_text=help_text)
    elif int(schema.get("maxLength", 0)) > 2 * LONG_TEXT:
        field = _Loose(label=label, widget=forms.Textarea({"rows": 3}), help_text=help_text)
    else:
        field = _Loose(label=label, widget=forms.TextInput(), help_text=help_text)
    field.shown_as_required = must  # type: ignore[attr-defined]
    return field


class _Loose(forms.Field):
    """Takes any text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


def _value(schema: Mapping[str, Any], text: str) -> Any:
    """As the schema's type; what can't be read so stays text, and the schema says what is wrong with it."""
    kind = schema.get("type")
    if kind == "boolean":
        return text == "yes"
    try:
        if kind == "integer":
            return int(text)
        if kind == "number":
            return float(text.replace(",", "."))
    except ValueError:
        return text
    return text
