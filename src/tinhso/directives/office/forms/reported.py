"""Forms of a report whose results are to be recorded."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.directives.models import Status
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.organizations.queries import units_on


class ResultsForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp báo cáo"),
        help_text=gettext_lazy("Bản .docx, PDF có chữ hoặc .txt, tối đa 25 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    unit_id = forms.TypedChoiceField(
        label=gettext_lazy("Cơ quan báo cáo"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("Để trống nếu phần đầu báo cáo đã ghi rõ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_on().exclude(kind=UnitKind.DIVISION).values_list("pk", "name")
        self.fields["unit_id"].choices = [("", _("Theo phần đầu báo cáo")), *units]


class RowForm(forms.Form):
    """A person's decision on one row: which assignment, and what its result says of it."""

    assignment_id = forms.IntegerField(required=False)
    status = forms.ChoiceField(choices=[("", ""), *Status.choices], required=False)
