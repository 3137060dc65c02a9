"""What is given for an outage of a counter and its paper slips. Fields are named as the verbs name what is wrong."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.onestop.models import Outage
from tinhso.onestop.office.forms.moments import MomentField
from tinhso.onestop.queries.outages import OutagePage, supervisors
from tinhso.onestop.verbs.slips import MOST_SLIPS

USUAL_BLOCK = 20


class DeclareForm(forms.Form):
    """The outage of one counter."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: mất điện cả xã, đứt cáp quang, bảo trì hệ thống.")
    )
    began_at = MomentField(label=_("Bắt đầu"), help_text=_("Có thể là thời điểm đã qua, hoặc sắp tới khi báo trước."))
    ended_at = MomentField(
        label=_("Kết thúc"), required=False, help_text=_("Để trống khi chưa hết; ghi ngay nếu đã hết.")
    )
    supervisor = forms.ChoiceField(label=_("Lãnh đạo sẽ xác nhận"))

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"began_at": clock.local(clock.now())}, **kwargs)
        self.fields["supervisor"].choices = supervisors(unit)  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "reason": given["reason"],
            "began_at": given["began_at"],
            "ended_at": given["ended_at"],
            "supervisor_id": int(given["supervisor"]),
        }


class EndForm(forms.Form):
    ended_at = MomentField(label=_("Hệ thống hoạt động lại lúc"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"ended_at": clock.local(clock.now())}, **kwargs)


class SpoiledForm(forms.Form):
    number = forms.ChoiceField(label=_("Phiếu số"))
    reason = forms.CharField(label=_("Hỏng vì sao"), max_length=300, help_text=_("Ví dụ: viết nhầm tên, rách."))

    def __init__(self, page: OutagePage, number: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"number": number}, **kwargs)
        self.fields["number"].choices = slip_choices(page)  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    note = forms.CharField(label=_("Ý kiến"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class BlockForm(forms.Form):
    count = forms.IntegerField(label=_("Số phiếu"), min_value=1, max_value=MOST_SLIPS, initial=USUAL_BLOCK)


class TrueTimeField(forms.TimeField):
    """The time written on a slip; cleaned to an aware moment of the outage's day, so that no day is typed."""

    def __init__(self, day: datetime) -> None:
        label = _("Giờ nhận ghi trên phiếu, ngày %(day)s") % {"day": format_date(day.date())}
        super().__init__(label=label, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
        self.day = day.date()

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        return datetime.combine(self.day, given, tzinfo=clock.ZONE) if given else None


def true_time_field(outage: Outage) -> forms.Field:
    """An outage within one day asks for the time alone."""
    began, until = clock.local(outage.began_at), clock.local(outage.ended_at or clock.now())
    if began.date() == until.date():
        return TrueTimeField(began)
    return MomentField(label=_("Thời điểm nhận ghi trên phiếu"))


class SlipField(forms.ChoiceField):
    """Offers the slips that aren't accounted for, and the one that the screen was opened with; what has become of that
    meanwhile, and any other, is the verb's to say."""

    def __init__(self, page: OutagePage, opened_with: str) -> None:
        choices = slip_choices(page)
        if opened_with and (opened_with, opened_with) not in choices:
            choices.insert(0, (opened_with, opened_with))
        super().__init__(label=_("Phiếu giấy số"), choices=choices)

    def valid_value(self, value: Any) -> bool:
        return True


def slip_choices(page: OutagePage) -> list[tuple[str, str]]:
    return [(each.slip.name, each.slip.name) for each in page.out]
