"""What a register book is asked for by."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.foundation.organizations.models import Unit

LONGEST_DAYS = 31


class RegisterForm(forms.Form):
    """A unit, and a day or a month of days."""

    unit = forms.ModelChoiceField(None, label=gettext_lazy("Đơn vị tiếp nhận"), empty_label=None)
    since = forms.DateField(label=gettext_lazy("Từ ngày"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=gettext_lazy("Đến ngày"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    as_kind = forms.ChoiceField(
        label=gettext_lazy("Dạng tệp"), choices=[("pdf", "PDF"), ("docx", "DOCX")], required=False
    )

    def __init__(self, data: Any, *, units: QuerySet[Unit], today: date) -> None:
        super().__init__(data, initial={"since": today, "until": today})
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and not 0 <= (until - since).days < LONGEST_DAYS:
            said = _("Chọn khoảng ngày theo thứ tự, nhiều nhất %(most)s ngày.") % {"most": LONGEST_DAYS}
            self.add_error("until", said)
        return given
