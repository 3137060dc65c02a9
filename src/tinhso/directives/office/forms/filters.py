"""The select fields over a list of assignments, and keeping a filter under a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import PartyRole
from tinhso.directives.queries.choices import document_choices, group_choices, unit_choices
from tinhso.directives.queries.filters import LATE, AssignmentFilter
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.accounts.actor import Actor

STANDINGS = [
    ("", _("Tất cả")),
    (Standing.NOT_STARTED.value, _("Chưa làm")),
    (Standing.IN_PROGRESS.value, _("Đang làm")),
    (Standing.NOT_ARISEN.value, _("Chưa phát sinh")),
    (Standing.DONE_WITHOUT_EVIDENCE.value, _("Báo xong, chưa minh chứng")),
    (Standing.DONE_WITH_EVIDENCE.value, _("Báo xong, chờ nghiệm thu")),
    (Standing.RETURNED.value, _("Bị trả lại")),
    (Standing.ACCEPTED.value, _("Đã nghiệm thu")),
]
SCHEDULES = [
    ("", _("Tất cả")),
    (LATE, _("Quá hạn và sắp đến hạn")),
    (Schedule.OVERDUE.value, _("Quá hạn")),
    (Schedule.DUE_SOON.value, _("Sắp đến hạn")),
    (Schedule.ON_TIME.value, _("Còn trong hạn")),
    (Schedule.DONE_ON_TIME.value, _("Xong đúng hạn")),
    (Schedule.DONE_LATE.value, _("Xong muộn")),
    (Schedule.DUE_BEFORE_ISSUE.value, _("Hạn trước ngày ký")),
    (Schedule.ONGOING.value, _("Thường xuyên")),
    (Schedule.NO_DEADLINE.value, _("Không có hạn")),
]


class MonthInput(forms.TextInput):
    input_type = "month"


class FilterForm(forms.Form):
    """Sent with GET: its fields are the parameters of the list's address."""

    document = forms.ChoiceField(label=_("Văn bản"), required=False)
    group = forms.ChoiceField(label=_("Nhóm"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    standing = forms.ChoiceField(label=_("Kết quả"), choices=STANDINGS, required=False)
    schedule = forms.ChoiceField(label=_("So với hạn"), choices=SCHEDULES, required=False)
    month = forms.CharField(label=_("Hạn trong tháng"), widget=MonthInput, required=False)
    role = forms.ChoiceField(label=_("Vai trò"), choices=PartyRole.choices, required=False)

    def __init__(self, actor: Actor, chosen: AssignmentFilter, **kwargs: Any) -> None:
        super().__init__(initial=vars(chosen), auto_id="filter-%s", **kwargs)
        everything = [("", _("Tất cả"))]
        self.fields["document"].choices = [*everything, *document_choices(actor)]
        self.fields["unit"].choices = [*everything, *unit_choices(actor)]
        groups = group_choices(actor, chosen.document)
        self.fields["group"].choices = [*everything, *groups]
        if not groups:
            del self.fields["group"]


class SavedViewForm(forms.Form):
    name = forms.CharField(label=_("Tên bộ lọc"), max_length=80)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=600)
