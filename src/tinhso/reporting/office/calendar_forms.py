"""Rules of a calendar, as a person enters them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.reporting.models import ReportCalendar, Rhythm
from tinhso.reporting.rules.calendars import WEEKDAYS, Cut


class DayInput(forms.DateInput):
    """The browser's own date field; it sends and takes ISO dates and shows them in the reader's way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"


class RuleForm(forms.Form):
    since = forms.DateField(
        label=_("Áp dụng từ ngày"),
        widget=DayInput,
        help_text=_("Cho các kỳ chốt từ ngày này; quy định đang áp dụng hết hiệu lực ngày hôm trước."),
    )
    cut_off_day = forms.TypedChoiceField(label=_("Ngày chốt số liệu"), coerce=int)
    due_days = forms.IntegerField(
        label=_("Gửi trong mấy ngày sau khi chốt"),
        min_value=0,
        initial=1,
        help_text=_("0: trong chính ngày chốt. Đến hết ngày cuối vẫn là đúng hạn."),
    )
    due_time = forms.TimeField(
        label=_("Giờ cuối của ngày đó"),
        widget=TimeInput,
        required=False,
        help_text=_("Để trống: đến hết ngày."),
    )
    moves_to_working_day = forms.BooleanField(
        label=_("Trùng ngày nghỉ thì lùi đến ngày làm việc kế tiếp"), required=False
    )
    recipient = forms.CharField(label=_("Nơi nhận"), max_length=200)
    source = forms.CharField(
        label=_("Văn bản quy định"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày, điều khoản."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    verified = forms.BooleanField(label=_("Tôi đã đọc văn bản này và đối chiếu ngày chốt, hạn gửi"), required=False)

    def __init__(self, calendar: ReportCalendar, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weekly = calendar.rhythm == Rhythm.WEEKLY
        named = [(number, word) for number, word in enumerate(WEEKDAYS, 1)]
        dated = [(day, str(day)) for day in range(1, 31)]
        last = (31, _("ngày cuối tháng"))
        self.fields["cut_off_day"].choices = named if weekly else [*dated, last]  # type: ignore[attr-defined]

    def cut(self) -> Cut:
        given = dict(self.cleaned_data)
        return Cut(**given)


class EndForm(forms.Form):
    until = forms.DateField(
        label=_("Áp dụng đến hết ngày"), widget=DayInput, help_text=_("Kỳ chốt sau ngày này không theo quy định nữa.")
    )
    source = forms.CharField(
        label=_("Văn bản bãi bỏ hoặc thay thế"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class VerifyForm(forms.Form):
    source = forms.CharField(
        label=_("Văn bản đã đối chiếu"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày, điều khoản; bỏ những chỗ ghi “tạm”."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
