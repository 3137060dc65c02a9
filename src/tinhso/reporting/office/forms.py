"""What a person gives to be checked: words or a file, and an earlier report to hold it against."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.reporting.queries.checks import check_titles

LONGEST_PASTE = 2_000_000
EARLIER_SHOWN = 50


class CheckForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp báo cáo"),
        required=False,
        help_text=_("Word, PDF có chữ hoặc văn bản thuần, tối đa 25 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung vào đây"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    against = forms.TypedChoiceField(
        label=_("So với báo cáo đã kiểm tra trước đó"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Số liệu lặp lại y nguyên hoặc lùi so với báo cáo trước được nêu ra."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = [(str(it.pk), it.title) for it in check_titles(actor)[:EARLIER_SHOWN]]
        self.fields["against"].choices = [("", _("không so")), *earlier]  # type: ignore[attr-defined]
        if not earlier:
            del self.fields["against"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip():
            raise forms.ValidationError(_("Hãy chọn một tệp hoặc dán nội dung báo cáo."))
        if given.get("file") and (given.get("text") or "").strip():
            raise forms.ValidationError(_("Chỉ chọn một: tệp hoặc nội dung dán."))
        return given
