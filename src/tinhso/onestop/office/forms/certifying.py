"""What is given at the counter for a certified copy."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on


class OriginalForm(forms.Form):
    """The original's particulars, who asks, the scan, and that both were compared."""

    unit = forms.ModelChoiceField(None, label=_("Đơn vị chứng thực"), empty_label=None)
    title = forms.CharField(label=_("Tên giấy tờ"), max_length=300)
    original_number = forms.CharField(label=_("Số của bản chính"), max_length=80, required=False)
    original_issuer = forms.CharField(label=_("Nơi cấp bản chính"), max_length=200, required=False)
    requester = forms.CharField(label=_("Người yêu cầu"), max_length=200)
    requester_id = forms.CharField(label=_("Số định danh cá nhân"), max_length=20)
    file = forms.FileField(
        label=_("Bản quét (PDF)"),
        help_text=_("Quét đủ mọi trang của bản chính vào một tệp."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    compared = forms.BooleanField(label=_("Tôi đã đối chiếu bản quét với bản chính do người yêu cầu xuất trình"))

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = units_on()  # another one is the verb's to refuse
        unit.choices = [(each.pk, each.name) for each in units]


class WhyForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
