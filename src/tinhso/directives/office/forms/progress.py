"""Forms of one assignment: reporting, deciding, dividing the work, moving the deadline."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import Status, TaskLink
from tinhso.directives.office.forms.documents import DayField
from tinhso.directives.rules.progress import settled
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import Unit


class ReportForm(forms.Form):
    status = forms.ChoiceField(label=_("Tình trạng"), choices=Status.choices, widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (%)"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Chỉ cần khi đang làm: từ 0 đến 99."),
    )
    result = forms.CharField(
        label=_("Kết quả"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text=_("Đã làm gì, ra sản phẩm gì, còn vướng gì."),
    )

    def clean(self) -> dict[str, Any]:
        """A percentage is said only of work under way; the other statuses have one of their own."""
        given = super().clean() or {}
        if "status" in given and "percent" in given:
            given["percent"] = settled(given["status"], given["percent"])
        return given


class EvidenceForm(forms.Form):
    """Something that shows the result: a file, a cited document, or nothing yet."""

    file = forms.FileField(
        label=_("Tệp minh chứng"), required=False, help_text=_("PDF, Word, Excel hoặc ảnh, tối đa 25 MB.")
    )
    label = forms.CharField(label=_("Tên minh chứng"), max_length=200, required=False)
    document_symbol = forms.CharField(
        label=_("hoặc số, ký hiệu văn bản"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ 119/BC-STP."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class BreakDownForm(forms.Form):
    """Who in the unit answers for it: division, person, accountable leader."""

    division_id = forms.TypedChoiceField(label=_("Phòng, bộ phận"), coerce=int, empty_value=None, required=False)
    officer_id = forms.TypedChoiceField(label=_("Người thực hiện"), coerce=int)
    leader_id = forms.TypedChoiceField(
        label=_("Lãnh đạo chịu trách nhiệm"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, divisions: Iterable[Unit], people: Iterable[Account], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = [("", _("Chưa chọn")), *((person.pk, person.full_name) for person in people)]
        self.fields["division_id"].choices = [
            ("", _("Không giao cho phòng nào")),
            *((division.pk, division.name) for division in divisions),
        ]
        self.fields["officer_id"].choices = persons
        self.fields["leader_id"].choices = persons


class PartForm(forms.Form):
    title = forms.CharField(label=_("Nội dung"), max_length=300)
    person_id = forms.TypedChoiceField(label=_("Người làm"), coerce=int)
    division_id = forms.TypedChoiceField(label=_("Phòng, bộ phận"), coerce=int, empty_value=None, required=False)
    due = DayField(label=_("Hạn"), required=False, help_text=_("Không muộn hơn hạn của nhiệm vụ."))

    def __init__(self, divisions: Iterable[Unit], people: Iterable[Account], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [("", _("Chưa chọn")), *((person.pk, person.full_name) for person in people)]
        self.fields["division_id"].choices = [("", _("Không")), *((each.pk, each.name) for each in divisions)]


class PartProgressForm(forms.Form):
    status = forms.ChoiceField(label=_("Tình trạng"), choices=Status.choices)
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)


class RescheduleForm(forms.Form):
    new_due = DayField(label=_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False, help_text=_("Văn bản đồng ý đổi hạn, nếu có.")
    )
    for_all = forms.BooleanField(
        label=_("Cho mọi đơn vị được giao nhiệm vụ này, trừ việc đã nghiệm thu"), required=False
    )


class ProxyForm(ReportForm, EvidenceForm):
    """What a body that doesn't use the system wrote in a letter."""

    letter = forms.CharField(label=_("Theo văn bản"), max_length=200, help_text=_("Số, ký hiệu, ngày, cơ quan gửi."))


class LinkForm(forms.Form):
    earlier_id = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Quan hệ"), choices=TaskLink.Kind.choices)
