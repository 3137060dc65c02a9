"""What forms on one thing with a course, a dossier or a petition, have in common."""

from typing import Any

from django import forms


def text_area(label: object, *, required: bool = True, rows: int = 3, help_text: object = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=widget, help_text=help_text)  # type: ignore[arg-type]


class SeenForm(forms.Form):
    """`seen` is the revision that the officer saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, revision: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": revision, **self.first_values()}, **kwargs)
        self.prepare()

    def first_values(self) -> dict[str, Any]:
        return {}

    def prepare(self) -> None:
        """Fields that depend on the thing."""

    @property
    def given(self) -> dict[str, Any]:
        """The verb's arguments, once the form is valid."""
        return dict(self.cleaned_data)

    @property
    def seen_revision(self) -> int | None:
        """The revision that was sent, be the rest of the form right or wrong."""
        sent = str(self.data.get("seen", ""))
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else None
