"""The filter over the journal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.office.forms import date_field


class AuditFilterForm(forms.Form):
    """The audit screen's filters as its address writes them."""

    event = forms.CharField(required=False, max_length=80)
    person = forms.CharField(label=_("Người thực hiện"), required=False, max_length=120)
    text = forms.CharField(label=_("Tìm trong đối tượng, mục đích"), required=False, max_length=120)
    since = date_field(_("Từ ngày"), required=False)
    until = date_field(_("Đến ngày"), required=False)
    subject = forms.RegexField(required=False, max_length=130, regex=r"^[\w.]+(:[\w.-]*)?$")
