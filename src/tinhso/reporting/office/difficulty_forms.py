"""Raising a difficulty, merging several, answering one: short forms that fit a telephone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, UnitKind
from tinhso.foundation.organizations.queries import units_on
from tinhso.reporting import rights
from tinhso.reporting.models import Difficulty
from tinhso.reporting.office.calendar_forms import DayInput
from tinhso.reporting.verbs import Question

NOBODY_ASKED = [UnitKind.DIVISION, UnitKind.DISTRICT, UnitKind.CENTRAL, UnitKind.ENTERPRISE, *COMMUNE_LEVEL]


class QuestionForm(forms.Form):
    subject = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Một câu: việc gì, vướng ở đâu. Câu này đi vào báo cáo."),
    )
    detail = forms.CharField(label=_("Nội dung cụ thể"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    proposal = forms.CharField(label=_("Đề xuất, kiến nghị"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    answering_unit_id = forms.TypedChoiceField(
        label=_("Đơn vị cần trả lời"), coerce=int, empty_value=None, required=False
    )
    answering_body = forms.CharField(
        label=_("Hoặc cơ quan ngoài hệ thống"),
        max_length=200,
        required=False,
        help_text=_("Bộ, ngành trung ương, doanh nghiệp. Đầu mối tổng hợp ghi lại văn bản trả lời của họ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = units_on().exclude(kind__in=NOBODY_ASKED).values_list("pk", "name")
        choices = [("", _("— chọn —")), *offices]
        self.fields["answering_unit_id"].choices = choices  # type: ignore[attr-defined]

    def question(self) -> Question:
        return Question(**{name: self.cleaned_data[name] for name in Question.__dataclass_fields__})

    @staticmethod
    def initial_of(it: Difficulty) -> dict[str, Any]:
        return {name: getattr(it, name) for name in Question.__dataclass_fields__}


class RaiseForm(QuestionForm):
    """With the unit that raises it, where the person may do so for several."""

    unit_id = forms.TypedChoiceField(label=_("Đơn vị nêu"), coerce=int)
    field_order = ("unit_id",)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = units_on().filter(actor.within(rights.RAISE, "")).exclude(kind=UnitKind.DIVISION)
        units = list(rows.values_list("pk", "name"))
        own = next((pk for pk, _name in units if pk == actor.unit_id), units[0][0] if units else None)
        self.fields["unit_id"].choices = units  # type: ignore[attr-defined]
        self.fields["unit_id"].initial = own
        if len(units) == 1:
            self.fields["unit_id"].widget = forms.HiddenInput()


class MergeForm(QuestionForm):
    """`ids` are those chosen in the register."""

    ids = forms.TypedMultipleChoiceField(coerce=int, widget=forms.MultipleHiddenInput)

    def __init__(self, ids: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ids"].choices = [(pk, str(pk)) for pk in ids]  # type: ignore[attr-defined]
        self.fields["ids"].initial = ids


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 6}))
    document = forms.CharField(
        label=_("Số, ký hiệu văn bản trả lời"), max_length=200, required=False, help_text=_("Ví dụ 4567/BTP-CNTT.")
    )
    on = forms.DateField(label=_("Ngày trả lời"), widget=DayInput, required=False, help_text=_("Để trống: hôm nay."))

    def __init__(self, outside: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].required = outside


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
