"""What is given when a result is signed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.onestop.office.forms.procedures import DayInput
from tinhso.onestop.rules.procedure import Result


class SignResultForm(forms.Form):
    """`seen`: the dossier's revision when the form was shown."""

    code = forms.ChoiceField(label=_("Kết quả"))
    number = forms.CharField(label=_("Số"), max_length=80)
    issued_on = forms.DateField(label=_("Ngày cấp"), widget=DayInput())
    valid_until = forms.DateField(label=_("Có giá trị đến hết ngày"), widget=DayInput(), required=False)
    file = forms.FileField(
        label=_("Tệp PDF soạn sẵn"),
        help_text=_("Không có tệp thì hệ thống soạn từ tờ khai."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, results: tuple[Result, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(each.code, each.name) for each in results]  # type: ignore[attr-defined]
