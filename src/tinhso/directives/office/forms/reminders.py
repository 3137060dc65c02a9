"""The form that edits a drafted reminder letter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    body = forms.CharField(label=_("Nội dung thư"), widget=forms.Textarea(attrs={"rows": 22}))
