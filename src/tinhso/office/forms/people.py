"""Forms over people: account, post, transfer, role, absence, hand-over, password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import role_choices
from tinhso.office.forms import date_field, reason_field

Choices = list[tuple[str, list[tuple[int, str]]]]


class ContactForm(forms.Form):
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=20)


class EditForm(ContactForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    field_order = ("full_name", "email", "phone")


class _PlaceForm(forms.Form):
    """A post at a unit that the actor manages."""

    title = forms.CharField(label=_("Chức danh"), max_length=120, help_text=_("Ví dụ: Chuyên viên, Phó Chủ tịch."))
    is_leader = forms.BooleanField(label=_("Là lãnh đạo đơn vị"), required=False)
    unit_field = "unit_id"

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Đơn vị")
        choices = [("", "—"), *units]
        self.fields[self.unit_field] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
        self.order_fields(self.field_order or [])


class NewPersonForm(_PlaceForm, ContactForm):
    username = forms.RegexField(
        label=_("Tên đăng nhập"),
        regex=r"^[a-z0-9][a-z0-9._-]{2,59}$",
        help_text=_("Chữ thường không dấu, số, dấu chấm; không đổi được về sau."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch; ít nhất 3 ký tự.")},
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    field_order = ("full_name", "username", "unit_id", "title", "is_leader", "email", "phone")


class PostForm(_PlaceForm):
    since = date_field(_("Từ ngày"))
    field_order = ("unit_id", "title", "is_leader", "since")


class TransferForm(_PlaceForm):
    unit_field = "to_unit"
    on = date_field(_("Ngày đầu tiên ở đơn vị mới"), help_text=_("Chức danh và vai trò cũ hết hiệu lực từ ngày này."))
    field_order = ("to_unit", "title", "is_leader", "on")


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=role_choices)
    unit_id = forms.TypedChoiceField(label=_("Phạm vi: đơn vị"), coerce=int)
    subtree = forms.BooleanField(label=_("Cả các đơn vị bên dưới"), required=False, initial=True)
    since = date_field(_("Từ ngày"))
    until = date_field(_("Đến hết ngày"), required=False, help_text=_("Để trống: đến khi thu hồi."))
    reason = reason_field(_("Căn cứ"), _("Số quyết định, công văn hoặc lý do."))

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", "—"), *units]  # type: ignore[attr-defined]


class RevokeForm(forms.Form):
    on = date_field(_("Ngày đầu tiên không còn vai trò"), help_text=_("Chọn hôm nay để thu hồi ngay."))
    reason = reason_field(_("Lý do"))


class ReasonForm(forms.Form):
    reason = reason_field(_("Lý do"))


class SecondFactorForm(forms.Form):
    required = forms.BooleanField(label=_("Phải dùng xác thực hai lớp khi đăng nhập"), required=False)


class AbsenceForm(forms.Form):
    since = date_field(_("Từ ngày"))
    until = date_field(_("Đến hết ngày"), required=False, help_text=_("Để trống: đến khi trở lại."))
    substitute_id = forms.TypedChoiceField(
        label=_("Người thay"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Làm việc với quyền của người vắng trong thời gian đó; mỗi việc đều ghi rõ thay ai."),
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)

    def __init__(self, *args: Any, colleagues: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("không có")), *((each.pk, each.full_name) for each in colleagues)]
        self.fields["substitute_id"].choices = choices  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    to_account_id = forms.TypedChoiceField(label=_("Người nhận"), coerce=int)
    reason = reason_field(_("Lý do"), _("Ví dụ: chuyển công tác, nghỉ chế độ."))

    def __init__(self, *args: Any, receivers: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *((each.pk, each.full_name) for each in receivers)]
        self.fields["to_account_id"].choices = choices  # type: ignore[attr-defined]
