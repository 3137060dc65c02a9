"""Forms over units: name, place, end, merger, alias, code, settled succession."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import CodeScheme, Succession, UnitKind
from tinhso.office.forms import date_field

Choices = list[tuple[str, list[tuple[int, str]]]]


def act_field() -> forms.CharField:
    return forms.CharField(
        label=_("Văn bản quyết định"), max_length=200, help_text=_("Số, ký hiệu, ngày và cơ quan ban hành.")
    )


class NewUnitForm(forms.Form):
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind.choices, initial=UnitKind.DIVISION)
    code = forms.RegexField(
        label=_("Mã nội bộ"),
        regex=r"^[a-z0-9][a-z0-9-]{1,59}$",
        help_text=_("Chữ thường không dấu, số, gạch nối; không đổi được về sau."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số và gạch nối.")},
    )
    since = date_field(_("Từ ngày"))
    source = forms.CharField(label=_("Văn bản thành lập"), max_length=200, required=False)


class RenameForm(forms.Form):
    name = forms.CharField(label=_("Tên mới"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=80, required=False)
    on = date_field(_("Có hiệu lực từ ngày"))
    act_cited = act_field()


class MoveForm(forms.Form):
    parent_id = forms.TypedChoiceField(label=_("Đơn vị cấp trên mới"), coerce=int)
    on = date_field(_("Có hiệu lực từ ngày"))
    act_cited = act_field()

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent_id"].choices = [("", "—"), *units]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    last_day = date_field(_("Hoạt động đến hết ngày"))
    act_cited = act_field()


class MergeForm(forms.Form):
    predecessors = forms.TypedMultipleChoiceField(
        label=_("Các đơn vị sáp nhập vào"),
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("Giữ Ctrl để chọn nhiều đơn vị. Các đơn vị này kết thúc trước ngày sáp nhập."),
    )
    on = date_field(_("Ngày sáp nhập có hiệu lực"))
    act_cited = act_field()

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["predecessors"].choices = units  # type: ignore[attr-defined]


class AliasForm(forms.Form):
    text = forms.CharField(
        label=_("Tên gọi khác"), max_length=200, help_text=_("Đúng như văn bản viết, ví dụ “Sở TP”.")
    )
    source = forms.CharField(label=_("Gặp ở văn bản nào"), max_length=200, required=False)


class CodeForm(forms.Form):
    scheme = forms.ChoiceField(label=_("Bộ mã"), choices=CodeScheme.choices)
    value = forms.CharField(label=_("Mã"), max_length=60)
    since = date_field(_("Có hiệu lực từ ngày"), help_text=_("Mã trước đó hết hiệu lực từ ngày này và được giữ lại."))
    source = forms.CharField(label=_("Văn bản ban hành mã"), max_length=200, required=False)
    verified = forms.BooleanField(label=_("Đã đối chiếu với văn bản gốc"), required=False)


class SettleForm(forms.Form):
    successor_id = forms.TypedChoiceField(label=_("Đơn vị đang giữ việc và sổ sách"), coerce=int)
    part = forms.ChoiceField(
        label=_("Kế thừa"),
        choices=[
            (Succession.Part.WHOLE.value, Succession.Part.WHOLE.label),
            (Succession.Part.PARTIAL.value, Succession.Part.PARTIAL.label),
        ],
        widget=forms.RadioSelect,
    )
    act_cited = act_field()
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor_id"].choices = [("", "—"), *units]  # type: ignore[attr-defined]
