"""Forms of the shell's screens. Their fields are called as the verbs' arguments are."""

from django import forms


def date_field(label: object, *, required: bool = True, help_text: object = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def reason_field(label: object, help_text: object = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=300, help_text=help_text)
