"""The form that starts handing a ceased unit's work to its heirs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.directives.queries.choices import ceased_units


class CeasedUnitForm(forms.Form):
    """A unit that ceased and still has open work."""

    unit_id = forms.TypedChoiceField(label=_("Đơn vị đã kết thúc hoạt động"), coerce=int)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["unit_id"].choices = [("", _("Chọn đơn vị")), *ceased_units()]
