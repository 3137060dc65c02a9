"""What people give on the screens of collecting, besides the numbers themselves."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

LARGEST_WORKBOOK = 5 * 1024 * 1024
LARGEST_TEXT = 200_000


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("Biểu Excel đã điền"),
        help_text=_("Tệp .xlsx tải từ trang này. Có một ô sai thì không ô nào được nhận."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> object:
        given = self.cleaned_data["file"]
        if given.size > LARGEST_WORKBOOK:
            raise forms.ValidationError(_("Tệp quá lớn; biểu tải từ hệ thống chỉ vài chục kB."))
        return given


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        help_text=_("Nêu rõ dòng nào, sửa gì; đơn vị nhận được nguyên văn."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LetterForm(forms.Form):
    body = forms.CharField(label=_("Nội dung thư"), widget=forms.Textarea(attrs={"rows": 16}))


class FormTextForm(forms.Form):
    """A form's new version: a file the first time, then the text that was looked at."""

    file = forms.FileField(
        label=_("Tệp của bản mới (.toml)"),
        help_text=_("Tải bản đang áp dụng, sửa bằng trình soạn thảo rồi tải lên. Xem trước đã, chưa đổi gì."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        required=False,
    )
    text = forms.CharField(required=False, strip=False, max_length=LARGEST_TEXT, widget=forms.HiddenInput)

    def clean_file(self) -> object:
        given = self.cleaned_data["file"]
        if given and given.size > LARGEST_TEXT:
            raise forms.ValidationError(_("Tệp quá lớn; một biểu chỉ vài chục kB."))
        return given

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("file") and not given.get("text"):
            self.add_error("file", _("Hãy chọn tệp."))
        return given

    @cached_property
    def content(self) -> bytes:
        """What was given, once it is valid."""
        given = self.cleaned_data["file"]
        return bytes(given.read()) if given else str(self.cleaned_data["text"]).encode()
