"""What an applicant is asked after the result."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models import Satisfaction


class RatingForm(forms.Form):
    satisfaction = forms.ChoiceField(
        label=_("Ông/bà có hài lòng về việc tiếp nhận và giải quyết hồ sơ này không?"),
        choices=Satisfaction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một mức hài lòng.")},
    )
    comment = forms.CharField(
        label=_("Điều ông/bà muốn nói thêm"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class RatingByCodeForm(RatingForm):
    rating_code = forms.CharField(
        label=_("Mã đánh giá in trên giấy tiếp nhận"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )

    field_order = ("rating_code", "satisfaction", "comment")
